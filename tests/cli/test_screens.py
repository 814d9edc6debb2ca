"""`screens` makes pictures without a display and leaves the file as it was."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.conftest import digest


def run_apart(*words, **environment):
    """The command in a process of its own, on a computer without a display."""
    settings = {key: value for key, value in os.environ.items() if key not in NO_DISPLAY}
    return subprocess.run(
        [sys.executable, "-m", "afm_desktop", *map(str, words)],
        env={**settings, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_pictures_are_made_without_a_display_and_the_file_is_as_it_was(
    office, tmp_path, office_data
):
    before, out, known = digest(office), tmp_path / "그림", sorted(office_data.rglob("*"))

    done = run_apart("screens", office, "--out", out, "--size", "900x700")

    assert done.returncode == 0, done.stderr
    made = sorted(path.name for path in out.iterdir())
    assert made[0].startswith("01-")
    assert done.stdout == f"‘{out}’ 폴더에 화면 그림 {len(made)}장을 만들었습니다.\n"
    assert done.stderr.splitlines()[-1] == "화면 그림 100%"
    assert digest(office) == before
    assert sorted(office_data.rglob("*")) == known  # this computer remembers nothing of it


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--theme", "blue"), "쓸 수 있는 값: light, dark"),
        (("--scale", "3"), "쓸 수 있는 값: 1.0, 1.5, 2.0"),
        (("--size", "wide"), "‘wide’ 대신 1440x900처럼 적으세요."),
        (("--size", "10x10"), "640x400보다 작거나 8000x8000보다 클 수 없습니다."),
    ],
)
def test_options_that_are_not_understood_are_wrong_usage(afm, office, tmp_path, words, told):
    said = afm("screens", office, "--out", tmp_path / "그림", *words)

    assert said.code == 2
    assert told in said.err
    assert not (tmp_path / "그림").exists()


def test_a_folder_for_the_pictures_must_be_named(afm, office):
    said = afm("screens", office)

    assert said.code == 2
    assert "--out" in said.err


def test_a_file_in_the_place_of_the_folder_is_told(afm, office, tmp_path):
    (tmp_path / "그림").write_text("자리")

    said = afm("screens", office, "--out", tmp_path / "그림")

    assert said.code == 1
    assert "자리에 파일이 있어 폴더를 만들 수 없습니다" in said.sentence


def test_a_file_that_is_not_there_is_told_before_anything_is_made(afm, tmp_path):
    said = afm("screens", tmp_path / "없음.afm", "--out", tmp_path / "그림")

    assert said.code == 1
    assert "없음.afm" in said.sentence
    assert not (tmp_path / "그림").exists()
