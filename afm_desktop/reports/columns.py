"""Columns and rows of a table, and how wide each column becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from afm_desktop.domain.enums import ProjectSignal
from afm_desktop.domain.words import word
from afm_desktop.reports.balance import balanced
from afm_desktop.reports.fonts import width
from afm_desktop.reports.style import WIDTH
from afm_desktop.reports.text import clean, pieces, single
from afm_desktop.services.figures import Anchor

NARROWEST = 44.0  # of a text column
SLACK = 0.1  # so that rounding never cuts a word
WIDEST_WORD = {2: 0.5}  # of the room for texts that a word may claim, by their number; else 1/3
SIGNAL_SHAPE = 11.0  # from the shape of a 추진상태 to its word
BAR_LONG, BAR_HIGH, BAR_GAP = 5.5, 0.65, 0.6  # em of the text: an achievement bar


@dataclass(frozen=True, slots=True)
class Measures:
    """Text size, row height and line pitch of a table."""

    size: float = 9.5
    row: float = 18.0
    pitch: float = 12.0
    group: float = 18.0  # height of a line of a head with groups

    def scaled(self, scale: float) -> Measures:
        """The same for another text scale."""
        return Measures(self.size * scale, self.row * scale, self.pitch * scale, self.group * scale)


SUMS: Final = Measures()
WIDE: Final = Measures(9.0, 18.0, 12.0)
NARROW: Final = Measures(8.5, 15.75, 10.5)
LONG_LIST: Final = Measures(9.0, 15.75, 11.0)
SCHEDULE: Final = Measures(9.5, 19.5, 12.0)
SIGN_IN: Final = Measures(10.0, 28.5, 13.0)


@dataclass(frozen=True, slots=True)
class SignalCell:
    """A 추진상태, drawn as shape and word."""

    signal: ProjectSignal


@dataclass(frozen=True, slots=True)
class BarCell:
    """How much of a target is reached, as a bar with its figure; `planned` is the tick in it."""

    share: Decimal
    text: str
    planned: Decimal | None = None


Drawn = SignalCell | BarCell
"""Cells that are drawn and not written."""
Cell = str | Drawn


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` is its share for text and the least for all others."""

    title: str
    width: float
    anchor: Anchor = Anchor.MIDDLE
    group: str = ""
    pad: float = 4.0
    has_rule: bool = True  # a hairline at its right


@dataclass(frozen=True, slots=True)
class Row:
    """One row; the label of a total may span the first columns, cells may repeat those above."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    span: int = 1
    repeats: int = 0  # first cells that say what the row above says


def text_column(title: str, share: float, pad: float = 7.0) -> Column:
    """A column whose texts are broken."""
    return Column(title, share, Anchor.START, pad=pad)


def figure_column(title: str, width: float, group: str = "", *, has_rule: bool = True) -> Column:
    """A column of right-aligned figures, which as a block stand under their title."""
    return Column(title, width, Anchor.END, group, has_rule=has_rule)


class MeasuredColumns:
    """Columns and the rows that stand in them, measured once for each size of text."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        self._columns, self._rows = columns, rows
        self._longest: dict[float, list[float]] = {}
        self._words: dict[tuple[int, float], float] = {}

    def needed(self, size: float, comfort: float) -> float:
        """How wide they are together when figures are whole and texts have a comfortable room."""
        wide = 0.0
        for index, (column, longest) in enumerate(zip(self._columns, self._at(size), strict=True)):
            whole = max(longest, _title_width(column, size)) + 2 * column.pad
            if column.anchor is Anchor.START and whole > comfort:
                whole = min(whole, max(comfort, min(self._word(index, size), 2 * comfort)))
            wide += whole + SLACK
        return wide

    def fitted(self, size: float, measure: float) -> tuple[Column, ...]:
        """Columns that fill a measure: figures take what they need, texts share the rest."""
        columns, longest = self._columns, self._at(size)
        words = [self._word(index, size) for index in range(len(columns))]
        natural = [
            max(longest[index], _title_width(column, size)) + 2 * column.pad + SLACK
            for index, column in enumerate(columns)
        ]
        widths = _widths(columns, natural, words, measure)
        texts = [index for index, column in enumerate(columns) if column.anchor is Anchor.START]
        if len(texts) > 1 and any(widths[index] < natural[index] for index in texts):
            least = {
                i: max(min(words[i], widths[i]), _title_width(columns[i], size)) for i in texts
            }
            cells = {
                i: [_parts(row.cells[i], columns[i], size) for row in self._rows] for i in texts
            }
            for i, wide in balanced({i: widths[i] for i in texts}, least, cells).items():
                widths[i] = wide
        factor = measure / sum(widths)
        return tuple(
            _placed(column, wide * factor, longest[index])
            for index, (column, wide) in enumerate(zip(columns, widths, strict=True))
        )

    def _at(self, size: float) -> list[float]:
        if size not in self._longest:
            self._longest[size] = [
                _longest(index, self._rows, size) for index in range(len(self._columns))
            ]
        return self._longest[size]

    def _word(self, index: int, size: float) -> float:
        place = index, size
        if place not in self._words:
            self._words[place] = _longest_word(index, self._columns[index], self._rows, size)
        return self._words[place]


def fitted_columns(
    columns: Sequence[Column], rows: Sequence[Row], size: float, measure: float = WIDTH
) -> tuple[Column, ...]:
    """Columns that together fill the page: figures take what they need, texts share the rest."""
    return MeasuredColumns(columns, rows).fitted(size, measure)


def _placed(column: Column, wide: float, longest: float) -> Column:
    if column.anchor is Anchor.END:
        return replace(column, width=wide, pad=max(column.pad, (wide - longest) / 2))
    return replace(column, width=wide)


def _widths(
    columns: Sequence[Column],
    natural: Sequence[float],
    words: Sequence[float],
    measure: float,
) -> list[float]:
    texts = [i for i, column in enumerate(columns) if column.anchor is Anchor.START]
    widths = [max(need, column.width) for need, column in zip(natural, columns, strict=True)]
    if not texts:
        return widths
    wanted = max(NARROWEST * len(texts), sum(natural[i] for i in texts))
    others = [i for i in range(len(columns)) if i not in texts]
    widths = _yielding(widths, natural, others, measure - wanted)
    room = measure - sum(widths[i] for i in others)
    room = max(room, NARROWEST * len(texts))
    shares = {i: columns[i].width for i in texts}
    claim = room * WIDEST_WORD.get(len(texts), 1 / 3)
    least = {i: min(words[i], claim) for i in texts}
    for i, wide in _shared(room, {i: natural[i] for i in texts}, least, shares).items():
        widths[i] = wide
    return widths


def _yielding(
    widths: Sequence[float], natural: Sequence[float], others: Sequence[int], room: float
) -> list[float]:
    """Columns of figures give up what is more than their longest value, as far as texts need it."""
    most, least = sum(widths[i] for i in others), sum(natural[i] for i in others)
    if most <= room or most <= least:
        return list(widths)
    kept = max(0.0, room - least) / (most - least)
    return [
        natural[i] + (wide - natural[i]) * kept if i in others else wide
        for i, wide in enumerate(widths)
    ]


def _title_width(column: Column, size: float) -> float:
    return max(width(single(part), size, True) for part in column.title.split("\n"))


def _longest(index: int, rows: Sequence[Row], size: float) -> float:
    """The longest value of a column in one line; what a total spans does not count."""
    found = 0.0
    for row in rows:
        if row.span == 1 or index >= row.span:
            found = max(found, _cell_width(row.cells[index], size, is_bold=row.is_total))
    return found


def _longest_word(index: int, column: Column, rows: Sequence[Row], size: float) -> float:
    """The width at which no word of a text column is cut."""
    if column.anchor is not Anchor.START:
        return 0.0
    cells = (row.cells[index] for row in rows if not row.is_total)
    longest = max((_word_width(cell, size) for cell in cells if isinstance(cell, str)), default=0.0)
    return longest + 2 * column.pad + SLACK


@lru_cache(maxsize=16_384)
def _word_width(text: str, size: float) -> float:
    parts = (part for word in clean(text).split() for part in pieces(word))
    return max((width(part, size) for part in parts), default=0.0)


def _cell_width(cell: Cell, size: float, *, is_bold: bool) -> float:
    if isinstance(cell, str):
        return _text_width(cell, size, is_bold)
    if isinstance(cell, SignalCell):
        return SIGNAL_SHAPE + width(word(cell.signal), size, True)
    return (BAR_LONG + BAR_GAP) * size + _text_width(cell.text, size, is_bold)


def _parts(cell: Cell, column: Column, size: float) -> tuple[float, ...]:
    """How wide each paragraph of a cell is by itself, with the padding."""
    if not isinstance(cell, str):
        return (0.0,)
    return tuple(_text_width(part, size, False) + 2 * column.pad for part in cell.split("\n"))


@lru_cache(maxsize=16_384)
def _text_width(text: str, size: float, is_bold: bool) -> float:
    text = clean(text)
    if "\n" not in text:
        return width(text, size, is_bold)
    return max(width(line, size, is_bold) for line in text.split("\n"))


def _shared(
    room: float,
    natural: Mapping[int, float],
    least: Mapping[int, float],
    shares: Mapping[int, float],
) -> dict[int, float]:
    """Narrow texts get what they need and long words stay whole; weights share the rest."""
    given: dict[int, float] = {}
    waiting = set(natural)
    while waiting:
        weight = sum(shares[i] for i in waiting)
        fair = {i: room * shares[i] / weight for i in waiting}
        settled = {i: natural[i] for i in waiting if natural[i] <= fair[i]}
        if len(settled) == len(waiting):
            spare = room - sum(settled.values())
            return given | {i: natural[i] + spare * shares[i] / weight for i in waiting}
        settled = settled or {i: least[i] for i in waiting if least[i] > fair[i]}
        if not settled or len(settled) == len(waiting):
            return given | fair
        given |= settled
        waiting -= settled.keys()
        room -= sum(settled.values())
    return given
