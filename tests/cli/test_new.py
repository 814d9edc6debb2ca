"""`new` and `demo`: a file that was not there before, whole or not at all."""

from __future__ import annotations

import pytest

from afm_desktop.storage.workspace import Workspace
from tests.cli.conftest import digest


def test_a_secretarys_file_has_its_structure_and_its_division(afm, tmp_path):
    path = tmp_path / "새.afm"

    said = afm(
        "new", path, "--role", "secretary", "--division", "bat", "--organization", "예시전지연구원"
    )

    assert said.code == 0
    divisions = {row["code"]: row for row in afm("list", path, "divisions", "--json").json}
    assert len(divisions) == 12
    assert divisions["BAT"]["structure"].startswith("AI 자율제조")
    assert divisions["BAT"]["secretariat"] == "예시전지연구원"
    (member,) = afm("list", path, "members", "--json").json
    assert (member["name"], member["role"]) == ("예시전지연구원", "secretariat")
    assert afm("check", path).code == 0


def test_a_firms_file_has_the_firm_as_an_anchor(afm, tmp_path):
    path = tmp_path / "새.afm"

    afm("new", path, "--role", "firm", "--organization", "예시가람", "--division", "AUT")

    (member,) = afm("list", path, "members", "--json").json
    assert (member["name"], member["role"], member["division"]) == ("예시가람", "anchor", "AUT")


def test_the_centers_file_needs_nothing_more(afm, tmp_path):
    assert afm("new", tmp_path / "새.afm", "--role", "center").code == 0


def test_the_centers_file_is_not_of_one_division(afm, tmp_path):
    said = afm("new", tmp_path / "새.afm", "--role", "center", "--division", "BAT")

    assert said.code == 2
    assert "--division을 빼거나" in said.sentence
    assert list(tmp_path.iterdir()) == []


def test_the_office_is_who_made_the_file(afm, office):
    workspace = Workspace.open(office, read_only=True)
    workspace.close()

    assert workspace.office.role == "secretary"
    assert workspace.office.division == "BAT"
    assert workspace.office.actor


def test_what_a_file_begins_with_is_nobodys_to_undo(afm, office):
    said = afm("undo", office)

    assert said.code == 1
    assert said.sentence == "되돌릴 작업이 없습니다."
    assert len(afm("list", office, "divisions", "--json").json) == 12


def test_the_first_division_of_an_office_is_that_of_its_papers(afm, office, tmp_path):
    said = afm("report", office, "division-status", "--out", tmp_path / "a.pdf")

    assert said.code == 0, said.err
    assert (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("command", [("new", "--role", "center"), ("demo",)])
def test_an_existing_file_is_refused(afm, tmp_path, command):
    path = tmp_path / "있음.afm"
    path.write_bytes(b"kept")
    before = digest(path)

    said = afm(command[0], path, *command[1:])

    assert said.code == 1
    assert "파일이 이미 있습니다" in said.sentence
    assert digest(path) == before


@pytest.mark.parametrize("command", [("new", "--role", "center"), ("demo",)])
@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("새.txt", (2, "‘새.txt’는 자료 파일 이름이 아닙니다. 만들 이름의 끝을 .afm으로")),
        ("없음/새.afm", (1, "없음’ 폴더가 없습니다. 먼저 만드세요.")),
    ],
)
def test_a_place_that_cannot_be_is_refused(afm, tmp_path, command, name, answer):
    code, told = answer
    said = afm(command[0], tmp_path / name, *command[1:])

    assert said.code == code
    assert told in said.sentence
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_division_names_those_there_are(afm, tmp_path):
    said = afm("new", tmp_path / "새.afm", "--role", "secretary", "--division", "XYZ")

    assert said.code == 1
    assert "AUT, SHP, BAT" in said.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_name_without_a_letter_is_refused(afm, tmp_path):
    said = afm("new", tmp_path / "새.afm", "--role", "firm", "--organization", "...")

    assert said.code == 2
    assert "이름으로 쓸 글자가 없습니다" in said.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_sync_folder_is_a_warning(afm, tmp_path):
    folder = tmp_path / "OneDrive"
    folder.mkdir()

    said = afm("new", folder / "새.afm", "--role", "center")

    assert said.code == 0
    assert "동기화 폴더" in said.sentence


def test_a_demonstration_that_is_stopped_leaves_nothing(afm, tmp_path, monkeypatch):
    def stopped(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("afm_desktop.cli.files._percent", lambda _what: stopped)
    said = afm("demo", tmp_path / "예시.afm")

    assert said.code == 1
    assert "중단했습니다" in said.err
    assert [path for path in tmp_path.iterdir() if path.suffix != ".lock"] == []


def test_the_demonstration_can_be_made_larger(afm, tmp_path):
    said = afm("demo", tmp_path / "예시.afm", "--scale", "2")

    assert said.code == 0
    assert "100%" in said.err
    assert len(afm("list", tmp_path / "예시.afm", "members", "--json").json) == 306
    assert len(afm("list", tmp_path / "예시.afm", "projects", "--json").json) == 40
