"""A file can be copied for trying things on, and stays as it is."""

from __future__ import annotations

import hashlib

import pytest

from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.services.safekeeping import backups_of, check, copy_aside
from afm_desktop.storage.workspace import Workspace


@pytest.fixture
def path(tmp_path):
    found_office(tmp_path / "사무국.afm", Office(Role.CENTER, "예시 사무국"))
    return tmp_path / "사무국.afm"


def test_a_copy_of_an_open_file_is_whole_and_no_backup(path, tmp_path):
    before, target = hashlib.sha256(path.read_bytes()).digest(), tmp_path / "다른 곳.afm"
    opened = Workspace.open(path)

    copy_aside(path, target)
    opened.close()

    assert check(target).is_whole
    assert backups_of(path) == []
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_what_is_no_workspace_is_not_copied(tmp_path):
    (tmp_path / "회원.afm").write_text("회원 명부")

    with pytest.raises(StorageError):
        copy_aside(tmp_path / "회원.afm", tmp_path / "다른 곳.afm")

    assert not (tmp_path / "다른 곳.afm").exists()
