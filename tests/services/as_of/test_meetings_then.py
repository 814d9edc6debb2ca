"""Meetings as they stood on an earlier day."""

from __future__ import annotations

from datetime import date, timedelta

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import ActionStatus, MeetingStatus, MinutesState, Placement
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.domain.model.meetings import ActionItem, MeetingChange, Minutes, Paper
from tests.factories import make_agenda_item, make_meeting
from tests.services.as_of.conftest import one
from tests.services.conftest import put

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
FIRST, SECOND = korean_moment(date(2026, 5, 20), 14), korean_moment(JUNE, 14)


def step(meeting, on, current, to, was_at=SECOND):
    return MeetingChange(
        meeting_id=meeting.id, happened_on=on, from_status=current, status=to, was_at=was_at
    )


def test_steps_taken_since_are_taken_back(workspace, division, then):
    planned, closed = MeetingStatus.PLANNED, MeetingStatus.CLOSED
    meeting = make_meeting(
        division, starts_at=SECOND, ends_at=SECOND + timedelta(hours=2), status=closed
    )
    item = make_agenda_item(meeting, placement=Placement.NEXT)
    moved = step(meeting, date(2026, 5, 10), planned, planned, FIRST)
    over = step(meeting, JULY, planned, closed)
    put(workspace, meeting, item, moved, over)

    past, before = then(date(2026, 6, 15)), then(date(2026, 5, 1))

    assert (one(past, meeting).status, one(past, meeting).starts_at) == (planned, SECOND)
    assert one(past, item).placement is None
    assert [one(past, change).deleted for change in (moved, over)] == [None, ABSENT]
    assert one(before, meeting).starts_at == FIRST
    assert one(before, meeting).ends_at == FIRST + timedelta(hours=2)


def test_what_it_left_behind_is_what_it_was(workspace, division, then):
    meeting = make_meeting(division, starts_at=FIRST, status=MeetingStatus.CLOSED)
    action = ActionItem(
        title="보고", meeting_id=meeting.id, agreed_on=JUNE, done_on=JULY, status=ActionStatus.DONE
    )
    asked = ActionItem(title="제출", meeting_id=meeting.id, agreed_on=JULY)
    minutes = Minutes(
        meeting_id=meeting.id,
        version=1,
        state=MinutesState.APPROVED,
        written_on=JUNE,
        circulated_on=JUNE,
        approved_on=JULY,
    )
    paper = Paper(kind="minutes", sha256="0", meeting_id=meeting.id, made_at=korean_moment(JULY))
    put(workspace, meeting, action, asked, minutes, paper)

    past = then(date(2026, 6, 15))

    assert (one(past, action).status, one(past, action).done_on) == (ActionStatus.OPEN, None)
    assert one(past, minutes).state is MinutesState.CIRCULATED
    assert one(past, minutes).approved_on is None
    assert [one(past, record).deleted for record in (asked, paper)] == [ABSENT, ABSENT]
