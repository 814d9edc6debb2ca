"""A new meeting after an old one or a template: what it takes over, and what it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceStatus,
    MeetingStatus,
    MinutesState,
    Placement,
)
from afm_desktop.domain.model.meetings import (
    Attendance,
    Meeting,
    MeetingRelatedDivision,
)
from afm_desktop.domain.model.people import Person
from afm_desktop.services.meetings.agendas import CARRIED, take_up, write_item
from afm_desktop.services.meetings.asked import NewItem, NewMeeting
from afm_desktop.services.meetings.inviting import bodies_gone
from afm_desktop.services.meetings.minuting import latest
from afm_desktop.services.meetings.reading import open_before
from afm_desktop.services.meetings.reading_items import read_waiting
from afm_desktop.services.meetings.series import Series, name_of
from afm_desktop.services.meetings.steps import items_of
from afm_desktop.services.records import live

MINUTES_TITLE = "회의록 승인"
ACTIONS_TITLE = "후속조치 이행 점검"
"""What a meeting begins with: the minutes of the one before, and what that asked for."""

_HEAD = ("division_id", "kind", "series", "place", "host_id", "purpose", "quorum")
_SEAT = ("organization_id", "person_id", "guest_name", "guest_title", "guest_body", "role")
_GONE = (Placement.NEXT, Placement.BACKLOG, Placement.DROPPED)


def like(session: Session, source: Meeting, new: NewMeeting) -> NewMeeting:
    """What is asked for, with what it leaves open as it is in an old meeting or a template."""
    blank = NewMeeting()
    taken: dict[str, Any] = {}
    for name in _HEAD:
        asked = getattr(new, name)
        taken[name] = getattr(source, name) if asked == getattr(blank, name) else asked
    ends_at = new.ends_at or end_like(source, new.starts_at)
    return replace(new, **taken, ends_at=ends_at, related=new.related or _related(session, source))


def begin(session: Session, meeting: Meeting, day: date) -> tuple[int, int]:
    """Put on its agenda what it begins with, and what was put off to it; answers how much.

    Counted are the matters carried and the follow-ups that are open.
    """
    waiting = read_waiting(session, Series.of(meeting), day, but=meeting.id)
    carried = [one for one in waiting if one.placement is Placement.NEXT]
    actions = len(open_before(session, meeting, day))
    there = {one.title for one in carried}
    for item in _standing(session, meeting, actions):
        if item.title not in there:
            write_item(session, meeting, item)
    take_up(session, meeting, [one.id for one in carried])
    return len(carried), actions


def copy_agenda(session: Session, source: Meeting, meeting: Meeting) -> None:
    """The matters of an old meeting that every meeting has: not put off, dropped or carried."""
    there = {one.title for one in items_of(session, meeting.id)}
    for item in items_of(session, source.id):
        is_once = item.carried_from_id is not None or item.placement in _GONE
        if not is_once and item.title not in there and not _is_standing(item.title or ""):
            values = {name: getattr(item, name) for name in CARRIED if name != "chair_note"}
            write_item(session, meeting, NewItem(**values))


def copy_roster(session: Session, source: Meeting, meeting: Meeting, day: date) -> None:
    """Those invited to an old meeting, unmarked, in order.

    Left out are persons and guests that were erased, and those of bodies that have left.
    """
    gone = bodies_gone(session, meeting, day)
    query = (
        select(Attendance)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(
            Attendance.meeting_id == source.id,
            Attendance.deleted.is_(None),
            Attendance.erased_on.is_(None),
            or_(
                Attendance.person_id.is_(None),
                and_(Person.deleted.is_(None), Person.erased_on.is_(None)),
            ),
        )
        .order_by(Attendance.position.is_(None), Attendance.position, Attendance.row)
    )
    staying = (one for one in session.scalars(query).all() if one.organization_id not in gone)
    for place, one in enumerate(staying, 1):
        values = {name: getattr(one, name) for name in _SEAT}
        session.add(
            Attendance(
                meeting_id=meeting.id, position=place, status=AttendanceStatus.PLANNED, **values
            )
        )


def write_template(session: Session, source: Meeting, title: str, day: date) -> Meeting:
    """An old meeting as a pattern: no day, no number, nothing of what became of it."""
    values = {name: getattr(source, name) for name in _HEAD}
    template = Meeting(title=title, is_template=True, status=MeetingStatus.DRAFT, **values)
    session.add(template)
    for division_id in _related(session, source):
        session.add(MeetingRelatedDivision(meeting_id=template.id, division_id=division_id))
    copy_agenda(session, source, template)
    copy_roster(session, source, template, day)
    return template


def _standing(session: Session, meeting: Meeting, actions: int) -> Iterator[NewItem]:
    """The minutes of the meeting before unless they are approved, and its open follow-ups."""
    if meeting.previous_id is not None:
        previous = live(session, Meeting, meeting.previous_id)
        last = latest(session, previous.id)
        if last is None or last.state is not MinutesState.APPROVED:
            name = name_of(previous.kind, previous.series, previous.ordinal, previous.title)
            yield NewItem(f"{name} {MINUTES_TITLE}", AgendaKind.DECISION)
    if actions:
        yield NewItem(ACTIONS_TITLE)


def _is_standing(title: str) -> bool:
    return title == ACTIONS_TITLE or title.endswith(f" {MINUTES_TITLE}")


def _related(session: Session, source: Meeting) -> tuple[str, ...]:
    query = select(MeetingRelatedDivision.division_id).where(
        MeetingRelatedDivision.meeting_id == source.id, MeetingRelatedDivision.deleted.is_(None)
    )
    return tuple(id for id in session.scalars(query.order_by(MeetingRelatedDivision.row)) if id)


def end_like(source: Meeting, starts_at: datetime | None) -> datetime | None:
    """When a meeting ends that lasts as long as another."""
    if starts_at is None or source.starts_at is None or source.ends_at is None:
        return None
    return starts_at + (source.ends_at - source.starts_at)
