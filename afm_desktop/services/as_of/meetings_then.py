"""Meetings as they stood on an earlier day: steps taken since are taken back, outcomes unknown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import ActionStatus, AttendanceStatus, MeetingStatus, MinutesState
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingChange,
    Minutes,
    Paper,
)
from afm_desktop.storage.journal.operations import in_parts

Place = tuple[str, str]
TakeOut = Callable[[Session, type[Record], Sequence[str]], list[Place]]
_UNPLACED = {"placement": None, "placement_reason": None}
_UNSAID: dict[str, Any] = {
    **_UNPLACED,
    **dict.fromkeys(("outcome", "decision_no", "decision", "discussion", "actual_minutes")),
    **dict.fromkeys(("votes_for", "votes_against", "abstained")),
}
_UNMARKED: dict[str, Any] = {
    "status": AttendanceStatus.PLANNED,
    **dict.fromkeys(("reason", "proxy_name", "arrived_at", "left_at")),
}


def hold_meetings(session: Session, day: date, take_out: TakeOut) -> list[Place]:
    """Make meetings stand as they did on a day."""
    _take_steps_back(session, day)
    _forget_outcomes(session, day)
    _take_up_again(session, day)
    _unapprove(session, day)
    after = korean_moment(day + timedelta(days=1))
    places: list[Place] = []
    for record, later in (
        (MeetingChange, MeetingChange.happened_on > day),
        (ActionItem, ActionItem.agreed_on > day),
        (Minutes, Minutes.written_on > day),
        (Paper, Paper.made_at >= after),
    ):
        query = select(record.id).where(record.deleted.is_(None), later)
        places += take_out(session, record, list(session.scalars(query)))
    return places


def _take_steps_back(session: Session, day: date) -> None:
    """Before its first step since, a meeting was what that step came from."""
    query = (
        select(MeetingChange, Meeting)
        .join(Meeting, Meeting.id == MeetingChange.meeting_id)
        .where(MeetingChange.deleted.is_(None), MeetingChange.happened_on > day)
        .order_by(MeetingChange.happened_on, MeetingChange.id)
    )
    before: dict[str, MeetingChange] = {}
    for change, meeting in session.execute(query):
        if meeting.id not in before:
            before[meeting.id] = change
            _put_back(meeting, change)
    session.flush()
    again = [id for id, one in before.items() if one.from_status is not MeetingStatus.CLOSED]
    _set_items(session, again, _UNPLACED)


def _put_back(meeting: Meeting, change: MeetingChange) -> None:
    meeting.status = change.from_status
    if change.was_at is not None and change.was_at != meeting.starts_at:
        if meeting.starts_at is not None and meeting.ends_at is not None:
            meeting.ends_at = change.was_at + (meeting.ends_at - meeting.starts_at)
        meeting.starts_at = change.was_at


def _forget_outcomes(session: Session, day: date) -> None:
    """A meeting held since was planned, without outcomes and without anybody present."""
    query = select(Meeting.id).where(
        Meeting.deleted.is_(None), Meeting.starts_at >= korean_moment(day + timedelta(days=1))
    )
    ahead = list(session.scalars(query))
    _set_items(session, ahead, _UNSAID)
    for part in in_parts(ahead):
        session.execute(
            update(Meeting)
            .where(Meeting.id.in_(part), Meeting.status == MeetingStatus.CLOSED)
            .values(status=MeetingStatus.PLANNED)
        )
        session.execute(
            update(Attendance)
            .where(Attendance.meeting_id.in_(part), Attendance.status.is_not(None))
            .values(**_UNMARKED)
        )


def _set_items(session: Session, meetings: Collection[str], values: dict[str, Any]) -> None:
    for part in in_parts(meetings):
        session.execute(update(AgendaItem).where(AgendaItem.meeting_id.in_(part)).values(**values))


def _take_up_again(session: Session, day: date) -> None:
    """A follow-up done since was open."""
    session.execute(
        update(ActionItem)
        .where(ActionItem.done_on > day)
        .values(done_on=None, status=ActionStatus.OPEN, outcome=None)
    )


def _unapprove(session: Session, day: date) -> None:
    """Minutes approved since were circulated, and those circulated since a draft."""
    for on, state, values in (
        (Minutes.approved_on, MinutesState.CIRCULATED, {"approved_on": None}),
        (Minutes.circulated_on, MinutesState.DRAFT, {"circulated_on": None}),
    ):
        session.execute(
            update(Minutes).where(on > day).values(state=state, approved_in_id=None, **values)
        )
    never = Minutes.circulated_on.is_(None) & (Minutes.state == MinutesState.CIRCULATED)
    session.execute(update(Minutes).where(never).values(state=MinutesState.DRAFT))
