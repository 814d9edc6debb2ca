"""A book as it was read: sheets of plain cells, kept packed and unpacked row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from afm_desktop.exchange.reading import packing

Cell: TypeAlias = str | int | Decimal | bool | datetime | date | None
"""What a cell holds; an empty one None, a figure never a float, a day without a time a date."""


class BookFormat(StrEnum):
    """What a book is by its content, whatever its name ends on."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    HTML = "html"


class NoteKind(StrEnum):
    """What was done to a cell while it was read."""

    CONTROLS_DROPPED = "controls_dropped"
    FORMULA_ERROR = "formula_error"
    CHARACTERS_LOST = "characters_lost"


class Note(NamedTuple):
    """What was done to one cell; `row` is the sheet's own, `column` counts from 0."""

    row: int
    column: int
    kind: NoteKind


class Merge(NamedTuple):
    """Cells joined to one; rows are the sheet's own, columns count from 0, both ends belong."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; what a format does not tell (hidden rows, hidden columns) is None."""

    name: str
    is_hidden: bool
    height: int
    width: int
    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int] | None
    hidden_columns: frozenset[int] | None
    notes: tuple[Note, ...]
    header_rows: tuple[int, ...]
    """The rows that look like a header, wherever on the sheet they stand."""
    blocks: tuple[bytes, ...] = field(repr=False)

    def rows(self, first: int = 1, last: int | None = None) -> Iterator[tuple[int, list[Cell]]]:
        """Each row with its own number; the cells end with the last that holds something."""
        last = self.height if last is None else min(last, self.height)
        start = (first - 1) // packing.BLOCK
        for place in range(start, len(self.blocks)):
            number = place * packing.BLOCK
            if number >= last:
                return
            for cells in packing.unpack(self.blocks[place]):
                number += 1
                if first <= number <= last:
                    yield number, cells


@dataclass(frozen=True, slots=True)
class Book:
    """A file or a pasted table; `encoding` and the first lines only where it was text."""

    name: str
    format: BookFormat
    sheets: tuple[Sheet, ...]
    is_1904: bool
    encoding: str | None
    preview: tuple[str, ...]
    digest: str


def letter(column: int) -> str:
    """The letters over a column: 0 is A, 26 is AA."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
