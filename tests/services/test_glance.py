"""What a window shows of a file before it is open."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.divisions import DivisionService
from afm_desktop.services.founding import found_office
from afm_desktop.services.glance import glance
from afm_desktop.storage.sqlite import driver
from afm_desktop.storage.workspace import Workspace

OFFICES = (
    Office(Role.CENTER, "예시 사무국"),
    Office(Role.SECRETARY, "예시 간사", division="SEMI"),
    Office(Role.FIRM, "예시 담당", fixed_day=date(2026, 7, 22)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "예시.afm"
    found_office(path, Office(Role.CENTER, "예시 사무국"))
    return path


def stamped(path: Path, at: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(value.to_bytes(4, "big"))


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.role)
def test_a_glance_tells_what_the_open_file_tells(tmp_path, office):
    path = tmp_path / "예시.afm"
    Workspace.create(path, office).close()

    seen = glance(path)

    workspace = Workspace.open(path)
    assert seen is not None
    assert seen.office == workspace.office
    assert seen.divisions == DivisionService(workspace).names()
    assert seen.path == workspace.path
    workspace.close()


def test_divisions_of_another_day_are_left_out(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE divisions SET valid_to = '2020-01-01' WHERE position = 1")
    connection.execute("UPDATE divisions SET valid_from = '2999-01-01' WHERE position = 2")
    connection.commit()
    connection.close()

    seen = glance(path)

    workspace = Workspace.open(path)
    assert seen is not None
    assert len(seen.divisions) == 10
    assert seen.divisions == DivisionService(workspace).names()
    workspace.close()


def test_a_glance_writes_nothing_and_leaves_nothing_open(path):
    before = path.read_bytes(), sorted(path.parent.iterdir())

    glance(path)

    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before
    assert not driver.is_open_here(path)


def test_another_file_is_left_to_who_refuses_it(path):
    path.write_text("예시")

    assert glance(path) is None
    assert glance(path.with_name("없음.afm")) is None


@pytest.mark.parametrize("format_", [2, 99], ids=["older", "newer"])
def test_a_file_of_another_version_is_left_to_who_opens_it(path, format_):
    stamped(path, 60, format_)

    assert glance(path) is None


def test_a_file_whose_writer_was_killed_is_left_to_who_puts_it_right(path):
    driver.journal_of(path).write_bytes(b"unfinished")

    assert glance(path) is None


def test_a_file_in_two_is_left_to_who_makes_it_one(path):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()

    assert glance(path) is None


def test_nobody_waits_for_a_writer(path):
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")

    assert glance(path) is None
    writer.close()


def test_a_broken_file_is_left_to_who_refuses_it(path):
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE setting")
    connection.commit()
    connection.close()

    assert glance(path) is None


def test_a_glance_loads_no_sqlalchemy(path):
    told = "import sys; from pathlib import Path; from afm_desktop.services.glance import glance;"
    script = f"{told} print(glance(Path(sys.argv[1])) is None, 'sqlalchemy' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "False"]
