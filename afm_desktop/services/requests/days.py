"""Until when forms are asked for: a day that is named, or one that is known and still to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import DemandStatus, FormKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.office import Office
from afm_desktop.services.collecting.errors import DueBeforeSending
from afm_desktop.services.records import live
from afm_desktop.services.requests.errors import (
    DuePast,
    DueWithinSupplement,
    RoundClosed,
    SupplementOverdue,
)
from afm_desktop.services.requests.model import FormSheet, Prepared, Wish
from afm_desktop.services.screening import comments as noted
from afm_desktop.services.screening.due import due_day
from afm_desktop.services.screening.rules import require_judge
from afm_desktop.services.screening.steps import extend


def refuse_past(wish: Wish, day: date) -> None:
    """Refuse a day that is named and past."""
    if wish.due_on is not None and wish.due_on < day:
        raise DueBeforeSending(wish.due_on, day)


def set_due(
    session: Session, wish: Wish, request: FormRequest, demand: Demand | None, day: date
) -> None:
    """Give a request its due day; refused where all that is known of it is past."""
    if demand is not None and demand.status is DemandStatus.SUPPLEMENT:
        request.due_on, request.new_due_on = _supplement_day(session, wish, demand, day), None
    elif wish.due_on is not None:
        request.due_on, request.new_due_on = wish.due_on, None
    else:
        request.due_on, request.new_due_on = _known_day(session, request, day)


def with_day(sheet: FormSheet, request: FormRequest) -> FormSheet:
    """A form of a supplement with the day it is asked for by, wherever that stands in it."""
    day = request.due_on
    if day is None:
        return sheet
    remarks = {
        key: replace(one, due_on=max(one.due_on or day, day)) if one.is_open else one
        for key, one in sheet.remarks.items()
    }
    return replace(sheet, due_on=day, remarks=remarks)


def extend_supplements(session: Session, office: Office, sent: Prepared) -> None:
    """Note for demands whose forms went out with a later day that they have until then."""
    for request in sent.requests:
        if request.demand_id is None or request.due_on is None:
            continue
        demand = live(session, Demand, request.demand_id)
        if demand.status is not DemandStatus.SUPPLEMENT or noted.running(session, demand) is None:
            continue
        before = due_day(session, demand)
        if before is None or before < request.due_on:
            require_judge(session, office, demand)
            extend(session, demand, request.due_on, None)


def _supplement_day(session: Session, wish: Wish, demand: Demand, day: date) -> date | None:
    """The day of the supplement; a later one where it is past, or its form alone is asked for."""
    own, named = due_day(session, demand), wish.due_on
    name = demand.intake_no or demand.title or ""
    if own is None:
        return named
    if own < day:
        if named is None:
            raise SupplementOverdue(name, own)
        return named
    if not wish.demands or named is None:
        return own
    if named < own:
        raise DueWithinSupplement(name, own)
    return named


def _known_day(
    session: Session, request: FormRequest, day: date
) -> tuple[date | None, date | None]:
    """The day of an extension, that on which the round closes, or that of the last asking."""
    closes = title = None
    if request.kind is FormKind.DEMAND and request.round_id is not None:
        of = live(session, Round, request.round_id)
        closes, title = _closing_day(of), of.title
    if request.new_due_on is not None and request.new_due_on >= day:
        return request.due_on, request.new_due_on
    for known in (closes, request.due_on):
        if known is not None and known >= day:
            return known, None
    if closes is not None:
        raise RoundClosed(title or "", closes)
    if request.due_on is not None:
        raise DuePast(request.new_due_on or request.due_on)
    return None, None


def _closing_day(of: Round) -> date | None:
    """The last day on which a round takes demands; midnight ends the day before."""
    if of.closes_at is None:
        return None
    return (of.closes_at - timedelta(seconds=1)).astimezone(KOREA).date()
