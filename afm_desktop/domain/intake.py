"""Intake numbers: what a receiving secretary writes on a demand, `AUT-2026-0143`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import particle

_WRITTEN = re.compile(r"([A-Z][A-Z0-9]{0,9})-(\d{4})-(\d{4,6})")


class NotAnIntakeNumber(RuleViolation):
    """A text is no intake number."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"‘{text}’{particle(text, '은/는')} 접수번호가 아닙니다. AUT-2026-0143처럼"
            " 분과코드-연도-일련번호로 적으세요.",
            field="intake_no",
        )


@dataclass(frozen=True, slots=True, order=True)
class IntakeNumber:
    """The division that received a demand, the year, and its place in the year."""

    division_code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.division_code}-{self.year:04d}-{self.serial:04d}"

    @classmethod
    def parse(cls, text: str) -> IntakeNumber:
        """The number a text stands for; small letters and spaces around it are forgiven."""
        found = _WRITTEN.fullmatch(text.strip().upper())
        if found is None:
            raise NotAnIntakeNumber(text)
        return cls(found[1], int(found[2]), int(found[3]))


def next_intake_number(division_code: str, year: int, issued: Iterable[str]) -> IntakeNumber:
    """The number after the last one issued; those of withdrawn demands are not used again."""
    serials = [
        number.serial
        for number in map(IntakeNumber.parse, issued)
        if (number.division_code, number.year) == (division_code, year)
    ]
    return IntakeNumber(division_code, year, max(serials, default=0) + 1)
