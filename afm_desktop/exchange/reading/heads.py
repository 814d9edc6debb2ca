"""Which rows of a sheet are a header, and how many rows high it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from afm_desktop.exchange.reading.book import Cell, Merge, Sheet
from afm_desktop.exchange.reading.units import unit_line
from afm_desktop.exchange.reading.words import is_header_word
from afm_desktop.exchange.reading.years import without_year

_MOST_ROWS = 4
_LOOKED_AT = 2  # texts of a row, from the left
_LIKE_DATA = re.compile(r".*\d{3,}.*|.*@.*|https?:.*", re.DOTALL)
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Head:
    """The rows of a header; `cells` has a list for each, what is merged repeated sideways."""

    first_row: int
    last_row: int
    cells: tuple[tuple[str | None, ...], ...]


def is_header_row(cells: Sequence[Cell]) -> bool:
    """Whether most cells are words lists use as headers; data is told apart by its first cells."""
    if not _begins_with_header_word(cells):
        return False
    filled = [cell for cell in cells if cell is not None]
    texts = [cell for cell in filled if isinstance(cell, str)]
    hits = sum(is_header_word(text) for text in texts)
    needed = len(filled) * (0.4 if hits >= 3 else 0.51)
    return hits >= 2 and hits >= needed and len(texts) * 3 >= len(filled) * 2


def _begins_with_header_word(cells: Sequence[Cell]) -> bool:
    """Whether the first cell is a text, and it or the text behind it is a word of headers."""
    looked_at = 0
    for cell in cells:
        if isinstance(cell, str):
            if is_header_word(cell):
                return True
            looked_at += 1
            if looked_at == _LOOKED_AT:
                return False
        elif cell is not None and not looked_at:
            return False
    return False


def is_plausible_header(cells: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row of unknown words is a header by its shape: short texts over a full table."""
    filled = [cell for cell in cells if cell is not None]
    texts = {cell for cell in filled if isinstance(cell, str) and _is_label(cell)}
    if len(filled) < 3 or len(texts) < len(filled):
        return False
    widths = [sum(cell is not None for cell in row) for row in below]
    return any(2 * width > len(filled) for width in widths) and max(widths) <= len(filled) + 1


def head_at(sheet: Sheet, number: int) -> Head:
    """The header of which a row is part."""
    near = dict(sheet.rows(max(1, number - 2), number + _MOST_ROWS))
    merges = [m for m in sheet.merges if m.bottom >= number - 2 and m.top <= number + _MOST_ROWS]
    first = last = number
    while first - 1 in near and _groups(near[first - 1], near[first], merges, first - 1):
        first -= 1
    while last - first + 1 < _MOST_ROWS and last + 1 in near:
        if not _continues(near[last], near[last + 1], merges, last):
            break
        last += 1
    width = max(len(near[row]) for row in range(first, last + 1))
    lines = [_line(near[row], width, merges, row) for row in range(first, last + 1)]
    return Head(first, last, tuple(_spread(lines, is_told=bool(merges))))


def _groups(upper: Sequence[Cell], lower: Sequence[Cell], merges: list[Merge], row: int) -> bool:
    """Whether a row above a header names groups of its columns; a title spans them all."""
    texts = _texts(upper)
    filled = [p for p, cell in enumerate(lower) if cell is not None]
    if not texts or len(texts) != sum(c is not None for c in upper) or _is_stated(texts):
        return False
    if not all(map(_is_label, texts)):
        return False
    wide = [m for m in merges if m.top == row and m.bottom == row and m.right > m.left]
    tall = [m for m in merges if m.top == row and m.bottom > row]
    within = [m for m in wide if (m.right - m.left + 1) < len(filled)]
    if tall:
        return True
    if merges and wide:
        return bool(within) and len(texts) > 1
    return len(texts) > 1 and _covers(upper, lower)


def _covers(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row names something over cells that the row below leaves open."""
    pairs = itertools.zip_longest(upper, lower[: len(upper)])
    return any(over is not None and under is None for over, under in pairs)


def _continues(upper: Sequence[Cell], lower: Sequence[Cell], merges: list[Merge], row: int) -> bool:
    """Whether a row below a header belongs to it: words under groups, or merged from above."""
    filled = [(place, cell) for place, cell in enumerate(lower) if cell is not None]
    if any(m.top <= row < m.bottom and _holds_word(upper, m) for m in merges) and not filled:
        return True
    texts = _texts(lower)
    if not texts or len(texts) != len(filled) or not all(map(_is_label, texts)):
        return False
    spans = [m for m in merges if m.top <= row <= m.bottom and m.right > m.left]
    under = sum(any(m.left <= place <= m.right for m in spans) for place, _ in filled)
    tall = [m for m in merges if m.top <= row < m.bottom]
    if tall or (spans and under == len(filled)):
        is_free = all(not _is_covered(place, tall) for place, _ in filled)
        return is_free and (under > 0 or any(map(is_header_word, texts)))
    return not merges and _fills_gaps(upper, filled)


def _holds_word(cells: Sequence[Cell], merge: Merge) -> bool:
    return merge.left < len(cells) and cells[merge.left] is not None


def _is_covered(place: int, tall: list[Merge]) -> bool:
    return any(m.left <= place <= m.right for m in tall)


def _fills_gaps(upper: Sequence[Cell], filled: Sequence[tuple[int, Cell]]) -> bool:
    """Without word of merges: the lower row names what the upper leaves open, and little else."""
    gaps = [p for p, _ in filled if p >= len(upper) or upper[p] is None]
    starts = [p for p, _ in filled if p + 1 in gaps and p not in gaps]
    words = sum(isinstance(cell, str) and is_header_word(cell) for _, cell in filled)
    upper_filled = sum(cell is not None for cell in upper)
    is_sparse = len(filled) < upper_filled + len(gaps)
    return bool(gaps) and len(gaps) + len(starts) == len(filled) and words > 0 and is_sparse


def _line(cells: Sequence[Cell], width: int, merges: list[Merge], row: int) -> list[str | None]:
    line: list[str | None] = [None if cell is None else str(cell) for cell in cells]
    line += [None] * (width - len(line))
    for merge in merges:
        if merge.top == row and merge.right > merge.left and merge.left < width:
            end = min(merge.right, width - 1)
            line[merge.left : end + 1] = [line[merge.left]] * (end + 1 - merge.left)
    return line


def _spread(lines: list[list[str | None]], *, is_told: bool) -> list[tuple[str | None, ...]]:
    """Group words over the columns below them, where no merge tells which these are."""
    if not is_told:
        for upper, lower in itertools.pairwise(lines):
            for place in range(1, len(upper)):
                if upper[place] is None and lower[place] is not None and lower[place - 1]:
                    upper[place] = upper[place - 1]
    return [tuple(line) for line in lines]


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str)]


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return _LIKE_DATA.fullmatch(text) is None or _is_of_a_year(text)


def _is_of_a_year(text: str) -> bool:
    """Whether a text is a word of headers with a year, or only a year: 2024년 매출액, 2024년."""
    bare = without_year(text)
    return bare != text and (is_header_word(bare) if bare else "년" in text)


def _is_stated(texts: list[str]) -> bool:
    return any(unit_line(text) for text in texts)
