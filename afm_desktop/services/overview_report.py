"""The rows of 총괄 현황: the whole alliance as 현황판 and the papers of its parts count it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.services.bodies import mergers
from afm_desktop.services.dashboard import Dashboard
from afm_desktop.services.dashboard_rows import AllianceLine, DivisionLine
from afm_desktop.services.demand_report import (
    DemandReport,
    DemandReportService,
    DivisionDemands,
)
from afm_desktop.services.division_members import Body, read_seating
from afm_desktop.services.division_supply import Chains, read_chains, supply_status
from afm_desktop.services.lists.choice import divisions_on
from afm_desktop.services.overview_changes import AllianceChanges, read_changes
from afm_desktop.services.paper_scope import PaperScope, read_scope
from afm_desktop.services.project_report import ProjectLine, read_projects
from afm_desktop.services.target_report import TargetRow, read_target_rows
from afm_desktop.storage.workspace import Workspace


class SinceNotBefore(RuleViolation):
    """The day that changes are counted from must lie before the day of the paper."""

    def __init__(self) -> None:
        super().__init__(
            "변동사항은 기준일보다 앞선 날부터 셉니다. 더 이른 날짜를 적으세요.", field="since"
        )


@dataclass(frozen=True, slots=True)
class SupplyCounts:
    """The chains of some anchors: suppliers each once at its lowest tier, and sole sources."""

    anchors: int
    """Anchors of which a supplier is known."""
    first: int
    second: int
    third: int
    sole_items: int

    @property
    def suppliers(self) -> int:
        """Suppliers of any of the anchors."""
        return self.first + self.second + self.third


NO_SUPPLY = SupplyCounts(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class DivisionOverview:
    """One line of the table of divisions."""

    name: str
    members: int
    anchors: int
    stages: tuple[int, ...]
    """Of the latest round: how many demands came to each `Stage` or further."""
    cost_won: int
    """What those of them cost that count."""
    projects: int
    targets: int
    targets_reached: int
    supply: SupplyCounts


@dataclass(frozen=True, slots=True)
class OverviewReport:
    """Everything 총괄 현황 says."""

    scope: PaperScope
    total: AllianceLine
    """합계 of 현황판: bodies count once."""
    divisions: tuple[DivisionOverview, ...]
    round: DemandReport
    """The latest round of the alliance."""
    projects: tuple[ProjectLine, ...]
    supply: SupplyCounts
    targets: tuple[TargetRow, ...]
    changes: AllianceChanges | None
    """None unless they are asked for."""


class OverviewService:
    """Reads the whole alliance."""

    def __init__(
        self, workspace: Workspace, dashboard: Dashboard, demands: DemandReportService
    ) -> None:
        self._workspace, self._dashboard, self._demands = workspace, dashboard, demands

    def of(self, since: date | None = None) -> OverviewReport:
        """The alliance today, with what happened after a day if one is given."""
        day = self._workspace.today
        if since is not None and since >= day:
            raise SinceNotBefore
        rows, held = self._dashboard.of(), self._demands.of()
        with self._workspace.reading() as session:
            scope, _ = read_scope(session, self._workspace, None)
            targets = read_target_rows(session, None, day)
            supply, whole = _supply(session, day)
            return OverviewReport(
                scope=scope,
                total=rows.total,
                divisions=tuple(
                    _division(line, demands, targets, supply.get(line.division.id, NO_SUPPLY))
                    for line, demands in zip(rows.divisions, held.divisions, strict=False)
                ),
                round=held,
                projects=read_projects(session, None, day),
                supply=whole,
                targets=targets,
                changes=read_changes(session, since, day) if since else None,
            )


def _division(
    line: DivisionLine,
    demands: DivisionDemands,
    targets: Sequence[TargetRow],
    supply: SupplyCounts,
) -> DivisionOverview:
    own = [row for row in targets if row.line and row.line.division == line.division.code]
    return DivisionOverview(
        name=line.division.name,
        members=line.members,
        anchors=line.anchors,
        stages=demands.stages,
        cost_won=demands.cost.total or 0,
        projects=line.projects,
        targets=len(own),
        targets_reached=sum(row.is_reached is True for row in own),
        supply=supply,
    )


def _supply(session: Session, day: date) -> tuple[dict[str, SupplyCounts], SupplyCounts]:
    """The chains of each division by its id, and those of all their anchors together."""
    merged = mergers(session)
    found, every = {}, dict[str, Body]()
    for division in divisions_on(session, day):
        anchors = read_seating(session, division.id, merged).anchors_on(day)
        every |= {body.id: body for body in anchors}
        found[division.id] = _counts(read_chains(session, anchors, merged, day))
    return found, _counts(read_chains(session, list(every.values()), merged, day))


def _counts(chains: Chains) -> SupplyCounts:
    status = supply_status(chains)
    return SupplyCounts(
        anchors=sum(bool(row.first + row.second + row.third) for row in status.anchors),
        first=status.first,
        second=status.second,
        third=status.third,
        sole_items=len(status.sole_items),
    )
