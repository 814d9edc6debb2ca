"""Until when a supplement is due: the day of its earliest open comment, else of the request."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.model.demand_parts import DemandEvent, ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.demand_events import last_said


@cache
def due_on() -> ColumnElement[Any]:
    """The same as a column of demands; None of one that is not to be supplemented."""
    earliest = (
        select(func.min(ReviewComment.due_on))
        .where(
            ReviewComment.demand_id == Demand.id,
            ReviewComment.deleted.is_(None),
            ReviewComment.settled_on.is_(None),
            ReviewComment.answered_on.is_(None),
        )
        .scalar_subquery()
    )
    latest = last_said(DemandEvent.due_on, S.SUPPLEMENT)
    return case((Demand.status == S.SUPPLEMENT, func.coalesce(earliest, latest)), else_=None)


def due_day(session: Session, demand: Demand) -> date | None:
    """Until when a demand is to be supplemented."""
    found: date | None = session.scalar(select(due_on()).where(Demand.id == demand.id))
    return found
