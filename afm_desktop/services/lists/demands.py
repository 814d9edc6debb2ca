"""The listing of demands with their cost by source."""

from __future__ import annotations

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import BudgetSource
from afm_desktop.domain.model.demand_parts import BudgetLine
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.lists.choice import Choice, found, narrowed, of_keys
from afm_desktop.services.lists.listing import ColumnKind, Row, columns

COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "intake_no title applicant division division_name round"),
        (ColumnKind.ENUM, "status"),
        (ColumnKind.WON, "total_cost_won national_won province_won city_won"),
        (ColumnKind.WON, "private_cash_won private_in_kind_won"),
        (ColumnKind.DATE, "received_on starts_on ends_on"),
        (ColumnKind.NUMBER, "trl_from trl_to"),
        (ColumnKind.TEXT, "process product"),
        (ColumnKind.YES_NO, "is_core_technology"),
        (ColumnKind.ENUM, "confidentiality"),
        (ColumnKind.TEXT, "control_number"),
    ]
)
_SOURCES = len(BudgetSource)


def rows(session: Session, choice: Choice) -> list[Row]:
    """The demands by intake number; those without one come last."""
    applicant = aliased(Organization)
    statement = (
        select(
            Demand.id,
            Demand.intake_no,
            Demand.title,
            applicant.name,
            Division.code,
            Division.name,
            Round.name,
            Demand.status,
            Demand.received_on,
            Demand.starts_on,
            Demand.ends_on,
            Demand.trl_from,
            Demand.trl_to,
            Demand.process,
            Demand.product,
            Demand.is_core_technology,
            Demand.confidentiality,
            Demand.control_number,
        )
        .outerjoin(applicant, applicant.id == Demand.applicant_id)
        .outerjoin(Division, Division.id == Demand.division_id)
        .outerjoin(Round, Round.id == Demand.round_id)
        .where(Demand.deleted.is_(None))
        .order_by(Demand.intake_no.is_(None), Demand.intake_no, Demand.row)
    )
    own = Demand.division_id == choice.division if choice.division else None
    wanted = found(session, choice.query, Demand, (Demand.applicant_id, Organization))
    only = of_keys(Demand, choice)
    costs = _costs(session, choice)
    nothing = (0,) * (_SOURCES + 1)
    return [
        (*line[:8], *costs.get(line[0], nothing), *line[8:])
        for line in session.execute(narrowed(statement, own, wanted, only))
    ]


def _costs(session: Session, choice: Choice) -> dict[str, tuple[int, ...]]:
    """Of each demand the total and what each source pays, by the budget lines."""
    amount = func.coalesce(BudgetLine.amount_won, 0)
    by_source = [
        func.sum(case((BudgetLine.source == source, amount), else_=0)) for source in BudgetSource
    ]
    statement = (
        select(BudgetLine.demand_id, func.sum(amount), *by_source)
        .where(BudgetLine.deleted.is_(None))
        .group_by(BudgetLine.demand_id)
    )
    only = of_keys(Demand, choice)
    named = None if only is None else BudgetLine.demand_id.in_(select(Demand.id).where(only))
    lines = session.execute(narrowed(statement, named))
    return {demand: tuple(sums) for demand, *sums in lines if demand}
