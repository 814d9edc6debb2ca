"""In whose name an office writes to others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.office import Office, Role

ALLIANCE = "AI 자율제조 얼라이언스"
_OF_DIVISION = "{alliance} {division} 분과"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes to bodies and can be asked."""

    office: str
    actor: str
    phone: str | None = None


def speaker(session: Session, office: Office, division_id: str | None) -> str:
    """The office's body, else the division's secretariat, else the division or the alliance.

    Never the person at the keyboard: a letter comes from a body.
    """
    if office.organization:
        return office.organization
    division = session.scalars(select(Division).where(Division.id == division_id)).one_or_none()
    if division is None:
        return ALLIANCE
    body = select(Organization.name).where(Organization.id == division.secretariat_id)
    if name := session.scalar(body):
        return name
    if office.role is not Role.SECRETARY:
        return ALLIANCE
    alliance = session.scalar(select(Structure.name).where(Structure.id == division.structure_id))
    return _OF_DIVISION.format(alliance=alliance or ALLIANCE, division=division.name)


def sender_of(session: Session, office: Office, division: str | None) -> Sender:
    """The office, with the phone of its body; else the secretariat of a division by its code."""
    query = select(Organization).where(Organization.deleted.is_(None))
    code = division or office.division
    seats = select(Division).where(Division.code == code, Division.deleted.is_(None))
    seat = session.scalars(seats).first()
    if office.organization:
        own = query.where(Organization.name == office.organization)
    else:
        own = query.where(Organization.id == (seat.secretariat_id if seat else None))
    body = session.scalars(own.order_by(Organization.row)).first()
    name = (body.name if body is not None else None) or speaker(
        session, office, seat.id if seat else None
    )
    actor = "" if office.actor == name else office.actor
    return Sender(name, actor, body.phone if body is not None else None)
