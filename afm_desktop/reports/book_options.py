"""What can be chosen about 회의자료 묶음: its parts and their order, for whose eyes it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.options import (
    APPROVAL,
    COVER,
    LARGE,
    LOGO,
    MOST_BLANK_ROWS,
    PAGE_SPECS,
    CoverOptions,
    OptionKind,
    OptionSpec,
    WrongValue,
    blank_rows,
    read,
    yes_no,
)
from afm_desktop.services.book.kinds import BookSection


class Audience(StrEnum):
    """For whose eyes a book is."""

    DIVISION = "division"
    """The division's own members."""
    PARTIES = "parties"
    """당사자와 간사."""
    ALLIANCE = "alliance"
    """All members of the alliance."""


CLASSES = {
    Audience.DIVISION: Confidentiality.DIVISION,
    Audience.PARTIES: Confidentiality.PARTIES,
    Audience.ALLIANCE: Confidentiality.PUBLIC,
}
"""The class that the book of an audience has: what goes beyond it is withheld."""


@dataclass(frozen=True, slots=True)
class BookOptions(CoverOptions):
    """The choices for 회의자료 묶음; the parts in the order in which they stand."""

    has_cover: bool = True
    has_contents: bool = True
    approval: tuple[str, ...] = ()
    audience: Audience = Audience.DIVISION
    is_for_chair: bool = False
    is_large: bool = False
    omits_empty: bool = False
    sections: tuple[BookSection, ...] = tuple(BookSection)
    blank_rows: int = 5

    @property
    def mark(self) -> Confidentiality:
        """The class of the book."""
        return CLASSES[self.audience]


def sections(name: str, value: str) -> tuple[BookSection, ...]:
    """Parts with commas between them, in the order in which they are named."""
    known = {section.value: section for section in BookSection}
    wanted = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    for part in wanted:
        if part not in known:
            raise WrongValue(name, part, ", ".join(known))
    return tuple(known[part] for part in wanted)


def audience(name: str, value: str) -> Audience:
    """For whose eyes."""
    if value not in set(Audience):
        raise WrongValue(name, value, ", ".join(Audience))
    return Audience(value)


BOOK_SPECS: tuple[OptionSpec, ...] = (
    COVER,
    LOGO,
    OptionSpec("contents", "has_contents", OptionKind.YES_NO, yes_no, "no"),
    APPROVAL,
    OptionSpec("audience", "audience", OptionKind.CHOICE, audience, "alliance", tuple(Audience)),
    OptionSpec("chair", "is_for_chair", OptionKind.YES_NO, yes_no, "yes"),
    LARGE,
    OptionSpec("omit-empty", "omits_empty", OptionKind.YES_NO, yes_no, "yes"),
    OptionSpec(
        "sections",
        "sections",
        OptionKind.ORDERED,
        sections,
        "overview,changes,sign-in",
        tuple(BookSection),
    ),
    OptionSpec(
        "blank-rows", "blank_rows", OptionKind.COUNT, blank_rows, "10", most=MOST_BLANK_ROWS
    ),
    *PAGE_SPECS,
)


def parse(pairs: Iterable[str]) -> BookOptions:
    """The options as `k=v` strings, each once."""
    return read(pairs, BookOptions(), BOOK_SPECS)
