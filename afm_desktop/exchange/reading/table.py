"""A table on a sheet: its columns as its header names them, and its rows with what each is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from afm_desktop.exchange.reading.book import Cell, Sheet
from afm_desktop.exchange.reading.marks import RowMark, mark_of
from afm_desktop.exchange.reading.units import Unit
from afm_desktop.exchange.reading.words import is_ordinal


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its letter and what stands over it, top row first."""

    index: int
    letter: str
    header: str
    parts: tuple[str, ...]
    unit: Unit | None
    is_hidden: bool | None


class Row(NamedTuple):
    """A row by the sheet's own number; its cells stand in the order of the table's columns."""

    number: int
    cells: tuple[Cell, ...]
    mark: RowMark
    is_hidden: bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was found; the user may choose among several, and its header is read once."""

    sheet: Sheet
    title: str
    unit: Unit | None
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    first_row: int
    last_row: int

    def rows(self, last: int | None = None) -> Iterator[Row]:
        """Every row below the header, what is merged down a column filled in."""
        places = [column.index for column in self.columns]
        width = max(places, default=-1) + 1
        headers = [column.parts[-1] if column.parts else "" for column in self.columns]
        ordinals = self.ordinals
        merged = _Down(self.sheet, self.first_row, places)
        hidden = self.sheet.hidden_rows
        end = self.last_row if last is None else min(last, self.last_row)
        for number, row in self.sheet.rows(self.first_row, end):
            row.extend([None] * (width - len(row)))  # it ends with its last filled cell
            cells = [row[place] for place in places]
            mark = mark_of(cells, headers, ordinals)
            merged.fill(number, cells)
            yield Row(number, tuple(cells), mark, None if hidden is None else number in hidden)

    def data(self) -> Iterator[Row]:
        """The rows that are data."""
        return (row for row in self.rows() if row.mark is RowMark.DATA)

    def samples(self, count: int = 5) -> tuple[Row, ...]:
        """The first rows of data, for the page where columns are chosen."""
        return tuple(itertools.islice(self.data(), count))

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells of one row, what is merged down into it too."""
        places = {column.index: place for place, column in enumerate(self.columns)}
        cells = self._cells(number)
        for merge in self.sheet.merges:
            place = places.get(merge.left)
            is_below = self.first_row <= merge.top < number <= merge.bottom
            if place is not None and is_below and cells[place] is None:
                cells[place] = self._cells(merge.top)[place]
        return tuple(cells)

    def _cells(self, number: int) -> list[Cell]:
        found = next(self.sheet.rows(number, number), (number, []))[1]
        return [found[c.index] if c.index < len(found) else None for c in self.columns]

    @property
    def ordinals(self) -> frozenset[int]:
        """The places of columns that only count the rows."""
        return frozenset(
            place for place, column in enumerate(self.columns) if is_ordinal(column.header)
        )


class _Down:
    """Cells merged down a column: each row below the first has the first one's value."""

    def __init__(self, sheet: Sheet, first_row: int, places: list[int]) -> None:
        at = {index: place for place, index in enumerate(places)}
        self._starts = _starts(sheet, first_row, at)
        self._open: dict[int, tuple[int, Cell]] = {}

    def fill(self, number: int, cells: list[Cell]) -> None:
        """Fill the cells of the next row."""
        for place, bottom in self._starts.get(number, ()):
            self._open[place] = (bottom, cells[place])
        if not self._open:
            return
        for place, (bottom, value) in list(self._open.items()):
            if number > bottom:
                del self._open[place]
            elif cells[place] is None:
                cells[place] = value


def _starts(sheet: Sheet, first: int, at: Mapping[int, int]) -> dict[int, list[tuple[int, int]]]:
    starts: dict[int, list[tuple[int, int]]] = {}
    for merge in sheet.merges:
        if merge.bottom > merge.top >= first and merge.left in at:
            starts.setdefault(merge.top, []).append((at[merge.left], merge.bottom))
    return starts
