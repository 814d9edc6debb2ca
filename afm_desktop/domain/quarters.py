"""Quarters of a year: `2026Q3`, shown as 2026년 3분기."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import particle

_KEPT = re.compile(r"\d{4}Q[1-4]")
_TYPED = re.compile(r"(\d{4})\s*(?:년|-|\.|/)?\s*(?:Q|q)?\s*([1-4])\s*(?:Q|q|분기|/4|/4분기)?")


class NotAQuarter(RuleViolation):
    """A text names no quarter."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"‘{typed}’{particle(typed, '은/는')} 분기가 아닙니다. 2026Q3처럼 적으세요.",
            field="quarter",
        )


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04d}Q{self.number}"

    @property
    def words(self) -> str:
        """`2026년 3분기`."""
        return f"{self.year}년 {self.number}분기"

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        next_ = date(self.year + self.number // 4, self.number % 4 * 3 + 1, 1)
        return next_ - timedelta(days=1)

    @property
    def before(self) -> Quarter:
        """The quarter before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter of a day."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter of `2026Q3`, `2026-3` or `2026년 3분기`."""
        found = _TYPED.fullmatch(text.strip())
        if found is None or not 1900 <= int(found[1]) <= 9998:
            raise NotAQuarter(text)
        return cls(int(found[1]), int(found[2]))


def is_quarter(text: str) -> bool:
    """Whether a text is a quarter as it is kept: `2026Q3`."""
    return _KEPT.fullmatch(text) is not None
