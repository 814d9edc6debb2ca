"""The figures of 현황판 by SQL: nothing is read of each demand or member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.enums import DemandStatus, MeetingStatus
from afm_desktop.domain.model.demand_parts import BudgetLine
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.model.targets import Indicator, Measurement, Target, TargetYear
from afm_desktop.services.dashboard_rows import TargetLine
from afm_desktop.services.lists.counted import counted_values
from afm_desktop.services.status_demands import FunnelStage, Stage, StageLeaving
from afm_desktop.services.views.counted import list_behind
from afm_desktop.services.views.demands import stage_term

_STAGES = tuple(Stage)
Tally = tuple[int, int]
"""How many demands, and what they cost in won."""


@dataclass(frozen=True, slots=True)
class Led:
    """What divisions lead, by their ids; None are those of no division."""

    selected: Mapping[str | None, int]
    won: Mapping[str | None, int]
    next_meetings: Mapping[str | None, date]


def read_structure(session: Session, division_id: str | None, day: date) -> tuple[str, str] | None:
    """The id and name of the structure of a division, or of the first one in force."""
    own = (
        Division.id == division_id
        if division_id
        else holding(Division.valid_from, Division.valid_to, day)
    )
    query = (
        select(Structure.id, Structure.name)
        .join(Division, Division.structure_id == Structure.id)
        .where(Division.deleted.is_(None), own)
        .order_by(Division.position, Division.code)
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    return (found[0], found[1] or "") if found else None


def read_led(session: Session, day: date) -> Led:
    """What every division leads."""
    selected = (
        select(Demand.division_id, func.count())
        .where(Demand.deleted.is_(None), Demand.status == DemandStatus.SELECTED)
        .group_by(Demand.division_id)
    )
    won = (
        select(Demand.division_id, func.sum(BudgetLine.amount_won))
        .join(BudgetLine, BudgetLine.demand_id == Demand.id)
        .where(Demand.deleted.is_(None), BudgetLine.deleted.is_(None))
        .group_by(Demand.division_id)
    )
    meetings = (
        select(Meeting.division_id, func.min(Meeting.starts_at))
        .where(
            Meeting.deleted.is_(None),
            Meeting.starts_at >= korean_moment(day),
            Meeting.status.is_(None)
            | Meeting.status.in_((MeetingStatus.DRAFT, MeetingStatus.PLANNED)),
        )
        .group_by(Meeting.division_id)
    )
    return Led(
        dict(session.execute(selected).all()),
        {division: int(amount or 0) for division, amount in session.execute(won)},
        {
            division: starts_at.astimezone(KOREA).date()
            for division, starts_at in session.execute(meetings)
            if starts_at
        },
    )


def read_stages(
    session: Session, division_id: str | None, round_id: str | None
) -> tuple[FunnelStage, ...]:
    """The funnel of a round; the same as the paper of a division prints."""
    if round_id is None:
        return ()
    here = [Demand.deleted.is_(None), Demand.round_id == round_id, Demand.status.is_not(None)]
    if division_id is not None:
        here.append(Demand.division_id == division_id)
    cost = (
        select(func.sum(BudgetLine.amount_won))
        .where(BudgetLine.demand_id == Demand.id, BudgetLine.deleted.is_(None))
        .scalar_subquery()
    )
    stage: Any = stage_term().value.label("stage")
    each = select(stage, Demand.status, cost.label("won")).where(*here).subquery()
    places = (each.c.stage, each.c.status)
    counted = select(*places, func.count(), func.sum(each.c.won)).group_by(*places)
    found = {
        (Stage(came), status): (count, int(won or 0))
        for came, status, count, won in session.execute(counted)
        if came is not None
    }
    return tuple(_stages(found))


def _stages(found: Mapping[tuple[Stage, DemandStatus], Tally]) -> Iterator[FunnelStage]:
    for place, stage in enumerate(_STAGES):
        further = set(_STAGES[place:])
        is_last = stage is _STAGES[-1]
        yield FunnelStage(
            stage=stage,
            count=sum(count for (came, _), (count, _) in found.items() if came in further),
            total_won=sum(won for (came, _), (_, won) in found.items() if came in further),
            left=()
            if is_last
            else tuple(
                StageLeaving(status, found[stage, status][0])
                for status in DemandStatus
                if (stage, status) in found
            ),
        )


def further_stages(stage: Stage) -> Sequence[Stage]:
    """This stage and those behind it."""
    return _STAGES[_STAGES.index(stage) :]


def read_targets(session: Session, division_id: str | None, day: date) -> Iterator[TargetLine]:
    """The targets that have a figure, in their own order: of a division, or of the alliance and
    of all divisions in force.
    """
    query = (
        select(Target, Division.code, Indicator.is_lower_better, Indicator.category)
        .outerjoin(Division, Division.id == Target.division_id)
        .outerjoin(Indicator, Indicator.id == Target.indicator_id)
        .where(Target.deleted.is_(None), Target.target.is_not(None))
        .order_by(Division.position, Target.position, Target.row)
    )
    if division_id is not None:
        query = query.where(Target.division_id == division_id)
    else:
        in_force = holding(Division.valid_from, Division.valid_to, day)
        query = query.where(or_(Target.division_id.is_(None), in_force))
    found = session.execute(query).all()
    ids = [target.id for target, *_ in found]
    planned, measured = _planned(session, ids, day), _measured(session, ids)
    counted = counted_values(session, day)
    for target, code, is_lower_better, category in found:
        value, on = measured.get(target.id, (None, None))
        is_counted = target.id in counted
        if is_counted:
            value, on = counted[target.id], day
        yield TargetLine(
            id=target.id,
            name=target.name or "",
            unit=target.unit,
            division=code,
            baseline=target.baseline,
            target=target.target,
            planned=planned.get(target.id),
            measured=value,
            measured_on=on,
            due_year=target.due_year,
            is_lower_better=bool(is_lower_better),
            counted=list_behind(category, code) if is_counted and category else None,
        )


def _planned(session: Session, ids: Sequence[str], day: date) -> Mapping[str, Decimal]:
    query = select(TargetYear.target_id, TargetYear.value).where(
        TargetYear.target_id.in_(ids), TargetYear.deleted.is_(None), TargetYear.year == day.year
    )
    return {target: value for target, value in session.execute(query) if target and value}


def _measured(
    session: Session, ids: Sequence[str]
) -> Mapping[str, tuple[Decimal | None, date | None]]:
    """The latest measurement of each target."""
    query = (
        select(Measurement.target_id, Measurement.value, Measurement.measured_on)
        .where(Measurement.target_id.in_(ids), Measurement.deleted.is_(None))
        .order_by(Measurement.measured_on, Measurement.row)
    )
    return {target: (value, on) for target, value, on in session.execute(query) if target}
