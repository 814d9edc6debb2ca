"""What is open of a body: where it sits, whom it runs, what it supplies, asked for and keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import SQLColumnExpression, case, func, literal, null, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import (
    AppointmentRole,
    AttendanceRole,
    DemandStatus,
    MemberRole,
    PartnerRole,
)
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Attendance
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject, ProjectPartner
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.office import Office
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.own_division import foreign_divisions
from afm_desktop.services.titles import title_of

OPEN = tuple(status for status in DemandStatus if NEXT[status])
Expression = SQLColumnExpression[Any]
Standing = DemandStatus | MemberRole | AppointmentRole | PartnerRole | AttendanceRole


class Matter(StrEnum):
    """What may be open when a body goes; the value is the table of its records."""

    MEMBERSHIP = "memberships"
    SECRETARIAT = "divisions"
    LINK = "supply_links"
    DEMAND = "demands"
    DEMAND_PARTNER = "demand_partners"
    PROJECT = "lead_projects"
    PROJECT_PARTNER = "project_partners"
    APPOINTMENT = "appointments"
    PERSON = "people"
    GUEST = "attendances"
    """Of a meeting, and called by name only there."""


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One record that is open, called as lists call it; a person is masked.

    `since` and `until` are its days as far as they are known, `standing` the status of a demand or
    the role in a division, demand or project. `division_id` is that of a membership or of what it
    is a part of. A link is called
    after the other firm; `is_bought` when that one delivers. `keeper` is the name of another
    division whose secretary alone changes it.
    """

    matter: Matter
    id: str
    title: str
    since: date | None = None
    until: date | None = None
    standing: Standing | None = None
    division_id: str | None = None
    is_bought: bool | None = None
    keeper: str = ""


def open_matters(
    session: Session, bodies: Collection[str], day: date, office: Office
) -> list[OpenMatter]:
    """What is open on a day of one body, under all ids it ever had; persons last."""
    foreign = foreign_divisions(session, office, day)
    over = _over_projects(session, bodies, day)
    found: list[OpenMatter] = []
    for matter, line in _QUERIES.items():
        kind = line.kind
        query: Any = (
            select(kind.id, line.title(bodies), *line.told, line.bought(bodies))
            .where(*line.conditions(bodies, day), kind.deleted.is_(None))
            .order_by(kind.row)
        )
        if line.through is not None:
            query = query.join(*line.through)
        if line.project is not None:
            query = query.where(line.project.not_in(over))
        for id_, title, since, until, standing, division, bought in session.execute(query):
            shown = masked_name(title or "") if matter in _MASKED else title or ""
            is_bought = None if bought is None else bool(bought)
            told = (shown, since, until, standing, division, is_bought)
            found.append(OpenMatter(matter, id_, *told, foreign.get(division or "", "")))
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """How the open records of one sort are read: title, since, until, standing, division."""

    kind: type[Record]
    title: Callable[[Collection[str]], Expression]
    told: tuple[Expression, ...]
    conditions: Callable[[Collection[str], date], Iterator[Expression]]
    through: tuple[type[Record], Expression] | None = None
    project: Expression | None = None
    """The project that must not be over."""
    bought: Callable[[Collection[str]], Expression] = lambda _bodies: null()


def _seats(bodies: Collection[str], day: date) -> Iterator[Expression]:
    yield Membership.organization_id.in_(bodies)
    yield holding(Membership.joined_on, Membership.left_on, day)


def _divisions(bodies: Collection[str], day: date) -> Iterator[Expression]:
    yield Division.secretariat_id.in_(bodies)
    yield holding(Division.valid_from, Division.valid_to, day)


def _links(bodies: Collection[str], day: date) -> Iterator[Expression]:
    yield or_(SupplyLink.supplier_id.in_(bodies), SupplyLink.buyer_id.in_(bodies))
    yield holding(SupplyLink.valid_from, SupplyLink.valid_to, day)


def _demands(bodies: Collection[str], _day: date) -> Iterator[Expression]:
    yield or_(Demand.applicant_id.in_(bodies), Demand.lead_id.in_(bodies))
    yield Demand.status.in_(OPEN)


def _appointments(bodies: Collection[str], day: date) -> Iterator[Expression]:
    yield Person.organization_id.in_(bodies)
    yield holding(Appointment.appointed_on, Appointment.ended_on, day)


def _people(bodies: Collection[str], _day: date) -> Iterator[Expression]:
    yield Person.organization_id.in_(bodies)
    yield Person.erased_on.is_(None)


def _in_demands(bodies: Collection[str], _day: date) -> Iterator[Expression]:
    yield DemandPartner.organization_id.in_(bodies)
    yield Demand.deleted.is_(None)
    yield Demand.status.in_(OPEN)


def _projects(bodies: Collection[str], _day: date) -> Iterator[Expression]:
    yield LeadProject.lead_id.in_(bodies)


def _in_projects(bodies: Collection[str], _day: date) -> Iterator[Expression]:
    yield ProjectPartner.organization_id.in_(bodies)
    yield LeadProject.deleted.is_(None)


def _guests(bodies: Collection[str], _day: date) -> Iterator[Expression]:
    yield Attendance.organization_id.in_(bodies)
    yield Attendance.erased_on.is_(None)
    yield or_(Attendance.guest_name.is_not(None), Attendance.guest_title.is_not(None))


def _over_projects(session: Session, bodies: Collection[str], day: date) -> list[str]:
    """The projects these bodies lead or take part in whose last day or year has passed."""
    parts = select(ProjectPartner.project_id).where(ProjectPartner.organization_id.in_(bodies))
    query = select(LeadProject).where(
        or_(LeadProject.lead_id.in_(bodies), LeadProject.id.in_(parts))
    )
    return [one.id for one in session.scalars(query) if one.over_on(day)]


def _is_bought(bodies: Collection[str]) -> Expression:
    return SupplyLink.buyer_id.in_(bodies)


def _other_end(bodies: Collection[str]) -> Expression:
    """The other firm and what is delivered."""
    end = case((_is_bought(bodies), SupplyLink.supplier_id), else_=SupplyLink.buyer_id)
    name = select(Organization.name).where(Organization.id == end).scalar_subquery()
    item = case((SupplyLink.item.is_(None), literal("")), else_=literal(" · ") + SupplyLink.item)
    return func.coalesce(name, literal("")) + item


def _seat_name(_bodies: Collection[str]) -> Expression:
    place = select(Division.name).where(Division.id == Membership.division_id)
    return place.scalar_subquery()


def _usual(kind: type[Record]) -> Callable[[Collection[str]], Expression]:
    return lambda _bodies: title_of(kind)


_NONE = null()
_MASKED = (Matter.APPOINTMENT, Matter.PERSON, Matter.GUEST)
_QUERIES: dict[Matter, _Line] = {
    Matter.MEMBERSHIP: _Line(
        Membership,
        _seat_name,
        (Membership.joined_on, Membership.left_on, Membership.role, Membership.division_id),
        _seats,
    ),
    Matter.SECRETARIAT: _Line(
        Division, _usual(Division), (_NONE, Division.valid_to, _NONE, Division.id), _divisions
    ),
    Matter.LINK: _Line(
        SupplyLink,
        _other_end,
        (SupplyLink.valid_from, SupplyLink.valid_to, _NONE, _NONE),
        _links,
        bought=_is_bought,
    ),
    Matter.DEMAND: _Line(
        Demand,
        _usual(Demand),
        (Demand.received_on, _NONE, Demand.status, Demand.division_id),
        _demands,
    ),
    Matter.DEMAND_PARTNER: _Line(
        DemandPartner,
        lambda _bodies: Demand.title,
        (_NONE, _NONE, DemandPartner.role, Demand.division_id),
        _in_demands,
        (Demand, Demand.id == DemandPartner.demand_id),
    ),
    Matter.PROJECT: _Line(
        LeadProject,
        _usual(LeadProject),
        (LeadProject.starts_on, _NONE, _NONE, LeadProject.division_id),
        _projects,
        project=LeadProject.id,
    ),
    Matter.PROJECT_PARTNER: _Line(
        ProjectPartner,
        lambda _bodies: LeadProject.title,
        (_NONE, _NONE, ProjectPartner.role, LeadProject.division_id),
        _in_projects,
        (LeadProject, LeadProject.id == ProjectPartner.project_id),
        project=LeadProject.id,
    ),
    Matter.APPOINTMENT: _Line(
        Appointment,
        lambda _bodies: Person.name,
        (
            Appointment.appointed_on,
            Appointment.ended_on,
            Appointment.role,
            Appointment.division_id,
        ),
        _appointments,
        (Person, Person.id == Appointment.person_id),
    ),
    Matter.PERSON: _Line(
        Person, _usual(Person), (_NONE, Person.expires_on, _NONE, literal(None)), _people
    ),
    Matter.GUEST: _Line(
        Attendance,
        lambda _bodies: Attendance.guest_name,
        (_NONE, _NONE, Attendance.role, literal(None)),
        _guests,
    ),
}
