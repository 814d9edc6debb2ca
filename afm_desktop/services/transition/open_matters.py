"""What of a division was still open on a day: it goes on in the division that follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import DemandStatus, IssueState, MeetingStatus
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.narratives import DivisionEvent, Issue
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.words import word
from afm_desktop.services.lists.people import masked_name

_OVER = tuple(status for status in DemandStatus if not NEXT[status])
_AHEAD = (MeetingStatus.DRAFT, MeetingStatus.PLANNED, MeetingStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Matter:
    """A record of a division; `bodies` are those whose division it may follow."""

    id: str
    division: str
    name: str
    is_open: bool
    bodies: tuple[str, ...] = ()


def demands(session: Session, divisions: Collection[str], day: date) -> Iterator[Matter]:
    """Demands; one that was settled before the day is over."""
    last = (
        select(DemandEvent.demand_id, func.max(DemandEvent.happened_on).label("on"))
        .where(DemandEvent.deleted.is_(None))
        .group_by(DemandEvent.demand_id)
        .subquery()
    )
    query = (
        select(
            Demand.id,
            Demand.division_id,
            Demand.title,
            Demand.status,
            func.coalesce(last.c.on, Demand.received_on),
            Demand.applicant_id,
            Demand.lead_id,
        )
        .outerjoin(last, last.c.demand_id == Demand.id)
        .where(Demand.deleted.is_(None), Demand.division_id.in_(divisions))
        .order_by(Demand.row)
    )
    for id, division, title, status, on, *bodies in session.execute(query):
        is_open = status not in _OVER or (on is not None and on >= day)
        yield Matter(id, division, title or "", is_open, _named(bodies))


def projects(session: Session, divisions: Collection[str], day: date) -> Iterator[Matter]:
    """Projects; one whose last day or year was before the day is over."""
    query = select(LeadProject).where(
        LeadProject.deleted.is_(None), LeadProject.division_id.in_(divisions)
    )
    for one in session.scalars(query.order_by(LeadProject.row)):
        is_open, bodies = not one.over_on(day), _named([one.lead_id])
        yield Matter(one.id, one.division_id or "", one.title or "", is_open, bodies)


def appointments(session: Session, divisions: Collection[str], day: date) -> Iterator[Matter]:
    """Appointments, by the masked name and the body of the person; one that ended is over."""
    query = (
        select(
            Appointment.id,
            Appointment.division_id,
            Appointment.role,
            Appointment.ended_on,
            Person.name,
            Person.organization_id,
            Organization.name,
        )
        .outerjoin(Person, Person.id == Appointment.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Appointment.deleted.is_(None), Appointment.division_id.in_(divisions))
        .order_by(Appointment.row)
    )
    for id, division, role, ended_on, person, body, of in session.execute(query):
        said = (masked_name(person or ""), f"({of})" if of else "", word(role) if role else "")
        is_open = ended_on is None or ended_on > day
        name = " ".join(filter(None, said))
        yield Matter(id, division or "", name, is_open, _named([body]))


def meetings(session: Session, divisions: Collection[str], day: date) -> Iterator[Matter]:
    """Meetings; one that was held before the day is over."""
    ahead = or_(
        Meeting.starts_at >= korean_moment(day),
        Meeting.starts_at.is_(None) & (Meeting.status.is_(None) | Meeting.status.in_(_AHEAD)),
    )
    return _matters(session, Meeting, Meeting.title, divisions, ahead)


def issues(session: Session, divisions: Collection[str], day: date) -> Iterator[Matter]:
    """Issues; one that was settled before the day is over."""
    open_still = or_(
        Issue.state.is_(None),
        Issue.state != IssueState.SETTLED,
        Issue.settled_on >= day,
        Issue.raised_on >= day,
    )
    return _matters(session, Issue, Issue.title, divisions, open_still)


def events(session: Session, divisions: Collection[str], day: date) -> Iterator[Matter]:
    """Events; those of the day and later go on."""
    return _matters(
        session, DivisionEvent, DivisionEvent.title, divisions, DivisionEvent.happened_on >= day
    )


def _matters(
    session: Session,
    record: Any,
    title: Any,
    divisions: Collection[str],
    is_open: ColumnElement[bool],
) -> Iterator[Matter]:
    query = (
        select(record.id, record.division_id, title, func.coalesce(is_open, False))
        .where(record.deleted.is_(None), record.division_id.in_(divisions))
        .order_by(record.row)
    )
    for id, division, name, open_still in session.execute(query):
        yield Matter(id, division, name or "", bool(open_still))


def _named(bodies: Collection[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, bodies)))
