"""A copied or restored file never continues a stream that another copy may continue."""

from __future__ import annotations

import shutil

from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, scalar


def stream_names(workspace):
    with workspace.reading() as session:
        return list(
            session.connection().exec_driver_sql("SELECT name FROM stream ORDER BY key").scalars()
        )


def reopened(path):
    workspace = Workspace.open(path)
    add_organization(workspace)
    names = stream_names(workspace)
    workspace.close()
    return names


def filled(path):
    workspace = Workspace.create(path, OFFICE)
    add_organization(workspace)
    workspace.close()


def test_a_file_opened_again_continues_its_stream(path):
    filled(path)

    assert len(reopened(path)) == 1


def test_a_file_that_was_moved_continues_its_stream(path, tmp_path):
    filled(path)
    moved = path.rename(tmp_path / "옮긴 파일.afm")

    assert len(reopened(moved)) == 1


def test_a_copy_beside_the_original_begins_a_new_epoch(path, tmp_path):
    filled(path)
    copy = tmp_path / "사본.afm"
    shutil.copy(path, copy)

    first, second = reopened(copy)

    assert first.split(".")[0] == second.split(".")[0]
    assert first.split("/")[0].endswith(".0")
    assert second.split("/")[0].endswith(".1")


def test_an_older_copy_put_back_begins_a_new_epoch(path, tmp_path):
    filled(path)
    shutil.copy(path, tmp_path / "어제.afm")
    reopened(path)
    shutil.copy(tmp_path / "어제.afm", path)

    assert len(reopened(path)) == 2


def test_a_file_from_another_computer_is_a_new_device(path, tmp_path, monkeypatch):
    filled(path)
    monkeypatch.setenv("AFM_DATA_DIR", str(tmp_path / "다른 컴퓨터"))

    first, second = reopened(path)

    assert first.split(".")[0] != second.split(".")[0]


def test_damaged_notes_begin_a_new_device_instead_of_failing(path, office_data):
    filled(path)
    for note in (office_data / "devices").iterdir():
        note.write_bytes(b"\xff{")

    assert len(reopened(path)) == 2


def test_an_office_without_a_place_for_notes_still_works(path, monkeypatch, tmp_path, caplog):
    (tmp_path / "파일").write_text("")
    monkeypatch.setenv("AFM_DATA_DIR", str(tmp_path / "파일" / "없음"))
    filled(path)

    workspace = Workspace.open(path, read_only=True)

    assert scalar(workspace, "SELECT count(*) FROM organizations") == 1
    workspace.close()
