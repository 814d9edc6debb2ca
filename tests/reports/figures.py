"""Reports of projects and targets as their services would give them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from afm_desktop.domain.enums import PartnerRole
from afm_desktop.services.dashboard_rows import TargetLine
from afm_desktop.services.paper_scope import PaperScope
from afm_desktop.services.project_report import (
    OriginDemand,
    PartnerLine,
    ProjectLine,
    ProjectReport,
)
from afm_desktop.services.status_demands import ProjectRow
from afm_desktop.services.target_report import Measured, PlannedYear, TargetReport, TargetRow
from tests.factories import DAY
from tests.reports.factory import make_projects


def make_scope(**values: Any) -> PaperScope:
    """The whole alliance of the demonstration."""
    filled = {
        "about": "예시 얼라이언스",
        "is_of_division": False,
        "structure": "예시 얼라이언스",
        "as_of": DAY,
        "learned_on": None,
        "issuer": "예시 사무국",
        "is_demonstration": True,
    }
    return PaperScope(**filled | values)


def make_line(row: ProjectRow, *origins: OriginDemand, **values: Any) -> ProjectLine:
    """A project of which everything is known."""
    filled = {
        "division": "이차전지",
        "year": 2024,
        "program": "예시 선도사업",
        "starts_on": date(2024, 10, 1),
        "ends_on": date(2027, 12, 31),
        "agreed_on": date(2024, 11, 20),
        "partners": (PartnerLine("예시나래", PartnerRole.AI_VENDOR), PartnerLine("예시다솜", None)),
    }
    return ProjectLine(row=row, origins=origins, **filled | values)


def make_project_report(
    rows: Iterable[ProjectRow] = make_projects(), **values: Any
) -> ProjectReport:
    """Projects of one division in a paper of all."""
    return ProjectReport(make_scope(**values), tuple(make_line(row) for row in rows))


def make_target(name: str, target: str | None, measured: str | None, **values: Any) -> TargetRow:
    """A target of the alliance; `planned`, `baseline` and `is_lower_better` are of its figures."""
    figures = {key: values.pop(key) for key in ("baseline", "planned") if key in values}
    is_lower_better = values.pop("is_lower_better", False)
    line = TargetLine(
        id=name,
        name=name,
        unit="%",
        division=None,
        baseline=figures.get("baseline"),
        target=Decimal(target) if target else None,
        planned=figures.get("planned"),
        measured=Decimal(measured) if measured else None,
        measured_on=DAY if measured else None,
        due_year=2028,
        is_lower_better=is_lower_better,
    )
    filled = {
        "name": name,
        "unit": "%",
        "division": "",
        "line": line if target else None,
        "text": None,
        "due_year": 2028,
        "plan": (),
        "measured": Measured(DAY, Decimal(measured), None) if measured else None,
        "is_counted": False,
        "source": None,
    }
    return TargetRow(**filled | values)


def make_target_report(*rows: TargetRow, **values: Any) -> TargetReport:
    """These targets."""
    return TargetReport(make_scope(**values), rows)


def make_plan(*values: str) -> tuple[PlannedYear, ...]:
    """Values for the years from 2025 on."""
    return tuple(PlannedYear(year, Decimal(value)) for year, value in enumerate(values, 2025))
