"""Won in words: 150억원, 1,234백만원, △35억원."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from afm_desktop.domain.apportion import apportion, rounded


class MoneyUnit(IntEnum):
    """How many won a shown unit is."""

    WON = 1
    THOUSAND = 1_000
    MILLION = 1_000_000
    HUNDRED_MILLION = 100_000_000
    TRILLION = 1_000_000_000_000

    @property
    def word(self) -> str:
        """The unit as it stands over a table."""
        return _UNIT_WORDS[self]


_UNIT_WORDS = {
    MoneyUnit.WON: "원",
    MoneyUnit.THOUSAND: "천원",
    MoneyUnit.MILLION: "백만원",
    MoneyUnit.HUNDRED_MILLION: "억원",
    MoneyUnit.TRILLION: "조원",
}


def amount(won: int, unit: MoneyUnit, places: int = 0) -> str:
    """The bare figure in a unit, as in a table: `1,234`, `150.5`, `△35`."""
    return _figure(rounded(won * 10**places, unit), places)


def amounts(wons: Sequence[int], unit: MoneyUnit, places: int = 0) -> list[str]:
    """The figures of a column in a unit, rounded so that they add up to its total."""
    counts = apportion([won * 10**places for won in wons], unit)
    return [_figure(count, places) for count in counts]


def money(won: int) -> str:
    """An amount in the unit people would say it in: 2조 5,000억원, 9.8억원, 35백만원, 900원."""
    sign, size = ("△" if won < 0 else ""), abs(won)
    tenths = rounded(size * 10, MoneyUnit.HUNDRED_MILLION)
    if tenths >= 100_000:
        return sign + _trillions(rounded(size, MoneyUnit.HUNDRED_MILLION))
    if rounded(size, MoneyUnit.MILLION) >= 100:
        return f"{sign}{_figure(tenths, 1).removesuffix('.0')}억원"
    if size >= MoneyUnit.MILLION:
        return f"{sign}{amount(size, MoneyUnit.MILLION)}백만원"
    return f"{sign}{size:,}원"


def _trillions(hundred_millions: int) -> str:
    trillions, rest = divmod(hundred_millions, 10_000)
    return f"{trillions:,}조 {rest:,}억원" if rest else f"{trillions:,}조원"


def _figure(count: int, places: int) -> str:
    sign = "△" if count < 0 else ""
    whole, part = divmod(abs(count), 10**places)
    return f"{sign}{whole:,}.{part:0{places}d}" if places else f"{sign}{whole:,}"
