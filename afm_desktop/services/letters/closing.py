"""결문: who can be asked about a letter, and where; each only where the file knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import AppointmentRole
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office
from afm_desktop.services.letters.model import Closing, Letter
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.people import PersonRow


def closing_of(session: Session, office: Office, demand: Demand, day: date) -> Closing:
    """What is known of the body that sends a letter; its 간사 is named as on other papers."""
    body = _sender(session, office, demand)
    if body is None:
        return Closing()
    person = _secretary(session, demand, body, day)
    return Closing(
        person.id if person is not None else None,
        masked_name(person.name or "") if person is not None else "",
        body.address or "",
        body.phone or "",
    )


def in_full(letter: Letter, persons: Mapping[str, PersonRow]) -> Letter:
    """The letter with its 간사 in full; that they were asked for is logged where they were."""
    person = persons.get(letter.closing.contact_id or "")
    if person is None:
        return letter
    phone = letter.closing.phone or person.phone or ""
    told = replace(letter.closing, contact=person.name, phone=phone, email=person.email or "")
    return replace(letter, closing=told)


def _sender(session: Session, office: Office, demand: Demand) -> Organization | None:
    """The body in whose name `speaker` writes; None of a division or the alliance itself."""
    secretariat = select(Division.secretariat_id).where(Division.id == demand.division_id)
    is_it = (
        Organization.name == office.organization
        if office.organization
        else Organization.id == secretariat.scalar_subquery()
    )
    query = select(Organization).where(is_it, Organization.deleted.is_(None))
    return session.scalars(query.order_by(Organization.row)).first()


def _secretary(session: Session, demand: Demand, body: Organization, day: date) -> Person | None:
    """Whoever of that body is 간사 of the division on a day."""
    query = (
        select(Appointment, Person)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.division_id == demand.division_id,
            Appointment.role == AppointmentRole.SECRETARY,
            Appointment.deleted.is_(None),
            Person.deleted.is_(None),
            Person.erased_on.is_(None),
            Person.organization_id == body.id,
        )
        .order_by(Appointment.appointed_on.desc().nulls_last(), Appointment.row)
    )
    held = (person for one, person in session.execute(query) if one.in_office_on(day))
    return next(held, None)
