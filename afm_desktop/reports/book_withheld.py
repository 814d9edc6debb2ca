"""A book as its audience may read it: what goes beyond its class counts and is not told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond, needs_reason
from afm_desktop.reports.withheld import (
    shown_projects,
    shown_round,
    shown_supply,
    told_cores,
    told_projects,
    worded_cores,
)
from afm_desktop.services.book.model import (
    Book,
    BookMatter,
    ChangeLine,
    LinkedRecord,
    ProjectCard,
)
from afm_desktop.services.status import DivisionStatus


@dataclass(frozen=True, slots=True)
class ShownBook:
    """A book without what goes beyond its class, and how much that was."""

    book: Book
    cards: int
    """Demands on the agenda that have no card."""
    files: int


def shown(book: Book, paper: Confidentiality) -> ShownBook:
    """The book as a paper of this class may print it."""
    dossiers = tuple(
        one
        for one in book.dossiers
        if not goes_beyond(one.sheet.confidentiality or Confidentiality.PUBLIC, paper)
    )
    files = tuple(one for one in book.files if not goes_beyond(one.mark, paper))
    changes = book.changes
    if changes is not None:
        changes = replace(changes, lines=tuple(_line(line, paper) for line in changes.lines))
    told = replace(
        book,
        statuses=tuple(_status(one, paper) for one in book.statuses),
        matters=tuple(_matter(row, paper) for row in book.matters),
        changes=changes,
        dossiers=dossiers,
        projects=tuple(_project(one, paper) for one in book.projects),
        files=files,
    )
    return ShownBook(told, len(book.dossiers) - len(dossiers), len(book.files) - len(files))


def told(book: Book, paper: Confidentiality) -> tuple[str, ...]:
    """The demands on a national core technology that a book of this class names."""
    return tuple(dict.fromkeys(_told(book, paper)))


def _told(book: Book, paper: Confidentiality) -> Iterator[str]:
    for status in book.statuses:
        rows = status.demands.demands if status.demands is not None else ()
        yield from told_cores(rows, paper)
        yield from told_projects(status, paper)
        yield from worded_cores(status)
    links = [link for row in book.matters for link in row.links]
    links += [link for card in book.projects for link in card.demands]
    lines = book.changes.lines if book.changes is not None else ()
    named: list[LinkedRecord | ChangeLine] = [*links, *lines]
    for one in named:
        if needs_reason(one.mark, is_core=bool(one.cores), paper=paper):
            yield from one.cores
    for dossier in book.dossiers:
        sheet = dossier.sheet
        is_core = sheet.is_core_technology
        if needs_reason(sheet.confidentiality, is_core=is_core, paper=paper):
            yield sheet.demand_id


def _status(status: DivisionStatus, paper: Confidentiality) -> DivisionStatus:
    demands = status.demands and shown_round(status.demands, paper)
    shown_supplies = shown_supply(status.supply, paper)
    return shown_projects(replace(status, demands=demands, supply=shown_supplies), paper)


def _matter(row: BookMatter, paper: Confidentiality) -> BookMatter:
    return replace(row, links=tuple(_link(link, paper) for link in row.links))


def _project(card: ProjectCard, paper: Confidentiality) -> ProjectCard:
    """A project goes with the strictest of its demands: it counts, and tells nothing."""
    demands = tuple(_link(link, paper) for link in card.demands)
    if not goes_beyond(card.mark, paper):
        return replace(card, demands=demands)
    return replace(
        card, title=WITHHELD, lead="", region=None, program=None, signal_reason=None,
        partners=(), demands=demands,
    )  # fmt: skip


def _link(link: LinkedRecord, paper: Confidentiality) -> LinkedRecord:
    return replace(link, title=WITHHELD) if goes_beyond(link.mark, paper) else link


def _line(line: ChangeLine, paper: Confidentiality) -> ChangeLine:
    if not goes_beyond(line.mark, paper):
        return line
    return replace(line, name=WITHHELD, note=None, before=None, after=None)
