"""Who filed in the round before, and whom to ask whether they are still the one to write to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.records import live
from afm_desktop.services.rounds.model import EarlierBody


@dataclass(slots=True)
class _Body:
    name: str
    divisions: Counter[str] = field(default_factory=Counter)
    statuses: Counter[DemandStatus] = field(default_factory=Counter)
    people: dict[str, tuple[str, date | None]] = field(default_factory=dict)


def earlier_bodies(session: Session, round_id: str) -> tuple[EarlierBody, ...]:
    """The bodies that filed in the round this one was copied from, by name."""
    before = live(session, Round, round_id).copied_from_id
    if before is None:
        return ()
    ended = session.scalars(select(Round.closes_at).where(Round.id == before)).one()
    since = ended.astimezone(KOREA).date() if ended is not None else None
    bodies = _bodies(session, before)
    here, again = _here(session, round_id), _again(session, round_id, before)
    rows = [_row(id, body, here, again, since) for id, body in bodies.items()]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.name)))


def _bodies(session: Session, before: str) -> Mapping[str, _Body]:
    query = (
        select(Demand.applicant_id, Organization.name, Division.name, Demand.status)
        .add_columns(Person.id, Person.name, Person.last_confirmed_on)
        .join(Organization, Organization.id == Demand.applicant_id)
        .outerjoin(Division, Division.id == Demand.division_id)
        .outerjoin(Person, (Person.id == Demand.contact_id) & Person.deleted.is_(None))
        .where(Demand.round_id == before, Demand.deleted.is_(None))
        .order_by(Demand.row)
    )
    found: dict[str, _Body] = {}
    for id, name, division, status, person, who, confirmed in session.execute(query):
        if status in (None, DemandStatus.DRAFT):
            continue
        body = found.setdefault(id, _Body(name or ""))
        body.divisions[division or ""] += 1
        body.statuses[status] += 1
        if person is not None:
            body.people[person] = (who or "", confirmed)
    _fill_in(session, found)
    return found


def _fill_in(session: Session, bodies: Mapping[str, _Body]) -> None:
    """A body whose demands name nobody is asked through the contacts it has."""
    without = [id for id, body in bodies.items() if not body.people]
    query = select(Person).where(
        Person.organization_id.in_(without), Person.deleted.is_(None), Person.erased_on.is_(None)
    )
    for person in session.scalars(query.order_by(Person.row)):
        bodies[person.organization_id or ""].people.setdefault(
            person.id, (person.name or "", person.last_confirmed_on)
        )


def _here(session: Session, round_id: str) -> set[str]:
    query = select(Demand.applicant_id).where(
        Demand.round_id == round_id, Demand.deleted.is_(None), Demand.applicant_id.is_not(None)
    )
    return {id for id in session.scalars(query) if id is not None}


def _again(session: Session, round_id: str, before: str) -> Counter[str]:
    """재신청: demands that name one of the round before as theirs, by its applicant."""
    earlier = aliased(Demand)
    query = (
        select(earlier.applicant_id)
        .join(Demand, Demand.previous_id == earlier.id)
        .where(Demand.round_id == round_id, Demand.deleted.is_(None), earlier.round_id == before)
    )
    return Counter(id for id in session.scalars(query) if id is not None)


def _row(
    id: str, body: _Body, here: set[str], again: Counter[str], since: date | None
) -> EarlierBody:
    person, (who, confirmed) = next(iter(body.people.items()), (None, ("", None)))
    return EarlierBody(
        organization_id=id,
        name=body.name,
        division=", ".join(name for name, _ in body.divisions.most_common() if name),
        filed=sum(body.statuses.values()),
        selected=body.statuses[DemandStatus.SELECTED],
        person_id=person,
        person=masked_name(who) if who else "",
        last_confirmed_on=confirmed,
        is_to_confirm=confirmed is None or (since is not None and confirmed <= since),
        has_filed_again=id in here or id in again,
        again=again[id],
    )
