"""A file is opened, read and written, or refused in one sentence with not one byte changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from afm_desktop.domain.errors import RuleViolation, StorageError
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.storage import errors
from afm_desktop.storage.sqlite import header
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, count, scalar, tables


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def closed(path):
    """A workspace that somebody filled and closed."""
    workspace = Workspace.create(path, OFFICE)
    add_organization(workspace)
    workspace.close()
    return path


def test_a_new_file_says_that_it_is_ours(closed):
    head = closed.read_bytes()[:100]

    assert int.from_bytes(head[68:72], "big") == header.APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == header.FORMAT


def test_what_was_saved_is_there_after_reopening(closed):
    workspace = Workspace.open(closed)

    assert scalar(workspace, "SELECT name FROM organizations") == "예시가람기전"
    assert workspace.office == OFFICE
    workspace.close()


def test_a_new_file_does_not_replace_an_old_one(closed):
    before = digest(closed)

    with pytest.raises(errors.ExistingFile, match="이미 있습니다"):
        Workspace.create(closed, OFFICE)

    assert digest(closed) == before


def test_a_new_file_leaves_nothing_beside_it_but_its_lock(closed):
    assert {file.name for file in closed.parent.iterdir()} == {
        closed.name,
        f".{closed.name}.lock",
    }


def test_a_file_whose_filling_fails_never_appears(path):
    def fail(_workspace):
        raise RuleViolation("안 됩니다.")

    with pytest.raises(RuleViolation):
        Workspace.create(path, OFFICE, fail)

    assert [file.name for file in path.parent.iterdir() if "lock" not in file.name] == []


HOLDER = """
import sys, pathlib
from afm_desktop.storage.workspace import Workspace
workspace = Workspace.open(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def change(position: int, content: bytes):
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(position)
            file.write(content)

    return damage


REFUSALS = [
    (lambda path: path.unlink(), errors.MissingFile, "파일이 없습니다"),
    (lambda path: path.write_bytes(b""), errors.EmptyFile, "빈 파일"),
    (lambda path: path.write_text("이름;값"), errors.ForeignFile, "자료 파일이 아닙니다"),
    (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(200)), errors.ForeignFile, "자료 파일"),
    (change(68, b"\0\0\0\1"), errors.ForeignFile, "자료 파일이 아닙니다"),
    (change(60, b"\0\0\0\x63"), errors.NewerFile, "더 새로운 버전"),
    (lambda path: os.truncate(path, 6_000), errors.DamagedFile, "손상"),
    (lambda path: os.truncate(path, 60), errors.DamagedFile, "손상"),
    (lambda path: path.write_bytes(b"SCDSA004" + bytes(500)), errors.ProtectedFile, "문서보안"),
    (
        lambda path: path.write_bytes(b"\x9b DRMONE  This Document is encrypted"),
        errors.ProtectedFile,
        "문서보안",
    ),
    (
        lambda path: path.write_bytes(b"<## NASCA DRM FILE - VER1.00 ##>" + bytes(99)),
        errors.ProtectedFile,
        "문서보안",
    ),
]


@pytest.mark.parametrize(("spoil", "refusal", "words"), REFUSALS)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_does_not_fit_is_refused_and_left_alone(
    closed, spoil, refusal, words, read_only
):
    spoil(closed)
    before = digest(closed) if closed.exists() else None

    with pytest.raises(refusal, match=words) as refused:
        Workspace.open(closed, read_only=read_only)

    assert "\n" not in str(refused.value)
    assert (digest(closed) if closed.exists() else None) == before


def test_a_damaged_page_is_refused_in_words(closed):
    change(4096, b"\xff" * 4096)(closed)
    before = digest(closed)

    with pytest.raises(StorageError, match="손상"):
        Workspace.open(closed)

    assert digest(closed) == before


def test_the_second_writer_is_told_who_has_the_file(closed):
    first = Workspace.open(closed)

    with pytest.raises(errors.LockedFile, match=r"님\(.*부터\)이 쓰고 있습니다"):
        Workspace.open(closed)

    first.close()
    Workspace.open(closed).close()


def test_a_killed_writer_leaves_no_lock(closed):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(closed),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(errors.LockedFile):
        Workspace.open(closed)

    holder.kill()
    holder.communicate()

    Workspace.open(closed).close()


def test_others_read_beside_the_writer(closed):
    writer = Workspace.open(closed)
    reader = Workspace.open(closed, read_only=True)
    add_organization(writer, "예시나래소재")

    assert count(reader, "organizations") == 2
    with pytest.raises(errors.ReadOnlyFile), reader.writing("수정"):
        pass
    writer.close()
    reader.close()


@pytest.mark.skipif(not shutil.which("setpriv"), reason="needs setpriv")
def test_a_file_that_may_only_be_read_opens_only_to_read(closed):
    closed.chmod(0o444)
    for folder in (closed.parent, *closed.parent.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    program = (
        "import sys, pathlib\n"
        "from afm_desktop.storage.errors import ReadOnlyFile\n"
        "from afm_desktop.storage.workspace import Workspace\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "try:\n    Workspace.open(path)\n"
        "except ReadOnlyFile as error:\n    print(error)\n"
        "Workspace.open(path, read_only=True).close()\n"
    )

    answer = subprocess.run(
        ["setpriv", "--reuid=65534", "--clear-groups", sys.executable, "-c", program, str(closed)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )

    assert "읽기 전용" in answer.stdout
    assert answer.returncode == 0, answer.stderr


def test_an_error_in_a_gesture_leaves_nothing_done(workspace):
    before = tables(workspace)

    def fail_late():
        with workspace.writing("추가") as session:
            session.add(Organization(name="예시가람"))
            session.flush()
            raise RuleViolation("안 됩니다.")

    with pytest.raises(RuleViolation):
        fail_late()

    assert tables(workspace) == before
    assert count(workspace, "operation") == 0
    assert count(workspace, "gesture") == 0


def test_a_gesture_that_changes_nothing_is_no_gesture(workspace):
    record = add_organization(workspace)

    with workspace.writing("수정") as session:
        session.connection().exec_driver_sql(
            "UPDATE organizations SET name = name WHERE id = ?", (record,)
        )

    assert count(workspace, "gesture") == 1


def test_a_reference_to_nothing_is_refused_in_words(workspace):
    with pytest.raises(RuleViolation, match="가리키는 기록"), workspace.writing("연결") as session:
        session.add(SupplyLink(supplier_id="00000000-0000-7000-8000-000000000000", item="밸브"))


def test_an_id_never_changes(workspace):
    record = add_organization(workspace)

    with pytest.raises(IntegrityError, match="an id never changes"), workspace.writing("수정") as s:
        s.connection().exec_driver_sql("UPDATE organizations SET id = 'x' WHERE id = ?", (record,))


def test_the_file_holds_no_trigger(workspace):
    add_organization(workspace)

    assert scalar(workspace, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == 0


def test_the_settings_of_durability_are_the_shipped_ones(workspace):
    with workspace.administering() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }

    assert said == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_a_row_removed_by_sql_is_in_the_trash(workspace):
    record = add_organization(workspace)

    with workspace.writing("직접 삭제") as session:
        session.connection().exec_driver_sql("DELETE FROM organizations")

    assert scalar(workspace, "SELECT deleted FROM organizations") == 1
    assert scalar(workspace, "SELECT id FROM organizations") == record
    workspace.undo()
    assert scalar(workspace, "SELECT name FROM organizations") == "예시가람기전"
