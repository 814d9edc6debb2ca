"""A list as it is shown, on paper: its columns, what it is narrowed to, its count and totals.

Rows have few shapes and there may be very many, so they are laid on pages one after another, and
only their own height is weighed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.collecting import without_collecting
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import Column, MeasuredColumns, Measures, Row
from afm_desktop.reports.document import (
    MakeCanvas,
    Properties,
    new_canvas,
    unheard,
)
from afm_desktop.reports.fonts import width
from afm_desktop.reports.furniture import Furniture, draw_furniture
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.plain_lists import list_plain
from afm_desktop.reports.plain_tables import plain_table
from afm_desktop.reports.printed_list import ListColumn, PrintedList
from afm_desktop.reports.style import LANDSCAPE, PORTRAIT, RULE, THICK, THIN, Sheet
from afm_desktop.reports.table_ink import LaidRow, draw_head, draw_rows
from afm_desktop.reports.text import Line, Run, broken, clean, single
from afm_desktop.services.figures import Anchor, Tone, fitted
from afm_desktop.services.plain import Plain

COMFORT = 96.0
"""Points a column of text should have before the sheet is turned."""
TRIES = (
    (PORTRAIT, Measures(9.0, 15.75, 11.5)),
    (PORTRAIT, Measures(8.5, 15.0, 11.0)),
    (LANDSCAPE, Measures(9.0, 15.75, 11.5)),
    (LANDSCAPE, Measures(8.5, 15.0, 11.0)),
    (LANDSCAPE, Measures(7.5, 13.5, 9.5)),
)
"""From the paper one likes best to the one that holds most."""
LARGE = 1.25
TITLE_BAND, TITLE_SIZE, GAP = 42.0, 18.0, 9.0
LINE_SIZE, LINE_LEAD = 9.5, 15.0
TALLEST = 24  # lines of a row
SHOWN_STEP = 500  # rows between two words about progress


def print_list(printed: PrintedList) -> bytes:
    """The PDF of a list."""
    return make(printed).data


def make(
    printed: PrintedList, *, make_canvas: MakeCanvas = Canvas, tell: Progress = unheard
) -> Paper:
    """The PDF of a list, how many pages it has, and what the font lacks."""
    fonts.register()
    tell(0, 0)
    with without_collecting():
        return _made(printed, make_canvas, tell)


def _made(printed: PrintedList, make_canvas: MakeCanvas, tell: Progress) -> Paper:
    laid = _Layout(printed)
    pages = laid.pages(tell)
    stream = io.BytesIO()
    words = (printed.title, *printed.conditions)
    properties = Properties(printed.title, printed.author, printed.title, words)
    ink = Ink(new_canvas(properties, stream, make_canvas, laid.sheet))
    for number, rows in enumerate(pages, 1):
        tell(number, len(pages))
        laid.draw(ink, rows, number, len(pages))
        ink.turn_page()
    ink.canvas.save()
    missing = fonts.missing(_texts(printed))
    return Paper(stream.getvalue(), len(pages), missing, tell_plain=laid.plain)


class _Layout:
    """One list on its sheets."""

    def __init__(self, printed: PrintedList) -> None:
        self._printed = printed
        body = [Row((f"{number:,}", *row)) for number, row in enumerate(printed.rows, 1)]
        self._body = body
        self._total = _total_row(printed)
        columns = [Column(labels.NUMBER, 26), *(_column(each) for each in printed.columns)]
        measured = MeasuredColumns(columns, [*body, self._total])
        self.sheet, self._measures = _choice(measured, printed.is_large)
        self._columns = measured.fitted(self._measures.size, self.sheet.measure)
        self._head = max(
            self._measures.row + 3,
            (1 + max(column.title.count("\n") for column in columns)) * self._measures.pitch + 6,
        )

    def pages(self, tell: Progress) -> list[list[LaidRow]]:
        """The rows of each page; the total is never alone."""
        pages: list[list[LaidRow]] = [[]]
        room = self._room(is_first=True)
        for number, row in enumerate(self._laid_rows()):
            if number % SHOWN_STEP == 0:
                tell(0, 0)
            if row.height > room and pages[-1]:
                pages.append([])
                room = self._room(is_first=False)
                if row.is_total and len(pages[-2]) > 1:
                    pages[-1].append(pages[-2].pop())
                    room -= pages[-1][0].height
            pages[-1].append(row)
            room -= row.height
        return pages

    def draw(self, ink: Ink, rows: Sequence[LaidRow], number: int, count: int) -> None:
        """Draw one page."""
        printed, sheet = self._printed, self.sheet
        source = labels.SOURCE_DEMONSTRATION if printed.is_demonstration else labels.SOURCE
        as_of = labels.as_of(printed.as_of, printed.learned_on)
        furniture = Furniture(printed.title, printed.secrecy, as_of, source, printed.recipient)
        draw_furniture(ink, furniture, number, sheet, count)
        top = sheet.body_top
        if number == 1:
            top = self._draw_title(ink, top)
        left, right = sheet.left, sheet.right
        ink.box(left, top - self._head, right - left, self._head, fill=Tone.FILL)
        draw_head(ink, self._columns, top, self._head, self._measures)
        below = top - self._head
        bottom = draw_rows(ink, self._columns, rows, below, self._measures, right=right)
        ink.rule(left, below, right, THIN, Tone.INK)
        ink.rules([(left, top, right, top), (left, bottom, right, bottom)], RULE, Tone.INK)

    def plain(self) -> Plain:
        """The list in plain structure, on the sheet it is printed on."""
        rows = (*self._body, self._total)
        table = plain_table(Caption(), self._columns, rows, (), self._measures)
        return list_plain(self._printed, table, is_landscape=self.sheet is LANDSCAPE)

    def _laid_rows(self) -> Iterator[LaidRow]:
        for row in self._body:
            yield from self._laid(row)
        yield from self._laid(self._total)

    def _laid(self, row: Row) -> Iterator[LaidRow]:
        """A row with its lines broken; one too tall for any page goes on in a row of its own."""
        cells = tuple(map(self._lines, map(str, row.cells), self._columns, repeat(row)))
        deep = max(map(len, cells))
        if deep == 1:
            yield LaidRow(cells, self._measures.row, row.is_total, row.span)
            return
        for start in range(0, deep, TALLEST):
            part = tuple(cell[start : start + TALLEST] for cell in cells)
            lines = max(1, *(len(cell) for cell in part))
            height = self._measures.row + (lines - 1) * self._measures.pitch
            yield LaidRow(part, height, row.is_total, row.span)

    def _lines(self, cell: str, column: Column, row: Row) -> tuple[Line, ...]:
        if column.anchor is not Anchor.START or row.span > 1:
            return ((Run(single(cell), row.is_total),),)
        room, size = column.width - 2 * column.pad, self._measures.size
        text = clean(cell)
        if "\n" not in text and width(text, size, row.is_total) <= room:
            return ((Run(text, row.is_total),),)
        return broken(cell, size, room, is_bold=row.is_total)

    # --- the head of the first page ------------------------------------------------------------

    def _about(self) -> list[tuple[Line, ...]]:
        """What the list is narrowed to, and what one should know of it."""
        printed = self._printed
        said = ", ".join(printed.conditions) or labels.UNFILTERED
        measure = self.sheet.measure - width(printed.count, LINE_SIZE, True) - 24
        return [broken(labels.conditions(said), LINE_SIZE, measure)] + [
            broken(text, LINE_SIZE, measure) for text in printed.remarks
        ]

    def _room(self, *, is_first: bool) -> float:
        room = self.sheet.body_height - self._head
        if not is_first:
            return room
        lines = sum(len(text) for text in self._about())
        return room - TITLE_BAND - GAP - lines * LINE_LEAD - GAP / 2

    def _draw_title(self, ink: Ink, top: float) -> float:
        printed, left, right = self._printed, self.sheet.left, self.sheet.right
        ink.rule(left, top - 1, right, THICK, Tone.ACCENT)
        title = fitted(single(printed.title), right - left, TITLE_SIZE, True, width)
        middle = top - TITLE_BAND / 2 - 1
        centre = self.sheet.width / 2
        ink.text(centre, middle, title, TITLE_SIZE, is_bold=True, anchor=Anchor.MIDDLE)
        ink.rule(left, top - TITLE_BAND, right, THIN, Tone.ACCENT)
        y = top - TITLE_BAND - GAP - LINE_LEAD / 2
        count = single(printed.count)
        ink.text(right, y, count, LINE_SIZE, is_bold=True, anchor=Anchor.END)
        for text in self._about():
            for line in text:
                ink.runs(left, y, line, LINE_SIZE, Tone.SOFT)
                y -= LINE_LEAD
        return y + LINE_LEAD / 2 - GAP / 2


def _choice(columns: MeasuredColumns, is_large: bool) -> tuple[Sheet, Measures]:
    """The first sheet and size at which every column has the room it should have."""
    for sheet, plain in TRIES:
        measures = plain.scaled(LARGE) if is_large else plain
        if columns.needed(measures.size, COMFORT * measures.size / 9) <= sheet.measure:
            return sheet, measures
    return TRIES[-1]


def _column(column: ListColumn) -> Column:
    if column.is_figure:
        return Column(column.title, 30, Anchor.END)
    if column.is_centred:
        return Column(column.title, 30)
    return Column(column.title, 60, Anchor.START, pad=5)


def _total_row(printed: PrintedList) -> Row:
    """`계 회원 60개`, and the sums under their columns."""
    totals = printed.totals or ("",) * len(printed.columns)
    first = next((at for at, total in enumerate(totals) if total), len(totals))
    label = labels.list_total(printed.count)
    cells = (label, *[""] * first, *totals[first:])
    return Row(cells, is_total=True, span=first + 1)


def _texts(printed: PrintedList) -> Iterable[str]:
    yield from (printed.title, printed.count, *printed.conditions, *printed.remarks)
    yield from (column.title for column in printed.columns)
    for row in printed.rows:
        yield from row
