"""Papers as files: what kind, where, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from afm_desktop.cli import labels, paper_labels, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.paper import Paper
from afm_desktop.reports.saving import save_paper

Tell = Callable[[str], None]


def refuse_odd(out: Path, wanted: PaperFormat | None, *, is_many: bool = False) -> None:
    """Refuse a place where the paper, or the folder of papers, cannot be."""
    if is_many:
        places.refuse_no_folder(out)
        return
    if wanted is not None:
        raise UsageError(paper_labels.ONLY_FOLDERS)
    places.refuse_no_paper(out)


def write(paper: Paper, path: Path, about: str, tell: Tell = say) -> None:
    """Save a paper as the kind of file its name ends on, and say where it is."""
    if path.suffix.casefold() == PaperFormat.PDF.ending:
        note_missing(about, paper.missing)
    put(paper, path, tell)


def put(paper: Paper, path: Path, tell: Tell = say) -> None:
    """The same of a paper of which all has been told."""
    is_pages = path.suffix.casefold() == PaperFormat.PDF.ending
    save_paper(paper, path, WRITERS)
    told = labels.PAPER_MADE if is_pages else paper_labels.FILE_MADE
    tell(told.format(place=places.whole(path), pages=paper.pages))


def note_missing(about: str, signs: tuple[str, ...]) -> None:
    """What will print as ☒, before anything is saved."""
    if signs:
        note(labels.MISSING_GLYPHS.format(division=about, signs=" ".join(signs)))
