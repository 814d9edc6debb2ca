"""What a meeting tells those it invites: when, where, what about, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    FormKind,
    MeetingStatus,
)
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.form_progress import OWED
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.model.meetings import AgendaItem, Attendance, Meeting, MeetingChange
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.domain.text import clean
from afm_desktop.services.people import Access
from afm_desktop.services.records import live
from afm_desktop.services.speaking import Sender, sender_of
from afm_desktop.storage.workspace import Workspace

_ADDRESS = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")
"""What can stand in a calendar file without being taken for something else."""


class NothingToInviteTo(RuleViolation):
    """Somebody is to be invited to a template, which is never held."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"‘{title}’{particle(title, '은/는')} 열리지 않는 회의 양식입니다."
            " 이 양식으로 회의를 만든 뒤 초대하세요.",
            field="is_template",
        )


class InvitedWithoutDay(RuleViolation):
    """Somebody is to be invited to a meeting that has no day."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"‘{title}’의 일시가 정해지지 않아 초대할 수 없습니다. 일시를 적은 뒤 다시 하세요.",
            field="starts_at",
        )


class Notice(StrEnum):
    """What a meeting has to say now."""

    INVITED = "invited"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Matter:
    """What is dealt with, by whom and how long."""

    kind: AgendaKind | None
    title: str
    presenter: str | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody of the roster whose mail address is known."""

    name: str
    organization: str | None
    email: str
    role: AttendanceRole | None
    status: AttendanceStatus | None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting as those it concerns are told of it; never what is noted for the chair alone.

    `starts_at` is when it was set for last where it fell out. `sequence` is how many notices have
    gone out. `replies_until` is the first day by which bodies were asked whether they come.
    """

    id: str
    title: str
    kind: str | None
    status: MeetingStatus | None
    notice: Notice
    sequence: int
    starts_at: datetime
    ends_at: datetime | None
    was_at: datetime | None
    reason: str | None
    place: str | None
    host: str | None
    purpose: str | None
    agenda: tuple[Matter, ...]
    invitees: tuple[Invitee, ...]
    replies_until: date | None
    told_on: date
    sender: Sender

    @property
    def is_off(self) -> bool:
        """Whether nobody is to come at the time it was set for."""
        return self.notice in (Notice.POSTPONED, Notice.CANCELLED)

    @property
    def presenters(self) -> tuple[str, ...]:
        """The bodies that speak, other than the one that invites."""
        own = {self.host, self.sender.office}
        named = (matter.presenter for matter in self.agenda)
        return tuple(dict.fromkeys(name for name in named if name and name not in own))


class InvitationService:
    """Reads meetings as those they concern are told of them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, meeting_id: str, *, reason: str | None = None) -> Invitation:
        """What a meeting tells.

        With a reason, which is logged, it names those whose mail address is known; without one
        nobody is named.
        """
        told = clean(reason or "").strip()
        with self._workspace.reading() as session:
            meeting = live(session, Meeting, meeting_id)
            people = _invited(session, meeting_id) if told else []
            found = self._invitation(session, meeting, tuple(who for _, who in people))
        if people:
            ids = sorted(id for id, _ in people)
            self._workspace.note_access(Access.EXPORT, " ".join(ids), len(ids), told)
        return found

    def _invitation(
        self, session: Session, meeting: Meeting, invitees: tuple[Invitee, ...]
    ) -> Invitation:
        if meeting.is_template:
            raise NothingToInviteTo(meeting.title or "")
        notice, change = _said(session, meeting)
        starts_at = meeting.starts_at or (change.was_at if change is not None else None)
        if starts_at is None:
            raise InvitedWithoutDay(meeting.title or "")
        division = session.scalar(select(Division.code).where(Division.id == meeting.division_id))
        return Invitation(
            id=meeting.id,
            title=meeting.title or "",
            kind=meeting_kind_word(meeting.kind) if meeting.kind else None,
            status=meeting.status,
            notice=notice,
            sequence=meeting.notice or 0,
            starts_at=starts_at,
            ends_at=meeting.ends_at if meeting.starts_at else None,
            was_at=change.was_at if change is not None and notice is Notice.MOVED else None,
            reason=change.reason if change is not None and notice is not Notice.INVITED else None,
            place=meeting.place,
            host=session.scalar(
                select(Organization.name).where(Organization.id == meeting.host_id)
            ),
            purpose=meeting.purpose,
            agenda=tuple(_agenda(session, meeting.id)),
            invitees=invitees,
            replies_until=_replies_until(session, meeting.id),
            told_on=self._workspace.today,
            sender=sender_of(session, self._workspace.office, division),
        )


def _said(session: Session, meeting: Meeting) -> tuple[Notice, MeetingChange | None]:
    """What there is to say, and the step of the meeting's life that says why."""
    steps = session.scalars(
        select(MeetingChange)
        .where(MeetingChange.meeting_id == meeting.id, MeetingChange.deleted.is_(None))
        .order_by(MeetingChange.happened_on.desc(), MeetingChange.row.desc())
    ).all()
    fell_out = {
        MeetingStatus.POSTPONED: Notice.POSTPONED,
        MeetingStatus.CANCELLED: Notice.CANCELLED,
    }
    if meeting.status in fell_out:
        why = next((one for one in steps if one.status is meeting.status), None)
        return fell_out[meeting.status], why
    others = (one for one in steps if one.was_at and one.was_at != meeting.starts_at)
    moved = next(others, None) if meeting.notice else None
    return (Notice.MOVED, moved) if moved is not None else (Notice.INVITED, None)


def _agenda(session: Session, meeting_id: str) -> Iterator[Matter]:
    query = (
        select(AgendaItem.kind, AgendaItem.title, Organization.name, AgendaItem.planned_minutes)
        .outerjoin(Organization, Organization.id == AgendaItem.presenter_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.row)
    )
    for kind, title, presenter, minutes in session.execute(query):
        yield Matter(kind, title or "", presenter, minutes)


def _invited(session: Session, meeting_id: str) -> list[tuple[str, Invitee]]:
    """Those of the roster who can be written to, by their ids as persons."""
    query = (
        select(Attendance, Person, Organization.name)
        .join(Person, Person.id == Attendance.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(
            Attendance.meeting_id == meeting_id,
            Attendance.deleted.is_(None),
            Person.deleted.is_(None),
            Person.email.is_not(None),
        )
        .order_by(Attendance.position.is_(None), Attendance.position, Attendance.row)
    )
    return [
        (person.id, Invitee(person.name or "", body, person.email, seat.role, seat.status))
        for seat, person, body in session.execute(query)
        if person.email and _ADDRESS.fullmatch(person.email)
    ]


def _replies_until(session: Session, meeting_id: str) -> date | None:
    """The first day by which bodies owe an answer whether they come."""
    due = func.coalesce(FormRequest.new_due_on, FormRequest.due_on)
    query = select(func.min(due)).where(
        FormRequest.meeting_id == meeting_id,
        FormRequest.kind == FormKind.ATTENDANCE,
        FormRequest.state.in_(OWED),
        FormRequest.deleted.is_(None),
    )
    return session.scalar(query)
