"""Tables of whole rows: how they are measured and parted over pages.

The head repeats with (계속) after every page turn, totals never stand alone, and a row too tall
for any page goes on in a row of its own. Where no column has a title there is no head: the first
cell of each row says what stands beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from afm_desktop.reports.caption import Caption, Notes
from afm_desktop.reports.columns import SUMS, Column, Drawn, Measures, Row, fitted_columns
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.plain_tables import plain_table
from afm_desktop.reports.style import BODY_HEIGHT, LEFT, RIGHT, RULE, THIN, WIDTH, Style
from afm_desktop.reports.table_ink import LaidRow, draw_head, draw_rows
from afm_desktop.reports.text import Line, Run, broken, single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone

WHOLE: Final = 10  # rows up to which a table is parted only to spare a large hole
RELUCTANT: Final = 4.0  # what parting one costs
LEAST: Final = 3  # body rows on either side of a page turn
TALLEST: Final = 24  # lines of a row
LONG: Final = WIDTH / 3  # of a name that is broken


class Table(Block):
    """A table with its caption and notes."""

    before, after = 9.0, 6.0

    def __init__(
        self,
        caption: Caption,
        columns: Sequence[Column],
        rows: Sequence[Row],
        style: Style,
        *,
        measures: Measures = SUMS,
        notes: Sequence[str] = (),
        mark_notes: Mapping[str, str] | None = None,
    ) -> None:
        self._caption, self._style = caption, style
        self._measures = measures.scaled(style.scale)
        columns = _broken_where_long(columns, rows, self._measures.size)
        self._columns = fitted_columns(columns, rows, self._measures.size)
        self._given = rows
        self._end_notes, self._mark_notes = tuple(notes), mark_notes or {}
        self._rows = [part for row in rows for part in self._laid(row)]
        # A long table is parted in thousands of ways, so none of them adds up its rows anew.
        self._deep = list(accumulate((row.height for row in self._rows), initial=0.0))
        self._totals = list(accumulate((row.is_total for row in self._rows), initial=0))
        self._start, self._more = 0, 0.0
        self._head = self._head_height()
        self._notes = self._notes_below(is_end=True)
        self.height = self._whole_height()
        if self._is_short:
            self.parting = RELUCTANT

    @property
    def _is_short(self) -> bool:
        """Whether it is taken in at a glance and better stays whole."""
        return len(self._rows) <= WHOLE and self.height <= BODY_HEIGHT / 2

    @property
    def least(self) -> float:
        """The head and first rows; a table of few rows stays whole."""
        if self._is_short and len(self._rows) < 2 * LEAST:
            return self.height
        first = sum(row.height for row in self._rows[: self._fewest() + 1])
        return self._caption.height(self._style) + self._head + first

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Part it between body rows, with enough of them on either side."""
        fewest = self._fewest()
        end = self._start + len(self._rows)
        totals = self._totals[end] - self._totals[self._start]
        room -= self._caption.height(self._style) + self._head
        fitting = self._fitting(room - self._notes_below(is_end=False).height)
        count = min(fitting, len(self._rows) - totals - fewest)
        if count < fewest:
            return None
        return self._part(0, count), self._part(count, len(self._rows))

    def draw(self, ink: Ink, top: float) -> None:
        y = self._caption.draw(ink, top, self._style)
        if self._head:
            ink.box(LEFT, y - self._head, RIGHT - LEFT, self._head, fill=Tone.FILL)
            draw_head(ink, self._columns, y, self._head, self._measures)
        else:
            deep = self._rows_height()
            ink.box(LEFT, y - deep, self._columns[0].width, deep, fill=Tone.FILL)
        bottom = draw_rows(ink, self._columns, self._rows, y - self._head, self._measures)
        if self._head:
            ink.rule(LEFT, y - self._head, RIGHT, THIN, Tone.INK)
        ink.rules([(LEFT, y, RIGHT, y), (LEFT, bottom, RIGHT, bottom)], RULE, Tone.INK)
        self._notes.draw(ink, bottom)

    def plain(self) -> Iterator[plain.Part]:
        texts = [cell for row in self._given for cell in row.cells if isinstance(cell, str)]
        marks = (
            note for mark, note in self._mark_notes.items() if any(mark in text for text in texts)
        )
        yield plain_table(
            self._caption,
            self._columns,
            self._given,
            (*marks, *self._end_notes),
            self._measures,
        )

    def _laid(self, row: Row) -> list[LaidRow]:
        cells = tuple(
            self._lines(cell, column, row) if isinstance(cell, str) else cell
            for cell, column in zip(row.cells, self._columns, strict=True)
        )
        deep = max((len(cell) for cell in cells if isinstance(cell, tuple)), default=1)
        laid = [self._slice(row, cells, start) for start in range(0, deep, TALLEST)]
        if not row.repeats or len(laid) > 1:
            return laid
        bare = self._slice(row, (*[()] * row.repeats, *cells[row.repeats :]), 0)
        return [replace(bare, repeats=row.repeats, full=laid[0])]

    def _lines(self, cell: str, column: Column, row: Row) -> tuple[Line, ...]:
        is_free = column.anchor is not Anchor.START or row.span > 1
        room = float("inf") if is_free else column.width - 2 * column.pad
        return broken(cell, self._measures.size, room, is_bold=row.is_total)

    def _slice(self, row: Row, cells: tuple[tuple[Line, ...] | Drawn, ...], start: int) -> LaidRow:
        """As many lines of a row as one page row holds; what is drawn stands in the first."""
        part = tuple(
            cell[start : start + TALLEST] if isinstance(cell, tuple) else (() if start else cell)
            for cell in cells
        )
        deep = max((len(cell) for cell in part if isinstance(cell, tuple)), default=1)
        height = self._measures.row + (max(deep, 1) - 1) * self._measures.pitch
        return LaidRow(part, height, row.is_total, row.span)

    def _head_height(self) -> float:
        if not any(column.title for column in self._columns):
            return 0.0
        if any(column.group for column in self._columns):
            return 2 * self._measures.group
        more_lines = max(column.title.count("\n") for column in self._columns)
        plain = min(self._measures.row + 3, 24 * self._style.scale)
        return plain + more_lines * self._measures.pitch

    def _whole_height(self) -> float:
        above = self._caption.height(self._style) + self._head
        return above + self._rows_height() + self._notes.height

    def _rows_height(self) -> float:
        end = self._start + len(self._rows)
        return self._deep[end] - self._deep[self._start] + self._more

    def _notes_below(self, *, is_end: bool) -> Notes:
        """What explains the marks in these rows, and at the end what explains the table."""
        texts = {run.text for row in self._rows for run in _runs(row)} if self._mark_notes else ()
        marks = [
            note for mark, note in self._mark_notes.items() if any(mark in text for text in texts)
        ]
        return Notes.of([*marks, *(self._end_notes if is_end else ())], self._style)

    def _fitting(self, room: float) -> int:
        limit = self._deep[self._start] - self._more + room
        end = self._start + len(self._rows) + 1
        return max(0, bisect_right(self._deep, limit, self._start, end) - 1 - self._start)

    def _fewest(self) -> int:
        """Rows that must stay together at a page turn; one where rows are very tall."""
        first = sum(row.height for row in self._rows[:LEAST])
        return LEAST if first < BODY_HEIGHT / 4 else 1

    def _part(self, start: int, end: int) -> Table:
        part = Table.__new__(Table)
        part.__dict__.update(self.__dict__)
        first = self._rows[start]
        part._rows = [first.full or first, *self._rows[start + 1 : end]]
        part._start = self._start + start
        part._more = part._rows[0].height - self._deep[part._start + 1] + self._deep[part._start]
        if start:
            part._caption, part.before = self._caption.continued(), 0.0
        part._notes = part._notes_below(is_end=end == len(self._rows))
        part.height = part._whole_height()
        return part


def _broken_where_long(
    columns: Sequence[Column], rows: Sequence[Row], size: float
) -> Sequence[Column]:
    """Columns of words in one line, broken like texts where a name leaves no room for others."""
    texts = [column.width for column in columns if column.anchor is Anchor.START]
    share = sum(texts) / len(texts) if texts else 1.0
    return [
        replace(column, anchor=Anchor.START, width=share)
        if column.anchor is Anchor.MIDDLE and _longest(index, rows, size) > LONG
        else column
        for index, column in enumerate(columns)
    ]


def _longest(index: int, rows: Sequence[Row], size: float) -> float:
    """About how wide the longest words of a column are; what a total spans does not count."""
    said = (row.cells[index] for row in rows if row.span == 1 or index >= row.span)
    longest = max((cell for cell in said if isinstance(cell, str)), key=len, default="")
    return max(width(single(line), size) for line in longest.split("\n"))


def _runs(row: LaidRow) -> Iterator[Run]:
    """Every piece of text in a row."""
    for cell in row.cells:
        if isinstance(cell, tuple):
            for line in cell:
                yield from line
