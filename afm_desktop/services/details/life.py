"""The life of a demand and the open ends of a project, as their panes show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from afm_desktop.domain.demand_life import ASKS_REASON, NEXT
from afm_desktop.domain.enums import Basis
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.services.details.model import (
    DemandFacts,
    LifeMove,
    LifeStep,
    ProjectFacts,
    Whereabouts,
)

_WAY = (S.SUBMITTED, S.RECEIVED, S.REVIEWING, S.CANDIDATE, S.SELECTED)
"""The stations on the way to being selected."""
_BESIDE = {S.SUPPLEMENT: S.REVIEWING, S.RESERVED: S.CANDIDATE}
"""Stations a demand goes on from, each behind the one it belongs to."""


def demand_facts(demand: Demand) -> DemandFacts:
    """Where a demand stands, how it came there, and what it costs."""
    status = demand.status or S.DRAFT
    latest = {event.status: event for event in demand.events if event.status is not None}
    now = latest.get(status)
    return DemandFacts(
        status=status,
        steps=tuple(_steps(status, latest)),
        moves=tuple(
            LifeMove(following, following in ASKS_REASON, following is S.MERGED)
            for following in NEXT[status]
        ),
        since=now.happened_on if now else None,
        reason=now.reason if now else None,
        total_won=demand.total_cost_won,
        by_source=demand.cost_by_source,
        stated_difference_won=demand.stated_difference_won,
    )


def project_facts(project: LeadProject) -> ProjectFacts:
    """What the stated figures of a project leave open."""
    starts, ends = project.years
    is_inferred = Basis.INFERRED in (project.division_basis, project.lead_basis)
    return ProjectFacts(starts, ends, project.unexplained_won, is_inferred)


def _steps(status: S, latest: Mapping[S, DemandEvent]) -> list[LifeStep]:
    stations = _stations(status, latest)
    here = stations.index(status) if status in stations else -1
    return [
        LifeStep(
            station,
            _where(place, here),
            latest[station].happened_on if station in latest and place <= here else None,
            latest[station].reason if station in latest and place <= here else None,
        )
        for place, station in enumerate(stations)
    ]


def _stations(status: S, latest: Mapping[S, DemandEvent]) -> Sequence[S]:
    """The way of this demand: with what it stands beside, or ending where it ended."""
    way = list(_WAY)
    if status in _BESIDE:
        way.insert(way.index(_BESIDE[status]) + 1, status)
    elif status is S.NOT_SELECTED:
        way[-1] = status
    elif status not in way and status is not S.DRAFT:
        passed = [station for station in way if station in latest]
        way = [*passed, status]
    return way


def _where(place: int, here: int) -> Whereabouts:
    if place == here:
        return Whereabouts.NOW
    return Whereabouts.DONE if place < here else Whereabouts.AHEAD
