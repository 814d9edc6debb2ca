"""What a row of a table is: data, or a subtotal, a remark, the header once more, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.words import folded


class RowMark(StrEnum):
    """What a row is; only data is imported."""

    DATA = "data"
    SUBTOTAL = "subtotal"
    BLANK = "blank"
    REMARK = "remark"
    HEADER = "header"


_SUBTOTAL = re.compile(
    r"(?:.{0,14}?)(?:소\s*계|합\s*계|총\s*계|누\s*계|총\s*합)\s*(?:[(\[:].*)?|계\s*(?:[(\[:].*)?"
    r"|(?:sub)?total|평\s*균",
    re.IGNORECASE,
)
_ENDS = frozenset("계합균)]:lL")
_REMARK = re.compile(
    r"[※*＊]|주\s*[):]|주\d+\s*\)|출처|자료\s*[:：]|비고\s*:|작성\s*[:자]|끝\.|붙임"
)
_LONGEST_SUBTOTAL = 30
_LOOKED_AT = 3  # filled cells, from the left


def is_subtotal(text: str) -> bool:
    """Whether a text heads a row of sums."""
    if text[-1] not in _ENDS or len(text) > _LONGEST_SUBTOTAL:
        return False
    return _SUBTOTAL.fullmatch(text) is not None


def mark_of(cells: Sequence[Cell], headers: Sequence[str], ordinals: frozenset[int]) -> RowMark:
    """What a row is, by its first cells; a row that only has its number is blank."""
    looked_at: list[int] = []
    for place, cell in enumerate(cells):
        if cell is None:
            continue
        if isinstance(cell, str):
            if cell[-1] in _ENDS and is_subtotal(cell):
                return RowMark.SUBTOTAL
        elif place in ordinals:
            continue
        looked_at.append(place)
        if len(looked_at) == _LOOKED_AT:
            break
    return _mark(looked_at, cells, headers, ordinals)


def _mark(
    looked_at: Sequence[int],
    cells: Sequence[Cell],
    headers: Sequence[str],
    ordinals: frozenset[int],
) -> RowMark:
    if not looked_at:
        return RowMark.BLANK
    place = looked_at[0]
    first = cells[place]
    if not isinstance(first, str):
        return RowMark.DATA
    if len(looked_at) == 1 and _REMARK.match(first):
        return RowMark.REMARK
    if ordinals.issuperset(looked_at):
        return RowMark.BLANK
    if first == headers[place] and _is_header(cells, headers):
        return RowMark.HEADER
    return RowMark.DATA


def _is_header(cells: Sequence[Cell], headers: Sequence[str]) -> bool:
    pairs = [(cell, header) for cell, header in zip(cells, headers, strict=True) if cell]
    same = sum(isinstance(cell, str) and folded(cell) == folded(head) for cell, head in pairs)
    return same * 2 > len(pairs)
