"""Files that do not fit: every command tells it in one sentence and changes not one byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import digest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    ("list", "{file}", "members", "--json"),
    ("export", "{file}", "members", "{out}.xlsx"),
    ("report", "{file}", "division-status", "--division", "BAT", "--out", "{out}.pdf"),
    ("history", "{file}"),
    ("undo", "{file}"),
    ("redo", "{file}"),
    ("check", "{file}"),
    ("backup", "{file}", "--to", "{out}"),
    ("restore", "{file}", "{out}.afm"),
)
READING = [words for words in COMMANDS if words[0] not in ("undo", "redo", "restore")]


def foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()


def text(path: Path) -> None:
    path.write_text("이것은 자료 파일이 아닙니다.\n" * 100, "utf-8")


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (9_999).to_bytes(4, "big")
    path.write_bytes(data)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 100)
    path.write_bytes(data)


def wrapped(path: Path) -> None:
    path.write_bytes(b"<## NASCA DRM FILE - VER1.00 ##>" + b"\x00" * 2_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zeros(path: Path) -> None:
    path.write_bytes(b"\x00" * 8_192)


BROKEN = {
    foreign: "자료 파일이 아닙니다. 이 프로그램에서 만든 파일을 고르세요.",
    text: "자료 파일이 아닙니다. 이 프로그램에서 만든 파일을 고르세요.",
    newer: "더 새로운 버전",
    truncated: "손상되어",
    damaged: "손상되어",
    zeros: "손상되어",
    wrapped: "문서보안이 걸린",
    empty: "빈 파일입니다",
}


def filled(words: tuple[str, ...], file: Path) -> list[str]:
    return [word.format(file=file, out=file.parent / "출력") for word in words]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("breaking", BROKEN, ids=lambda breaking: breaking.__name__)
def test_a_file_that_does_not_fit_is_told_in_a_sentence(
    afm, demonstration, tmp_path, breaking, words
):
    file = tmp_path / "사무실.afm"
    if breaking is not foreign:
        shutil.copyfile(demonstration, file)
    breaking(file)
    before = digest(file)

    said = afm(*filled(words, file))

    assert said.code == 1
    if not (words[0] == "check" and said.out):  # a damaged file may open far enough to be looked at
        assert BROKEN[breaking] in said.sentence
    assert digest(file) == before
    assert not (tmp_path / "출력.pdf").exists()
    assert not (tmp_path / "출력.afm").exists()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_missing_file_is_told(afm, tmp_path, words):
    said = afm(*filled(words, tmp_path / "없음.afm"))

    assert said.code == 1
    assert "‘없음.afm’ 파일이 없습니다" in said.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_folder_is_no_file(afm, tmp_path, words):
    folder = tmp_path / "폴더.afm"
    folder.mkdir()

    said = afm(*filled(words, folder))

    assert said.code == 1
    assert said.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="has no such pipes")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_pipe_is_told_to_be_no_file_of_ours(afm, tmp_path, words):
    os.mkfifo(tmp_path / "통로.afm")

    said = afm(*filled(words, tmp_path / "통로.afm"))

    assert said.code == 1
    assert "자료 파일이 아닙니다" in said.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["통로.afm"]


# --- a file another process writes ------------------------------------------------------------


@pytest.fixture
def held(demo):
    """The demonstration while another process has it open to write."""
    program = (
        "import sys, pathlib; from afm_desktop.storage.workspace import Workspace;"
        "w = Workspace.open(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(demo)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    yield demo
    child.communicate("")


@pytest.mark.parametrize("words", [("undo", "{file}"), ("redo", "{file}")])
def test_writing_beside_another_process_is_refused_by_name(afm, held, words):
    before = digest(held)

    said = afm(*filled(words, held))

    assert said.code == 1
    assert "컴퓨터의" in said.sentence
    assert "쓰고 있습니다" in said.sentence
    assert digest(held) == before


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_reading_beside_another_process_works(afm, held, words):
    before = digest(held)

    said = afm(*filled(words, held))

    assert said.code == 0, said.err
    assert digest(held) == before


# --- files and folders that may only be read ----------------------------------------------------


def as_nobody(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    """The command as an account that owns nothing here; a test may run as root."""
    return subprocess.run(
        ["setpriv", "--reuid=65534", "--clear-groups",
         sys.executable, "-m", "afm_desktop", *words],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
        env={"PYTHONPATH": str(ROOT), "AFM_DATA_DIR": str(data), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


@pytest.fixture
def protected(demo, tmp_path):
    """A file in a folder that only its owner may write."""
    if not shutil.which("setpriv") or not _may_become_nobody():
        pytest.skip("needs setpriv and the right to use it")
    folder = tmp_path / "읽기전용"
    folder.mkdir()
    shutil.move(demo, folder / "예시.afm")
    (folder / "예시.afm").chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_mode & 0o001 == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    yield folder / "예시.afm"
    folder.chmod(0o755)


def _may_become_nobody() -> bool:
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--clear-groups", sys.executable, "-c", ""],
        capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode == 0


def test_a_read_only_file_can_be_listed_printed_checked_and_exported(protected, tmp_path):
    out = tmp_path / "출력"
    out.mkdir()
    out.chmod(0o777)
    file, before = str(protected), digest(protected)

    for words in (
        ("list", file, "people", "--reason", "회의 안내", "--json"),
        ("history", file, "--json"),
        ("check", file),
        ("export", file, "members", str(out / "회원.xlsx")),
        ("report", file, "division-status", "--division", "BAT", "--out", str(out / "a.pdf")),
    ):
        done = as_nobody(*words, data=out)
        assert done.returncode == 0, (words, done.stderr)

    assert digest(protected) == before
    assert (out / "a.pdf").exists()


def test_a_read_only_file_is_not_undone(protected, tmp_path):
    done = as_nobody("undo", str(protected), data=tmp_path)

    assert done.returncode == 1
    assert "읽기 전용" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_read_only_file_is_not_restored_over(protected, demonstration, tmp_path):
    protected.parent.chmod(0o777)
    good = tmp_path / "백업.afm"
    shutil.copyfile(demonstration, good)
    before, there = digest(protected), sorted(tmp_path.rglob("*"))

    done = as_nobody("restore", str(good), str(protected), data=tmp_path / "없음")

    (sentence,) = done.stderr.strip().splitlines()
    assert done.returncode == 1
    assert "읽기 전용이라 바꿀 수 없습니다" in sentence
    assert (digest(protected), sorted(tmp_path.rglob("*"))) == (before, there)


def test_a_folder_without_permission_is_told(protected, tmp_path):
    closed = tmp_path / "닫힘"
    closed.mkdir(mode=0o700)
    shutil.copyfile(protected, closed / "예시.afm")

    for words in (
        ("list", str(closed / "예시.afm"), "members"),
        ("new", str(closed / "새.afm"), "--role", "center"),
        ("export", str(protected), "members", str(closed / "회원.csv")),
    ):
        done = as_nobody(*words, data=tmp_path)
        assert done.returncode == 1, words
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("command", "more"), [("demo", ()), ("new", ("--role", "center"))])
@pytest.mark.parametrize("mode", [0o555, 0o700])
def test_a_new_file_names_the_folder_that_cannot_be_written(
    protected, tmp_path, command, more, mode
):
    closed = tmp_path / "닫힘"
    closed.mkdir()
    closed.chmod(mode)

    done = as_nobody(command, str(closed / "새.afm"), *more, data=tmp_path)

    (sentence,) = done.stderr.strip().splitlines()
    assert done.returncode == 1
    assert f"‘{closed}’ 폴더에 쓸 수 없어 ‘새.afm’ 파일을 만들지 못했습니다." in sentence
    assert "읽기 전용" not in sentence
