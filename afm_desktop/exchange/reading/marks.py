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
_ENDS = frozenset("계합균)]lL")
_REMARK = re.compile(
    r"[※*＊]|주\s*[):]|주\d+\s*\)|출처|자료\s*[:：]|비고\s*:|작성\s*[:자]|끝\.|붙임"
)
_LONGEST_SUBTOTAL = 30


def is_subtotal(text: str) -> bool:
    """Whether a text heads a row of sums."""
    if len(text) > _LONGEST_SUBTOTAL or (text[-1] not in _ENDS and ":" not in text):
        return False
    return _SUBTOTAL.fullmatch(text) is not None


def mark_of(cells: Sequence[Cell], headers: Sequence[str], ordinals: frozenset[int]) -> RowMark:
    """What a row is, by its cells under the headers; a row that only has its number is blank."""
    filled = [place for place, cell in enumerate(cells) if cell is not None]
    if all(place in ordinals for place in filled):
        sums = any(isinstance(cell, str) and is_subtotal(cell) for cell in cells)
        return RowMark.SUBTOTAL if sums else RowMark.BLANK
    texts = [(place, cell) for place in filled[:3] if isinstance(cell := cells[place], str)]
    if any(is_subtotal(text) for _, text in texts):
        return RowMark.SUBTOTAL
    if len(filled) == 1 and texts and _REMARK.match(texts[0][1]):
        return RowMark.REMARK
    if texts and _repeats(texts[0], headers) and _is_header(cells, headers):
        return RowMark.HEADER
    return RowMark.DATA


def _repeats(text: tuple[int, str], headers: Sequence[str]) -> bool:
    place, cell = text
    return len(cell) == len(headers[place]) and cell == headers[place]


def _is_header(cells: Sequence[Cell], headers: Sequence[str]) -> bool:
    pairs = [(cell, header) for cell, header in zip(cells, headers, strict=True) if cell]
    same = sum(isinstance(cell, str) and folded(cell) == folded(head) for cell, head in pairs)
    return same * 2 > len(pairs)
