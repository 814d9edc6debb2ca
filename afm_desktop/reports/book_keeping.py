"""A finished book as it is kept: with its options, and the facts that versions are compared by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from afm_desktop.reports.book_options import BOOK_SPECS, BookOptions
from afm_desktop.reports.book_withheld import shown, told
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.meeting_book import title
from afm_desktop.reports.options import written
from afm_desktop.reports.paper import Paper
from afm_desktop.services.book.facts import facts_of
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import Book
from afm_desktop.services.kept_papers import ToKeep
from afm_desktop.services.lists.people import masked_name


def masked(book: Book) -> Book:
    """The same with the names of those invited hidden."""
    statuses = (
        replace(
            one,
            attendance=tuple(replace(row, name=masked_name(row.name)) for row in one.attendance),
        )
        for one in book.statuses
    )
    return replace(book, statuses=tuple(statuses))


def invited(book: Book, options: BookOptions) -> int:
    """How many people a book of these parts names."""
    if BookSection.SIGN_IN not in options.sections or not book.statuses:
        return 0
    return len(book.statuses[0].attendance)


def to_keep(book: Book, options: BookOptions, paper: Paper, people: int) -> ToKeep:
    """The book as it went out; `people` stand in it with their full names."""
    return ToKeep(
        kind=PaperKind.MEETING_BOOK.value,
        meeting_id=book.head.id,
        title=title(book),
        data=paper.data,
        pages=paper.pages,
        as_of=book.as_of,
        options=_chosen(options),
        facts=facts_of(shown(book, options.mark).book, options.sections),
        core=told(book, options.mark),
        people=people,
    )


def _chosen(options: BookOptions) -> dict[str, str]:
    """The options as they are kept: of a picture its name, not where it lies on a computer."""
    return written(replace(options, logo=PurePath(options.logo).name), BOOK_SPECS)
