"""What invented demands cost, by year and source, in whole 백만원."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.enums import BudgetSource as B
from afm_desktop.domain.enums import LocalMatching, SizeClass
from afm_desktop.domain.money import MoneyUnit

STARTS_ON = date(2026, 10, 1)
_SELECTED_MILLION = {
    SizeClass.LARGE: (13_000, 28_500),
    SizeClass.MIDDLE: (7_000, 17_000),
    SizeClass.MEDIUM: (4_600, 9_800),
    SizeClass.SMALL: (3_900, 6_400),
}
_OTHER_MILLION = {
    SizeClass.LARGE: (4_200, 14_000),
    SizeClass.MIDDLE: (2_400, 8_200),
    SizeClass.MEDIUM: (1_100, 4_800),
    SizeClass.SMALL: (600, 2_600),
}
_STEP = 100
_NATIONAL_AT_MOST = 10_000
"""과제당 최대 지원 100억원"""

_YEAR_WEIGHTS = (3, 10, 10, 8)


@dataclass(frozen=True, slots=True)
class Line:
    """Won of one source in one year."""

    year: int
    source: B
    won: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The lines of a demand, when it ends, and whether local money is in it."""

    lines: tuple[Line, ...]
    ends_on: date
    matching: LocalMatching

    @property
    def total_won(self) -> int:
        """총사업비"""
        return sum(line.won for line in self.lines)


def plan(size: SizeClass, *, is_selected: bool, years: int, rng: Random) -> Budget:
    """A budget of a firm of this size over so many years."""
    low, high = (_SELECTED_MILLION if is_selected else _OTHER_MILLION)[size]
    total = rng.randrange(low, high + 1, _STEP)
    sources = _by_source(total, is_selected=is_selected, rng=rng)
    return Budget(
        lines=tuple(_lines(sources, years)),
        ends_on=date(STARTS_ON.year + years - 1, 12, 31),
        matching=_matching(sources, is_selected=is_selected),
    )


def _by_source(total: int, *, is_selected: bool, rng: Random) -> Mapping[B, int]:
    """The total by source; the permille of public money first, the firm pays the rest."""
    national = min(rng.randrange(380, 591, 10), _NATIONAL_AT_MOST * 1000 // total)
    has_local = is_selected or rng.randrange(10) < 6
    province = rng.randrange(40, 111, 10) if has_local else 0
    city = rng.randrange(20, 61, 10) if has_local and rng.randrange(2) else 0
    private = 1000 - national - province - city
    cash = private * rng.randrange(20, 46) // 100
    weights = (national, province, city, cash, private - cash)
    return dict(zip(B, apportion([total * weight for weight in weights], 1000), strict=True))


def _lines(sources: Mapping[B, int], years: int) -> Iterator[Line]:
    weights = _YEAR_WEIGHTS[:years]
    for source, million in sources.items():
        parts = apportion([million * weight for weight in weights], sum(weights))
        for year, part in enumerate(parts, STARTS_ON.year):
            if part:
                yield Line(year, source, part * MoneyUnit.MILLION)


def _matching(sources: Mapping[B, int], *, is_selected: bool) -> LocalMatching:
    if not sources[B.PROVINCE]:
        return LocalMatching.NONE
    return LocalMatching.CONFIRMED if is_selected else LocalMatching.UNDER_TALKS
