"""The demonstration's calendar: its fixed day, working days, and when each division meets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

TODAY = date(2026, 7, 22)
LAUNCH = date(2024, 7, 22)
ROUND_OPENS, ROUND_CLOSES = date(2026, 4, 1), date(2026, 6, 30)
FIRST_BATCH_CLOSES = date(2026, 5, 13)

_GIVEN = timedelta(days=13)
_HOLIDAYS = frozenset(
    date(*day)
    for day in (
        (2024, 9, 16),
        (2024, 9, 17),
        (2024, 9, 18),
        (2024, 10, 1),
        (2024, 10, 3),
        (2024, 10, 9),
        (2024, 12, 25),
        (2025, 1, 1),
        (2025, 1, 27),
        (2025, 1, 28),
        (2025, 1, 29),
        (2025, 1, 30),
        (2025, 3, 3),
        (2025, 5, 5),
        (2025, 5, 6),
        (2025, 6, 3),
        (2025, 6, 6),
        (2025, 8, 15),
        (2025, 10, 3),
        (2025, 10, 6),
        (2025, 10, 7),
        (2025, 10, 8),
        (2025, 10, 9),
        (2025, 12, 25),
        (2026, 1, 1),
        (2026, 2, 16),
        (2026, 2, 17),
        (2026, 2, 18),
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
        (2026, 12, 25),
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


def due_of(asked: date) -> date:
    """Until when an applicant has for a supplement: some two weeks."""
    return working_day(asked + _GIVEN)


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
        founding=after(date(2024, 9, 4), step * 5 % 13),
        spring_2025=after(date(2025, 3, 11), step * 7 % 17),
        autumn_2025=after(date(2025, 11, 4), step * 5 % 19),
        first=after(date(2026, 3, 4), step * 7 % 13),
        last=after(date(2026, 5, 18), step),
        next=after(date(2026, 7, 28), step),
        fourth=after(date(2026, 10, 20), step),
        screened=after(date(2026, 6, 15), step % 4),
        judged=after(date(2026, 7, 7), step % 6),
    )
