"""Counts and amounts as they stand in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.reports import labels

EXACT_UNITS: Final = (MoneyUnit.MILLION, MoneyUnit.THOUSAND)


def shown_unit(amounts: Iterable[int | None]) -> MoneyUnit:
    """백만원 or 천원 where that rounds nothing; 백만원 where every unit would."""
    known = [won for won in amounts if won]
    exact = (unit for unit in EXACT_UNITS if all(won % unit == 0 for won in known))
    return next(exact, MoneyUnit.MILLION)


def settled(rows: Sequence[Sequence[int]], unit: MoneyUnit) -> list[tuple[int, ...]]:
    """Rows of amounts rounded to a unit so that rows, columns and the whole still add up.

    The column totals share the rounded whole, and each column shares its own total; no amount
    moves by a unit or more. Nothing changes where the amounts are whole units.
    """
    columns = [list(column) for column in zip(*rows, strict=True)]
    targets = apportion([sum(column) for column in columns], unit)
    return list(
        zip(
            *(
                [count * unit for count in _shared(column, target, unit)]
                for column, target in zip(columns, targets, strict=True)
            ),
            strict=True,
        )
    )


def _shared(amounts: Sequence[int], target: int, unit: int) -> list[int]:
    counts = [won // unit for won in amounts]
    by_remainder = sorted(range(len(amounts)), key=lambda i: (-(amounts[i] % unit), i))
    for i in by_remainder[: target - sum(counts)]:
        counts[i] += 1
    return counts


def figure(won: int | None, unit: MoneyUnit) -> str:
    """An amount in a table; none and nothing are `-`."""
    return amount(won, unit) if won else labels.NONE


def number(count: int) -> str:
    """A count or a change in a table: `-` for none, `△1` for one less."""
    if not count:
        return labels.NONE
    return f"{'△' if count < 0 else ''}{abs(count):,}"
