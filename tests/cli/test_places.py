"""Folders where files are meant, and folders that are not there, told as such."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ("list", "{}", "divisions"),
        ("backup", "{}"),
        ("check", "{}"),
        ("history", "{}"),
        ("demo", "{}"),
        ("new", "{}", "--role", "center"),
        ("restore", "{}", "되살림.afm"),
        ("report", "{}", "division-status", "--out", "a.pdf"),
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("name", ["adir", "."])
def test_a_folder_where_a_file_is_meant_is_told(afm, tmp_path, monkeypatch, words, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "adir").mkdir()

    said = afm(*(word.format(name) for word in words))

    topic = "‘adir’은" if name == "adir" else "‘.’"
    assert said.code == 1
    assert said.sentence.startswith(topic)
    assert said.sentence.endswith("폴더입니다. 파일 이름을 적으세요.")
    assert [path.name for path in tmp_path.rglob("*")] == ["adir"]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "{demo}", "links", "adir"),
        ("export", "{demo}", "links", "adir.xlsx"),
        ("report", "{demo}", "division-status", "--division", "BAT", "--out", "adir"),
    ],
)
def test_a_folder_is_no_output(afm, demo, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    for name in ("adir", "adir.xlsx"):
        (tmp_path / name).mkdir()

    said = afm(*(word.format(demo=demo) for word in words))

    assert said.code == 1
    assert "폴더입니다. 파일 이름을 적으세요." in said.sentence


def test_a_sheet_in_a_folder_that_is_not_there_is_told(afm, demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "파일").write_text("kept")

    nowhere = afm("export", demo, "links", "adir/없는/x.xlsx")
    in_a_file = afm("export", demo, "links", "파일/x.xlsx")

    assert (nowhere.code, in_a_file.code) == (1, 1)
    assert nowhere.sentence == "‘adir/없는’ 폴더가 없습니다. 먼저 만드세요."
    assert in_a_file.sentence == "‘파일’은 폴더가 아니라 파일입니다. 폴더 이름을 확인하세요."


@pytest.mark.parametrize("kind", ["division-status", "member-list"])
def test_a_paper_in_a_folder_that_is_not_there_is_told(afm, demo, tmp_path, monkeypatch, kind):
    monkeypatch.chdir(tmp_path)

    said = afm("report", demo, kind, "--division", "BAT", "--out", "없는/a.pdf")

    assert said.code == 1
    assert said.sentence == "‘없는’ 폴더가 없습니다. 먼저 만드세요."
    assert not (tmp_path / "없는").exists()


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF"])
def test_papers_of_all_divisions_want_a_folder(afm, demo, tmp_path, name):
    out = tmp_path / name

    said = afm("report", demo, "division-status", "--division", "all", "--out", out)

    assert said.code == 2
    assert said.sentence.startswith(f"‘{name}’")
    assert "--out에 폴더 이름을 적으세요." in said.sentence
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("form", "{demo}", "out", "demand", "--due", "2026-08-14", "--to", "파일"),
        ("screens", "{demo}", "--out", "파일"),
    ],
    ids=lambda words: words[0],
)
def test_a_file_where_a_folder_is_to_be_made_is_told(afm, demo, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "파일").write_text("kept")

    said = afm(*(word.format(demo=demo) for word in words))

    assert said.code == 1
    assert said.sentence.startswith("‘파일’ 자리에 파일이 있어")
    assert (tmp_path / "파일").read_text() == "kept"


def test_an_answer_names_the_folder_of_what_was_made(afm, demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = {
        "수요.csv": ("export", demo, "demands", "수요.csv"),
        "이차전지.pdf": (
            "report", demo, "division-status", "--division", "BAT", "--out", "이차전지.pdf"
        ),
        "새.afm": ("new", "새.afm", "--role", "center"),
    }  # fmt: skip

    for name, words in made.items():
        assert f"‘{tmp_path / name}’" in afm(*words).out
