"""`report … meeting-book` and `papers`: checked, made, kept, listed and given back."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from afm_desktop.app import opened
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.reports.kinds import PaperKind
from tests.exchange.forms import owpml

BOOK = PaperKind.MEETING_BOOK.value


def made(afm, demo, path, *words):
    return afm("report", demo, BOOK, "--division", "BAT", "--out", path, *words)


def test_the_next_meeting_is_taken_and_its_book_kept_and_given_back(afm, demo, tmp_path):
    first = made(afm, demo, tmp_path / "a.pdf", "--keep")
    again = made(afm, demo, tmp_path / "b.pdf", "--keep")
    (row,) = afm("papers", demo, "--json").json
    back = afm("papers", demo, "--id", row["id"], "--out", tmp_path / "c.pdf")

    assert first.code == again.code == back.code == 0, first.err
    assert "1판으로 보관했습니다" in first.out
    assert "1판과 같은 문서" in again.out
    assert (tmp_path / "c.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
    assert PdfReader(tmp_path / "a.pdf").metadata.title == "2026년 제3차 이차전지 분과회의 회의자료"
    assert "이름을 가렸습니다" in first.err


def test_a_version_of_other_options_and_a_moved_meeting_are_told(afm, demo, tmp_path):
    made(afm, demo, tmp_path / "a.pdf", "--keep")
    with opened(demo) as desk, desk.workspace.writing("연기") as session:
        (paper,) = desk.kept_papers.papers()
        meeting = session.scalars(select(Meeting).where(Meeting.id == paper.meeting_id)).one()
        meeting.starts_at = meeting.starts_at.replace(day=29)

    second = made(afm, demo, tmp_path / "b.pdf", "--keep", "--option", "chair=yes")
    listed = afm("papers", demo, "--meeting", paper.meeting_id)
    rows = afm("papers", demo, "--json").json

    assert "2판으로 보관했습니다" in second.out
    assert "의장용" in second.out
    assert "옛 일정" in listed.out
    assert [row["is_of_older_date"] for row in rows] == [True, False]


def test_a_check_tells_each_finding_with_its_field(afm, demo):
    said = afm("report", demo, BOOK, "--division", "BAT", "--check")
    rows = afm("report", demo, BOOK, "--division", "BAT", "--check", "--json").json

    assert said.code == 0
    assert "[추진상태]" in said.out
    fields = {(row["table"], row["field"]) for row in rows}
    assert fields == {("lead_projects", "signal"), ("action_items", "due_on")}


def test_a_book_with_full_names_leaves_again_for_a_reason_only(afm, demo, tmp_path):
    made(afm, demo, tmp_path / "a.pdf", "--keep", "--reason", "회의 진행")
    (row,) = afm("papers", demo, "--json").json

    refused = afm("papers", demo, "--id", row["id"], "--out", tmp_path / "b.pdf")
    given = afm(
        "papers", demo, "--id", row["id"], "--out", tmp_path / "b.pdf", "--reason", "다시 배포"
    )

    assert refused.code == 1
    assert "--reason" in refused.sentence
    assert given.code == 0
    with opened(demo, read_only=True) as desk:
        assert [one.reason for one in desk.accesses.rows()][:2] == ["다시 배포", "회의 진행"]


def test_a_book_to_be_edited_is_kept_as_its_pages(afm, demo, tmp_path):
    first = made(afm, demo, tmp_path / "a.hwpx", "--keep")
    (row,) = afm("papers", demo, "--json").json
    refused = afm("papers", demo, "--id", row["id"], "--out", tmp_path / "b.hwpx")
    back = afm("papers", demo, "--id", row["id"], "--out", tmp_path / "b.pdf")

    assert first.code == back.code == 0, first.err
    assert owpml.read(tmp_path / "a.hwpx").title == row["title"]
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert refused.code == 2
    assert "PDF" in refused.sentence


def test_a_file_without_meetings_says_so(afm, office, tmp_path):
    said = afm("report", office, BOOK, "--out", tmp_path / "a.pdf")

    assert said.code == 1
    assert "예정된 회의가 없습니다" in said.sentence
    assert afm("papers", office).out.strip() == "보관한 문서가 없습니다."


@pytest.mark.parametrize(
    "words",
    [
        ("report", "division-status", "--check"),
        ("report", "division-status", "--keep", "--out", "a.pdf"),
        ("report", BOOK),
        ("report", BOOK, "--check", "--keep"),
        ("report", BOOK, "--check", "--format", "hwpx"),
        ("report", BOOK, "--out", "a.hwpx", "--format", "hwpx"),
        ("report", BOOK, "--out", "a.pdf", "--option", "sections=nothing"),
        ("papers", "--out", "a.pdf"),
    ],
)
def test_what_makes_no_command_is_refused(afm, demo, words):
    command, *others = words

    assert afm(command, demo, *others).code == 2
