"""`report … minutes|meeting-result|sign-in` from the command line."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from afm_desktop.app import opened
from tests.exchange.forms import owpml
from tests.reports.reading import squeezed, text_of

KINDS = ("minutes", "meeting-result", "sign-in")


def text(path):
    return squeezed(text_of(path))


@pytest.fixture(scope="module")
def meetings(demonstration):
    """The last and the next meeting of a division, as their papers see them."""
    with opened(demonstration, read_only=True) as desk:
        listed = desk.lists.listing("meetings", division="BAT")
        rows = list(zip(*(listed.values(key) for key in ("id", "status")), strict=True))
        last = [id for id, status in rows if status == "closed"][-1]
        ahead = next(id for id, status in rows if status == "planned")
        return desk.printed_meetings.of(last), desk.printed_meetings.of(ahead)


@pytest.mark.parametrize("kind", KINDS)
def test_what_came_of_a_meeting_is_of_the_last_one_and_a_list_to_sign_of_the_next(
    afm, demonstration, meetings, tmp_path, kind
):
    out, (last, ahead) = tmp_path / "회의.pdf", meetings

    said = afm("report", demonstration, kind, "--division", "BAT", "--out", out)

    assert said.code == 0, said.err
    title = (ahead if kind == "sign-in" else last).head.title
    assert PdfReader(out).metadata.title.startswith(title)


def test_a_meeting_is_named_by_its_id_or_by_last_and_next(afm, demonstration, meetings, tmp_path):
    def paper(*words):
        said = afm("report", demonstration, "sign-in", *words, "--out", tmp_path / "명부.pdf")
        assert said.code == 0, said.err
        return (tmp_path / "명부.pdf").read_bytes()

    (last, ahead), of = meetings, ("--division", "BAT")
    assert paper(*of, "--meeting", "next") == paper("--meeting", ahead.head.id)
    assert paper(*of, "--meeting", "last") == paper("--meeting", last.head.id)


def test_names_stand_in_full_for_a_reason_that_is_logged(afm, demo, meetings, tmp_path):
    out, name = tmp_path / "명부.pdf", meetings[1].sheet.roster[0].name
    words = ("report", demo, "sign-in", "--division", "BAT", "--out", out)

    masked = afm(*words)
    assert "--reason" in masked.err
    assert squeezed(name) not in text(out)

    afm(*words, "--reason", "회의 당일 서명")
    assert squeezed(name) in text(out)
    with opened(demo, read_only=True) as desk:
        (logged,) = desk.accesses.rows(limit=1)
    assert (logged.reason, logged.count) == ("회의 당일 서명", len(meetings[1].sheet.roster))


def test_a_report_of_results_names_nobody_unless_that_is_chosen(afm, demonstration, tmp_path):
    said = afm(
        "report", demonstration, "meeting-result", "--division", "BAT", "--out", tmp_path / "a.pdf"
    )

    assert said.err == ""


def test_minutes_become_a_document_to_be_edited(afm, demonstration, meetings, tmp_path):
    out, (last, _) = tmp_path / "회의록.hwpx", meetings

    said = afm("report", demonstration, "minutes", "--division", "BAT", "--out", out)

    document = owpml.read(out)
    told = [text for table in document.tables for row in table.cells for text in row]
    assert said.code == 0, said.err
    assert document.title.startswith(last.head.title)
    assert all(any(item.title in text for text in told) for item in last.sheet.items)
    assert not {row.name for row in last.sheet.roster} & set(told)


def test_a_folder_is_filled_with_the_format_that_is_said(afm, demonstration, tmp_path):
    words = ("meeting-result", "--division", "all", "--format", "xlsx", "--out", tmp_path / "결과")

    said = afm("report", demonstration, *words)

    assert said.code == 0, said.err
    assert {path.suffix for path in (tmp_path / "결과").iterdir()} == {".xlsx"}


def test_all_divisions_go_into_a_folder_but_those_without_such_a_meeting(afm, demo, tmp_path):
    with opened(demo) as desk:
        listed = desk.lists.listing("meetings", division="TEX")
        states = zip(listed.values("id"), listed.values("status"), strict=True)
        ids = [str(id) for id, status in states if status == "planned"]
        desk.records.delete("meetings", ids)

    said = afm("report", demo, "sign-in", "--division", "all", "--out", tmp_path / "명부")

    names = sorted(path.name for path in (tmp_path / "명부").iterdir())
    assert said.code == 0, said.err
    assert len(names) == 11
    assert names[0] == "01-AUT-자동차-참석자-명부.pdf"
    assert "해당하는 회의가 없어 뺀 분과: 섬유" in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--meeting", "none"), "회의가 있어야 합니다"),
        (("--meeting", "없는회의"), "회의"),
        (("--option", "colour=red"), "colour"),
        (("--option", "blank-rows=99"), "0~40"),
    ],
)
def test_what_cannot_be_made_is_told_in_a_sentence(afm, demonstration, tmp_path, words, told):
    out = tmp_path / "a.pdf"

    said = afm("report", demonstration, "sign-in", *words, "--out", out)

    assert said.code in (1, 2)
    assert told in said.sentence
    assert not out.exists()


def test_a_division_without_meetings_is_told(afm, office, tmp_path):
    said = afm("report", office, "minutes", "--out", tmp_path / "a.pdf")

    assert said.code == 1
    assert "종료된 회의가 없습니다" in said.sentence


def test_a_meeting_of_another_division_is_told(afm, demonstration, meetings, tmp_path):
    words = ("--division", "AUT", "--meeting", meetings[0].head.id)

    said = afm("report", demonstration, "minutes", *words, "--out", tmp_path / "a.pdf")

    assert said.code == 1
    assert "자동차" in said.sentence
