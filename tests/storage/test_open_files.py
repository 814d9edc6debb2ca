"""Opening, sharing and closing: what holds a file lets go of it, and odd places are no trap."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path, PureWindowsPath

import pytest

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.storage import errors
from afm_desktop.storage.backup import Occasion, back_up, backups_of
from afm_desktop.storage.check import check
from afm_desktop.storage.sqlite import driver, header
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, count, scalar, set_values, tables

OPEN_TO_WRITE = """
import pathlib, sys
from afm_desktop.storage.errors import StorageError
from afm_desktop.storage.workspace import Workspace
try:
    Workspace.open(pathlib.Path(sys.argv[1])).close()
    print("opened")
except StorageError as error:
    print(type(error).__name__)
"""
WRITE_BESIDE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
    print("wrote")
except sqlite3.OperationalError as error:
    print(error)
"""


def in_another_process(program: str, *arguments: object) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        check=True,
    )
    return answer.stdout.strip()


@pytest.fixture
def closed(path):
    workspace = Workspace.create(path, OFFICE)
    add_organization(workspace)
    workspace.close()
    return path


def open_files(folder: Path) -> list[str]:
    """The files below a folder that this process has open."""
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    targets = [str(link.readlink()) for link in links]
    return [target for target in targets if target.startswith(str(folder))]


def test_a_symbolic_link_is_the_file_it_leads_to(closed, tmp_path):
    (tmp_path / "바로가기").mkdir()
    link = tmp_path / "바로가기" / "자료.afm"
    link.symlink_to(closed)
    workspace = Workspace.open(closed)

    assert in_another_process(OPEN_TO_WRITE, link) == "LockedFile"

    workspace.close()


def test_opening_by_a_symbolic_link_continues_the_stream(closed, tmp_path):
    link = tmp_path / "바로가기.afm"
    link.symlink_to(closed)

    for path in (link, closed, link):
        workspace = Workspace.open(path)
        add_organization(workspace)
        assert count(workspace, "stream") == 1
        workspace.close()


def test_a_gesture_that_came_to_nothing_does_not_begin_a_new_epoch(closed):
    workspace = Workspace.open(closed)
    with workspace.writing("수정") as session:
        session.connection().exec_driver_sql("UPDATE organizations SET name = name")
    workspace.close()

    reopened = Workspace.open(closed)
    add_organization(reopened)

    assert count(reopened, "stream") == 1
    reopened.close()


def test_looking_at_an_open_file_does_not_drop_its_locks(closed):
    """Closing any descriptor of a file drops the POSIX locks that SQLite holds on it."""
    workspace = Workspace.open(closed)
    with workspace.administering():
        header.examine(closed)

        assert in_another_process(WRITE_BESIDE, closed) == "database is locked"
    workspace.close()


def test_a_refused_file_is_not_left_open(closed, tmp_path):
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute("UPDATE setting SET value = 'no role' WHERE key = 'role'")
    connection.close()

    for read_only in (True, False):
        with pytest.raises(errors.DamagedFile):
            Workspace.open(closed, read_only=read_only)

    assert open_files(tmp_path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE setting SET value = 'x' WHERE key = 'epoch'",
        "UPDATE setting SET value = x'00ff' WHERE key = 'epoch'",
        "UPDATE setting SET value = '2026-99-99' WHERE key = 'fixed_day'",
        "UPDATE gesture SET clock = 'late'",
        "DROP TABLE setting",
        "DROP TABLE organizations",
        "DROP TABLE alembic_version",
        "ALTER TABLE gesture RENAME COLUMN clock TO hour",
        "CREATE TRIGGER t AFTER UPDATE ON setting BEGIN DELETE FROM setting; END",
    ],
)
def test_a_file_another_program_has_changed_is_refused_in_words(closed, statement):
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute(statement)
    connection.close()

    with pytest.raises(errors.DamagedFile, match="손상"):
        Workspace.open(closed)


def test_a_device_of_a_hostile_file_is_no_path(closed, office_data):
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute("UPDATE setting SET value = '../../밖' WHERE key = 'device'")
    connection.close()

    workspace = Workspace.open(closed)
    add_organization(workspace)
    workspace.close()

    assert all(file.parent.name == "devices" for file in office_data.rglob("*.json"))
    assert not (office_data.parent / "밖.json").exists()


def test_a_closed_workspace_neither_reads_nor_writes(closed):
    workspace = Workspace.open(closed)
    workspace.close()

    with pytest.raises(errors.ClosedFile):
        add_organization(workspace)
    with pytest.raises(errors.ClosedFile):
        count(workspace, "organizations")
    workspace.close()


def test_closing_waits_for_the_gesture_that_is_being_saved(closed):
    workspace = Workspace.open(closed)
    inside, ends = threading.Event(), threading.Event()

    def write():
        with workspace.writing("추가") as session:
            session.connection().exec_driver_sql("UPDATE organizations SET name = '예시나래'")
            inside.set()
            ends.wait(5)

    writer = threading.Thread(target=write)
    writer.start()
    inside.wait(5)
    threading.Timer(0.1, ends.set).start()
    workspace.close()
    writer.join()

    reopened = Workspace.open(closed)
    assert scalar(reopened, "SELECT name FROM organizations") == "예시나래"
    reopened.close()


def test_a_gesture_inside_a_gesture_is_a_mistake_that_is_told_at_once(workspace):
    with pytest.raises(RuntimeError, match="gesture"), workspace.writing("밖"):
        add_organization(workspace)

    add_organization(workspace)
    assert count(workspace, "organizations") == 1


def test_a_listener_that_fails_does_not_make_a_saved_gesture_look_unsaved(workspace, caplog):
    heard = []
    workspace.subscribe(lambda _: 1 / 0)
    workspace.subscribe(heard.append)

    record = add_organization(workspace)

    assert count(workspace, "organizations") == 1
    assert len(heard) == 1
    assert "ZeroDivisionError" in caplog.text
    workspace.undo()
    assert record is not None


def test_many_threads_may_read_at_once(workspace):
    add_organization(workspace)
    together = threading.Barrier(8, timeout=5)
    found = []

    def read():
        with workspace.reading() as session:
            session.connection()
            together.wait()
            found.append(session.connection().exec_driver_sql("SELECT 1").scalar_one())

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [1] * 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_does_not_keep_the_file(closed):
    workspace = Workspace.open(closed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
    os.close(reading)
    workspace.close()

    answer = in_another_process(OPEN_TO_WRITE, closed)

    os.close(writing)
    os.waitpid(child, 0)
    assert answer == "opened"


@pytest.mark.parametrize(
    "name",
    [
        "한글 이름.afm",
        "100% #1 자료?.afm",
        "a&b=c;mode=ro.afm",
        "[1]*.afm",
        "자료.afm",  # decomposed, as macOS writes it
        "이름" * 20 + ".afm",
        "끝 점...afm",
        os.fsdecode("자료".encode("cp949") + b".afm"),
    ],
)
def test_odd_names_are_names(tmp_path, name):
    path = tmp_path / name
    workspace = Workspace.create(path, OFFICE)
    add_organization(workspace)
    back_up(path, Occasion.REQUEST)

    assert len(backups_of(path)) == 1
    workspace.close()
    assert check(path).findings == ()
    Workspace.open(path).close()


def test_a_name_that_is_too_long_is_said(tmp_path):
    with pytest.raises(errors.LongName, match="너무 깁니다"):
        Workspace.create(tmp_path / ("가" * 90 + ".afm"), OFFICE)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(errors.MissingFolder, match="폴더가 없습니다"):
        Workspace.create(tmp_path / "없음" / "자료.afm", OFFICE)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PureWindowsPath(r"C:\자료 1\a#b.afm"), "file:///C:/%EC%9E%90%EB%A3%8C%201/a%23b.afm"),
        (PureWindowsPath(r"\\server\share\a.afm"), "file:////server/share/a.afm"),
    ],
)
def test_a_drive_and_a_network_share_are_addressed_as_sqlite_wants_it(path, address):
    assert driver.address(path) == address


def test_what_an_older_file_of_that_name_left_does_not_spoil_a_new_one(closed, tmp_path):
    for suffix in ("-journal", "-wal", "-shm"):
        closed.with_name(f"{closed.name}{suffix}").write_bytes(b"\xd9\xd5\x05\xf9" + bytes(5_000))
    closed.unlink()

    Workspace.create(closed, OFFICE).close()

    left = {file.name for file in tmp_path.iterdir()} - {f".{closed.name}.lock", "office"}
    assert left <= {closed.name, f"{closed.name}-journal"}
    assert check(closed).findings == ()


def leave_in_wal(path: Path) -> None:
    """As another program leaves a file it has switched and was killed over."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    with connection:
        connection.execute("UPDATE access_log SET reason = reason")
        connection.execute("INSERT INTO setting (key, value) VALUES ('extra', '1')")
    for suffix in ("", "-wal"):
        file = path.with_name(f"{path.name}{suffix}")
        shutil.copy(file, file.with_name(f"{file.name}.kept"))
    connection.close()
    for suffix in ("", "-wal"):
        file = path.with_name(f"{path.name}{suffix}")
        file.with_name(f"{file.name}.kept").replace(file)


def test_a_file_another_program_switched_to_wal_comes_back_to_one_file(closed):
    leave_in_wal(closed)
    assert closed.read_bytes()[18:20] == b"\2\2"

    workspace = Workspace.open(closed)
    add_organization(workspace)

    assert scalar(workspace, "SELECT value FROM setting WHERE key = 'extra'") == "1"
    workspace.close()
    assert closed.read_bytes()[18:20] == b"\1\1"
    assert not closed.with_name(f"{closed.name}-wal").exists()


def test_a_file_in_wal_may_be_read_and_backed_up(closed):
    leave_in_wal(closed)

    reader = Workspace.open(closed, read_only=True)
    assert scalar(reader, "SELECT value FROM setting WHERE key = 'extra'") == "1"
    reader.close()

    assert back_up(closed, Occasion.REQUEST).path.read_bytes()[18:20] == b"\1\1"


def test_text_that_is_no_text_is_damage_in_words(workspace):
    add_organization(workspace)
    with workspace.administering() as connection:
        connection.exec_driver_sql(
            "UPDATE setting SET value = CAST(x'ff41' AS TEXT) WHERE key = 'actor'"
        )

    with pytest.raises(errors.DamagedFile):
        scalar(workspace, "SELECT value FROM setting WHERE key = 'actor'")


def test_a_lock_file_nobody_may_write_words_into_still_locks(closed, monkeypatch):
    monkeypatch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))

    workspace = Workspace.open(closed)

    assert in_another_process(OPEN_TO_WRITE, closed) == "LockedFile"
    workspace.close()


def test_an_erasure_cannot_be_taken_back_by_its_number(workspace):
    record = add_organization(workspace)
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.connection().exec_driver_sql("UPDATE organizations SET notes = 'x'")
    gesture = scalar(workspace, "SELECT id FROM gesture WHERE kind = 'erase'")
    before = tables(workspace)

    with pytest.raises(errors.ErasureStands, match="파기"):
        workspace.undo(gesture)

    assert tables(workspace) == before
    set_values(workspace, record, name="예시나래")


def damage_a_page(path):
    """Make nonsense of the last page that SQLite reads in its check and nobody asks for."""
    with path.open("r+b") as file:
        file.seek(-4096, 2)
        file.write(b"\xff" * 4096)


def test_a_trusted_file_is_read_before_it_is_checked(closed):
    workspace = Workspace.open(closed, trusts=True)

    assert scalar(workspace, "SELECT value FROM setting WHERE key = 'role'") == "secretary"
    workspace.require_sound()
    workspace.close()


def test_nothing_is_written_into_a_trusted_file_that_is_damaged(closed):
    damage_a_page(closed)
    before = closed.read_bytes()
    workspace = Workspace.open(closed, trusts=True)

    for write in (lambda: add_organization(workspace), workspace.require_sound):
        with pytest.raises(errors.DamagedFile, match="손상"):
            write()

    workspace.close()
    assert closed.read_bytes() == before


def test_a_damaged_copy_gets_no_new_name(closed, tmp_path):
    """A copy begins streams of its own; not before it is known to be sound."""
    copy = tmp_path / "사본.afm"
    damage_a_page(closed)
    copy.write_bytes(closed.read_bytes())

    with pytest.raises(errors.DamagedFile):
        Workspace.open(copy, trusts=True)

    assert copy.read_bytes() == closed.read_bytes()


def test_a_file_that_is_closed_is_looked_at_no_further(closed):
    workspace = Workspace.open(closed, trusts=True)
    workspace.look_no_further()

    with pytest.raises(errors.ClosedFile):
        workspace.require_sound()

    workspace.close()
