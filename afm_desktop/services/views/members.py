"""The list of members: each body once, with the seat it holds in the division or at home."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, case, func, literal, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, MemberRole, OrganizationKind, SizeClass
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import BusinessNumber, Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.bodies import Mergers, mergers
from afm_desktop.services.lists import members
from afm_desktop.services.lists.choice import found
from afm_desktop.services.lists.listing import ColumnKind, Row
from afm_desktop.services.lists.members import ROLES, Seat, active
from afm_desktop.services.views import former
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.model import FilterChoice, ViewKind, columns, offered
from afm_desktop.services.views.sheet import Asked, RecordSheet, tables
from afm_desktop.services.views.terms import Expression, Term
from afm_desktop.storage.tables import search_row

_DIVISION = "division"


@dataclass(frozen=True, slots=True)
class _Merged:
    """What mergers add: the seats and demands that bodies have from those they took in."""

    seats: Mapping[str, Seat]
    """Of each body that took others in, the seat it shows."""
    mergers: Mergers

    @property
    def bodies(self) -> list[str]:
        """The bodies that took others in."""
        return sorted({self.mergers.body(former) for former in self.mergers.into})


class MemberSheet(RecordSheet):
    """회원(기업·기관)."""

    kind = ViewKind.MEMBERS
    reads = tables(
        "organizations memberships divisions business_numbers demands people division_predecessors"
    )
    record = Organization
    columns = columns(
        members.COLUMNS,
        shown="name role kind size_class division business_number region main_products demands",
        fixed="divisions",
        more=[(ColumnKind.NUMBER, "people")],
    )
    filters = (
        *offered("role kind size_class division region is_inferred has_people"),
        *former.filters(former.OF_BODIES),
    )
    shaping = frozenset(former.OF_BODIES)

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        people = t.count_of(
            Person, Person.organization_id, Organization.id, Person.erased_on.is_(None)
        )
        return {
            "name": t.own_name(Organization.name),
            "kind": t.choice(Organization.kind, OrganizationKind),
            "size_class": t.choice(Organization.size_class, SizeClass),
            "business_number": t.plain(_business_number()),
            "region": t.region_of(Organization.region_code),
            "district": t.text(Organization.district),
            "main_products": t.text(Organization.main_products),
            "phone": t.plain(Organization.phone),
            "website": t.plain(Organization.website),
            "source": t.text(Organization.source),
            "people": people,
            "has_people": t.yes_no(people.value > 0),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        held = former.terms(session, asked, Organization, "members")
        asked = former.on_the_last_day(session, asked)
        merged = _read_merged(session, asked)
        code, name = t.division(_seat(Membership.division_id, asked, merged, _division_of))
        role = _seat(func.coalesce(Membership.role, MemberRole.MEMBER), asked, merged, _role_of)
        basis = _seat(Membership.basis, asked, merged, _basis_of)
        order = case({role: place for place, role in enumerate(ROLES)}, value=role)
        return {
            "division": code,
            "division_name": name,
            "role": Term(role, (order,), parse=MemberRole, show=_role_shown),
            "joined_on": t.plain(_seat(Membership.joined_on, asked, merged, _joined_of)),
            "demands": _demands(merged),
            "is_inferred": t.yes_no(func.coalesce(basis == Basis.INFERRED, False).is_(True)),
            **held,
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield Organization.merged_into_id.is_(None)
        yield found(session, asked.text, Organization)
        if former.is_asked(asked):
            return
        merged = _read_merged(session, asked)
        sits = Organization.id.in_(select(Membership.organization_id).where(*_active(asked)))
        yield or_(sits, Organization.id.in_(merged.seats)) if merged.seats else sits

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        """A body that sits in several divisions is found under each of them."""
        if key != _DIVISION:
            return super().choices(session, asked, key)
        rest = replace(asked, filters={k: v for k, v in asked.filters.items() if k != _DIVISION})
        divisions = (
            select(Division.code)
            .where(
                Division.deleted.is_(None),
                holding(Division.valid_from, Division.valid_to, asked.day),
            )
            .order_by(Division.position, Division.code)
        )
        codes = [code for code in session.scalars(divisions) if code]
        counts = {
            code: self.count(session, replace(rest, filters={**rest.filters, _DIVISION: (code,)}))
            for code in codes
        }
        return [FilterChoice(code, code, count) for code, count in counts.items() if count]

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return (search_row.c.place,)

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        asked = former.on_the_last_day(session, asked)
        listed = self.by_key(session, keys, members.rows(session, asked.choice(keys)))
        people = (
            select(Organization.row, func.count())
            .join(Person, Person.organization_id == Organization.id)
            .where(Organization.row.in_(keys), Person.deleted.is_(None), Person.erased_on.is_(None))
            .group_by(Organization.row)
        )
        counts = dict(session.execute(people).all())
        return {key: (*line, counts.get(key, 0)) for key, line in listed.items()}


def _active(asked: Asked) -> Iterator[Expression]:
    """The seats that count: today's, in the division that is shown or in those filtered by."""
    yield from active(asked.day)
    if asked.division:
        yield Membership.division_id == asked.division
    if asked.filters.get(_DIVISION):
        codes = asked.filters[_DIVISION]
        yield Membership.division_id.in_(select(Division.id).where(Division.code.in_(codes)))


def _read_merged(session: Session, asked: Asked) -> _Merged:
    merged = mergers(session)
    if not merged.into:
        return _Merged({}, merged)
    named = merged.named(merged.body(former) for former in merged.into)
    seats = members.seats_of(session, asked.choice(), merged, named)
    codes = asked.filters.get(_DIVISION)
    if codes:
        ids = set(session.scalars(select(Division.id).where(Division.code.in_(codes))))
        seats = {
            body: [seat for seat in own if seat.division in ids] for body, own in seats.items()
        }
    shown = {body: members.shown(own, asked.division) for body, own in seats.items()}
    return _Merged({body: seat for body, seat in shown.items() if seat}, merged)


def _seat(
    column: Expression,
    asked: Asked,
    merged: _Merged,
    of: Callable[[Seat], Any],
) -> Expression:
    """What the seat says that a row shows: the weightiest one, at home before elsewhere."""
    rank = case({role: place for place, role in enumerate(ROLES)}, value=Membership.role)
    statement: Select[Any] = (
        select(column)
        .where(Membership.organization_id == Organization.id, *_active(asked))
        .order_by(
            case((Membership.is_home.is_(True), 0), else_=1),
            func.coalesce(rank, ROLES.index(MemberRole.MEMBER)),
            Membership.row,
        )
        .limit(1)
    )
    # Said outright, since a division is looked up by the seat: one subquery within another.
    own = statement.correlate(Organization).scalar_subquery()
    if not merged.seats:
        return own
    values = {body: literal(of(seat), own.type) for body, seat in merged.seats.items()}
    return case(values, value=Organization.id, else_=own)


def _division_of(seat: Seat) -> str:
    return seat.division


def _role_of(seat: Seat) -> MemberRole:
    return seat.role


def _role_shown(role: Any) -> MemberRole | None:
    return None if role is None else MemberRole(role)


def _joined_of(seat: Seat) -> Any:
    return seat.joined_on


def _basis_of(seat: Seat) -> Basis | None:
    return seat.basis


def _business_number() -> Expression:
    """The main registration number."""
    return (
        select(BusinessNumber.number)
        .where(
            BusinessNumber.organization_id == Organization.id,
            BusinessNumber.deleted.is_(None),
            BusinessNumber.number.is_not(None),
        )
        .order_by(BusinessNumber.is_main.desc().nulls_last(), BusinessNumber.number)
        .limit(1)
        .scalar_subquery()
    )


def _demands(merged: _Merged) -> Term:
    """How many demands a body filed, itself or before it was merged."""
    own = t.count_of(Demand, Demand.applicant_id, Organization.id)
    if not merged.bodies:
        return own
    counted = {
        body: select(func.count())
        .where(Demand.applicant_id.in_(merged.mergers.named([body])), Demand.deleted.is_(None))
        .scalar_subquery()
        for body in merged.bodies
    }
    return t.number(case(counted, value=Organization.id, else_=own.value))
