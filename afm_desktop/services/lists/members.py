"""The listing of members: a body stands in it once, with every division it sits in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, MemberRole
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import BusinessNumber, Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.tables import region
from afm_desktop.services.bodies import Mergers, mergers
from afm_desktop.services.lists.choice import (
    Choice,
    Reference,
    found,
    names_of_divisions,
    narrowed,
    of_keys,
    sort_of,
)
from afm_desktop.services.lists.listing import ColumnKind, Row, columns
from afm_desktop.services.naming import DivisionName
from afm_desktop.storage.tables import search_row

COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "name division division_name"),
        (ColumnKind.ENUM, "role kind size_class"),
        (ColumnKind.TEXT, "business_number region district main_products phone website"),
        (ColumnKind.DATE, "joined_on"),
        (ColumnKind.TEXT, "divisions"),
        (ColumnKind.NUMBER, "demands"),
        (ColumnKind.YES_NO, "is_inferred"),
        (ColumnKind.TEXT, "source"),
    ]
)
ROLES = (
    MemberRole.ANCHOR,
    MemberRole.SECRETARIAT,
    MemberRole.MEMBER,
    MemberRole.SUPPORT,
    MemberRole.ADVISER,
)
"""The role a body counts under when it has several comes first."""
Bodies = Collection[str] | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A body's place in a division."""

    division: str
    role: MemberRole
    is_home: bool
    joined_on: date | None
    basis: Basis | None

    @property
    def rank(self) -> tuple[bool, int]:
        """The home division first, then the weightier role."""
        return not self.is_home, ROLES.index(self.role)


def rows(session: Session, choice: Choice) -> list[Row]:
    """The bodies that take part on the day, in 가나다 order."""
    merged = mergers(session)
    bodies = _bodies(session, choice)
    named = None if choice.keys is None else merged.named(line[0] for line in bodies)
    seats = seats_of(session, choice, merged, named)
    divisions = names_of_divisions(session)
    numbers = _business_numbers(session, named)
    demands = _demands(session, merged, named)
    lines: list[Row] = []
    for id_, name, kind, size, region_code, *about, source in bodies:
        own = seats.get(id_, [])
        seat = shown(own, choice.division)
        if seat is None:
            continue
        division = divisions.get(seat.division, DivisionName("", "", ""))
        place = region(region_code).name if region_code else None
        who = (id_, name, division.code, division.name, seat.role, kind, size, numbers.get(id_))
        joined = (seat.joined_on, _codes(own, divisions), demands[id_])
        lines.append((*who, place, *about, *joined, seat.basis is Basis.INFERRED, source))
    return lines


def _bodies(session: Session, choice: Choice) -> list[tuple[Any, ...]]:
    statement = (
        select(
            Organization.id,
            Organization.name,
            Organization.kind,
            Organization.size_class,
            Organization.region_code,
            Organization.district,
            Organization.main_products,
            Organization.phone,
            Organization.website,
            Organization.source,
        )
        .outerjoin(search_row, sort_of(Organization))
        .where(Organization.deleted.is_(None), Organization.merged_into_id.is_(None))
        .order_by(search_row.c.place, Organization.row)
    )
    wanted = found(session, choice.query, Organization)
    return [
        tuple(line)
        for line in session.execute(narrowed(statement, wanted, of_keys(Organization, choice)))
    ]


def _of(reference: Reference, named: Bodies) -> tuple[ColumnElement[bool], ...]:
    """The condition that a record is of one of these bodies."""
    return () if named is None else (reference.in_(sorted(named)),)


def active(day: date) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a membership holds on a day."""
    return Membership.deleted.is_(None), holding(Membership.joined_on, Membership.left_on, day)


def seats_of(
    session: Session, choice: Choice, merged: Mergers, named: Bodies
) -> dict[str, list[Seat]]:
    """Where each body sits, or each of these: the home division first."""
    statement = select(
        Membership.organization_id,
        Membership.division_id,
        Membership.role,
        Membership.is_home,
        Membership.joined_on,
        Membership.basis,
    ).where(*active(choice.day), *_of(Membership.organization_id, named))
    seats: dict[str, list[Seat]] = {}
    lines = session.execute(statement.order_by(Membership.row))
    for body, division, role, is_home, joined_on, basis in lines:
        if body and division:
            seat = Seat(division, role or MemberRole.MEMBER, bool(is_home), joined_on, basis)
            seats.setdefault(merged.body(body), []).append(seat)
    for own in seats.values():
        own.sort(key=lambda seat: seat.rank)
    return seats


def shown(seats: list[Seat], division: str | None) -> Seat | None:
    """The seat a row speaks of: the one in the division asked for, else at home."""
    return next((seat for seat in seats if division in (None, seat.division)), None)


def _codes(seats: list[Seat], divisions: dict[str, DivisionName]) -> str:
    known = [divisions[seat.division].code for seat in seats if seat.division in divisions]
    return ", ".join(dict.fromkeys(known))


def _business_numbers(session: Session, named: Bodies) -> dict[str, str]:
    """The main registration number of each body."""
    statement = (
        select(BusinessNumber.organization_id, BusinessNumber.number)
        .where(BusinessNumber.deleted.is_(None), *_of(BusinessNumber.organization_id, named))
        .order_by(BusinessNumber.is_main, BusinessNumber.number.desc())
    )
    return {body: number for body, number in session.execute(statement) if body and number}


def _demands(session: Session, merged: Mergers, named: Bodies) -> Counter[str]:
    """How many demands each body filed, itself or before it was merged."""
    statement = (
        select(Demand.applicant_id, func.count())
        .where(Demand.deleted.is_(None), *_of(Demand.applicant_id, named))
        .group_by(Demand.applicant_id)
    )
    filed: Counter[str] = Counter()
    for body, count in session.execute(statement):
        if body:
            filed[merged.body(body)] += count
    return filed
