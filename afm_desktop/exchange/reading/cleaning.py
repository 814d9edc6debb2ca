"""Cells as they are kept: one normal form, no hidden characters, no floats."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from afm_desktop.domain.text import FORBIDDEN, INVISIBLE
from afm_desktop.exchange.reading.book import NoteKind
from afm_desktop.exchange.reading.packing import extended

LONGEST = 32_767
"""What Excel takes in a cell."""

LOST = "\ufffd"
"""What stands where a byte is no character."""

_WIDE: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE |= {0x3000: " ", 0xA0: " ", 0x202F: " "}
_JOINERS = re.compile("[\u200c\u200d\u00ad]")
_BREAKS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_ESCAPED = re.compile(r"_x(?:000[0-9A-Fa-f]|001[0-9A-Fa-f]|007F)_")
_PLAIN = re.compile(r"[!-~가-힣](?:[ -~가-힣]*[!-~가-힣])?")
_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_MOST_EXACT = 1e15
_MOST_KEPT = 50_000


class Cleaner:
    """Makes cells plain and tells where something had to go."""

    def __init__(self, note: Callable[[int, int, NoteKind], None]) -> None:
        self._note = note
        self._texts: dict[Any, str | None] = {"": None, None: None}  # most cells come again

    def row(self, number: int, cells: list[Any]) -> list[Any]:
        """The cells of a row up to the last that holds something."""
        while cells and (cells[-1] == "" or cells[-1] is None):
            cells.pop()
        known = self._texts
        plain = [
            known[cell] if cell in known else self._cell(number, place, cell)
            for place, cell in enumerate(cells)
        ]
        while plain and plain[-1] is None:
            plain.pop()
        return plain

    def _cell(self, number: int, place: int, cell: Any) -> Any:
        if isinstance(cell, str):
            return self._text(number, place, cell)
        if isinstance(cell, float):
            return figure(cell)
        if isinstance(cell, int):
            return cell if abs(cell) < 2**63 else str(cell)
        return _moment(cell)

    def _text(self, number: int, place: int, text: str) -> str | None:
        plain: str | None = text
        if "_x0" in text or len(text) >= LONGEST or not _PLAIN.fullmatch(text):
            plain, note = cleaned(text)
            if note is not None:
                self._note(number, place, note)
                return plain
        if len(self._texts) < _MOST_KEPT:
            self._texts[text] = plain
        return plain


class Verbatim(Cleaner):
    """Keeps what a cell of our own form says as it was typed: forms are read back exactly."""

    def _text(self, number: int, place: int, text: str) -> str | None:
        text = _BREAKS.sub("\n", text[:LONGEST])
        bare = FORBIDDEN.sub("", INVISIBLE.sub("", text))
        if bare != text:
            self._note(number, place, NoteKind.CONTROLS_DROPPED)
        bare = unicodedata.normalize("NFC", bare)
        return bare if bare.strip() else None


def cleaned(text: str) -> tuple[str | None, NoteKind | None]:
    """The text in its usual form, None when nothing is left; and what had to go."""
    if text.isascii() and text.isprintable() and "_x0" not in text:
        return text.strip()[:LONGEST] or None, None
    text = _ESCAPED.sub("", _BREAKS.sub("\n", text[:LONGEST])).translate(_WIDE)
    text = _JOINERS.sub("", INVISIBLE.sub("", text))
    bare = FORBIDDEN.sub("", text)
    note = NoteKind.CONTROLS_DROPPED if bare != text else None
    if LOST in bare:
        note = NoteKind.CHARACTERS_LOST
    bare = unicodedata.normalize("NFC", bare)
    return _AROUND_BREAK.sub("\n", bare).strip() or None, note


def figure(value: float) -> Any:
    """The figure as the spreadsheet shows it: 15 digits, whole ones as integers."""
    if not math.isfinite(value):
        return None
    if value.is_integer() and abs(value) < _MOST_EXACT:
        return int(value)
    exact = Decimal(f"{value:.15g}")
    is_whole = exact == exact.to_integral_value() and abs(exact) < 2**63
    return int(exact) if is_whole else extended(exact)


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return extended(value.date() if is_day else value.replace(microsecond=0, tzinfo=None))
    if isinstance(value, date):
        return extended(value)
    if isinstance(value, time):
        return f"{value:%H:%M:%S}".removesuffix(":00")
    return str(value) if isinstance(value, timedelta) else None
