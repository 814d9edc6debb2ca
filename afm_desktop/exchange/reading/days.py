"""The days of a foreign list, in all the ways people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from afm_desktop.domain.text import DASHES
from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.values import Unread, read_line

_YEAR = r"['‘’`]?(\d{4}|\d{2})"
_WEEKDAY = r"(?:\s*\(?\s*[월화수목금토일](?:요일)?\s*\)?)?"
_TIME = (
    r"(?:[T\s]+(?:오전|오후|AM|PM)?\s*\d{1,2}(?::\d{2}|시)(?:\s*:?\d{1,2}분?)?"
    r"[\d:.초\sZ]*(?:AM|PM)?)?"
)
_BETWEEN = f"./,·ㆍ‧・∙•{DASHES}"
_SEPARATED = re.compile(
    rf"{_YEAR}\s*[년{_BETWEEN}]\s*(\d{{1,2}})\s*[월{_BETWEEN}]\s*(\d{{1,2}})\s*[.일]?"
    rf"{_WEEKDAY}{_TIME}",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(\d{4})\s+(\d{1,2})\s+(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})")
_YEAR_FIRST = (_SEPARATED, _COMPACT, _SPACED, _SHORT)
_AMERICAN = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){_TIME}", re.IGNORECASE)
_SHORT_AMERICAN = re.compile(rf"(\d{{1,2}})/(1[3-9]|2\d|3[01])/(\d{{2}}){_TIME}", re.IGNORECASE)
"""No month stands in the middle, so that no other order is possible."""
_UNCLEAR = re.compile(rf"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/\d{{2}}{_TIME}", re.IGNORECASE)
"""Each of the three may be the month: 7/8/24 and 07/08/24."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = re.compile(r"(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?[\s-](\d{4}|\d{2})", re.IGNORECASE)
_WITHOUT_DAY = re.compile(
    r"['‘’`]?\d{2,4}\s*[-./년]\s*\d{1,2}\s*[.월]?(?:\s*[초중말순]+)?|(?:19|20)\d{2}\s*[.년]?"
    r"|\d{4}\s*년?\s*(?:상|하)반기|\d{4}\s*[./년]?\s*[1-4]\s*(?:Q|분기)"
)
_SPAN = re.compile(r"\s*[~～∼〜]\s*|\s+[-–—]\s+|\s*부터\s*")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(20_000, 80_000)  # 1954 to 2119; nothing else in a column of days is so large
_CENTURY_TURNS = 70


def read_date(cell: Cell, *, is_1904: bool = False) -> date | Unread | None:
    """The day of `2024.7.22.`, `'24. 7.22`, `2024년 7월 22일`, `20240722` or of a serial."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if isinstance(cell, bool):
        return Unread.NOT_A_DATE
    if isinstance(cell, Decimal):
        cell = int(cell) if int(cell) in _SERIALS else str(cell)
    text = read_line(cell)
    if text is None or isinstance(text, Unread):
        return text
    text = text.removesuffix(".0") if text.replace(".", "", 1).isdigit() else text
    if text in ("-", "–", "—", "미정", "해당없음", "해당 없음"):
        return None
    if text.isdigit() and int(text) in _SERIALS and len(text) == 5:
        return (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=int(text))
    return _written(text)


def read_period(cell: Cell) -> tuple[date | None, date | None] | Unread | None:
    """Both ends of `2024.7.1. ~ 2025.12.31.`; an end without a year is in the year of the start."""
    text = read_line(cell)
    if text is None or isinstance(text, Unread):
        return text
    parts = _SPAN.split(text.removesuffix("까지"), maxsplit=1)
    if len(parts) != 2:
        return Unread.NOT_A_DATE
    start = read_date(parts[0])
    end = read_date(parts[1])
    if isinstance(end, Unread) and isinstance(start, date):
        within = re.fullmatch(r"\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?", parts[1].strip())
        end = read_date(f"{start.year}.{parts[1].strip()}") if within else end
    return _first_reason(start, end)


def _first_reason(
    start: date | Unread | None, end: date | Unread | None
) -> tuple[date | None, date | None] | Unread:
    if isinstance(start, Unread):
        return start
    return end if isinstance(end, Unread) else (start, end)


def _written(text: str) -> date | Unread:
    text = text.rstrip()
    if _UNCLEAR.fullmatch(text):
        return Unread.UNCLEAR_ORDER
    if found := _SHORT_AMERICAN.fullmatch(text) or _AMERICAN.fullmatch(text):
        return _day(found[3], found[1], found[2])
    if found := next(filter(None, (form.fullmatch(text) for form in _YEAR_FIRST)), None):
        return _day(*found.groups()[:3])
    if (found := _NAMED_MONTH.fullmatch(text)) and found[2].casefold() in _MONTHS:
        return _day(found[3], str(_MONTHS.index(found[2].casefold()) + 1), found[1])
    return Unread.NO_DAY if _WITHOUT_DAY.fullmatch(text) else Unread.NOT_A_DATE


def _day(year: str, month: str, day: str) -> date | Unread:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _CENTURY_TURNS else 1900
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return Unread.IMPOSSIBLE_DATE
