"""A place that takes no more: one sentence names it, and nothing is left behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import digest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no largest size of a file")


def with_room_for(kilobytes: int, *words: object) -> subprocess.CompletedProcess[str]:
    """The command where no file may grow beyond a size, not even what Python compiles."""
    return subprocess.run(
        ["bash", "-c", f'ulimit -f {kilobytes}; exec "$@"', "bash",
         sys.executable, "-m", "afm_desktop", *map(str, words)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


@pytest.mark.parametrize("name", ["공급관계.xlsx", "공급관계.csv"])
@pytest.mark.parametrize("kilobytes", [1, 16])
def test_an_export_without_space_names_space_and_leaves_nothing(demo, tmp_path, name, kilobytes):
    there = sorted(path.name for path in tmp_path.iterdir())

    done = with_room_for(kilobytes, "export", demo, "links", tmp_path / name)

    assert done.returncode == 1
    assert done.stderr == (
        f"‘{tmp_path / name}’에 내보낼 공간이 없습니다. 공간을 비우고 다시 하세요.\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == there


@pytest.mark.parametrize(("division", "out"), [("BAT", "이차전지.pdf"), ("all", "보고서")])
@pytest.mark.parametrize("meeting", ["none", "last"])
def test_a_paper_without_space_names_space_and_leaves_nothing(
    demo, tmp_path, division, out, meeting
):
    there = sorted(path.name for path in tmp_path.iterdir())
    words = ("--division", division, "--meeting", meeting, "--out", tmp_path / out)

    done = with_room_for(16, "report", demo, "division-status", *words)

    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if not re.match(r"\[ *\d+/\d+\] ", line)]
    assert len(said) == 1, done.stderr
    assert "저장할 공간이" in said[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == there


def test_persons_are_masked_where_there_is_no_space_to_log_it(demo):
    before = digest(demo)

    done = with_room_for(1, "list", demo, "people", "--reason", "회의 안내")

    assert done.returncode == 0
    assert done.stderr == "열람 기록을 남길 수 없어 이름과 연락처를 가렸습니다.\n"
    assert "*" in done.stdout.splitlines()[1]
    assert digest(demo) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "{new}", "--role", "center"), "‘새.afm’ 파일을 만들지 못했습니다."),
        (("demo", "{new}"), "‘새.afm’ 파일을 만들지 못했습니다."),
        (("restore", "{file}", "{new}"), "‘새.afm’ 파일을 복원하지 못했습니다."),
        (("backup", "{file}"), "백업하지 못했습니다."),
    ],
    ids=lambda words: words[0],
)
def test_a_file_that_cannot_be_made_leaves_nothing(demo, tmp_path, words, told):
    there = sorted(path.name for path in tmp_path.iterdir())

    done = with_room_for(16, *(word.format(file=demo, new=tmp_path / "새.afm") for word in words))

    assert done.returncode == 1
    assert told in done.stderr.splitlines()[-1]
    assert "마지막으로 저장된" not in done.stderr
    assert "있던 파일" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == there


def test_a_restore_without_space_leaves_the_file_that_was_there(demo, tmp_path):
    shutil.copyfile(demo, tmp_path / "있던.afm")
    before = digest(tmp_path / "있던.afm")

    done = with_room_for(16, "restore", demo, tmp_path / "있던.afm")

    assert done.returncode == 1
    assert done.stderr.endswith("있던 파일은 그대로입니다.\n")
    assert digest(tmp_path / "있던.afm") == before
    assert {path.name for path in tmp_path.iterdir()} == {
        "예시.afm", "있던.afm", ".있던.afm.lock",
    }  # fmt: skip


def test_a_damaged_file_that_cannot_be_set_aside_leaves_no_half_of_it(demo, tmp_path):
    damaged = tmp_path / "있던.afm"
    kilobytes = demo.stat().st_size // 1024 + 1_000
    damaged.write_bytes(b"\xa5" * 1024 * (kilobytes + 1_000))
    before = digest(damaged)

    done = with_room_for(kilobytes, "restore", demo, damaged)

    assert done.returncode == 1
    assert done.stderr.endswith("있던 파일은 그대로입니다.\n")
    assert digest(damaged) == before
    assert {path.name for path in tmp_path.iterdir()} == {
        "예시.afm", "있던.afm", ".있던.afm.lock",
    }  # fmt: skip
