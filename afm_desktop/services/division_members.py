"""회원 of one division on one day, and how they changed since another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, MemberRole, SizeClass
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.periods import holds
from afm_desktop.domain.tables import NoSuchRegion, region_at, regions_on
from afm_desktop.services.bodies import Mergers
from afm_desktop.services.status import (
    AnchorRow,
    DirectoryRow,
    MemberChange,
    MemberCount,
    Members,
    RegionCount,
    SizeChange,
)

_FIRST_ROLE = (
    MemberRole.ANCHOR,
    MemberRole.SECRETARIAT,
    MemberRole.MEMBER,
    MemberRole.SUPPORT,
    MemberRole.ADVISER,
)
"""The role a body counts under when it has several."""

_LISTED_ROLES = tuple(MemberRole)
_SIZES: tuple[SizeClass | None, ...] = (*SizeClass, None)


@dataclass(frozen=True, slots=True)
class Seat:
    """One stay of a body in the division; `reason` is why it ended."""

    body: str
    role: MemberRole
    joined_on: date | None
    left_on: date | None
    is_inferred: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """What papers say of a body, wherever it sits."""

    id: str
    name: str
    size: SizeClass | None
    region_code: str | None
    product: str | None


@dataclass(frozen=True, slots=True)
class Seating:
    """All stays in a division, today's and former ones, with their bodies."""

    seats: Sequence[Seat]
    bodies: Mapping[str, Body]

    def on(self, day: date) -> dict[str, list[Seat]]:
        """Who sits in the division on a day, each body with its seats, first role first."""
        found: dict[str, list[Seat]] = {}
        for seat in self.seats:
            if seat.body in self.bodies and holds(day, seat.joined_on, seat.left_on):
                found.setdefault(seat.body, []).append(seat)
        for seats in found.values():
            seats.sort(key=lambda seat: _FIRST_ROLE.index(seat.role))
        return found

    def anchors_on(self, day: date) -> list[Body]:
        """The division's anchor firms on a day, 가나다."""
        found = (id for id, seats in self.on(day).items() if seats[0].role is MemberRole.ANCHOR)
        return in_order(self.bodies[id] for id in found)


def read_seating(session: Session, division_id: str, mergers: Mergers) -> Seating:
    """Every membership of a division with its body."""
    places = (
        Membership.division_id == division_id,
        Membership.deleted.is_(None),
    )
    memberships = select(
        Membership.organization_id,
        Membership.role,
        Membership.joined_on,
        Membership.left_on,
        Membership.basis,
        Membership.notes,
    ).where(*places)
    seats = [
        Seat(mergers.body(id), role, joined_on, left_on, basis is Basis.INFERRED, notes)
        for id, role, joined_on, left_on, basis, notes in session.execute(memberships)
        if id and role
    ]
    remaining = {seat.body for seat in seats} & set(mergers.into.values())
    named = select(Membership.organization_id).where(*places)
    bodies = select(
        Organization.id,
        Organization.name,
        Organization.size_class,
        Organization.region_code,
        Organization.main_products,
    ).where(
        Organization.deleted.is_(None),
        Organization.id.in_(named) | Organization.id.in_(remaining),
    )
    found = (Body(row.id, row.name or "", *row[2:]) for row in session.execute(bodies))
    return Seating(seats, {body.id: body for body in found})


def in_order(bodies: Iterable[Body]) -> list[Body]:
    """Bodies in 가나다 order."""
    return sorted(bodies, key=lambda body: (sort_key(body.name), body.id))


def members(seating: Seating, day: date, since: date | None) -> Members:
    """The members of a day, and the changes since another."""
    now = seating.on(day)
    before = now if since is None else seating.on(since)
    counts = Counter((seating.bodies[id].size, seats[0].role) for id, seats in now.items())
    places = Counter(_region(seating.bodies[id], day) for id in now)
    return Members(
        counts=tuple(
            MemberCount(size, role, counts[size, role])
            for size in _SIZES
            for role in _LISTED_ROLES
            if counts[size, role]
        ),
        regions=tuple(
            RegionCount(region.short_name, region.area, places[region.short_name])
            for region in regions_on(day)
        ),
        unplaced=places[None],
        anchors=tuple(
            AnchorRow(body.name, now[body.id][0].is_inferred) for body in seating.anchors_on(day)
        ),
        joined=_joined(seating, now, before),
        left=_left(seating, now, before, day),
        changes=_size_changes(seating, now, before),
    )


def directory(seating: Seating, day: date) -> tuple[DirectoryRow, ...]:
    """The list of members by role, then 가나다."""
    now = seating.on(day)
    ordered = in_order(seating.bodies[id] for id in now)
    ordered.sort(key=lambda body: _LISTED_ROLES.index(now[body.id][0].role))
    return tuple(
        DirectoryRow(
            name=body.name,
            role=now[body.id][0].role,
            size=body.size,
            region=_region(body, day),
            product=body.product,
            joined_on=_first_day(now[body.id]),
            is_inferred=now[body.id][0].is_inferred,
        )
        for body in ordered
    )


def _region(body: Body, day: date) -> str | None:
    return region_name(body.region_code, day)


def region_name(code: str | None, day: date) -> str | None:
    """The short name that the 시·도 of a code has on a day; None of no or an unknown one."""
    if code is None:
        return None
    try:
        found = region_at(code, day)
    except NoSuchRegion:
        return None
    return found.short_name if found.in_force_on(day) else None


def _first_day(seats: Iterable[Seat]) -> date | None:
    return min((seat.joined_on for seat in seats if seat.joined_on), default=None)


def _joined(
    seating: Seating, now: Mapping[str, Sequence[Seat]], before: Mapping[str, Sequence[Seat]]
) -> tuple[MemberChange, ...]:
    came = in_order(seating.bodies[id] for id in now.keys() - before.keys())
    days = ((body.name, _first_day(now[body.id])) for body in came)
    return tuple(MemberChange(name, day, None) for name, day in days if day)


def _left(
    seating: Seating,
    now: Mapping[str, Sequence[Seat]],
    before: Mapping[str, Sequence[Seat]],
    day: date,
) -> tuple[MemberChange, ...]:
    gone = before.keys() - now.keys()
    last: dict[str, tuple[date, str | None]] = {}
    for seat in seating.seats:
        if seat.body in gone and seat.left_on is not None and seat.left_on <= day:
            left = last.get(seat.body)
            if left is None or left[0] < seat.left_on:
                last[seat.body] = (seat.left_on, seat.reason)
    ordered = in_order(seating.bodies[id] for id in last)
    return tuple(MemberChange(body.name, *last[body.id]) for body in ordered)


def _size_changes(
    seating: Seating, now: Iterable[str], before: Iterable[str]
) -> tuple[SizeChange, ...]:
    change = Counter(seating.bodies[id].size for id in now)
    change.subtract(seating.bodies[id].size for id in before)
    return tuple(SizeChange(size, change[size]) for size in _SIZES if change[size])
