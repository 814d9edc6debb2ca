"""Which columns under a header are one table."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.exchange.reading.book import Sheet, letter
from afm_desktop.exchange.reading.heads import Head
from afm_desktop.exchange.reading.table import Column
from afm_desktop.exchange.reading.units import unit_in
from afm_desktop.exchange.reading.words import folded, is_header_word

_LOOKED_AT = 50  # rows that tell whether a column without a header holds anything


def segments_of(sheet: Sheet, head: Head, *, is_known: bool = True) -> list[list[int]]:
    """The columns of each table beside each other, by the gaps between them."""
    width = max(len(line) for line in head.cells)
    named = [any(line[place] for line in head.cells) for place in range(width)]
    filled = _filled(sheet, head, width)
    runs: list[list[int]] = []
    gap = True
    for place in range(width):
        if not named[place] and not (filled[place] and not gap):
            gap = True
            continue
        if gap:
            runs.append([])
        runs[-1].append(place)
        gap = False
    runs = [part for run in runs for part in _repeated(head, run)]
    return _joined(head, runs) if is_known else [run for run in runs if len(run) > 1]


def columns_of(sheet: Sheet, head: Head, segment: Sequence[int]) -> tuple[Column, ...]:
    """The columns of a table with what stands over each."""
    return tuple(_column(sheet, head, place) for place in segment)


def _column(sheet: Sheet, head: Head, place: int) -> Column:
    texts = (line[place] for line in head.cells)
    parts = tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text))
    units = filter(None, map(unit_in, reversed(parts)))
    hidden = sheet.hidden_columns
    return Column(
        index=place,
        letter=letter(place),
        header=" ".join(parts),
        parts=parts,
        unit=next(units, None),
        is_hidden=None if hidden is None else place in hidden,
    )


def _filled(sheet: Sheet, head: Head, width: int) -> list[bool]:
    counts, rows = [0] * width, 0
    for _, cells in sheet.rows(head.last_row + 1, head.last_row + _LOOKED_AT):
        rows += bool(cells)
        for place, cell in enumerate(cells[:width]):
            counts[place] += cell is not None
    return [2 * count > rows for count in counts]


def _repeated(head: Head, run: list[int]) -> list[list[int]]:
    """A header whose words come again from the start is several tables without a gap."""
    words = [folded(" ".join(filter(None, (line[p] for line in head.cells)))) for p in run]
    for size in range(2, len(words) // 2 + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return [run[at : at + size] for at in range(0, len(run), size)]
    return [run]


def _joined(head: Head, runs: list[list[int]]) -> list[list[int]]:
    """A lone column belongs to the table at its left; what has no known word is no table."""
    joined: list[list[int]] = []
    for run in runs:
        if joined and len(run) == 1:
            joined[-1].extend(run)
        elif (sum(_is_known(head, place) for place in run) >= 1 and len(run) > 1) or len(runs) == 1:
            joined.append(run)
    return joined


def _is_known(head: Head, place: int) -> bool:
    return any(text and is_header_word(text) for text in (line[place] for line in head.cells))
