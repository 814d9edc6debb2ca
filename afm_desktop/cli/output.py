"""How answers are written: tables for people, JSON for programs, progress and notes apart."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(decimal_format="number")
WIDEST = 40
GAP = "  "
_remarks: list[str] = []


def say(line: str) -> None:
    """A line of the answer."""
    print(line)


def note(line: str) -> None:
    """What is good to know, beside the answer."""
    print(line, file=sys.stderr, flush=True)


def remark(line: str) -> None:
    """What is good to know of what is being made; said once it is made, not where that fails."""
    _remarks.append(line)


def say_remarks() -> None:
    """What was done is done: say what is good to know of it."""
    for line in _remarks:
        note(line)
    forget_remarks()


def forget_remarks() -> None:
    """Nothing was made that they could be of."""
    _remarks.clear()


def write_json(answer: Any) -> None:
    """The answer for programs; amounts and shares stay exact numbers."""
    print(msgspec.json.format(_encoder.encode(answer), indent=1).decode())


def table(
    heads: Sequence[str],
    lines: Iterable[Sequence[str]],
    right: Iterable[int] = (),
    *,
    whole: Collection[int] = (),
) -> None:
    """Columns as wide as their widest cell; those in `right` end in one line.

    Cells in `whole` are copied into other commands and are not shortened.
    """
    cells = [
        [cell if place in whole else shortened(cell) for place, cell in enumerate(line)]
        for line in lines
    ]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    ends = frozenset(right)
    for line in [list(heads), *cells]:
        padded = (
            " " * (wide - width(cell)) + cell
            if place in ends
            else cell + " " * (wide - width(cell))
            for place, (cell, wide) in enumerate(zip(line, widths, strict=True))
        )
        print(GAP.join(padded).rstrip())


def width(text: str) -> int:
    """How many places a text takes on a screen; a syllable takes two."""
    if text.isascii():
        return len(text)
    return sum(_places(character) for character in text)


def shortened(text: str) -> str:
    """One line that fits a column."""
    text = " ".join(text.split())
    if width(text) <= WIDEST:
        return text
    kept, used = "", 1
    for character in text:
        used += _places(character)
        if used > WIDEST:
            break
        kept += character
    return kept + "…"


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
