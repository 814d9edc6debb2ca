"""집계표 on paper: a wide table turns the sheet, a wider one goes on in further parts.

Every part bears the names of the lines; the totals of the lines stand in the last one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.reports import crosstab_labels, fonts, labels
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import (
    Column,
    MeasuredColumns,
    Measures,
    Row,
    figure_column,
    fitted_columns,
    text_column,
)
from afm_desktop.reports.crosstab_words import CrosstabLine, PrintedCrosstab
from afm_desktop.reports.document import MakeCanvas, Properties, new_canvas, unheard
from afm_desktop.reports.fonts import width
from afm_desktop.reports.furniture import Furniture, draw_furniture
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.list_paper import COMFORT, LARGE, TRIES
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.plain_lists import crosstab_plain
from afm_desktop.reports.plain_tables import plain_table
from afm_desktop.reports.style import LANDSCAPE, RULE, THICK, THIN, Sheet
from afm_desktop.reports.table_ink import LaidRow, draw_head, draw_rows
from afm_desktop.reports.text import Line, Run, broken, single
from afm_desktop.services.figures import Anchor, Tone, fitted
from afm_desktop.services.plain import Figured, Plain

TITLE_BAND, TITLE_SIZE, GAP = 42.0, 18.0, 9.0
LINE_SIZE, LINE_LEAD = 9.5, 15.0


def make(
    printed: PrintedCrosstab,
    *,
    is_large: bool = False,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory; the same table gives the same bytes."""
    fonts.register()
    tell(0, 0)
    sheet, measures, parts = _parted(printed, is_large)
    pages = [page for part in parts for page in _pages(printed, sheet, measures, part)]
    stream = io.BytesIO()
    properties = Properties(
        printed.title, printed.author, printed.about, (printed.title, *printed.conditions)
    )
    ink = Ink(new_canvas(properties, stream, make_canvas, sheet))
    for number, page in enumerate(pages, 1):
        tell(number, len(pages))
        _draw(ink, printed, page, number, len(pages))
        ink.turn_page()
    ink.canvas.save()
    missing = fonts.missing(_texts(printed))
    tell_plain = partial(_plain, printed, sheet, measures)
    return Paper(stream.getvalue(), len(pages), missing, tell_plain=tell_plain)


def _plain(printed: PrintedCrosstab, sheet: Sheet, measures: Measures) -> Plain:
    """The table in plain structure, in one part."""
    count = len(printed.columns)
    columns, rows = _columns(printed, 0, count, True), _rows(printed, 0, count, True)
    notes = printed.notes if not printed.is_empty else (crosstab_labels.NOTHING_FOUND,)
    caption = Caption("", printed.about, labels.unit_line(printed.unit))
    table = plain_table(caption, columns, rows, notes, measures)
    return crosstab_plain(printed, table, is_landscape=sheet is LANDSCAPE)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the columns, laid out; `first` is the place of the first one."""

    columns: tuple[Column, ...]
    first: int
    last: int
    has_total: bool
    mark: str


@dataclass(frozen=True, slots=True)
class _Page:
    sheet: Sheet
    measures: Measures
    part: _Part
    rows: tuple[LaidRow, ...]
    has_title: bool
    is_end: bool


# --- parting over sheets ---------------------------------------------------------------------


def _parted(printed: PrintedCrosstab, is_large: bool) -> tuple[Sheet, Measures, list[_Part]]:
    """On one sheet at the largest size that fits, else in parts at the smallest."""
    count = len(printed.columns)
    for sheet, plain in TRIES:
        measures = plain.scaled(LARGE) if is_large else plain
        if _needs(printed, measures, 0, count, has_total=True) <= sheet.measure:
            return sheet, measures, [_part(printed, sheet, measures, (0, count), "")]
    sheet, plain = TRIES[-1]
    measures = plain.scaled(LARGE) if is_large else plain
    bounds = list(_bounds(printed, sheet, measures))
    return (
        sheet,
        measures,
        [
            _part(printed, sheet, measures, bound, f"({number}/{len(bounds)})")
            for number, bound in enumerate(bounds, 1)
        ],
    )


def _bounds(
    printed: PrintedCrosstab, sheet: Sheet, measures: Measures
) -> Iterator[tuple[int, int]]:
    """Which columns stand in each part; every part has one at least."""
    first, count = 0, len(printed.columns)
    while first < count:
        last = first + 1
        while last < count and (
            _needs(printed, measures, first, last + 1, has_total=last + 1 == count) <= sheet.measure
        ):
            last += 1
        yield first, last
        first = last


def _needs(
    printed: PrintedCrosstab, measures: Measures, first: int, last: int, *, has_total: bool
) -> float:
    columns, rows = (
        _columns(printed, first, last, has_total),
        _rows(printed, first, last, has_total),
    )
    return MeasuredColumns(columns, rows).needed(measures.size, COMFORT * measures.size / 9)


def _part(
    printed: PrintedCrosstab,
    sheet: Sheet,
    measures: Measures,
    bound: tuple[int, int],
    mark: str,
) -> _Part:
    first, last = bound
    has_total = last == len(printed.columns)
    columns = fitted_columns(
        _columns(printed, first, last, has_total),
        _rows(printed, first, last, has_total),
        measures.size,
        sheet.measure,
    )
    return _Part(columns, first, last, has_total, mark)


def _columns(printed: PrintedCrosstab, first: int, last: int, has_total: bool) -> list[Column]:
    group = single(printed.column_title)
    columns = [text_column(printed.row_title, 60, pad=6)]
    columns += [figure_column(name, 24, group) for name in printed.columns[first:last]]
    if has_total:
        columns.append(figure_column(printed.total_title, 30 if printed.columns else 140))
    return columns


def _rows(printed: PrintedCrosstab, first: int, last: int, has_total: bool) -> list[Row]:
    return [
        Row(_cells(line, first, last, has_total), is_total=line.value is None)
        for line in (*printed.lines, printed.total)
    ]


def _cells(line: CrosstabLine, first: int, last: int, has_total: bool) -> tuple[str, ...]:
    figures = (*line.cells[first:last], *((line.total,) if has_total else ()))
    return (line.name, *(said(number) for number in figures))


def said(number: int) -> str:
    """A figure of a cell; `-` for none."""
    return Figured(f"{number:,}" if number else labels.NONE, number)


# --- parting over pages ----------------------------------------------------------------------


def _pages(
    printed: PrintedCrosstab, sheet: Sheet, measures: Measures, part: _Part
) -> Iterator[_Page]:
    """The lines of a part on as many pages as they need; the totals are never alone."""
    is_first = part.first == 0
    room = sheet.body_height - _head(part, measures) - LINE_LEAD
    rows = list(_laid(printed, measures, part))
    taken: list[LaidRow] = []
    left = room - (_about_height(printed, sheet) if is_first else 0)
    notes = len(_notes(printed, sheet)) * LINE_LEAD + GAP
    for at, row in enumerate(rows):
        is_last = at + 1 == len(rows)
        if row.height + (notes if is_last and part.has_total else 0) > left and taken:
            carried = [taken.pop()] if is_last and len(taken) > 1 else []
            yield _Page(sheet, measures, part, tuple(taken), is_first, False)
            taken, left, is_first = carried, room - sum(one.height for one in carried), False
        taken.append(row)
        left -= row.height
    yield _Page(sheet, measures, part, tuple(taken), is_first, part.has_total)


def _laid(printed: PrintedCrosstab, measures: Measures, part: _Part) -> Iterator[LaidRow]:
    for row in _rows(printed, part.first, part.last, part.has_total):
        name, *figures = map(str, row.cells)
        room = part.columns[0].width - 2 * part.columns[0].pad
        lines = broken(name, measures.size, room, is_bold=row.is_total)
        height = measures.row + (len(lines) - 1) * measures.pitch
        cells = (lines, *(((Run(figure, row.is_total),),) for figure in figures))
        yield LaidRow(cells, height, row.is_total, 1)


def _head(part: _Part, measures: Measures) -> float:
    lines = measures.group + measures.row if any(one.group for one in part.columns) else 0
    return lines or measures.row + 3


def _about(printed: PrintedCrosstab, sheet: Sheet) -> list[Line]:
    """What is counted, and of which records."""
    said_ = ", ".join(printed.conditions) or labels.UNFILTERED
    return [
        *broken(crosstab_labels.ABOUT.format(about=printed.about), LINE_SIZE, sheet.measure),
        *broken(labels.conditions(said_), LINE_SIZE, sheet.measure),
    ]


def _notes(printed: PrintedCrosstab, sheet: Sheet) -> list[Line]:
    mark = f"{labels.NOTE_MARK} "
    texts = printed.notes if not printed.is_empty else (crosstab_labels.NOTHING_FOUND,)
    return [line for note in texts for line in broken(mark + note, LINE_SIZE, sheet.measure)]


def _about_height(printed: PrintedCrosstab, sheet: Sheet) -> float:
    return TITLE_BAND + GAP + len(_about(printed, sheet)) * LINE_LEAD + GAP / 2


# --- drawing ---------------------------------------------------------------------------------


def _draw(ink: Ink, printed: PrintedCrosstab, page: _Page, number: int, count: int) -> None:
    sheet, measures, part = page.sheet, page.measures, page.part
    source = labels.SOURCE_DEMONSTRATION if printed.is_demonstration else labels.SOURCE
    as_of = labels.as_of(printed.as_of, printed.learned_on)
    around = Furniture(printed.title, printed.secrecy, as_of, source, printed.recipient)
    draw_furniture(ink, around, number, sheet, count)
    top = _draw_title(ink, printed, sheet) if page.has_title else sheet.body_top
    unit = f"({labels.unit_line(printed.unit)})"
    middle = top - LINE_LEAD / 2
    ink.text(sheet.right, middle, unit, LINE_SIZE, tone=Tone.SOFT, anchor=Anchor.END)
    if part.mark:
        ink.text(sheet.left, middle, f"{printed.about} {part.mark}", LINE_SIZE, tone=Tone.SOFT)
    top -= LINE_LEAD
    left, right, high = sheet.left, sheet.right, _head(part, measures)
    ink.box(left, top - high, right - left, high, fill=Tone.FILL)
    draw_head(ink, part.columns, top, high, measures)
    below = top - high
    bottom = draw_rows(ink, part.columns, page.rows, below, measures, right=right)
    ink.rule(left, below, right, THIN, Tone.INK)
    ink.rules([(left, top, right, top), (left, bottom, right, bottom)], RULE, Tone.INK)
    if page.is_end:
        y = bottom - GAP - LINE_LEAD / 2
        for line in _notes(printed, sheet):
            ink.runs(left, y, line, LINE_SIZE, Tone.SOFT)
            y -= LINE_LEAD


def _draw_title(ink: Ink, printed: PrintedCrosstab, sheet: Sheet) -> float:
    left, right, top = sheet.left, sheet.right, sheet.body_top
    ink.rule(left, top - 1, right, THICK, Tone.ACCENT)
    title = fitted(single(printed.title), right - left, TITLE_SIZE, True, width)
    middle = top - TITLE_BAND / 2 - 1
    ink.text(sheet.width / 2, middle, title, TITLE_SIZE, is_bold=True, anchor=Anchor.MIDDLE)
    ink.rule(left, top - TITLE_BAND, right, THIN, Tone.ACCENT)
    y = top - TITLE_BAND - GAP - LINE_LEAD / 2
    for line in _about(printed, sheet):
        ink.runs(left, y, line, LINE_SIZE, Tone.SOFT)
        y -= LINE_LEAD
    return y + LINE_LEAD / 2 - GAP / 2


def _texts(printed: PrintedCrosstab) -> Sequence[str]:
    lines = (line.name for line in printed.lines)
    return (printed.title, printed.about, *printed.conditions, *printed.columns, *lines)
