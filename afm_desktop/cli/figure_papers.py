"""`report … projects`, `targets` and `overview`: the figures of a division or of the alliance."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping

from afm_desktop.cli import paper_files, paper_labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.papers import ALL
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.reports import overview_paper, projects, targets
from afm_desktop.reports.figure_options import (
    OVERVIEW_SPECS,
    PROJECTS_SPECS,
    TARGETS_SPECS,
    OverviewOptions,
    ProjectsOptions,
    TargetsOptions,
    since_of,
)
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.options import WrongOption, read
from afm_desktop.reports.paper import Paper
from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access


def report(asked: Namespace) -> int:
    """Make one of them and save it."""
    if asked.meeting is not None:
        raise UsageError(paper_labels.NO_MEETING_OF_FIGURES)
    paper_files.refuse_odd(asked.out, asked.format)
    try:
        about, paper = _MAKERS[asked.kind](asked)
    except WrongOption as error:
        raise UsageError(str(error)) from error
    paper_files.write(paper, asked.out, about)
    return 0


def _projects(asked: Namespace) -> tuple[str, Paper]:
    options = read(asked.option, ProjectsOptions(), PROJECTS_SPECS)
    with opened_then(asked) as desk:
        found = desk.project_reports.of(_division(desk, asked))
    let_out(asked.file, projects.told(found, options), asked.reason, Access.PRINT)
    return found.scope.about, projects.make(found, options)


def _targets(asked: Namespace) -> tuple[str, Paper]:
    options = read(asked.option, TargetsOptions(), TARGETS_SPECS)
    with opened_then(asked) as desk:
        found = desk.target_reports.of(_division(desk, asked))
    return found.scope.about, targets.make(found, options)


def _overview(asked: Namespace) -> tuple[str, Paper]:
    if asked.division not in (None, ALL):
        raise UsageError(paper_labels.ONLY_OF_ALL)
    options = read(asked.option, OverviewOptions(), OVERVIEW_SPECS)
    with opened_then(asked) as desk:
        found = desk.overviews.of(since_of(options))
    return found.scope.about, overview_paper.make(found, options)


def _division(desk: Desk, asked: Namespace) -> str | None:
    """The code that was said, or the office's own division; None is all of them."""
    division = asked.division or desk.workspace.office.division
    return None if division == ALL else division


_MAKERS: Mapping[PaperKind, Callable[[Namespace], tuple[str, Paper]]] = {
    PaperKind.PROJECTS: _projects,
    PaperKind.TARGETS: _targets,
    PaperKind.OVERVIEW: _overview,
}
