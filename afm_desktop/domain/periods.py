"""When a dated fact holds.

It holds from its first day up to, but not on, its end day: a firm that left on 1 July was a member
on 30 June. An empty start means "since ever", an empty end "until further notice".
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import RuleViolation


class EndsBeforeStart(RuleViolation):
    """A period ends before it starts."""

    def __init__(self, start: date, end: date, field: str) -> None:
        super().__init__(
            f"종료일({day_words(end)})이 시작일({day_words(start)})보다 빠릅니다."
            " 두 날짜를 확인하세요.",
            field=field,
        )


def holds(day: date, start: date | None, end: date | None) -> bool:
    """Whether a fact with these dates is in force on a day."""
    return (start is None or start <= day) and (end is None or day < end)


def months_before(day: date, months: int) -> date:
    """The same day so many months ago, or the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def check_period(start: date | None, end: date | None, *, field: str) -> None:
    """Refuse an end before the start."""
    if start is not None and end is not None and end < start:
        raise EndsBeforeStart(start, end, field)
