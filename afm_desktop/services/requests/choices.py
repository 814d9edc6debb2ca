"""What can be asked of whom, as lists to choose from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, day_words
from afm_desktop.domain.enums import MeetingStatus, MemberRole
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.bodies import names_of
from afm_desktop.services.requests.asking import WRITTEN
from afm_desktop.services.screening.due import due_day


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a list to choose from names it."""

    id: str
    name: str
    number: str = ""
    """Of a round its year and ordinal, of a division its code."""


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """A body that can be asked, with its seats: division and role of each."""

    id: str
    name: str
    seats: tuple[tuple[str, MemberRole | None], ...]


@dataclass(frozen=True, slots=True)
class DemandChoice:
    """A demand whose form can be asked for, with whoever filed it."""

    id: str
    name: str
    """Its intake number, else its title."""
    body: BodyChoice
    due_on: date | None
    """The day it is to be supplemented by."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Everything a wish is made of."""

    bodies: tuple[BodyChoice, ...]
    divisions: tuple[Named, ...]
    rounds: tuple[Named, ...]
    meetings: tuple[Named, ...]

    def bodies_of(
        self, division_id: str | None = None, role: MemberRole | None = None
    ) -> tuple[BodyChoice, ...]:
        """The bodies that sit in a division, in some role; all of them where none is named."""
        return tuple(
            body
            for body in self.bodies
            if any(
                division_id in (None, seat[0]) and role in (None, seat[1]) for seat in body.seats
            )
        )


def choosing(session: Session, day: date) -> Choosing:
    """The bodies with seats today, the divisions in force, rounds and meetings newest first."""
    divisions = [
        Named(one.id, one.name or "", one.code or "")
        for one in session.scalars(
            select(Division).where(Division.deleted.is_(None)).order_by(Division.position)
        )
        if one.in_force_on(day)
    ]
    return Choosing(_bodies(session, day), tuple(divisions), _rounds(session), _meetings(session))


def demands_to_write(session: Session, ids: Collection[str]) -> tuple[DemandChoice, ...]:
    """Those of some demands that are written or supplemented, in the order of the ids."""
    query = select(Demand).where(
        Demand.id.in_(set(ids)), Demand.deleted.is_(None), Demand.status.in_(WRITTEN)
    )
    found = {one.id: one for one in session.scalars(query)}
    names = names_of(session, [one.applicant_id or "" for one in found.values()])
    return tuple(
        DemandChoice(id_, one.intake_no or one.title or "", _applicant(one, names), due)
        for id_ in dict.fromkeys(ids)
        if (one := found.get(id_)) is not None
        for due in [due_day(session, one)]
    )


def _applicant(demand: Demand, names: Mapping[str, str]) -> BodyChoice:
    id_, division = demand.applicant_id or "", demand.division_id
    return BodyChoice(id_, names.get(id_, ""), ((division, None),) if division else ())


def _bodies(session: Session, day: date) -> tuple[BodyChoice, ...]:
    seats: dict[str, list[tuple[str, MemberRole | None]]] = {}
    query = select(Membership).where(Membership.deleted.is_(None))
    for seat in session.scalars(query.order_by(Membership.row)):
        if seat.active_on(day) and seat.organization_id and seat.division_id:
            seats.setdefault(seat.organization_id, []).append((seat.division_id, seat.role))
    found = [
        BodyChoice(id_, name or "", tuple(seats[id_]))
        for id_, name in session.execute(
            select(Organization.id, Organization.name).where(
                Organization.deleted.is_(None), Organization.merged_into_id.is_(None)
            )
        )
        if id_ in seats
    ]
    return tuple(sorted(found, key=lambda body: sort_key(body.name)))


def _rounds(session: Session) -> tuple[Named, ...]:
    query = select(Round).where(Round.deleted.is_(None))
    rounds = session.scalars(query.order_by(Round.year.desc(), Round.ordinal.desc()))
    return tuple(
        Named(
            one.id,
            one.title,
            f"{one.year}-{one.ordinal}",
        )
        for one in rounds
    )


def _meetings(session: Session) -> tuple[Named, ...]:
    """Meetings that are still to come first; one that was held can be answered no more."""
    query = select(Meeting).where(
        Meeting.deleted.is_(None),
        Meeting.is_template.is_not(True),
        Meeting.status.in_([MeetingStatus.DRAFT, MeetingStatus.PLANNED, MeetingStatus.POSTPONED]),
    )
    found = session.scalars(query.order_by(Meeting.starts_at.desc(), Meeting.row.desc()))
    return tuple(
        Named(one.id, f"{one.title} ({day_words(one.starts_at.astimezone(KOREA).date())})")
        if one.starts_at
        else Named(one.id, one.title or "")
        for one in found
    )
