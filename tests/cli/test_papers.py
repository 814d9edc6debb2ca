"""`report` from the command line: one division, all, meetings, options and refusals."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from afm_desktop.app import opened
from afm_desktop.storage.workspace import Workspace
from tests.cli.conftest import digest
from tests.reports.reading import text_of

STATUS = "division-status"


def test_a_paper_for_one_division(afm, demo, tmp_path):
    said = afm("report", demo, STATUS, "--division", "BAT", "--out", tmp_path / "이차전지.pdf")

    assert said.code == 0, said.err
    assert PdfReader(tmp_path / "이차전지.pdf").metadata.title == "이차전지 분과 현황 보고"
    assert f"{len(PdfReader(tmp_path / '이차전지.pdf').pages)}쪽" in said.out


def test_all_divisions_go_into_a_folder_with_progress(afm, demo, tmp_path):
    said = afm("report", demo, STATUS, "--division", "all", "--out", tmp_path / "보고서")

    made = sorted(path.name for path in (tmp_path / "보고서").iterdir())
    assert said.code == 0, said.err
    assert len(made) == 12
    assert made[0] == "01-AUT-자동차-분과-현황-보고.pdf"
    assert made[3] == "04-SEM-반도체-디스플레이-분과-현황-보고.pdf"
    assert "[ 3/12] 이차전지 …" in said.err.splitlines()


def test_the_next_planned_meeting_is_taken_unless_another_is_said(afm, demo, tmp_path):
    meetings = afm("list", demo, "meetings", "--division", "BAT", "--json").json
    planned = [
        row for row in meetings if row["status"] == "planned" and row["date"] >= "2026-07-22"
    ]
    closed = [row for row in meetings if row["status"] == "closed"]

    def paper(*words):
        said = afm("report", demo, STATUS, "--division", "BAT", "--out", tmp_path / "a.pdf", *words)
        assert said.code == 0, said.err
        return text_of(tmp_path / "a.pdf")

    assert planned[0]["title"] in paper()
    assert paper("--meeting", "next") == paper()
    assert closed[-1]["title"] in paper("--meeting", "last")
    assert paper("--meeting", closed[-1]["id"]) == paper("--meeting", "last")
    assert "회의개요" not in paper("--meeting", "none")


@pytest.mark.parametrize("wanted", ["next", "last"])
def test_a_meeting_that_is_not_there_is_told(afm, office, tmp_path, wanted):
    said = afm("report", office, STATUS, "--out", tmp_path / "a.pdf", "--meeting", wanted)

    assert said.code == 1
    assert "이차전지 분과에" in said.sentence
    assert not (tmp_path / "a.pdf").exists()


def test_a_meeting_of_another_division_is_told(afm, demo, tmp_path):
    (other, *_) = afm("list", demo, "meetings", "--division", "AUT", "--json").json
    words = ("--division", "BAT", "--meeting", other["id"], "--out", tmp_path / "a.pdf")

    said = afm("report", demo, STATUS, *words)

    assert said.code == 1
    assert other["id"] in said.sentence


def planned_of(demo):
    """The planned meeting of a division, and who is invited to it."""
    with opened(demo, read_only=True) as desk:
        meetings = desk.lists.listing("meetings", division="BAT")
        states = [str(state) for state in meetings.values("status")]
        planned = str(meetings.values("id")[states.index("planned")])
        return planned, desk.division_status.of("BAT", meeting_id=planned).attendance


def test_names_are_masked_unless_a_reason_is_told(afm, demo, tmp_path):
    planned, guests = planned_of(demo)
    before = digest(demo)

    said = afm(
        "report", demo, STATUS, "--division", "BAT", "--meeting", planned,
        "--out", tmp_path / "a.pdf",
    )  # fmt: skip

    assert said.code == 0
    assert "--reason으로 까닭을" in said.err
    assert guests
    assert not any(guest.name in text_of(tmp_path / "a.pdf") for guest in guests)
    assert digest(demo) == before


def test_printing_names_in_full_is_logged_with_its_reason(afm, demo, tmp_path):
    planned, guests = planned_of(demo)

    afm(
        "report", demo, STATUS, "--division", "BAT", "--meeting", planned,
        "--out", tmp_path / "a.pdf", "--reason", "회의장 접수",
    )  # fmt: skip

    assert all(guest.name in text_of(tmp_path / "a.pdf") for guest in guests)
    with opened(demo, read_only=True) as desk, desk.workspace.reading() as session:
        sql = "SELECT action, count, reason FROM access_log"
        logged = session.connection().exec_driver_sql(sql).all()
    assert [tuple(row) for row in logged] == [("print", len(guests), "회의장 접수")]


def test_a_paper_without_names_changes_nothing_in_the_file(afm, demo, tmp_path):
    before = digest(demo)

    for words in (["--meeting", "none"], ["--option", "annexes=members"]):
        said = afm("report", demo, STATUS, "--division", "BAT", "--out", tmp_path / "a.pdf", *words)
        assert said.code == 0, said.err

    assert digest(demo) == before


def test_names_are_masked_where_printing_them_cannot_be_logged(afm, demo, tmp_path):
    planned, guests = planned_of(demo)
    holder = Workspace.open(demo)

    said = afm(
        "report", demo, STATUS, "--division", "BAT", "--meeting", planned,
        "--out", tmp_path / "a.pdf", "--reason", "회의장 접수",
    )  # fmt: skip
    holder.close()

    assert said.code == 0
    assert "인쇄 기록을 남길 수 없어" in said.err
    assert guests
    assert not any(guest.name in text_of(tmp_path / "a.pdf") for guest in guests)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--division", "XYZ"], (1, "AUT, SHP, BAT")),
        (["--division", "BAT", "--as-of", "2026-02-30"], (2, "날짜가 아닙니다")),
        (["--division", "BAT", "--as-of", "2026-07-23"], (1, "아직 오지 않은 날입니다")),
        (["--division", "BAT", "--option", "colour=red"], (2, "‘colour’ 옵션은 없습니다")),
        (["--division", "BAT", "--option", "large=maybe"], (2, "yes, no")),
        (["--division", "BAT", "--option", "large"], (2, "large=yes처럼 적으세요")),
        (["--division", "BAT", "--meeting", "nothing"], (1, "‘nothing’ 회의가 없습니다")),
    ],
)
def test_what_cannot_be_printed_is_told_before_anything_is_written(
    afm, demo, tmp_path, words, answer
):
    code, told = answer
    before = digest(demo)

    said = afm("report", demo, STATUS, "--out", tmp_path / "a.pdf", *words)

    assert said.code == code
    assert told in said.sentence
    assert digest(demo) == before
    assert not (tmp_path / "a.pdf").exists()


def test_a_division_has_to_be_said_where_the_office_has_none(afm, demo, tmp_path):
    said = afm("report", demo, STATUS, "--out", tmp_path / "a.pdf")

    assert said.code == 2
    assert "--division에 분과 코드나 all을" in said.sentence


def test_one_meeting_for_all_divisions_is_refused(afm, demo, tmp_path):
    said = afm(
        "report", demo, STATUS, "--division", "all", "--meeting", "X", "--out", tmp_path / "a"
    )

    assert said.code == 2
    assert not (tmp_path / "a").exists()


def test_a_place_that_cannot_be_written_is_told(afm, demo, tmp_path):
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "파일").write_text("kept")
    before = digest(demo)

    folder = afm("report", demo, STATUS, "--division", "BAT", "--out", tmp_path / "a.pdf")
    file = afm("report", demo, STATUS, "--division", "all", "--out", tmp_path / "파일")
    ending = afm("report", demo, STATUS, "--division", "BAT", "--out", tmp_path / "a.txt")

    assert [said.code for said in (folder, file, ending)] == [1, 1, 2]
    assert "폴더입니다. 파일 이름을 적으세요." in folder.sentence
    assert "폴더를 만들 수 없습니다" in file.sentence
    assert ".pdf, .hwpx, .xlsx 가운데 하나로 적으세요" in ending.sentence
    assert (tmp_path / "파일").read_text() == "kept"
    assert digest(demo) == before


def test_options_stand_together_or_one_by_one(afm, demo, tmp_path):
    words = ("report", demo, STATUS, "--division", "BAT", "--out")
    afm(*words, tmp_path / "a.pdf", "--option", "approval=", "--option", "large=yes")
    afm(*words, tmp_path / "b.pdf", "--option", "approval=", "large=yes")

    assert digest(tmp_path / "a.pdf") == digest(tmp_path / "b.pdf")


def test_signs_of_options_that_cannot_be_printed_are_listed_before_saving(
    afm, demo, tmp_path, monkeypatch
):
    told: list[str] = []

    def stopped(*_words: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("afm_desktop.cli.papers.note", told.append)
    monkeypatch.setattr("afm_desktop.reports.batch.make_all", stopped)
    words = ("--division", "BAT", "--meeting", "none", "--option", "approval=👑,팀장")

    said = afm("report", demo, STATUS, *words, "--out", tmp_path / "a.pdf")

    assert said.code == 1
    assert any("☒로 인쇄됩니다: 👑" in line for line in told)
    assert not (tmp_path / "a.pdf").exists()


def test_a_demand_beyond_the_class_of_the_paper_keeps_its_name(afm, demo, tmp_path):
    demands = afm("list", demo, "demands", "--division", "BAT", "--json").json
    hidden = [row for row in demands if row["intake_no"] and row["confidentiality"] != "public"]
    out = tmp_path / "공개.pdf"

    afm("report", demo, STATUS, "--division", "BAT", "--out", out,
        "--option", "secrecy=public", "annexes=demands")  # fmt: skip

    told = "".join(text_of(out).split())
    assert hidden
    assert not [row["title"] for row in hidden if "".join(row["title"].split()) in told]
    assert all(row["intake_no"] in told for row in hidden)
