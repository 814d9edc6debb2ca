"""Days and moments as Korean papers write them, and as people type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import particle

KOREA = timezone(timedelta(hours=9), "KST")
"""Korea keeps one time all year."""
HOUR_UNKNOWN = time(12)
"""Stands for the hour of what came on a day and is known by the day alone."""

_WEEKDAYS = "월화수목금토일"
_TYPED = re.compile(
    r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?\s*(?:\([월화수목금토일]\))?"
)
_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?\s*(?:\([월화수목금토일]\))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


class NotADay(RuleViolation):
    """A typed date names no day of the calendar."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"‘{typed}’{particle(typed, '은/는')} 날짜가 아닙니다. 2026-07-22처럼 연-월-일로"
            " 적으세요."
        )


class DayOutOfReach(RuleViolation):
    """A day lies where the calendar of a computer ends, so that it has no moments."""

    def __init__(self, day: date) -> None:
        said = day_words(day)
        which = "이른" if day.year < 1900 else "먼"
        super().__init__(
            f"{said}{particle(said, '은/는')} 너무 {which} 날짜입니다. 연도를 확인하세요."
        )


def day_words(day: date) -> str:
    """`2026. 7. 22.`"""
    return f"{day.year}. {day.month}. {day.day}."


def weekday_words(day: date) -> str:
    """`2026. 7. 22.(수)`"""
    return f"{day_words(day)}({_WEEKDAYS[day.weekday()]})"


def short_day_words(day: date) -> str:
    """`7. 22.`, where the year is plain from the heading."""
    return f"{day.month}. {day.day}."


def month_words(day: date) -> str:
    """`2026. 7.`"""
    return f"{day.year}. {day.month}."


def span_words(start: date | None, end: date | None) -> str:
    """`2024. 10. 1. ~ 2027. 12. 31.`; an open side stays empty."""
    if start is None and end is None:
        return ""
    return f"{day_words(start) if start else ''} ~ {day_words(end) if end else ''}".strip()


def moment_words(moment: datetime) -> str:
    """`2026. 7. 22.(수) 14:00`, in Korean time."""
    local = moment.astimezone(KOREA)
    return f"{weekday_words(local.date())} {local:%H:%M}"


def sitting_words(start: datetime, end: datetime | None) -> str:
    """`2026. 7. 22.(수) 14:00 ~ 16:00`; the day is repeated only when it changes."""
    if end is None:
        return moment_words(start)
    local = end.astimezone(KOREA)
    same_day = start.astimezone(KOREA).date() == local.date()
    return f"{moment_words(start)} ~ {f'{local:%H:%M}' if same_day else moment_words(end)}"


def korean_moment(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The moment of a wall clock in Korea."""
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=KOREA)
    try:
        return local.astimezone(UTC)
    except OverflowError:
        raise DayOutOfReach(day) from None


def end_of(day: date) -> datetime:
    """The last moment of a day in Korea."""
    return korean_moment(day, 23, 59) + timedelta(minutes=1, milliseconds=-1)


def parse_day(typed: str, year: int | None = None) -> date:
    """The day of `2026-07-22`, `2026. 7. 22.(수)`, `2026년 7월 22일` or `20260722`.

    Where a year is given, `7.22` and `7월 22일` are days of it.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    found = _TYPED.fullmatch(text) or _COMPACT.fullmatch(text)
    parts = list(found.groups()) if found else []
    if year is not None and (short := _WITHOUT_YEAR.fullmatch(text)):
        parts = [str(year), *short.groups()]
    if not parts:
        raise NotADay(typed)
    try:
        return date(*map(int, parts))
    except ValueError:
        raise NotADay(typed) from None
