"""Papers that went out: the same bytes for ever, versions, and books of an older date."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from afm_desktop.app import build
from afm_desktop.domain.model.meetings import Meeting, Paper
from afm_desktop.reports.book_labels import difference_words
from afm_desktop.services.book.facts import BookFacts
from afm_desktop.services.kept_papers import NoBytes, ToKeep
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.storage.workspace import Workspace
from tests.factories import make_division, make_meeting
from tests.services.conftest import put

DATA = b"%PDF-1.4 one"


@pytest.fixture
def desk(workspace):
    return build(workspace)


@pytest.fixture
def meeting(workspace):
    division = make_division()
    meeting = make_meeting(division)
    put(workspace, division, meeting)
    return meeting.id


def facts(**changes):
    told = {
        "figures": {"members": 24, "demands": 25},
        "agenda": ("평가 결과", "안전 지침"),
        "sections": {"overview": "a", "members": "b"},
    }
    return BookFacts(**(told | changes))


def wanted(meeting, data=DATA, told=None, **options):
    return ToKeep(
        kind="meeting-book",
        meeting_id=meeting,
        title="제3차 회의자료",
        data=data,
        pages=3,
        as_of=date(2026, 7, 22),
        options={"chair": "no"} | options,
        facts=told or facts(),
    )


def keep(desk, asked):
    return desk.kept_papers.keep(asked, difference_words)


def test_what_is_kept_comes_back_byte_for_byte(desk, meeting):
    kept = keep(desk, wanted(meeting))

    assert kept.is_new
    assert (kept.paper.version, kept.paper.pages, kept.paper.size) == (1, 3, len(DATA))
    assert desk.kept_papers.content(kept.paper.id) == DATA


def test_the_same_bytes_are_kept_once(desk, meeting):
    first = keep(desk, wanted(meeting))

    again = keep(desk, wanted(meeting))

    assert (again.is_new, again.paper.id) == (False, first.paper.id)
    assert len(desk.kept_papers.papers(meeting)) == 1


def test_a_version_says_what_it_has_otherwise(desk, meeting):
    keep(desk, wanted(meeting))
    told = facts(
        figures={"members": 25, "demands": 25},
        agenda=("평가 결과", "조달처 이원화"),
        sections={"overview": "a", "members": "c", "actions": "d"},
    )

    second = keep(desk, wanted(meeting, b"%PDF-1.4 two", told, chair="yes"))

    assert second.paper.version == 2
    assert second.paper.changes == (
        "회원 24개에서 25개로 / 안건 추가: 조달처 이원화 / 안건 삭제: 안전 지침 / "
        "항목 추가: 후속조치 / 내용이 바뀐 항목: 분과 현황 / 옵션 변경: 의장용"
    )
    assert desk.kept_papers.papers(meeting)[0].changes is None


def test_another_order_of_the_agenda_is_said(desk, meeting):
    keep(desk, wanted(meeting))
    told = facts(agenda=("안전 지침", "평가 결과"))

    second = keep(desk, wanted(meeting, b"%PDF-1.4 two", told))

    assert second.paper.changes == "안건 순서 변경"


def test_a_book_of_a_meeting_that_moved_is_of_an_older_date(desk, workspace, meeting):
    kept = keep(desk, wanted(meeting)).paper
    with workspace.writing("연기") as session:
        found = session.scalars(select(Meeting).where(Meeting.id == meeting)).one()
        found.starts_at += timedelta(days=7)

    (after,) = desk.kept_papers.papers(meeting)

    assert not kept.is_of_older_date
    assert after.is_of_older_date
    assert desk.kept_papers.content(after.id) == DATA


def test_keeping_is_one_gesture_that_can_be_undone(desk, meeting):
    keep(desk, wanted(meeting))

    desk.undoing.undo()

    assert desk.kept_papers.papers(meeting) == ()


def test_bytes_that_are_not_there_are_told(desk, workspace, meeting):
    kept = keep(desk, wanted(meeting)).paper
    (file,) = desk.attachments.rows("papers", kept.id)
    desk.attachments.erase([file.id])

    with pytest.raises(NoBytes, match="보관한 내용"):
        desk.kept_papers.content(kept.id)


def test_a_paper_that_is_not_there_is_told(desk):
    with pytest.raises(NoSuchRecords):
        desk.kept_papers.paper("nothing")


def test_options_another_program_wrote_otherwise_do_no_harm(desk, workspace, meeting):
    keep(desk, wanted(meeting))
    with workspace.writing("다른 프로그램") as session:
        session.scalars(select(Paper)).one().options = "[not json"

    second = keep(desk, wanted(meeting, b"%PDF-1.4 two"))

    assert second.paper.version == 2
    assert second.paper.core == ()


def test_a_kept_paper_survives_a_copy_of_the_file(desk, workspace, meeting, tmp_path):
    kept = keep(desk, wanted(meeting)).paper
    workspace.close()
    copy = shutil.copyfile(workspace.path, tmp_path / "사본.afm")

    other = build(Workspace.open(copy))
    content = other.kept_papers.content(kept.id)
    other.workspace.close()

    assert content == DATA


def test_a_paper_kept_since_is_told_when_a_gesture_is_taken_back(desk, meeting):
    keep(desk, wanted(meeting))

    own = desk.undoing.undo()
    desk.undoing.redo()
    desk.records.change("meetings", meeting, {"place": "예시회관"})
    keep(desk, wanted(meeting, b"%PDF-1.4 two"))
    changed = desk.gestures.rows(limit=2)[1].id
    later = desk.undoing.undo(changed)

    assert own.meanwhile == ()  # the paper itself is taken back
    assert ("kept", "제3차 회의자료 2판") in [(one.how, one.name) for one in later.meanwhile]
