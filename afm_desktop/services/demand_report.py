"""The rows of 수요 접수·검토 현황: a round of a division or of the alliance, as it stands today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import (
    BudgetSource,
    Confidentiality,
    DemandStatus,
    FormKind,
    RequestState,
)
from afm_desktop.domain.model.demand_parts import BudgetLine, DemandEvent, FindingReason
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import ChecklistReason, Round
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.secrecy import strictest
from afm_desktop.services.collecting.model import Asked, BodyLine, FormRef
from afm_desktop.services.collecting.reading import read_board
from afm_desktop.services.division_demands import (
    HeldRound,
    Received,
    demands_of,
    held_round,
    received,
    rejected,
    round_status,
)
from afm_desktop.services.draft_chapters import added
from afm_desktop.services.lists.choice import division_of_code, divisions_on
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.records import live
from afm_desktop.services.screening.due import due_on
from afm_desktop.services.status_demands import Cost, RoundStatus, Stage
from afm_desktop.storage.workspace import Workspace

_STAGES = tuple(Stage)
_WAITING = (DemandStatus.SUBMITTED, DemandStatus.SUPPLEMENT)


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a round was to bring: places and won, and when it took demands."""

    name: str
    opens_on: date | None
    closes_on: date | None
    planned: int | None
    budget_won: int | None


@dataclass(frozen=True, slots=True)
class DivisionDemands:
    """The demands a division received, by how far they came, and what those cost that count."""

    division: str
    stages: tuple[int, ...]
    """How many came to each `Stage` or further."""
    cost: Cost


@dataclass(frozen=True, slots=True)
class WaitingDemand:
    """A demand that waits for its applicant or for its receipt; `due_on` is when it should end."""

    intake_no: str | None
    title: str
    applicant: str
    status: DemandStatus
    since: date | None
    due_on: date | None
    mark: Confidentiality
    core: str = ""
    """Its id where it is on a national core technology."""


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How many demands a checklist found wanting for a reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class YearCost:
    """What the demands that count cost in a year, by source in the order of `BudgetSource`."""

    year: int
    won: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskedBody:
    """A body that is or should be asked for a demand, and how far it is."""

    name: str
    division: str
    state: RequestState
    sent_on: date | None
    due_on: date | None
    reminders: int


@dataclass(frozen=True, slots=True)
class DemandReport:
    """Everything 수요 접수·검토 현황 says; of no round, only whose it would be."""

    about: str
    """The division, or the alliance."""
    is_of_division: bool
    structure: str
    as_of: date
    learned_on: date | None
    issuer: str
    is_demonstration: bool
    round: RoundPlan | None
    status: RoundStatus | None
    filed: int
    """How many were filed: all but drafts."""
    drafts: int
    divisions: tuple[DivisionDemands, ...]
    asked: tuple[AskedBody, ...]
    waiting: tuple[WaitingDemand, ...]
    reasons: tuple[ReasonCount, ...]
    years: tuple[YearCost, ...]
    mark: Confidentiality
    control_number: str | None
    unplaced: int = 0
    """How many demands stand in no round; counted where no round is open."""


class DemandReportService:
    """Reads the state of a round."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, division_code: str | None = None, round_id: str | None = None) -> DemandReport:
        """The state of the latest round, or of another one, today."""
        day = self._workspace.today
        with self._workspace.reading() as session:
            found = division_of_code(session, division_code, day) if division_code else None
            structure_id, structure = _structure(session, day)
            if round_id is None:
                held = held_round(session, structure_id, day)
            else:
                held = _held(live(session, Round, round_id))
            demands = received(session, found.id if found else None, held.id) if held else []
            own = (found.id if found else None, held.id if held else "")
            counts = _counts(session, *own)
            numbers = sorted(
                {one.control_number for one in demands if one.is_classified and one.control_number}
            )
            return DemandReport(
                about=found.name if found else structure,
                is_of_division=found is not None,
                structure=structure,
                as_of=day,
                learned_on=self._workspace.learned_on,
                issuer=self._workspace.office.organization or structure,
                is_demonstration=self._workspace.office.is_demonstration,
                round=_plan(session, held) if held else None,
                status=round_status(held, demands, (), rejected(session, *own)) if held else None,
                filed=sum(n for status, n in counts.items() if status is not DemandStatus.DRAFT),
                drafts=counts[DemandStatus.DRAFT],
                divisions=() if found else tuple(_by_division(session, demands, day)),
                asked=tuple(_asked(session, held.id, found, day)) if held else (),
                waiting=tuple(_waiting(session, *own)),
                reasons=tuple(_reasons(session, *own)),
                years=tuple(_years(session, *own)),
                mark=strictest(
                    *([Confidentiality.DIVISION] if found and counts else []),
                    *(one.confidentiality for one in demands),
                ),
                control_number=", ".join(numbers) or None,
                unplaced=0 if held else _unplaced(session, found.id if found else None),
            )


def _structure(session: Session, day: date) -> tuple[str | None, str]:
    known = divisions_on(session, day)
    if not known:
        return None, ""
    query = select(Structure.id, Structure.name).where(
        Structure.id.in_(select(Division.structure_id).where(Division.id == known[0].id))
    )
    found = session.execute(query).one_or_none()
    return (found[0], found[1] or "") if found else (None, "")


def _held(round: Round) -> HeldRound:
    return HeldRound(
        round.id,
        round.title,
        round.opens_at.astimezone(KOREA).date() if round.opens_at else None,
        round.closes_at.astimezone(KOREA).date() if round.closes_at else None,
    )


def _plan(session: Session, held: HeldRound) -> RoundPlan:
    query = select(Round.planned_projects, Round.budget_won).where(Round.id == held.id)
    planned, budget = session.execute(query).one()
    return RoundPlan(held.name, held.opens_on, held.closes_on, planned, budget)


def _counts(session: Session, division_id: str | None, round_id: str) -> Counter[DemandStatus]:
    query = (
        select(Demand.status, func.count())
        .where(*demands_of(division_id, round_id), Demand.status.is_not(None))
        .group_by(Demand.status)
    )
    return Counter({status: n for status, n in session.execute(query) if status})


def _unplaced(session: Session, division_id: str | None) -> int:
    """How many demands were taken over from a list before there was a round."""
    own = () if division_id is None else (Demand.division_id == division_id,)
    query = select(func.count()).where(*own, Demand.round_id.is_(None), Demand.deleted.is_(None))
    return session.execute(query).scalar_one()


def _by_division(
    session: Session, demands: Sequence[Received], day: date
) -> Iterator[DivisionDemands]:
    for division in divisions_on(session, day):
        own = [one for one in demands if one.division_id == division.id]
        places = [_STAGES.index(one.stage) for one in own]
        yield DivisionDemands(
            division.name,
            tuple(sum(place >= at for place in places) for at in range(len(_STAGES))),
            _sum(row.cost for row in added(one.row for one in own)),
        )


def _sum(costs: Iterable[Cost]) -> Cost:
    whole = list(costs)
    fields = ("total", "national", "province", "city", "private_cash", "private_in_kind")
    return Cost(*(sum(getattr(one, name) or 0 for one in whole) for name in fields))


def _asked(
    session: Session, round_id: str, division: DivisionName | None, day: date
) -> Iterator[AskedBody]:
    """The board of the round, by division in their order and in 가나다 order within."""
    form = FormRef(FormKind.DEMAND, round_id).key
    board = read_board(session, Asked((form,), division.code if division else None), day)
    order = {one.id: place for place, one in enumerate(divisions_on(session, day))}
    last = len(order)

    def place(line: BodyLine) -> int:
        return order.get(line.division.id, last) if line.division else last

    for line in sorted(board.lines, key=place):
        for cell in line.there:
            name = line.division.name if line.division else ""
            yield AskedBody(line.name, name, cell.state, cell.sent_on, cell.due_on, cell.reminders)


def _waiting(session: Session, division_id: str | None, round_id: str) -> Iterator[WaitingDemand]:
    """Those filed and not received, and those sent back to be supplemented; the longest first."""
    since, due = _of_latest(DemandEvent.happened_on), due_on()
    query = (
        select(
            Demand.intake_no,
            Demand.title,
            Organization.name,
            Demand.status,
            since,
            due,
            Demand.confidentiality,
            Demand.id,
            Demand.is_core_technology,
        )
        .outerjoin(Organization, Organization.id == Demand.applicant_id)
        .where(*demands_of(division_id, round_id), Demand.status.in_(_WAITING))
        .order_by(Demand.status.desc(), since, Demand.intake_no, Demand.id)
    )
    for intake_no, title, applicant, status, came, due, mark, id, core in session.execute(query):
        yield WaitingDemand(
            intake_no,
            title or "",
            applicant or "",
            status or DemandStatus.SUBMITTED,
            came,
            due,
            mark or Confidentiality.PUBLIC,
            id if core else "",
        )


def _of_latest(column: Any) -> Any:
    """What the latest step to where a demand stands says."""
    return (
        select(column)
        .where(
            DemandEvent.demand_id == Demand.id,
            DemandEvent.deleted.is_(None),
            DemandEvent.status == Demand.status,
        )
        .order_by(DemandEvent.happened_on.desc(), DemandEvent.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _reasons(session: Session, division_id: str | None, round_id: str) -> Iterator[ReasonCount]:
    counted = func.count(FindingReason.demand_id.distinct())
    query = (
        select(ChecklistReason.label, counted)
        .join(FindingReason, FindingReason.reason_id == ChecklistReason.id)
        .join(Demand, Demand.id == FindingReason.demand_id)
        .where(*demands_of(division_id, round_id), FindingReason.deleted.is_(None))
        .group_by(ChecklistReason.label)
        .order_by(counted.desc(), ChecklistReason.label)
    )
    return (ReasonCount(label or "", n) for label, n in session.execute(query))


def _years(session: Session, division_id: str | None, round_id: str) -> Iterator[YearCost]:
    """What those cost that were received and neither merged nor withdrawn."""
    left = (
        DemandStatus.DRAFT,
        DemandStatus.SUBMITTED,
        DemandStatus.REJECTED,
        DemandStatus.MERGED,
        DemandStatus.WITHDRAWN,
    )
    query = (
        select(BudgetLine.year, BudgetLine.source, func.sum(BudgetLine.amount_won))
        .join(Demand, Demand.id == BudgetLine.demand_id)
        .where(
            *demands_of(division_id, round_id),
            Demand.status.not_in(left),
            BudgetLine.deleted.is_(None),
            BudgetLine.year.is_not(None),
        )
        .group_by(BudgetLine.year, BudgetLine.source)
        .order_by(BudgetLine.year)
    )
    found: dict[int, dict[BudgetSource | None, int]] = {}
    for year, source, won in session.execute(query):
        found.setdefault(int(year or 0), {})[source] = int(won or 0)
    for year, by_source in found.items():
        yield YearCost(year, tuple(by_source.get(source, 0) for source in BudgetSource))
