"""Memberships: ended with their division, begun in the one that follows, the role kept.

A body that comes from several divisions sits once, with the roles of the seat that counts most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, MemberRole
from afm_desktop.domain.model.members import Membership
from afm_desktop.services.lists.members import ROLES
from afm_desktop.services.transition.course import Course
from afm_desktop.services.transition.writing import Values, change, insert

_LEAST = len(ROLES)


@dataclass(frozen=True, slots=True)
class Seat:
    """A membership that holds on the day or later; without an id it is only followed once more."""

    id: str
    body: str | None
    division: str
    role: MemberRole | None
    is_home: bool
    joined_on: date | None
    left_on: date | None
    basis: Basis | None

    @property
    def weight(self) -> int:
        """How much its role counts; more is stronger."""
        return _LEAST - ROLES.index(self.role) if self.role in ROLES else 0


def hand_over_seats(session: Session, course: Course) -> None:
    """End the seats of the old divisions and begin those of the new ones."""
    groups: dict[tuple[str | None, str], list[Seat]] = {}
    seats = list(_seats(session, course))
    for seat in seats:
        new = course.of_body(seat.division, seat.body)
        groups.setdefault((seat.body, new), []).append(seat)
    for seat in seats:  # behind what each body goes to first, where it is at home
        for new in course.others_of_body(seat.division, seat.body):
            copy = replace(seat, id="", is_home=False)
            groups.setdefault((seat.body, new), []).append(copy)
    begun: list[Values] = []
    changed: dict[str, Values] = {}
    for (_, new), own in groups.items():
        _seat_one(course, new, own, begun, changed)
    change(session, Membership, changed)
    insert(session, Membership, begun)


def _seat_one(
    course: Course, new: str, seats: Sequence[Seat], begun: list[Values], changed: dict[str, Values]
) -> None:
    """Seat one body in one new division."""
    kept = _kept(course, seats)
    for place, seat in enumerate(kept):
        first = place == 0
        widest = _widest(seats) if first else seat.left_on
        is_home = first and any(one.is_home for one in seats)
        has_begun = _has_begun(seat, course.day)
        if seat.id and not has_begun:
            changed[seat.id] = {"division_id": new, "left_on": widest, "is_home": is_home}
            continue
        begun.append(
            {
                "organization_id": seat.body,
                "division_id": new,
                "role": seat.role,
                "is_home": is_home,
                "joined_on": course.day if has_begun else seat.joined_on,
                "left_on": widest,
                "basis": None if seat.basis is None else Basis.INFERRED,
            }
        )
    _end(course, seats, {seat.id for seat in kept}, changed)
    old = list(dict.fromkeys(seat.division for seat in seats))
    for division in old:
        course.count(division, new, "members")
        if len(old) > 1:
            course.count(division, new, "joined")


def _end(
    course: Course, seats: Sequence[Seat], ids: Collection[str], changed: dict[str, Values]
) -> None:
    """End what has begun; a copy is told of where the body goes first."""
    for seat in (seat for seat in seats if seat.id):
        if _has_begun(seat, course.day):
            changed[seat.id] = {"left_on": course.day, "is_home": False}
        elif seat.id not in ids:  # it would begin where the body sits already
            changed[seat.id] = {"left_on": seat.joined_on, "is_home": False}


def _kept(course: Course, seats: Sequence[Seat]) -> list[Seat]:
    """The seats of the division in which the body counts most, the strongest role first."""
    by_division: dict[str, list[Seat]] = {}
    for seat in seats:
        by_division.setdefault(seat.division, []).append(seat)
    order = list(course.old)
    ranked = {
        division: (sorted((one.weight for one in own), reverse=True), -order.index(division))
        for division, own in by_division.items()
    }
    best = by_division[max(ranked, key=lambda division: ranked[division])]
    return sorted(best, key=lambda seat: -seat.weight)


def _has_begun(seat: Seat, day: date) -> bool:
    return seat.joined_on is None or seat.joined_on < day


def _widest(seats: Iterable[Seat]) -> date | None:
    """The last day of the body in any of its seats; None while one is open."""
    ends = [seat.left_on for seat in seats]
    return None if None in ends else max(end for end in ends if end is not None)


def _seats(session: Session, course: Course) -> Iterable[Seat]:
    query = (
        select(
            Membership.id,
            Membership.organization_id,
            Membership.division_id,
            Membership.role,
            Membership.is_home,
            Membership.joined_on,
            Membership.left_on,
            Membership.basis,
        )
        .where(
            Membership.deleted.is_(None),
            Membership.division_id.in_(list(course.old)),
            or_(Membership.left_on.is_(None), Membership.left_on > course.day),
        )
        .order_by(Membership.row)
    )
    for id, body, division, role, is_home, joined_on, left_on, basis in session.execute(query):
        yield Seat(id, body, division or "", role, bool(is_home), joined_on, left_on, basis)
