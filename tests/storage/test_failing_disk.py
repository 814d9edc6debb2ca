"""A disk that is full or fails leaves the last saved state, and the user is told."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from afm_desktop.domain.ids import new_id
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import NotMade, WriteFailed
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, count, tables

WRITE_UNTIL_REFUSED = """
import resource, sys
from pathlib import Path
from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.ids import new_id
from afm_desktop.storage.workspace import Workspace

path, room = Path(sys.argv[1]), int(sys.argv[2])
workspace = Workspace.open(path)
limit = path.stat().st_size + room
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
saved = 0
try:
    while True:
        with workspace.writing("가져오기") as session:
            session.connection().exec_driver_sql(
                "INSERT INTO organizations (id, name) VALUES (?, ?)",
                [(new_id(), "예시가람" * 20) for _ in range(50)],
            )
        saved += 50
except StorageError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(saved, type(error).__name__)
"""


@pytest.mark.parametrize("room", [0, 1, 5_000, 20_000, 70_000, 150_000, 400_000])
def test_a_failing_write_leaves_what_was_saved(path, room):
    Workspace.create(path, OFFICE).close()

    answer = subprocess.run(
        [sys.executable, "-c", WRITE_UNTIL_REFUSED, str(path), str(room)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )

    saved, refusal = answer.stdout.split()
    assert refusal == "WriteFailed", answer.stderr
    workspace = Workspace.open(path)
    assert count(workspace, "organizations") == int(saved)
    workspace.close()
    assert check(path).findings == ()


def fill(workspace: Workspace, number: int) -> None:
    with workspace.writing("가져오기") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO organizations (id, name) VALUES (?, ?)",
            [(new_id(), "예시가람") for _ in range(number)],
        )


def test_a_full_disk_is_said_and_the_next_save_works_when_there_is_room(workspace, path):
    add_organization(workspace)
    before = tables(workspace)
    with workspace.administering() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")

    with pytest.raises(WriteFailed, match="디스크가 가득"):
        fill(workspace, 2_000)

    assert tables(workspace) == before
    with workspace.administering() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    fill(workspace, 2_000)
    assert count(workspace, "organizations") == 2_001
    workspace.close()
    assert check(path).findings == ()


def test_a_new_file_on_a_full_disk_does_not_appear(path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # half a compiled module would stay
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, hard))
    try:
        with pytest.raises(NotMade):
            Workspace.create(path, OFFICE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert not path.exists()
    Workspace.create(path, OFFICE).close()
