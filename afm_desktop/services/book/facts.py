"""What a kept book is compared by: its agenda, its figures, and what each section says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services import drafts
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import Book
from afm_desktop.services.status import DivisionStatus, Section

_KEY = 16


class Figure(StrEnum):
    """A figure that readers of a book remember."""

    MEMBERS = "members"
    DEMANDS = "demands"
    SELECTED = "selected"
    PROJECTS = "projects"
    SUPPLIERS = "suppliers"
    ACTIONS = "actions"
    GUESTS = "guests"


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The facts of one book."""

    figures: Mapping[str, int]
    agenda: tuple[str, ...]
    sections: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """As it is kept beside the options."""
        return {
            "figures": dict(self.figures),
            "agenda": list(self.agenda),
            "sections": dict(self.sections),
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> BookFacts:
        """As it was kept; what is not there is nothing."""
        return cls(
            dict(kept.get("figures", {})),
            tuple(kept.get("agenda", ())),
            dict(kept.get("sections", {})),
        )


@dataclass(frozen=True, slots=True)
class BookDifference:
    """What a version says otherwise than the one before."""

    figures: tuple[tuple[Figure, int, int], ...]
    agenda_added: tuple[str, ...]
    agenda_gone: tuple[str, ...]
    is_reordered: bool
    sections_added: tuple[BookSection, ...]
    sections_gone: tuple[BookSection, ...]
    sections: tuple[BookSection, ...]
    """The sections that say something else."""
    options: tuple[str, ...]
    """The names of the options that were chosen otherwise."""


def facts_of(book: Book, sections: Iterable[BookSection]) -> BookFacts:
    """The facts of a book with these sections."""
    return BookFacts(
        {figure.value: value for figure, value in _figures(book.statuses, book)},
        tuple(row.title for row in book.matters),
        {section.value: _digest(_rows(book, section)) for section in sections},
    )


def difference(before: BookFacts, now: BookFacts, options: Iterable[str] = ()) -> BookDifference:
    """What differs between two books, `options` being those that do."""
    shared = [section for section in BookSection if section in before.sections]
    return BookDifference(
        figures=tuple(
            (figure, before.figures.get(figure, 0), now.figures.get(figure, 0))
            for figure in Figure
            if before.figures.get(figure, 0) != now.figures.get(figure, 0)
        ),
        agenda_added=tuple(title for title in now.agenda if title not in before.agenda),
        agenda_gone=tuple(title for title in before.agenda if title not in now.agenda),
        is_reordered=sorted(before.agenda) == sorted(now.agenda) and before.agenda != now.agenda,
        sections_added=tuple(
            one for one in BookSection if one in now.sections and one not in before.sections
        ),
        sections_gone=tuple(one for one in shared if one not in now.sections),
        sections=tuple(
            one
            for one in shared
            if one in now.sections and before.sections[one] != now.sections[one]
        ),
        options=tuple(options),
    )


def _figures(statuses: Iterable[DivisionStatus], book: Book) -> Iterable[tuple[Figure, int]]:
    found = list(statuses)
    demands = [row for one in found if one.demands for row in one.demands.demands]
    yield Figure.MEMBERS, sum(one.members.total for one in found)
    yield Figure.DEMANDS, len(demands)
    yield Figure.SELECTED, sum(row.status is DemandStatus.SELECTED for row in demands)
    yield Figure.PROJECTS, sum(len(one.projects) for one in found)
    yield Figure.SUPPLIERS, sum(one.supply.suppliers for one in found)
    yield Figure.ACTIONS, len(book.actions)
    yield Figure.GUESTS, len(found[0].attendance) if found else 0


_OF_STATUS: Mapping[BookSection, Section] = {
    BookSection.PROGRESS: Section.PROGRESS,
    BookSection.MEMBERS: Section.MEMBERS,
    BookSection.DEMANDS: Section.DEMANDS,
    BookSection.PROJECTS: Section.PROJECTS,
    BookSection.SUPPLY: Section.SUPPLY,
    BookSection.ISSUES: Section.ISSUES,
    BookSection.PLANS: Section.PLANS,
}


def status_section(section: BookSection) -> Section | None:
    """The section of 분과 현황 보고 that a part of the book is; None of the book's own."""
    return _OF_STATUS.get(section)


def _rows(book: Book, section: BookSection) -> object:
    """The rows a section is made of; their texts are its whole content."""
    part = status_section(section)
    if part is not None:
        return [(drafts.groups(one, part), _data(one, part)) for one in book.statuses]
    own: Mapping[BookSection, object] = {
        BookSection.OVERVIEW: (book.head, book.matters, _meeting(book)),
        BookSection.LAST: book.last,
        BookSection.CHANGES: book.changes,
        BookSection.DEMAND_LIST: [one.demands and one.demands.demands for one in book.statuses],
        BookSection.DEMAND_CARDS: book.dossiers,
        BookSection.PROJECT_CARDS: book.projects,
        BookSection.TARGETS: book.targets,
        BookSection.ACTIONS: book.actions,
        BookSection.FILES: [(one.name, one.size) for one in book.files],
        BookSection.SIGN_IN: book.statuses[0].attendance if book.statuses else (),
    }
    return own[section]


def _meeting(book: Book) -> object:
    return book.statuses[0].meeting if book.statuses else None


def _data(status: DivisionStatus, section: Section) -> object:
    return {
        Section.PROGRESS: status.events,
        Section.MEMBERS: status.members,
        Section.DEMANDS: status.demands,
        Section.PROJECTS: status.projects,
        Section.SUPPLY: status.supply,
        Section.PLANS: status.plans,
    }.get(section)


def _digest(rows: object) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:_KEY]
