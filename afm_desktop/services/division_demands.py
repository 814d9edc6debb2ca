"""The round a division is in, its demands by stage and cost, and what selected ones promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import BudgetSource, Confidentiality, DemandStatus
from afm_desktop.domain.model.demand_parts import BudgetLine, DemandEvent, KpiTarget
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round, round_name
from afm_desktop.services.status_demands import (
    Cost,
    DemandRow,
    FunnelStage,
    KpiRow,
    RoundStatus,
    Stage,
    StageLeaving,
)

_STAGES = tuple(Stage)
REACHED = {
    DemandStatus.RECEIVED: Stage.RECEIVED,
    DemandStatus.REVIEWING: Stage.RECEIVED,
    DemandStatus.SUPPLEMENT: Stage.RECEIVED,
    DemandStatus.INELIGIBLE: Stage.RECEIVED,
    DemandStatus.MERGED: Stage.RECEIVED,
    DemandStatus.CANDIDATE: Stage.REVIEWED,
    DemandStatus.RESERVED: Stage.EVALUATED,
    DemandStatus.NOT_SELECTED: Stage.EVALUATED,
    DemandStatus.SELECTED: Stage.SELECTED,
}
"""How far a demand came that stands here; one that is missing was never received."""


@dataclass(frozen=True, slots=True)
class HeldRound:
    """The round whose demands a paper lists."""

    id: str
    name: str
    opens_on: date | None
    closes_on: date | None


@dataclass(frozen=True, slots=True)
class Received:
    """A demand that was received, with how far it came."""

    id: str
    row: DemandRow
    stage: Stage
    confidentiality: Confidentiality
    control_number: str | None
    division_id: str | None = None

    @property
    def is_classified(self) -> bool:
        """Whether this is a 대외비, which has a 관리번호."""
        return self.confidentiality is Confidentiality.CLASSIFIED


def held_round(session: Session, structure_id: str | None, day: date) -> HeldRound | None:
    """The latest round of a structure that had opened by a day.

    A structure that has held none yet goes on with the demands of the round before it.
    """
    query = select(
        Round.id,
        Round.year,
        Round.ordinal,
        Round.name,
        Round.opens_at,
        Round.closes_at,
        Round.structure_id,
    ).where(Round.deleted.is_(None))
    latest: tuple[tuple[bool, int, int], HeldRound] | None = None
    for id, year, ordinal, name, opens_at, closes_at, structure in session.execute(query):
        opens_on = opens_at.astimezone(KOREA).date() if opens_at else None
        if (opens_on or date(year or day.year, 1, 1)) > day:
            continue
        closes_on = closes_at.astimezone(KOREA).date() if closes_at else None
        place = (structure in (None, structure_id), year or 0, ordinal or 0)
        if latest is None or place > latest[0]:
            latest = (place, HeldRound(id, name or round_name(year, ordinal), opens_on, closes_on))
    return latest[1] if latest else None


def received(session: Session, division_id: str | None, round_id: str) -> list[Received]:
    """The demands a division received in a round, by 접수번호; drafts and returns are none.

    Of no division, those of all.
    """
    here = demands_of(division_id, round_id)
    costs = _costs(session, here)
    withdrawn_from = _withdrawn_from(session, here)
    query = (
        select(
            Demand.id,
            Demand.intake_no,
            Demand.title,
            Organization.name,
            Demand.status,
            Demand.confidentiality,
            Demand.control_number,
            Demand.division_id,
            Demand.is_core_technology,
        )
        .outerjoin(Organization, Organization.id == Demand.applicant_id)
        .where(*here)
        .order_by(Demand.intake_no.is_(None), Demand.intake_no, Demand.title, Demand.id)
    )
    found = []
    for line in session.execute(query):
        id, intake_no, title, applicant, status, secrecy, control_number, division, is_core = line
        stage = stage_of(status, withdrawn_from.get(id), is_numbered=intake_no is not None)
        if status is not None and stage is not None:
            cost = costs.get(id, Cost(None))
            mark = secrecy or Confidentiality.PUBLIC
            words = intake_no, title or "", applicant or ""
            row = DemandRow(*words, status, cost, mark, id if is_core else "")
            found.append(Received(id, row, stage, mark, control_number, division))
    return found


def demands_of(division_id: str | None, round_id: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions of the live demands of a round, of one division or of all."""
    own = () if division_id is None else (Demand.division_id == division_id,)
    return (*own, Demand.round_id == round_id, Demand.deleted.is_(None))


def rejected(session: Session, division_id: str | None, round_id: str) -> int:
    """How many demands of a division were turned back before they got a 접수번호."""
    query = select(func.count()).where(
        *demands_of(division_id, round_id), Demand.status == DemandStatus.REJECTED
    )
    return session.execute(query).scalar_one()


def stage_of(
    status: DemandStatus | None, withdrawn_from: DemandStatus | None, *, is_numbered: bool
) -> Stage | None:
    """How far a demand came, a withdrawn one until then; None when it was never received."""
    if status is None:
        return None
    if status is not DemandStatus.WITHDRAWN:
        return REACHED.get(status)
    if withdrawn_from is None:
        return Stage.RECEIVED if is_numbered else None
    return REACHED.get(withdrawn_from)


def round_status(
    held: HeldRound, demands: Sequence[Received], kpis: Iterable[KpiRow], rejected: int
) -> RoundStatus:
    """The round with its funnel."""
    return RoundStatus(
        name=held.name,
        opens_on=held.opens_on,
        closes_on=held.closes_on,
        stages=tuple(_funnel(demands)),
        demands=tuple(demand.row for demand in demands),
        kpis=tuple(kpis),
        rejected=rejected,
    )


def selected_kpis(session: Session, division_id: str, round_id: str) -> list[KpiRow]:
    """The targets of the selected demands, in the order of the demands."""
    query = (
        select(
            Demand.intake_no,
            Demand.title,
            KpiTarget.name,
            KpiTarget.unit,
            KpiTarget.baseline,
            KpiTarget.target,
        )
        .join(Demand, Demand.id == KpiTarget.demand_id)
        .where(
            Demand.division_id == division_id,
            Demand.round_id == round_id,
            Demand.status == DemandStatus.SELECTED,
            Demand.deleted.is_(None),
            KpiTarget.deleted.is_(None),
        )
        .order_by(Demand.intake_no, Demand.id, KpiTarget.position, KpiTarget.id)
    )
    return [
        KpiRow(intake_no or "", title or "", name or "", unit, baseline, target)
        for intake_no, title, name, unit, baseline, target in session.execute(query)
    ]


def _costs(session: Session, here: Sequence[ColumnElement[bool]]) -> Mapping[str, Cost]:
    """총사업비 by source of each demand: the sums of its budget lines."""
    query = (
        select(BudgetLine.demand_id, BudgetLine.source, func.sum(BudgetLine.amount_won))
        .join(Demand, Demand.id == BudgetLine.demand_id)
        .where(*here, BudgetLine.deleted.is_(None), BudgetLine.amount_won.is_not(None))
        .group_by(BudgetLine.demand_id, BudgetLine.source)
    )
    sums: dict[str, dict[BudgetSource | None, int]] = {}
    for demand_id, source, won in session.execute(query):
        if demand_id is not None:
            sums.setdefault(demand_id, {})[source] = int(won or 0)
    return {id: _cost(by_source) for id, by_source in sums.items()}


def _cost(by_source: Mapping[BudgetSource | None, int]) -> Cost:
    return Cost(
        total=sum(by_source.values()),
        national=by_source.get(BudgetSource.NATIONAL),
        province=by_source.get(BudgetSource.PROVINCE),
        city=by_source.get(BudgetSource.CITY),
        private_cash=by_source.get(BudgetSource.PRIVATE_CASH),
        private_in_kind=by_source.get(BudgetSource.PRIVATE_IN_KIND),
    )


def _withdrawn_from(
    session: Session, here: Sequence[ColumnElement[bool]]
) -> Mapping[str, DemandStatus]:
    """Where each withdrawn demand stood."""
    query = (
        select(DemandEvent.demand_id, DemandEvent.from_status)
        .join(Demand, Demand.id == DemandEvent.demand_id)
        .where(
            *here,
            DemandEvent.deleted.is_(None),
            DemandEvent.status == DemandStatus.WITHDRAWN,
            DemandEvent.from_status.is_not(None),
        )
        .order_by(DemandEvent.happened_on, DemandEvent.id)
    )
    return {id: status for id, status in session.execute(query) if id and status}


def _funnel(demands: Sequence[Received]) -> Iterable[FunnelStage]:
    for index, stage in enumerate(_STAGES):
        came = [demand for demand in demands if _STAGES.index(demand.stage) >= index]
        stayed = Counter(demand.row.status for demand in came if demand.stage is stage)
        if stage is _STAGES[-1]:
            stayed.clear()
        yield FunnelStage(
            stage=stage,
            count=len(came),
            total_won=sum(demand.row.cost.total or 0 for demand in came),
            left=tuple(
                StageLeaving(status, stayed[status]) for status in DemandStatus if stayed[status]
            ),
        )
