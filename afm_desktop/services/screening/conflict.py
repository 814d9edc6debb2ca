"""이해관계: the secretary's own institute takes part in a demand that it would judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Interest
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.bodies import Mergers, mergers


@dataclass(frozen=True, slots=True)
class Conflict:
    """An institute that screens, and as what it takes part."""

    institute: str
    interests: tuple[Interest, ...]


def conflict_of(session: Session, office: Office, demand: Demand) -> Conflict | None:
    """How the institute that would screen a demand takes part in it; None where it does not."""
    merged = mergers(session)
    for id in dict.fromkeys(_screening(session, office, demand)):
        found = tuple(_interests(session, demand, merged.body(id), merged))
        if found:
            name = session.scalar(select(Organization.name).where(Organization.id == id))
            return Conflict(name or "", found)
    return None


def _screening(session: Session, office: Office, demand: Demand) -> Iterator[str]:
    """The secretariat of the lead division, and the secretary's own institute."""
    division = session.scalars(select(Division).where(Division.id == demand.division_id)).first()
    if division is not None and division.secretariat_id:
        yield division.secretariat_id
    if (own := own_institutes(office)) is not None:
        yield from session.scalars(own.order_by(Organization.row))


def own_institutes(
    office: Office, shown: Callable[[Any], SQLColumnExpression[Any]] = lambda id: id
) -> Select[Any] | None:
    """The bodies that bear the name of a secretary's office; None of any other office."""
    if office.role is not Role.SECRETARY or not office.organization:
        return None
    return (
        select(shown(Organization.id))
        .where(Organization.name == office.organization, Organization.deleted.is_(None))
        .correlate(None)
    )


def _interests(
    session: Session, demand: Demand, institute: str, merged: Mergers
) -> Iterator[Interest]:
    def is_it(id: str | None) -> bool:
        return id is not None and merged.body(id) == institute

    if is_it(demand.applicant_id):
        yield Interest.APPLICANT
    if is_it(demand.lead_id):
        yield Interest.LEAD
    partners = select(DemandPartner.organization_id).where(
        DemandPartner.demand_id == demand.id, DemandPartner.deleted.is_(None)
    )
    if any(map(is_it, session.scalars(partners))):
        yield Interest.PARTNER
