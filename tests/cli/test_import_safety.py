"""An import that cannot be carried out, or is cut off, has done nothing at all."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from afm_desktop.storage.check import check
from afm_desktop.storage.sqlite.lock import WriterLock
from tests.cli.conftest import digest
from tests.cli.test_full_disk import ROOT, with_room_for
from tests.cli.test_refusals import as_nobody, protected  # noqa: F401 - fixture

ROWS = 3_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="has no such limits")


@pytest.fixture
def sheet(tmp_path):
    """A list that takes a moment."""
    rows = "".join(f"예시{number:05}정밀,BAT,경기,010-0000-{number:04}\n" for number in range(ROWS))
    path = tmp_path / "명단.csv"
    path.write_text(f"기업명,분과,시도,연락처\n{rows}", encoding="utf-8")
    path.chmod(0o644)
    return path


def members(afm, file):
    return len(afm("list", file, "members", "--json").json)


@posix
@pytest.mark.parametrize("spare", [-1_000, 100, 900])
def test_a_full_disk_leaves_the_file_as_it_was(afm, demo, sheet, spare):
    afm("import", demo, "members", sheet, "--dry-run")  # from now on this computer is known there
    room = demo.stat().st_size // 1024 + spare
    before = digest(demo)

    done = with_room_for(room, "import", demo, "members", sheet)

    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert "공간" in sentence
    assert digest(demo) == before
    assert check(demo).findings == ()


def test_a_full_disk_that_was_cleared_takes_the_list(afm, demo, sheet):
    before = members(afm, demo)
    with_room_for(demo.stat().st_size // 1024 + 100, "import", demo, "members", sheet)

    said = afm("import", demo, "members", sheet, "--json").json

    assert said["new"] == ROWS
    assert members(afm, demo) == before + ROWS


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_file_that_may_only_be_read_is_not_imported_into(protected, sheet, tmp_path, more):  # noqa: F811
    before = digest(protected)

    done = as_nobody("import", str(protected), "members", str(sheet), *more, data=tmp_path)

    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert "읽기 전용" in sentence
    assert digest(protected) == before


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_file_that_another_program_has_is_not_imported_into(afm, demo, sheet, more):
    before, lock = digest(demo), WriterLock(demo)

    said = afm("import", demo, "members", sheet, *more)
    lock.release()

    assert said.code == 1
    assert "쓰고 있" in said.sentence
    assert digest(demo) == before


def test_a_list_that_may_not_be_read_is_told(afm, demo, tmp_path):
    said = afm("import", demo, "members", tmp_path / "없는 명단.xlsx")

    assert said.code == 1
    assert said.sentence == "가져올 파일이 없습니다. 이름과 폴더를 확인하세요."


@posix
@pytest.mark.parametrize("moment", ["begun", "at work", "writing", "at its end"])
def test_a_process_that_is_killed_has_imported_everything_or_nothing(afm, demo, sheet, moment):
    before = members(afm, demo)
    with _importing(demo, sheet) as process:
        _await(process, demo, moment)
        process.kill()

    assert check(demo).findings == ()
    there = members(afm, demo)
    assert there in (before, before + ROWS)
    said = afm("import", demo, "members", sheet, "--json").json
    assert said["new"] + said["same"] == ROWS
    assert members(afm, demo) == before + ROWS


def _importing(demo, sheet):
    words = [sys.executable, "-m", "afm_desktop", "import", demo, "members", sheet, "--json"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(list(map(str, words)), cwd=ROOT, stdout=quiet, env=dict(os.environ))


def _await(process, demo: Path, moment: str) -> None:
    """Wait until an import has come so far: its backup, its writing, or nearly its end."""
    backups, journal = demo.with_name(f"{demo.stem}-backups"), Path(f"{demo}-journal")
    signs = {
        "begun": backups.exists,
        "at work": lambda: any(backups.glob("*-import.afm")),
        "writing": lambda: journal.exists() and journal.stat().st_size > 0,
        "at its end": lambda: process.poll() is not None,
    }
    while process.poll() is None and not signs[moment]():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.001)
