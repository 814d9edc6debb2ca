"""Who acts next on the demands of a list, and until when."""

from __future__ import annotations

from datetime import date
from functools import cache

from sqlalchemy import Text, and_, case, exists, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import DemandTurn
from afm_desktop.domain.model.demand_parts import DemandPartner, ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office
from afm_desktop.services.bodies import Mergers, remaining
from afm_desktop.services.screening.conflict import own_institutes
from afm_desktop.services.screening.due import due_on
from afm_desktop.services.views.terms import Expression, Term


def turn(day: date, merged: Mergers, office: Office | None) -> Expression:
    """Who acts next, as `domain.demand_turn` says it of one demand."""
    by_status = {
        DemandTurn.APPLICANT: (S.DRAFT, S.SUPPLEMENT),
        DemandTurn.SECRETARY: (S.SUBMITTED, S.RECEIVED, S.REVIEWING),
        DemandTurn.CENTER: (S.CANDIDATE, S.RESERVED),
    }
    is_returned = Demand.status == S.SUPPLEMENT
    screens = or_(Demand.status.in_([S.RECEIVED, S.REVIEWING]), and_(is_returned, _is_answered()))
    return case(
        (and_(screens, _has_conflict(merged, office)), _said(DemandTurn.CENTER)),
        (and_(is_returned, _is_answered()), _said(DemandTurn.SECRETARY)),
        (and_(is_returned, due_on() < day), _said(DemandTurn.LATE)),
        *((Demand.status.in_(statuses), _said(one)) for one, statuses in by_status.items()),
        (Demand.status.is_(None), _said(DemandTurn.APPLICANT)),
        else_=_said(DemandTurn.NOBODY),
    )


def turn_term(day: date, merged: Mergers, office: Office | None) -> Term:
    """The same as a column: what is late comes first."""
    value = turn(day, merged, office)
    order = case({one.value: place for place, one in enumerate(DemandTurn)}, value=value)
    return Term(value, (order,), show=DemandTurn)


def _said(one: DemandTurn) -> Expression:
    return literal(one.value, Text)


@cache
def _is_answered() -> Expression:
    """Whether all that was asked of the applicant is answered."""
    asked = and_(
        ReviewComment.demand_id == Demand.id,
        ReviewComment.deleted.is_(None),
        ReviewComment.settled_on.is_(None),
        ReviewComment.supplement.is_not(None),
    )
    answered = exists().where(asked, ReviewComment.answered_on.is_not(None))
    return and_(answered, ~exists().where(asked, ReviewComment.answered_on.is_(None)))


def _has_conflict(merged: Mergers, office: Office | None) -> Expression:
    """Whether who would screen takes part, as `screening.conflict` says it of one demand."""
    # Within `exists` the demand stands two levels up, where nothing is correlated by itself.
    secretariat = (
        select(remaining(Division.secretariat_id, merged))
        .where(Division.id == Demand.division_id)
        .correlate(Demand)
        .scalar_subquery()
    )
    named = own_institutes(office, lambda id: remaining(id, merged)) if office else None

    def screens(reference: InstrumentedAttribute[str | None]) -> Expression:
        body = remaining(reference, merged)
        is_secretariat = body == secretariat
        return is_secretariat if named is None else or_(is_secretariat, body.in_(named))

    partner = exists().where(
        DemandPartner.demand_id == Demand.id,
        DemandPartner.deleted.is_(None),
        screens(DemandPartner.organization_id),
    )
    return or_(screens(Demand.applicant_id), screens(Demand.lead_id), partner)
