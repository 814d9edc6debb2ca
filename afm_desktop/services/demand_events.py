"""What the history of a demand says last of a station, as a column of demands."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, select
from sqlalchemy.orm import InstrumentedAttribute

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand


def last_said(
    column: InstrumentedAttribute[Any], status: DemandStatus, *also: ColumnElement[bool]
) -> ScalarSelect[Any]:
    """What the latest step to a station says."""
    return (
        select(column)
        .where(
            DemandEvent.demand_id == Demand.id,
            DemandEvent.deleted.is_(None),
            DemandEvent.status == status,
            *also,
        )
        .order_by(DemandEvent.happened_on.desc(), DemandEvent.id.desc())
        .limit(1)
        .scalar_subquery()
    )
