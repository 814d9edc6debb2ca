"""The meeting a paper is for, the one before it, and what happened in between."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    AttendanceRole,
    DemandStatus,
    MeetingStatus,
)
from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingRelatedDivision,
)
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.domain.words import word
from afm_desktop.services.division_projects import signal_changes
from afm_desktop.services.status import (
    AgendaRow,
    AttendanceRow,
    MeetingOverview,
    MeetingReference,
    OpenAction,
    SinceLastMeeting,
)

DIVISION_MEETING = "division"
"""The code of 분과회의."""


class NoSuchMeeting(NotFound):
    """There is no such meeting, or not of this division."""

    def __init__(self, meeting_id: str, division: str) -> None:
        super().__init__(
            f"{division} 분과에 ‘{meeting_id}’ 회의가 없습니다. 회의 목록에서 고르세요."
        )


class MeetingWithoutDay(RuleViolation):
    """A paper is made for a meeting that has no day yet."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"‘{title}’의 일시가 정해지지 않았습니다. 일시를 적은 뒤 다시 하세요.",
            field="starts_at",
        )


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting with its day, read for a paper."""

    id: str
    kind: str | None
    title: str
    name: str
    purpose: str | None
    starts_at: datetime
    ends_at: datetime | None
    place: str | None

    @property
    def held_on(self) -> date:
        """Its day in Korea."""
        return self.starts_at.astimezone(KOREA).date()


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited, with the body they come from."""

    organization_id: str | None
    organization: str
    title: str | None
    name: str
    role: AttendanceRole
    id: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting a paper is for, with who is invited and what is on the agenda."""

    sitting: Sitting
    guests: tuple[Guest, ...]
    agenda: tuple[AgendaRow, ...]

    def overview(self, anchors: Collection[str]) -> MeetingOverview:
        """회의개요; the chair is told by the body, since names stand in full only in the list."""
        sitting, ends = self.sitting, self.sitting.ends_at
        invited = [guest for guest in self.guests if guest.role is not AttendanceRole.OBSERVER]
        chairs = (guest.organization for guest in invited if guest.role is AttendanceRole.CHAIR)
        return MeetingOverview(
            title=sitting.title,
            name=sitting.name,
            purpose=sitting.purpose,
            held_on=sitting.held_on,
            starts=sitting.starts_at.astimezone(KOREA).time(),
            ends=ends.astimezone(KOREA).time() if ends else None,
            place=sitting.place,
            chair=next((chair for chair in chairs if chair), None),
            anchors=len({guest.organization_id for guest in invited} & set(anchors)),
            participants=len(invited),
            observers=len(self.guests) - len(invited),
            agenda=self.agenda,
        )

    @property
    def attendance(self) -> tuple[AttendanceRow, ...]:
        """The list to sign; only here names stand in full."""
        return tuple(
            AttendanceRow(
                organization=guest.organization,
                position=guest.title,
                name=guest.name,
                note=None if guest.role is AttendanceRole.MEMBER else word(guest.role),
                id=guest.id,
            )
            for guest in self.guests
        )


def read_occasion(session: Session, meeting_id: str, division_id: str, division: str) -> Occasion:
    """The meeting a paper is for: the division's own, one it is related to, or the alliance's."""
    return Occasion(
        _read_sitting(session, meeting_id, division_id, division),
        tuple(_read_guests(session, meeting_id)),
        tuple(_read_agenda(session, meeting_id)),
    )


def read_last_sitting(
    session: Session, division_id: str, occasion: Occasion | None, day: date
) -> Sitting | None:
    """The division's last meeting held before a day and the occasion, of the occasion's kind."""
    kind = (occasion and occasion.sitting.kind) or DIVISION_MEETING
    before = min(day, occasion.sitting.held_on) if occasion else day
    query = (
        select(Meeting)
        .where(
            Meeting.division_id == division_id,
            Meeting.kind == kind,
            Meeting.status == MeetingStatus.CLOSED,
            Meeting.deleted.is_(None),
            Meeting.starts_at < korean_moment(before),
        )
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    )
    found = session.scalars(query).one_or_none()
    return _sitting(found, found.starts_at) if found and found.starts_at else None


def reference(sitting: Sitting) -> MeetingReference:
    """How other sentences name a meeting."""
    return MeetingReference(sitting.name, sitting.held_on)


def read_since(session: Session, division_id: str, last: Sitting, day: date) -> SinceLastMeeting:
    """What demands and projects went through after a meeting, each demand counted once."""
    query = (
        select(DemandEvent.demand_id, DemandEvent.from_status, DemandEvent.status)
        .join(Demand, Demand.id == DemandEvent.demand_id)
        .where(
            Demand.division_id == division_id,
            Demand.deleted.is_(None),
            DemandEvent.deleted.is_(None),
            DemandEvent.happened_on > last.held_on,
            DemandEvent.happened_on <= day,
        )
        .order_by(DemandEvent.happened_on, DemandEvent.id)
    )
    reached: dict[DemandStatus | None, set[str | None]] = {status: set() for status in DemandStatus}
    settled: set[str | None] = set()
    for demand, before, after in session.execute(query):
        if after is DemandStatus.SUPPLEMENT:
            settled.discard(demand)
        elif before is DemandStatus.SUPPLEMENT and after is DemandStatus.REVIEWING:
            settled.add(demand)
        reached.setdefault(after, set()).add(demand)
    asked = reached[DemandStatus.SUPPLEMENT]
    return SinceLastMeeting(
        received=len(reached[DemandStatus.RECEIVED]),
        supplements_requested=len(asked),
        supplements_settled=len(asked & settled),
        merged=len(reached[DemandStatus.MERGED]),
        withdrawn=len(reached[DemandStatus.WITHDRAWN]),
        selected=len(reached[DemandStatus.SELECTED]),
        signals=signal_changes(session, division_id, last.ends_at or last.starts_at),
        **_read_actions(session, last.id),
    )


def _read_actions(session: Session, meeting_id: str) -> dict[str, Any]:
    """What a meeting asked for, and what of it is left to do; what was given up is neither."""
    query = (
        select(ActionItem, Organization.name)
        .outerjoin(Organization, Organization.id == ActionItem.organization_id)
        .where(
            ActionItem.meeting_id == meeting_id,
            ActionItem.deleted.is_(None),
            ActionItem.status.is_distinct_from(ActionStatus.DROPPED),
        )
        .order_by(ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.position)
    )
    found = session.execute(query).all()
    left = tuple(
        OpenAction(one.title or "", owner, one.due_on) for one, owner in found if one.is_open
    )
    return {
        "actions": len(found),
        "actions_done": len(found) - len(left),
        "open_actions": left,
    }


def _read_sitting(session: Session, meeting_id: str, division_id: str, division: str) -> Sitting:
    meeting = session.scalars(
        select(Meeting).where(Meeting.id == meeting_id, Meeting.deleted.is_(None))
    ).one_or_none()
    related = session.scalars(
        select(MeetingRelatedDivision.division_id).where(
            MeetingRelatedDivision.meeting_id == meeting_id,
            MeetingRelatedDivision.deleted.is_(None),
        )
    ).all()
    if meeting is None or meeting.division_id not in (None, division_id, *related):
        raise NoSuchMeeting(meeting_id, division)
    if meeting.starts_at is None:
        raise MeetingWithoutDay(meeting.title or "")
    return _sitting(meeting, meeting.starts_at)


def _read_guests(session: Session, meeting_id: str) -> Iterable[Guest]:
    query = (
        select(Attendance, Organization.name, Person.name, Person.title)
        .outerjoin(Organization, Organization.id == Attendance.organization_id)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None))
        .order_by(Attendance.position.is_(None), Attendance.position, Attendance.id)
    )
    for invited, body, name, title in session.execute(query):
        yield Guest(
            organization_id=invited.organization_id,
            organization=body or invited.guest_body or "",
            title=title or invited.guest_title,
            name=name or invited.guest_name or "",
            role=invited.role or AttendanceRole.MEMBER,
            id=invited.id,
        )


def _read_agenda(session: Session, meeting_id: str) -> Iterable[AgendaRow]:
    query = (
        select(AgendaItem.title, AgendaItem.kind, Organization.name, AgendaItem.planned_minutes)
        .outerjoin(Organization, Organization.id == AgendaItem.presenter_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.id)
    )
    for title, kind, presenter, minutes in session.execute(query):
        yield AgendaRow(title or "", kind or AgendaKind.REPORT, presenter, minutes)


def _sitting(meeting: Meeting, starts_at: datetime) -> Sitting:
    title = meeting.title or ""
    kind = meeting_kind_word(meeting.kind) if meeting.kind else ""
    name = f"제{meeting.ordinal}차 {kind}" if meeting.ordinal and kind else title
    return Sitting(
        id=meeting.id,
        kind=meeting.kind,
        title=title,
        name=name,
        purpose=meeting.purpose,
        starts_at=starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
    )
