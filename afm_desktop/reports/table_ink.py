"""Heads and rows of tables drawn straight on the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from afm_desktop.domain.enums import ProjectSignal
from afm_desktop.domain.words import word
from afm_desktop.reports.columns import (
    BAR_HIGH,
    BAR_LONG,
    SIGNAL_SHAPE,
    BarCell,
    Column,
    Drawn,
    Measures,
    SignalCell,
)
from afm_desktop.reports.figure_block import paint
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink, Segment
from afm_desktop.reports.style import LEFT, RIGHT, RULE, THIN
from afm_desktop.reports.text import Line, single
from afm_desktop.services.figure_bars import achievement_bar
from afm_desktop.services.figures import Anchor, Tone


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row with its lines broken."""

    cells: tuple[tuple[Line, ...] | Drawn, ...]
    height: float
    is_total: bool
    span: int
    repeats: int = 0  # first cells left blank, as they say what the row above says
    full: LaidRow | None = None  # the same with these cells, for the top of a page


def draw_rows(
    ink: Ink,
    columns: Sequence[Column],
    rows: Sequence[LaidRow],
    top: float,
    measures: Measures,
    *,
    right: float = RIGHT,
) -> float:
    """Draw the rows below `top` and return where they end."""
    hair: list[Segment] = []
    strong: list[Segment] = []
    places = _places(columns)
    y, was_total = top, False
    for index, row in enumerate(rows):
        if row.is_total:
            ink.box(LEFT, y - row.height, right - LEFT, row.height, fill=Tone.TOTAL)
        if index:
            is_first_total = row.is_total and not was_total
            left = places[row.repeats].left
            (strong if is_first_total else hair).append((left, y, right, y))
        middle, below = y - row.height / 2, y - row.height
        hair += [(at.right, y, at.right, below) for at in places[row.span - 1 :] if at.has_rule]
        _draw_row(ink, places, row, middle, measures)
        y, was_total = below, row.is_total
    ink.rules(hair)
    ink.rules(strong, THIN, Tone.INK)
    return y


def draw_head(
    ink: Ink,
    columns: Sequence[Column],
    top: float,
    height: float,
    measures: Measures,
) -> None:
    """Draw the titles, those of a group under its own title."""
    group, x, hair = measures.group, LEFT, list[Segment]()
    for index, column in enumerate(columns):
        if column.group and (not index or columns[index - 1].group != column.group):
            wide = sum(other.width for other in columns if other.group == column.group)
            _draw_title(ink, column.group, x + wide / 2, top - group / 2, measures)
            hair.append((x, top - group, x + wide, top - group))
        high = group if column.group else 0.0
        _draw_title(ink, column.title, x + column.width / 2, top - (high + height) / 2, measures)
        x += column.width
        if index + 1 < len(columns) and column.has_rule:
            is_inner = column.group and column.group == columns[index + 1].group
            hair.append((x, top - (group if is_inner else 0), x, top - height))
    ink.rules(hair)


def draw_signal(ink: Ink, centre: float, y: float, signal: ProjectSignal, size: float) -> None:
    """Three shapes and weights beside the word, so that no colour is needed."""
    text, is_bold = word(signal), signal is not ProjectSignal.NORMAL
    x = centre - (SIGNAL_SHAPE + width(text, size, True)) / 2
    if signal is ProjectSignal.NORMAL:
        ink.ring(x + 3.5, y, 3, RULE)
    elif signal is ProjectSignal.CAUTION:
        corners = [(x, y - 3.2), (x + 7, y - 3.2), (x + 3.5, y + 3.4)]
        ink.polygon(corners, Tone.MARK, Tone.INK, RULE)
    else:
        ink.box(x, y - 3.5, 7, 7, fill=Tone.INK)
    ink.text(x + SIGNAL_SHAPE, y, text, size, is_bold=is_bold)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the cells of a column stand: its edges, and the x its texts are anchored at."""

    left: float
    right: float
    x: float
    pad: float
    anchor: Anchor
    has_rule: bool = False

    @classmethod
    def of(cls, column: Column, left: float, *, has_rule: bool = False) -> _Place:
        """The place of a column with its left edge."""
        right = left + column.width
        if column.anchor is Anchor.START:
            x = left + column.pad
        elif column.anchor is Anchor.END:
            x = right - column.pad
        else:
            x = left + column.width / 2
        return cls(left, right, x, column.pad, column.anchor, has_rule)


def _places(columns: Sequence[Column]) -> list[_Place]:
    found, left = list[_Place](), LEFT
    for index, column in enumerate(columns, 1):
        has_rule = column.has_rule and index < len(columns)
        found.append(_Place.of(column, left, has_rule=has_rule))
        left = found[-1].right
    return found


def _draw_row(
    ink: Ink, places: Sequence[_Place], row: LaidRow, middle: float, measures: Measures
) -> None:
    if row.span > 1:
        label = _Place.of(Column("", places[row.span - 1].right - LEFT), LEFT)
        _draw_cell(ink, row.cells[0], label, middle, measures, is_bold=True)
        rest = row.cells[row.span :], places[row.span :]
    else:
        rest = row.cells, places
    for cell, place in zip(*rest, strict=True):
        _draw_cell(ink, cell, place, middle, measures, is_bold=row.is_total)


def _draw_cell(
    ink: Ink,
    cell: tuple[Line, ...] | Drawn,
    place: _Place,
    middle: float,
    measures: Measures,
    *,
    is_bold: bool,
) -> None:
    if isinstance(cell, tuple):
        middle += (len(cell) - 1) * measures.pitch / 2
        x, anchor, size = place.x, place.anchor, measures.size
        is_figure = anchor is Anchor.END
        for line in cell:
            text = line[0].text
            ink.text(x, middle, text, size, is_bold=is_bold, anchor=anchor, is_tabular=is_figure)
            middle -= measures.pitch
    elif isinstance(cell, SignalCell):
        draw_signal(ink, (place.left + place.right) / 2, middle, cell.signal, measures.size)
    else:
        pad = place.pad
        _draw_bar(ink, (place.left + pad, place.right - pad), middle, cell, measures.size)


def _draw_bar(
    ink: Ink, ends: tuple[float, float], middle: float, cell: BarCell, size: float
) -> None:
    """The figure at the right edge, the bar before it."""
    left, right = ends
    ink.text(right, middle, single(cell.text), size, anchor=Anchor.END, is_tabular=True)
    long, high = BAR_LONG * size, BAR_HIGH * size
    bar = achievement_bar(cell.share, cell.planned, width=long, height=high)
    for part in bar.parts:
        paint(part, ink, left, middle + high / 2)


def _draw_title(ink: Ink, title: str, centre: float, middle: float, measures: Measures) -> None:
    lines = title.split("\n")
    middle += (len(lines) - 1) * measures.pitch / 2
    for line in lines:
        ink.text(centre, middle, single(line), measures.size, is_bold=True, anchor=Anchor.MIDDLE)
        middle -= measures.pitch
