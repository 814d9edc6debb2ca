"""The papers of all divisions at once, into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.names import file_name
from afm_desktop.reports.options import Annex, PaperOptions
from afm_desktop.reports.saving import save_paper
from afm_desktop.services.desk import Desk
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.occasions import occasions
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


@dataclass(frozen=True, slots=True)
class ToldInAll:
    """The demands on a national core technology, and how many persons in full of which meetings."""

    core: tuple[str, ...]
    people: int = 0
    meetings: tuple[str, ...] = ()


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


def told_in_all(desk: Desk, wanted: Wanted, tell: Progress) -> ToldInAll:
    """What the papers of all divisions would tell that leaves only for a reason."""
    load_papers()
    core, people, meetings = dict[str, None](), 0, list[str]()
    divisions = desk.divisions.names()
    for number, division in enumerate(divisions):
        tell(number, len(divisions))
        made = _told(desk, wanted, division)
        core |= dict.fromkeys(made.core)
        if made.people and made.meeting:
            people, meetings = people + made.people, [*meetings, made.meeting]
    return ToldInAll(tuple(core), people, tuple(meetings))


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


def _told(desk: Desk, wanted: Wanted, division: DivisionName) -> Made:
    """The paper of one division before it is made, as far as it matters for whose eyes it is."""
    if wanted.kind != PaperKind.DIVISION_STATUS:
        return _by_recipe(desk, wanted, division)
    from afm_desktop.reports import division_status  # noqa: PLC0415 - ReportLab

    options, meeting = _options(wanted), _next_meeting(desk, division)
    status = desk.division_status.of(division.code, meeting_id=meeting)
    is_named = wanted.names_in_full and Annex.SIGN_IN in options.annexes
    people = len(status.attendance) if is_named else 0
    core = division_status.told(status, options)
    return Made(wanted, None, division.name, meeting=meeting, people=people, core=core)


def _by_recipe(desk: Desk, wanted: Wanted, division: DivisionName) -> Made:
    """The paper of one division as the screen makes it; an empty one too."""
    own = replace(wanted, division=division.code, meeting=NEXT, even_if_empty=True)
    return entry_of(wanted.kind).recipe(desk, own, unheard)


def _made(desk: Desk, wanted: Wanted, division: DivisionName, path: Path) -> Sequence[Saved]:
    """The paper of one division, for its next meeting where it has one."""
    if wanted.kind != PaperKind.DIVISION_STATUS:
        paper = _by_recipe(desk, wanted, division).paper
        if paper is None:
            return ()
        save_paper(paper, path, WRITERS)
        return (Saved(paper.missing),)
    from afm_desktop.reports import batch  # noqa: PLC0415 - ReportLab

    status = desk.division_status.of(division.code, meeting_id=_next_meeting(desk, division))
    status = status if wanted.names_in_full else masked(status)
    job = batch.Job(status, path, _options(wanted), WRITERS)
    return [Saved(paper.missing) for paper in batch.make_all([job], workers=1)]


def _next_meeting(desk: Desk, division: DivisionName) -> str | None:
    ahead = occasions(desk.lists, division.code).next
    return ahead.id if ahead else None


def _options(wanted: Wanted) -> PaperOptions:
    return wanted.options if isinstance(wanted.options, PaperOptions) else PaperOptions()
