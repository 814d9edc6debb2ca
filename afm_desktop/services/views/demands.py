"""The list of demands, with what they cost and since when they stand where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, Text, case, func, literal, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import (
    BudgetSource,
    Confidentiality,
    DemandStatus,
    DemandTurn,
    SizeClass,
    TechnologyKind,
)
from afm_desktop.domain.model.demand_parts import (
    BudgetLine,
    DemandEvent,
    DemandPartner,
    DemandTechnology,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.services.bodies import mergers
from afm_desktop.services.demand_events import last_said
from afm_desktop.services.division_demands import REACHED
from afm_desktop.services.lists import demands
from afm_desktop.services.lists.choice import found
from afm_desktop.services.lists.listing import ColumnKind, Row
from afm_desktop.services.screening.due import due_on
from afm_desktop.services.status_demands import Stage
from afm_desktop.services.views import former
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.demand_turn import turn, turn_term
from afm_desktop.services.views.model import (
    NOTHING,
    FilterChoice,
    FilterKind,
    Totals,
    ViewFilter,
    ViewKind,
    columns,
    offered,
)
from afm_desktop.services.views.sheet import Asked, RecordSheet, tables
from afm_desktop.services.views.terms import Expression, Term

_COSTS = {
    "national_won": BudgetSource.NATIONAL,
    "province_won": BudgetSource.PROVINCE,
    "city_won": BudgetSource.CITY,
    "private_cash_won": BudgetSource.PRIVATE_CASH,
    "private_in_kind_won": BudgetSource.PRIVATE_IN_KIND,
}
_TOTAL = "total_cost_won"
TECHNOLOGY = "technology"
ADDED = "is_added"
NOT_ADDED = (DemandStatus.MERGED, DemandStatus.REJECTED, DemandStatus.WITHDRAWN)
"""What stands in no total of 수요 접수·검토 현황; every other demand is added up."""


class DemandSheet(RecordSheet):
    """수요; `moved_on` is the day of the latest step, such as the one of a 보완 요청."""

    kind = ViewKind.DEMANDS
    reads = tables(
        "demands organizations divisions rounds budget_lines demand_partners demand_events"
        " division_predecessors demand_related_divisions memberships"
        " review_comments demand_technologies"
    )
    record = Demand
    columns = columns(
        demands.COLUMNS,
        shown="intake_no title applicant division status total_cost_won national_won partners"
        " received_on moved_on",
        summed=f"{_TOTAL} {' '.join(_COSTS)}",
        more=[
            (ColumnKind.NUMBER, "partners"),
            (ColumnKind.DATE, "moved_on due_on"),
            (ColumnKind.ENUM, "turn"),
        ],
    )
    filters = (
        *offered("status division round confidentiality is_core_technology"),
        ViewFilter(ADDED),
        ViewFilter("stage"),
        ViewFilter("turn"),
        *offered(f"applicant_size applicant_region {TECHNOLOGY} process"),
        ViewFilter("round_id", FilterKind.RECORD),
        ViewFilter("applicant_id", FilterKind.RECORD),
        ViewFilter("body_id", FilterKind.RECORD),
        ViewFilter("partner_id", FilterKind.RECORD),
        *former.filters(former.OF_RECORDS),
    )

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        code, name = t.division(Demand.division_id)
        costs = {key: t.number(_cost(source)) for key, source in _COSTS.items()}
        return {
            "intake_no": t.plain(Demand.intake_no),
            "title": t.text(Demand.title),
            "applicant": t.body(Demand.applicant_id),
            "division": code,
            "division_name": name,
            "round_id": t.plain(Demand.round_id),
            "round": t.pointed(Round, "name", Demand.round_id),
            "status": t.choice(Demand.status, DemandStatus),
            _TOTAL: t.number(_cost(None)),
            **costs,
            "received_on": t.plain(Demand.received_on),
            "starts_on": t.plain(Demand.starts_on),
            "ends_on": t.plain(Demand.ends_on),
            "trl_from": t.number(Demand.trl_from),
            "trl_to": t.number(Demand.trl_to),
            "process": t.text(Demand.process),
            "product": t.text(Demand.product),
            "is_core_technology": t.yes_no(Demand.is_core_technology),
            "confidentiality": t.choice(Demand.confidentiality, Confidentiality),
            "control_number": t.plain(Demand.control_number),
            "partners": t.count_of(DemandPartner, DemandPartner.demand_id, Demand.id),
            "moved_on": t.plain(_moved_on()),
            "due_on": t.plain(due_on()),
            "stage": stage_term(),
            "applicant_size": t.choice(_of_applicant(Organization.size_class), SizeClass),
            "applicant_region": t.region_of(_of_applicant(Organization.region_code)),
            TECHNOLOGY: Term(Demand.id, takes=_asks_for),
            ADDED: t.yes_no(case((Demand.status.in_(NOT_ADDED), False), else_=True)),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        merged = mergers(session)
        applicants = t.one_of(Demand.applicant_id, merged)
        leads = t.one_of(Demand.lead_id, merged)
        either = Term(
            Demand.applicant_id, takes=lambda ids: or_(applicants.among(ids), leads.among(ids))
        )
        return {
            "applicant_id": applicants,
            "body_id": either,
            "partner_id": t.owns(DemandPartner, DemandPartner.demand_id, Demand.id, merged),
            "turn": turn_term(asked.day, merged, asked.office),
            **former.terms(session, asked, Demand, "demands"),
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        asked = former.everywhere(asked)
        yield Demand.division_id == asked.division if asked.division else None
        yield found(session, asked.text, Demand, (Demand.applicant_id, Organization))

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return Demand.intake_no.is_(None), Demand.intake_no, Demand.row

    def totals(self, session: Session, asked: Asked) -> Totals:
        terms = self.all_terms(session, asked)
        chosen = self._chosen(session, asked, terms, select(Demand.id))
        amounts = (
            select(BudgetLine.source, func.sum(BudgetLine.amount_won))
            .where(BudgetLine.deleted.is_(None), BudgetLine.demand_id.in_(chosen))
            .group_by(BudgetLine.source)
        )
        by_source = {source: won or 0 for source, won in session.execute(amounts)}
        sums: dict[str, int | Decimal] = {_TOTAL: sum(by_source.values())}
        sums |= {key: by_source.get(source, 0) for key, source in _COSTS.items()}
        counted = self._chosen(session, asked, terms, select(func.count()))
        return Totals(int(session.execute(counted).scalar_one()), sums)

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        """A demand that asks for several technologies is found under each of them."""
        if key != TECHNOLOGY:
            return super().choices(session, asked, key)
        terms = self.all_terms(session, asked)
        chosen = self._chosen(session, asked, terms, select(Demand.id), without=key)
        counted = (
            select(DemandTechnology.kind, func.count(DemandTechnology.demand_id.distinct()))
            .where(DemandTechnology.deleted.is_(None), DemandTechnology.demand_id.in_(chosen))
            .group_by(DemandTechnology.kind)
        )
        counts = {kind: count for kind, count in session.execute(counted) if kind is not None}
        none = self._chosen(session, asked, terms, select(func.count()), without=key)
        left = int(session.execute(none.where(_asks_for((NOTHING,)))).scalar_one())
        found = [FilterChoice(one, one, counts[one]) for one in TechnologyKind if one in counts]
        return [*found, *([FilterChoice(NOTHING, None, left)] if left else ())]

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        listed = self.by_key(session, keys, demands.rows(session, asked.choice(keys)))
        partners = (
            select(Demand.row, func.count())
            .join(DemandPartner, DemandPartner.demand_id == Demand.id)
            .where(Demand.row.in_(keys), DemandPartner.deleted.is_(None))
            .group_by(Demand.row)
        )
        told: Select[int, date | None, date | None, str] = select(
            Demand.row, _moved_on(), due_on(), turn(asked.day, mergers(session), asked.office)
        )
        counts = dict(session.execute(partners).all())
        ends = {
            key: (moved, due, DemandTurn(whose))
            for key, moved, due, whose in session.execute(told.where(Demand.row.in_(keys)))
        }
        nothing = (None, None, None)
        return {
            key: (*line, counts.get(key, 0), *ends.get(key, nothing))
            for key, line in listed.items()
        }


def stage_term() -> Term:
    """How far a demand came, a withdrawn one until then; None when it was never received."""
    withdrawn_from = last_said(
        DemandEvent.from_status, DemandStatus.WITHDRAWN, DemandEvent.from_status.is_not(None)
    )
    stood = case((Demand.status == DemandStatus.WITHDRAWN, withdrawn_from), else_=Demand.status)
    reached = {status: literal(stage.value, Text) for status, stage in REACHED.items()}
    is_numbered = (Demand.status == DemandStatus.WITHDRAWN) & Demand.intake_no.is_not(None)
    value = case(
        (is_numbered & withdrawn_from.is_(None), literal(Stage.RECEIVED.value, Text)),
        else_=case(reached, value=stood),
    )
    order = case({stage.value: place for place, stage in enumerate(Stage)}, value=value)
    return Term(value, (order,), show=_stage_shown)


def _stage_shown(value: str | None) -> Stage | None:
    return None if value is None else Stage(value)


def _of_applicant(column: Any) -> Any:
    return select(column).where(Organization.id == Demand.applicant_id).scalar_subquery()


def _asks_for(kinds: Sequence[str]) -> Expression:
    """Whether a demand asks for one of these technologies, or for none."""
    asked = select(DemandTechnology.demand_id).where(
        DemandTechnology.deleted.is_(None), DemandTechnology.demand_id.is_not(None)
    )
    wanted = [TechnologyKind(kind) for kind in kinds if kind != NOTHING]
    parts = [Demand.id.in_(asked.where(DemandTechnology.kind.in_(wanted)))] if wanted else []
    if NOTHING in kinds:
        parts.append(Demand.id.not_in(asked.where(DemandTechnology.kind.is_not(None))))
    return or_(*parts)


def _cost(source: BudgetSource | None) -> Expression:
    """What budget lines say a source pays, or all of them."""
    amount = func.coalesce(BudgetLine.amount_won, 0)
    paid = amount if source is None else case((BudgetLine.source == source, amount), else_=0)
    return (
        select(func.coalesce(func.sum(paid), 0))
        .where(BudgetLine.demand_id == Demand.id, BudgetLine.deleted.is_(None))
        .scalar_subquery()
    )


def _moved_on() -> Expression:
    return (
        select(func.max(DemandEvent.happened_on))
        .where(DemandEvent.demand_id == Demand.id, DemandEvent.deleted.is_(None))
        .scalar_subquery()
    )
