"""The tables of a sheet: below titles and unit lines, side by side, below each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afm_desktop.domain.collecting import without_collecting
from afm_desktop.exchange.reading.book import Cell, Sheet
from afm_desktop.exchange.reading.heads import Head, head_at, is_plausible_header
from afm_desktop.exchange.reading.spans import columns_of, segments_of
from afm_desktop.exchange.reading.table import Column, Table
from afm_desktop.exchange.reading.units import Unit, unit_line
from afm_desktop.exchange.reading.words import folded

_ABOVE = 6  # rows over a header in which its title and unit are looked for
_SHAPE_ROWS = 60  # how far down a header of unknown words is looked for
_TAIL = 500


@dataclass(frozen=True, slots=True)
class _Found:
    head: Head
    columns: tuple[Column, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(folded(column.header) for column in self.columns)

    def overlaps(self, other: _Found) -> bool:
        mine, theirs = self.columns, other.columns
        return mine[0].index <= theirs[-1].index and theirs[0].index <= mine[-1].index


def find_tables(sheet: Sheet) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom and left to right; a cover has none."""
    found = _without_repeats(sheet, list(_found(sheet)))
    tables = (_table(sheet, one, found) for one in found)
    return tuple(table for table in tables if table is not None)


def _found(sheet: Sheet) -> Iterator[_Found]:
    used = 0
    heads = 0
    for number in sheet.header_rows:
        if number <= used:
            continue
        head = head_at(sheet, number)
        segments = segments_of(sheet, head)
        used = head.last_row
        heads += bool(segments)
        for segment in segments:
            yield _Found(head, columns_of(sheet, head, segment))
    if not heads and (guess := _by_shape(sheet)) is not None:
        head = head_at(sheet, guess)
        for segment in segments_of(sheet, head, is_known=False):
            yield _Found(head, columns_of(sheet, head, segment))


def _by_shape(sheet: Sheet) -> int | None:
    """The row that looks like a header though none of its words is known."""
    rows = [row for row in sheet.rows(1, _SHAPE_ROWS) if row[1]]
    for (number, cells), *below in (rows[place : place + 4] for place in range(len(rows) - 1)):
        if is_plausible_header(cells, [cells for _, cells in below]):
            return number
    return None


def _without_repeats(sheet: Sheet, found: Sequence[_Found]) -> list[_Found]:
    """Without headers that only come again on each printed page."""
    kept: list[_Found] = []
    for one in found:
        before = [other for other in kept if other.words == one.words and other.overlaps(one)]
        above = one.head.first_row - 1
        if before and before[-1].head.last_row < above and _is_within(sheet, above, one):
            continue
        kept.append(one)
    return kept


def _is_within(sheet: Sheet, number: int, one: _Found) -> bool:
    cells = _at(sheet, number, one.columns)
    return sum(cell is not None for cell in cells) > 1


def _table(sheet: Sheet, one: _Found, found: Sequence[_Found]) -> Table | None:
    first = one.head.last_row + 1
    below = (o.head.first_row for o in found if o.head.first_row >= first and one.overlaps(o))
    next_head = min(below, default=None)
    last = _end(sheet, one, first, next_head)
    if last < first:
        return None
    title, unit = _above(sheet, one)
    return Table(
        sheet=sheet,
        title=title,
        unit=unit,
        header_rows=tuple(range(one.head.first_row, one.head.last_row + 1)),
        columns=one.columns,
        first_row=first,
        last_row=last,
    )


def _end(sheet: Sheet, one: _Found, first: int, next_head: int | None) -> int:
    """The last row that holds something; what introduces the next table is not of this one."""
    last = sheet.height if next_head is None else next_head - 1
    while last >= first:
        start = max(first, last - _TAIL)
        rows = list(sheet.rows(start, last))
        for number, cells in reversed(rows):
            filled = sum(cell is not None for cell in _picked(cells, one.columns))
            if filled > (1 if next_head is not None else 0):
                return number
        last = start - 1
    return last


def _above(sheet: Sheet, one: _Found) -> tuple[str, Unit | None]:
    """The title over a table, and the unit stated there."""
    title, unit = "", None
    number = one.head.first_row
    rows = list(sheet.rows(max(1, number - _ABOVE), number - 1)) if number > 1 else []
    for _, cells in reversed(rows):
        texts = [cell for cell in _near(cells, one.columns) if isinstance(cell, str)]
        stated = next(filter(None, map(unit_line, texts)), None)
        unit = unit or stated
        is_stated = any("단위" in text for text in texts)
        if not is_stated and len(texts) == 1 and not title:
            title = " ".join(texts[0].split())
        if not is_stated and len(texts) > 2:
            break
    return title, unit


def _near(cells: Sequence[Cell], columns: Sequence[Column]) -> Sequence[Cell]:
    return cells[max(0, columns[0].index - 1) : columns[-1].index + 2]


def _at(sheet: Sheet, number: int, columns: Sequence[Column]) -> list[Cell]:
    cells = next((cells for _, cells in sheet.rows(number, number)), [])
    return _picked(cells, columns)


def _picked(cells: Sequence[Cell], columns: Sequence[Column]) -> list[Cell]:
    width = len(cells)
    return [cells[column.index] for column in columns if column.index < width]


@without_collecting()
def all_tables(sheets: Sequence[Sheet]) -> tuple[Table, ...]:
    """The tables of all sheets; those of hidden sheets last."""
    ordered = sorted(sheets, key=lambda sheet: sheet.is_hidden)
    return tuple(itertools.chain.from_iterable(map(find_tables, ordered)))
