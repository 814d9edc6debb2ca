"""The demonstration's calendar: its fixed day, working days, and when each division meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

TODAY = date(2026, 7, 22)
LAUNCH = date(2024, 7, 22)
ROUND_OPENS, ROUND_CLOSES = date(2026, 4, 1), date(2026, 6, 30)
FIRST_BATCH_CLOSES = date(2026, 5, 13)

_HOLIDAYS = frozenset(
    date(*day)
    for day in (
        (2024, 9, 16),
        (2024, 9, 17),
        (2024, 9, 18),
        (2024, 10, 3),
        (2024, 10, 9),
        (2025, 3, 3),
        (2025, 5, 5),
        (2025, 5, 6),
        (2025, 6, 3),
        (2025, 6, 6),
        (2026, 3, 2),
        (2026, 5, 5),
        (2026, 5, 25),
        (2026, 6, 3),
        (2026, 7, 17),
        (2026, 8, 17),
        (2026, 9, 24),
        (2026, 9, 25),
        (2026, 10, 5),
        (2026, 10, 9),
    )
)


def is_working_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < 5 and day not in _HOLIDAYS


def working_day(day: date) -> date:
    """The day itself, or the next one on which offices are open."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def after(day: date, working_days: int) -> date:
    """The day so many working days later."""
    for _ in range(working_days):
        day = working_day(day + timedelta(days=1))
    return working_day(day)


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """When a division met, when it meets next, and when its demands were judged."""

    founding: date
    spring_2025: date
    autumn_2025: date
    first: date
    last: date
    next: date
    fourth: date
    screened: date
    judged: date


def meeting_days(position: int) -> MeetingDays:
    """The days of the division in this place (from 1) of the alliance."""
    step = position - 1
    return MeetingDays(
        founding=after(date(2024, 9, 4), step),
        spring_2025=after(date(2025, 3, 11), step),
        autumn_2025=after(date(2025, 11, 4), step),
        first=after(date(2026, 3, 4), step),
        last=after(date(2026, 5, 18), step),
        next=after(date(2026, 7, 28), step),
        fourth=after(date(2026, 10, 20), step),
        screened=after(date(2026, 6, 15), step % 4),
        judged=after(date(2026, 7, 7), step % 6),
    )
