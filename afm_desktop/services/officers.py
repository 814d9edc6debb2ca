"""Who is in office on a day, with whoever stands in for an officer on leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import AppointmentRole
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.shared import holding
from afm_desktop.services.lists.people import masked_name


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """Who is in office, and for whom when that is a stand-in."""

    person_id: str | None
    name: str
    title: str | None
    organization_id: str | None
    organization: str | None
    role: AppointmentRole
    stands_in_for_id: str | None = None
    stands_in_for: str | None = None

    def masked(self) -> OfficerRow:
        """홍*동."""
        return replace(
            self,
            name=masked_name(self.name),
            stands_in_for=masked_name(self.stands_in_for) if self.stands_in_for else None,
        )


def standing_in(session: Session, division_id: str | None, day: date) -> tuple[OfficerRow, ...]:
    """Who acts for a division, or the alliance, on a day: an officer, or who stands in for them.

    A stand-in takes the place of whom it is appointed for, in the role that person has.
    """
    leave, officer = aliased(Person), aliased(Organization)
    query = (
        select(Appointment, Person, officer.name, leave.name)
        .join(Person, Person.id == Appointment.person_id)
        .outerjoin(officer, officer.id == Person.organization_id)
        .outerjoin(leave, leave.id == Appointment.stands_in_for_id)
        .where(
            Appointment.deleted.is_(None),
            Person.deleted.is_(None),
            Appointment.division_id == division_id,
            holding(Appointment.appointed_on, Appointment.ended_on, day),
        )
        .order_by(Appointment.appointed_on, Appointment.row)
    )
    found = [_row(*line) for line in session.execute(query)]
    acting = {row.stands_in_for_id: row for row in found if row.stands_in_for_id}
    rows = []
    for row in found:
        if row.stands_in_for_id is None:
            deputy = acting.pop(row.person_id or "", None)
            rows.append(replace(deputy, role=row.role) if deputy else row)
    return tuple(sorted([*rows, *acting.values()], key=lambda row: _ORDER.index(row.role)))


_ORDER = tuple(AppointmentRole)


def _row(one: Appointment, person: Person, body: str | None, leave: str | None) -> OfficerRow:
    return OfficerRow(
        person_id=person.id,
        name=person.name or "",
        title=person.title,
        organization_id=person.organization_id,
        organization=body,
        role=one.role or AppointmentRole.ACTING,
        stands_in_for_id=one.stands_in_for_id,
        stands_in_for=leave,
    )
