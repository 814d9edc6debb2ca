"""Making the papers of projects, targets and the alliance away from the GUI thread, without Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.figure_options import (
    OverviewOptions,
    ProjectsOptions,
    TargetsOptions,
    since_of,
)
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Progress
from afm_desktop.services.desk import Desk
from afm_desktop.services.paper_scope import PaperScope
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import Made, Wanted


def make_projects(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """선도프로젝트 추진현황 of a division or of all; without a project there is nothing."""
    from afm_desktop.reports import projects  # noqa: PLC0415 - ReportLab

    begun, chosen = time.perf_counter(), wanted.options
    options = chosen if isinstance(chosen, ProjectsOptions) else ProjectsOptions()
    report = desk.project_reports.of(wanted.division)
    made = replace(_named(wanted, report.scope), core=projects.told(report, options))
    if not report.projects and not wanted.even_if_empty:
        return made
    paper = projects.make(report, options, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)


def make_targets(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """목표 대비 실적 of a division or of all; without a target there is nothing."""
    from afm_desktop.reports import targets  # noqa: PLC0415 - ReportLab

    begun, chosen = time.perf_counter(), wanted.options
    options = chosen if isinstance(chosen, TargetsOptions) else TargetsOptions()
    report = desk.target_reports.of(wanted.division)
    made = _named(wanted, report.scope)
    if not report.targets and not wanted.even_if_empty:
        return made
    paper = targets.make(report, options, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)


def make_overview(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """총괄 현황; without a division there is nothing."""
    from afm_desktop.reports import overview_paper  # noqa: PLC0415 - ReportLab

    begun, chosen = time.perf_counter(), wanted.options
    options = chosen if isinstance(chosen, OverviewOptions) else OverviewOptions()
    report = desk.overviews.of(since_of(options))
    made = _named(wanted, report.scope)
    if not report.divisions and not wanted.even_if_empty:
        return made
    paper = overview_paper.make(report, options, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)


def _named(wanted: Wanted, scope: PaperScope) -> Made:
    name = file_name(labels.FILE_WORDS[wanted.kind], scope.about, day=scope.as_of)
    return Made(wanted, None, name, scope.about, scope.as_of)
