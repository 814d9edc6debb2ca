"""Counts and amounts as they stand in a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.reports import labels

EXACT_UNITS: Final = (MoneyUnit.MILLION, MoneyUnit.THOUSAND, MoneyUnit.WON)


def exact_unit(amounts: Iterable[int | None]) -> MoneyUnit:
    """The largest unit in which no amount is rounded, so that every sum on the page is right."""
    known = [won for won in amounts if won]
    return next(unit for unit in EXACT_UNITS if all(won % unit == 0 for won in known))


def figure(won: int | None, unit: MoneyUnit) -> str:
    """An amount in a table; none and nothing are `-`."""
    return amount(won, unit) if won else labels.NONE


def number(count: int) -> str:
    """A count or a change in a table: `-` for none, `△1` for one less."""
    if not count:
        return labels.NONE
    return f"{'△' if count < 0 else ''}{abs(count):,}"
