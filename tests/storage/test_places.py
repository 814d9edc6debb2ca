"""Folders that sync programs manage are recognised."""

from __future__ import annotations

import pytest

from afm_desktop.storage.places import Caution, cautions


@pytest.mark.parametrize(
    "folder", ["OneDrive - 예시연구원", "Dropbox", "Google Drive", "iCloud Drive", "MYBOX"]
)
def test_a_sync_folder_is_recognised_by_its_name(tmp_path, folder):
    assert cautions(tmp_path / folder / "자료" / "a.afm") == (Caution.SYNC_FOLDER,)


def test_a_sync_folder_is_recognised_by_its_mark(tmp_path):
    (tmp_path / ".dropbox.cache").mkdir()

    assert cautions(tmp_path / "a.afm") == (Caution.SYNC_FOLDER,)


def test_a_sync_folder_is_recognised_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))

    assert cautions(tmp_path / "자료" / "a.afm") == (Caution.SYNC_FOLDER,)


def test_a_conflict_copy_beside_the_file_is_recognised(tmp_path):
    (tmp_path / "a (예시 컴퓨터의 충돌 사본).afm").touch()

    assert cautions(tmp_path / "a.afm") == (Caution.CONFLICT_COPY,)


def test_an_ordinary_folder_is_fine(tmp_path):
    assert cautions(tmp_path / "a.afm") == ()
