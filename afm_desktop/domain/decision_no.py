"""Decision numbers: one line for each body and year, `ELE-2026-의결-3`; the alliance's 총괄."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

ALLIANCE = "총괄"
"""What stands for the alliance where a division has its code."""

_WRITTEN = re.compile(r"(.+)-(\d{4})-의결-(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class DecisionNumber:
    """The body that decided, the year, and its place in the year."""

    body: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.body}-{self.year:04d}-의결-{self.serial}"

    @classmethod
    def of(cls, text: str) -> DecisionNumber | None:
        """The number a text stands for; None when an office has numbers of its own."""
        found = _WRITTEN.fullmatch(text.strip())
        return cls(found[1], int(found[2]), int(found[3])) if found else None


def next_decision_number(body: str, year: int, issued: Iterable[str]) -> DecisionNumber:
    """The number after the last one issued; none is used twice."""
    known = (DecisionNumber.of(text) for text in issued)
    serials = [one.serial for one in known if one and (one.body, one.year) == (body, year)]
    return DecisionNumber(body, year, max(serials, default=0) + 1)
