"""Other demands of the same applicant, over all rounds and divisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.bodies import mergers
from afm_desktop.services.records import live
from afm_desktop.storage.workspace import Workspace

MOST = 20


@dataclass(frozen=True, slots=True)
class EarlierDemand:
    """Another demand of the same applicant."""

    id: str
    title: str
    applicant: str
    round: str
    division: str
    status: DemandStatus
    percent: int | None = None
    grounds: tuple[StrEnum, ...] = ()


class EarlierDemands:
    """Finds what an applicant filed before and beside a demand, the newest first."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def to(self, demand_id: str) -> tuple[EarlierDemand, ...]:
        """The other demands of its applicant."""
        with self._workspace.reading() as session:
            demand = live(session, Demand, demand_id)
            merged = mergers(session)
            bodies = merged.named([merged.body(demand.applicant_id or "")])
            query = (
                select(
                    Demand.id,
                    Demand.title,
                    Organization.name,
                    Round.name,
                    Division.name,
                    Demand.status,
                )
                .outerjoin(Organization, Organization.id == Demand.applicant_id)
                .outerjoin(Round, Round.id == Demand.round_id)
                .outerjoin(Division, Division.id == Demand.division_id)
                .where(
                    Demand.applicant_id.in_(sorted(bodies)),
                    Demand.id != demand.id,
                    Demand.deleted.is_(None),
                )
                .order_by(Round.year.desc(), Round.ordinal.desc(), Demand.row.desc())
                .limit(MOST)
            )
            return tuple(
                EarlierDemand(
                    id,
                    title or "",
                    name or "",
                    round_ or "",
                    division or "",
                    status or DemandStatus.DRAFT,
                )
                for id, title, name, round_, division, status in session.execute(query)
            )
