"""Steps in the life of a meeting, taken within a gesture or refused before anything is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.enums import MinutesState
from afm_desktop.domain.meeting_life import MoveRefused, may_move
from afm_desktop.domain.model.meetings import AgendaItem, Meeting, MeetingChange, Minutes
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.demands import BeforeLastStep
from afm_desktop.services.meetings.asked import Placed, Placings
from afm_desktop.services.meetings.errors import (
    AlreadyTaken,
    ItemsUnplaced,
    NoReschedule,
    NotHeldYet,
    NotOnThisAgenda,
    ReasonForNewTime,
    SameTime,
)
from afm_desktop.services.meetings.minuting import next_version
from afm_desktop.services.meetings.reading import day_of
from afm_desktop.services.meetings.waits import WAITS
from afm_desktop.services.settled import is_settled


@dataclass(frozen=True, slots=True)
class NewTime:
    """When a meeting is to be instead, and why."""

    starts_at: datetime
    ends_at: datetime | None
    reason: str | None


def take_step(session: Session, meeting: Meeting, to: S, *, on: date, reason: str | None) -> None:
    """Go on to another status; one that closes finds every matter placed."""
    refuse_past(session, meeting, on)
    current, was_settled = meeting.status or S.DRAFT, is_settled(session, meeting)
    if to is S.CLOSED and may_move(current, to):
        _require_held(meeting, on)
        _require_placed(session, meeting)
    session.add(meeting.move_to(to, on=on, reason=reason))
    if was_settled:
        _begin_new_version(session, meeting, on, reason)


def set_time(session: Session, meeting: Meeting, time: NewTime, *, on: date) -> None:
    """Set a meeting for another time; what was put off is planned again."""
    current = meeting.status or S.DRAFT
    if current not in (S.DRAFT, S.PLANNED, S.POSTPONED):
        raise NoReschedule(current)
    if (time.starts_at, time.ends_at) == (meeting.starts_at, meeting.ends_at):
        raise SameTime
    if current is not S.DRAFT:
        refuse_past(session, meeting, on)
        if not time.reason:
            raise ReasonForNewTime
        _tell_new_time(session, meeting, current, time, on)
    meeting.starts_at, meeting.ends_at = time.starts_at, time.ends_at


def _tell_new_time(session: Session, meeting: Meeting, current: S, time: NewTime, on: date) -> None:
    session.add(
        MeetingChange(
            meeting_id=meeting.id,
            happened_on=on,
            from_status=current,
            status=S.PLANNED,
            was_at=meeting.starts_at,
            reason=time.reason,
        )
    )
    meeting.status, meeting.notice = S.PLANNED, (meeting.notice or 0) + 1


def refuse_past(session: Session, meeting: Meeting, on: date) -> None:
    """Refuse a step dated before the one it follows."""
    query = select(func.max(MeetingChange.happened_on)).where(
        MeetingChange.meeting_id == meeting.id, MeetingChange.deleted.is_(None)
    )
    last = session.scalar(query)
    if last is not None and on < last:
        raise BeforeLastStep(on, last)


def place_all(session: Session, meeting: Meeting, placings: Placings) -> None:
    """Say where matters of a meeting go."""
    items = {one.id: one for one in items_of(session, meeting.id)}
    if placings.keys() - items.keys():
        raise NotOnThisAgenda(NOUNS[AgendaItem.__tablename__].name)
    takers = _takers(session, placings)
    for id, placed in placings.items():
        place(items[id], placed, takers)


def place(item: AgendaItem, placed: Placed, takers: Mapping[str, str]) -> None:
    """Say where a matter goes; one that another meeting took up goes there and nowhere else."""
    if item.placement in WAITS and placed.to is not item.placement and item.id in takers:
        raise AlreadyTaken(item.title or "", takers[item.id])
    item.place(placed.to, placed.reason)


def items_of(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The live matters of a meeting in order."""
    query = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.row)
    )
    return list(session.scalars(query))


def _takers(session: Session, ids: Placings) -> dict[str, str]:
    """The titles of the meetings that took matters up, by the matter."""
    taking = aliased(AgendaItem)
    query = (
        select(taking.carried_from_id, Meeting.title)
        .join(Meeting, Meeting.id == taking.meeting_id)
        .where(taking.carried_from_id.in_(sorted(ids)), taking.deleted.is_(None))
    )
    return {id: title or "" for id, title in session.execute(query) if id}


def _require_held(meeting: Meeting, on: date) -> None:
    held_on = day_of(meeting.starts_at)
    if held_on is not None and on < held_on:
        raise NotHeldYet(held_on)


def _require_placed(session: Session, meeting: Meeting) -> None:
    open_ones = [one.title or "" for one in items_of(session, meeting.id) if one.placement is None]
    if open_ones:
        raise ItemsUnplaced(open_ones)


def require_closable(meeting: Meeting) -> None:
    """Refuse to close a meeting that cannot be closed from where it is."""
    current = meeting.status or S.DRAFT
    if not may_move(current, S.CLOSED):
        raise MoveRefused(current, S.CLOSED)


def _begin_new_version(session: Session, meeting: Meeting, on: date, reason: str | None) -> None:
    """Approved minutes of a meeting that is reopened are followed by a version that says why."""
    session.add(
        Minutes(
            meeting_id=meeting.id,
            version=next_version(session, meeting.id),
            state=MinutesState.DRAFT,
            written_on=on,
            changes=reason,
        )
    )
