"""The papers of all divisions at once, into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.names import file_name
from afm_desktop.reports.options import PaperOptions
from afm_desktop.reports.saving import save_paper
from afm_desktop.services.desk import Desk
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.occasions import occasions
from afm_desktop.services.status import DivisionStatus
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.loading import load_papers
from afm_desktop.ui.screens.reports.catalogue import entry_of
from afm_desktop.ui.screens.reports.making import masked
from afm_desktop.ui.screens.reports.wanted import NEXT, Made, Wanted
from afm_desktop.ui.tasks import Cancelled, CancelToken, Progress, unheard


@dataclass(frozen=True, slots=True)
class Saved:
    """A paper that was saved, and what prints as ☒ in it."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What came of it: how many papers of how many, and what prints as ☒ in them."""

    made: int
    total: int
    signs: tuple[str, ...] = ()
    without: int = 0
    """Divisions that have no meeting the paper could be of."""


def paths(desk: Desk, wanted: Wanted, folder: Path) -> dict[str, Path]:
    """Where the paper of each division goes, by its code."""
    words, day = labels.FILE_WORDS[wanted.kind], desk.workspace.today
    found: dict[str, Path] = {}
    ending = wanted.form.ending
    for division in desk.divisions.names():
        name = file_name(words, division.name, day=day)
        if folder / f"{name}{ending}" in found.values():  # two divisions of one name
            name = file_name(words, division.name, division.code, day=day)
        found[division.code] = folder / f"{name}{ending}"
    return found


def told_in_all(desk: Desk, wanted: Wanted, tell: Progress) -> tuple[str, ...]:
    """The demands on a national core technology that the papers of all divisions name."""
    load_papers()
    if wanted.kind != PaperKind.DIVISION_STATUS:
        return _told_by_recipe(desk, wanted, tell)
    from afm_desktop.reports import division_status  # noqa: PLC0415 - ReportLab

    options, found = _options(wanted), dict[str, None]()
    divisions = desk.divisions.names()
    for number, division in enumerate(divisions):
        tell(number, len(divisions))
        found |= dict.fromkeys(division_status.told(_status(desk, division), options))
    return tuple(found)


def make_all(desk: Desk, wanted: Wanted, folder: Path, tell: Progress, token: CancelToken) -> Sheaf:
    """Make them one after another; those that are finished stay when it is stopped."""
    load_papers()
    places = paths(desk, wanted, folder)
    divisions = desk.divisions.names()
    made: list[Saved] = []
    without = 0
    for number, division in enumerate(divisions):
        with suppress(Cancelled):
            tell(number, len(divisions))
        if token.is_cancelled:
            break
        papers = _made(desk, wanted, division, places[division.code])
        without += not papers
        made += papers
    signs = sorted({sign for paper in made for sign in paper.missing})
    return Sheaf(len(made), len(divisions), tuple(signs), without)


def _told_by_recipe(desk: Desk, wanted: Wanted, tell: Progress) -> tuple[str, ...]:
    found, divisions = dict[str, None](), desk.divisions.names()
    for number, division in enumerate(divisions):
        tell(number, len(divisions))
        found |= dict.fromkeys(_by_recipe(desk, wanted, division).core)
    return tuple(found)


def _by_recipe(desk: Desk, wanted: Wanted, division: DivisionName) -> Made:
    """The paper of one division as the screen makes it; an empty one too."""
    own = replace(wanted, division=division.code, meeting=NEXT, even_if_empty=True)
    return entry_of(wanted.kind).recipe(desk, own, unheard)


def _made(desk: Desk, wanted: Wanted, division: DivisionName, path: Path) -> Sequence[Saved]:
    """The paper of one division, for its next meeting where it has one; names are masked."""
    if wanted.kind != PaperKind.DIVISION_STATUS:
        paper = _by_recipe(desk, wanted, division).paper
        if paper is None:
            return ()
        save_paper(paper, path, WRITERS)
        return (Saved(paper.missing),)
    from afm_desktop.reports import batch  # noqa: PLC0415 - ReportLab

    job = batch.Job(masked(_status(desk, division)), path, _options(wanted), WRITERS)
    return [Saved(paper.missing) for paper in batch.make_all([job], workers=1)]


def _status(desk: Desk, division: DivisionName) -> DivisionStatus:
    ahead = occasions(desk.lists, division.code).next
    return desk.division_status.of(division.code, meeting_id=ahead.id if ahead else None)


def _options(wanted: Wanted) -> PaperOptions:
    return wanted.options if isinstance(wanted.options, PaperOptions) else PaperOptions()
