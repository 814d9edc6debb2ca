"""The rows of 목표 대비 실적: the targets of a division or of the alliance, as of today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Measurement, Target, TargetYear
from afm_desktop.services.dashboard_figures import read_targets
from afm_desktop.services.dashboard_rows import TargetLine
from afm_desktop.services.lists.choice import names_of_divisions
from afm_desktop.services.paper_scope import PaperScope, read_scope
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlannedYear:
    """The value planned for a year."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and the day it was measured; in words where the source gives a mix."""

    on: date | None
    value: Decimal | None
    text: str | None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target, or an indicator that is only measured, with where its figures come from."""

    name: str
    unit: str | None
    division: str
    """Empty where it is of the alliance."""
    line: TargetLine | None
    """What 현황판 shows of it; None where there is no figure to reach."""
    text: str | None
    """The target in words where it is no figure."""
    due_year: int | None
    plan: tuple[PlannedYear, ...]
    measured: Measured | None
    is_counted: bool
    """Whether the value is counted from the records."""
    source: str | None

    @property
    def is_aimed(self) -> bool:
        """Whether there is something to reach."""
        return self.line is not None or bool(self.text)

    @property
    def has_result(self) -> bool:
        """Whether anything was measured or counted."""
        return self.measured is not None

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where figures do not say so."""
        line = self.line
        if line is None or line.measured is None or line.target is None:
            return None
        if line.is_lower_better:
            return line.measured <= line.target
        return line.measured >= line.target


@dataclass(frozen=True, slots=True)
class TargetReport:
    """Everything 목표 대비 실적 says."""

    scope: PaperScope
    targets: tuple[TargetRow, ...]

    @property
    def aimed(self) -> tuple[TargetRow, ...]:
        """Those with something to reach."""
        return tuple(row for row in self.targets if row.is_aimed)

    @property
    def only_measured(self) -> tuple[TargetRow, ...]:
        """Values that were measured and have no target."""
        return tuple(row for row in self.targets if not row.is_aimed and row.has_result)


class TargetReportService:
    """Reads what is aimed at and how far it is."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, division_code: str | None = None) -> TargetReport:
        """The targets of a division, or of the alliance and of all divisions in force."""
        with self._workspace.reading() as session:
            scope, own = read_scope(session, self._workspace, division_code)
            rows = read_target_rows(session, own.id if own else None, scope.as_of)
            return TargetReport(scope, rows)


def read_target_rows(session: Session, division_id: str | None, day: date) -> tuple[TargetRow, ...]:
    """Every target in its own order, with the very figures that 현황판 shows."""
    query = (
        select(Target)
        .outerjoin(Division, Division.id == Target.division_id)
        .where(Target.deleted.is_(None))
        .order_by(Division.position, Target.position, Target.row)
    )
    if division_id is not None:
        query = query.where(Target.division_id == division_id)
    else:
        in_force = holding(Division.valid_from, Division.valid_to, day)
        query = query.where(or_(Target.division_id.is_(None), in_force))
    targets = session.scalars(query).all()
    ids = [target.id for target in targets]
    lines = {line.id: line for line in read_targets(session, division_id, day)}
    plans, measured, names = (
        _plans(session, ids),
        _latest(session, ids),
        names_of_divisions(session),
    )
    return tuple(
        _row(
            target,
            names[target.division_id].name if target.division_id in names else "",
            lines.get(target.id),
            plans.get(target.id, ()),
            measured.get(target.id),
        )
        for target in targets
    )


def _row(
    target: Target,
    division: str,
    line: TargetLine | None,
    plan: Sequence[PlannedYear],
    measured: Measured | None,
) -> TargetRow:
    is_counted = line is not None and line.counted is not None
    if line is not None and is_counted:
        measured = Measured(line.measured_on, line.measured, None)
    return TargetRow(
        name=target.name or "",
        unit=target.unit,
        division=division,
        line=line,
        text=target.target_text,
        due_year=target.due_year,
        plan=tuple(plan),
        measured=measured,
        is_counted=is_counted,
        source=target.source,
    )


def _plans(session: Session, ids: Sequence[str]) -> Mapping[str, list[PlannedYear]]:
    query = (
        select(TargetYear.target_id, TargetYear.year, TargetYear.value)
        .where(
            TargetYear.target_id.in_(ids),
            TargetYear.deleted.is_(None),
            TargetYear.year.is_not(None),
            TargetYear.value.is_not(None),
        )
        .order_by(TargetYear.year, TargetYear.row)
    )
    found = defaultdict[str, list[PlannedYear]](list)
    for target, year, value in session.execute(query):
        found[target or ""].append(PlannedYear(year or 0, value or Decimal(0)))
    return found


def _latest(session: Session, ids: Sequence[str]) -> Mapping[str, Measured]:
    """The latest measurement of each, where it says anything."""
    query = (
        select(
            Measurement.target_id,
            Measurement.measured_on,
            Measurement.value,
            Measurement.value_text,
        )
        .where(
            Measurement.target_id.in_(ids),
            Measurement.deleted.is_(None),
        )
        .order_by(Measurement.measured_on, Measurement.row)
    )
    latest = {
        target: Measured(on, value, text) for target, on, value, text in session.execute(query)
    }
    return {
        target: one
        for target, one in latest.items()
        if target and (one.value is not None or one.text)
    }
