"""What targets have reached when nobody measures it: the records themselves are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, IndicatorCategory
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.targets import Indicator, Target
from afm_desktop.services.lists.divisions import headcounts

Counts = Mapping[str | None, int]
"""By the id of a division; None is the alliance, where a body counts once."""


def counted_values(session: Session, day: date) -> dict[str, Decimal]:
    """The count of every target whose indicator is counted, by the id of the target."""
    query = (
        select(Target.id, Target.division_id, Indicator.category)
        .join(Indicator, Indicator.id == Target.indicator_id)
        .where(
            Target.deleted.is_(None),
            Indicator.deleted.is_(None),
            Indicator.category.in_([one for one in IndicatorCategory if one.is_counted]),
        )
    )
    asked = session.execute(query).all()
    wanted = {category for *_, category in asked if category is not None}
    counts = {category: _COUNTS[category](session, day) for category in wanted}
    return {
        target: Decimal(counts[category].get(division, 0))
        for target, division, category in asked
        if category is not None
    }


def _members(session: Session, day: date) -> Counts:
    members, _anchors = headcounts(session, day)
    found: dict[str | None, int] = {None: members.total}
    found.update(members.by_division)
    return found


def _demands(session: Session, _day: date) -> Counts:
    return _led(session, Demand)


def _selected(session: Session, _day: date) -> Counts:
    return _led(session, Demand, Demand.status == DemandStatus.SELECTED)


def _projects(session: Session, _day: date) -> Counts:
    return _led(session, LeadProject)


def _led(session: Session, record: Any, *conditions: ColumnElement[bool]) -> Counts:
    """How many live records each division leads, and all together."""
    query = (
        select(record.division_id, func.count())
        .where(record.deleted.is_(None), *conditions)
        .group_by(record.division_id)
    )
    found: dict[str | None, int] = dict(session.execute(query).all())
    return {**found, None: sum(found.values())}


_COUNTS: Mapping[IndicatorCategory, Callable[[Session, date], Counts]] = {
    IndicatorCategory.MEMBERS: _members,
    IndicatorCategory.DEMANDS: _demands,
    IndicatorCategory.SELECTED_DEMANDS: _selected,
    IndicatorCategory.PROJECTS: _projects,
}
