"""Counts and amounts as they stand in a table."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.reports import labels
from afm_desktop.reports.units import ShownUnit
from afm_desktop.services.plain import Figured, value_of

EXACT_UNITS: Final = (MoneyUnit.MILLION, MoneyUnit.THOUSAND)


def shown_unit(amounts: Iterable[int | None], wanted: ShownUnit | None = None) -> MoneyUnit:
    """The wanted unit; else 백만원 or 천원 where that rounds nothing, 백만원 where both would."""
    if wanted is not None:
        return wanted.money
    known = [won for won in amounts if won]
    exact = (unit for unit in EXACT_UNITS if all(won % unit == 0 for won in known))
    return next(exact, MoneyUnit.MILLION)


def exact_unit(amounts: Iterable[int | None]) -> MoneyUnit:
    """백만원, 천원 or 원: the largest that rounds nothing."""
    known = [won for won in amounts if won]
    units = (unit for unit in EXACT_UNITS if all(won % unit == 0 for won in known))
    return next(units, MoneyUnit.WON)


def settled(
    rows: Sequence[Sequence[int]],
    unit: MoneyUnit,
    groups: Sequence[Hashable] = (),
    parts: Sequence[int] = (),
) -> list[tuple[int, ...]]:
    """Rows of amounts rounded to a unit so that rows, columns and the whole still add up.

    The column totals share the rounded whole, and each column shares its own total; no amount
    moves by a unit or more. Nothing changes where the amounts are whole units. Of rows that
    belong to `groups`, which are summed elsewhere, each group shares the column and its rows
    share the group, so that the sum of a group does not move by a unit either. Columns that
    another table adds up are told by `parts`, how many of them follow each other in each sum.
    """
    columns = [list(column) for column in zip(*rows, strict=True)]
    targets = _totals([sum(column) for column in columns], unit, parts)
    members: dict[Hashable, list[int]] = {}
    for index, group in enumerate(groups or [None] * len(rows)):
        members.setdefault(group, []).append(index)
    counts = [
        _shared_by_group(column, target, unit, list(members.values()))
        for column, target in zip(columns, targets, strict=True)
    ]
    return [tuple(count * unit for count in row) for row in zip(*counts, strict=True)]


def _totals(sums: Sequence[int], unit: MoneyUnit, parts: Sequence[int]) -> list[int]:
    """The total of each column; those of a part share the rounded total of the part."""
    bounds = list(accumulate(parts or [1] * len(sums), initial=0))
    own = [sums[first:last] for first, last in pairwise(bounds)]
    wholes = apportion([sum(part) for part in own], unit)
    return [
        count
        for part, whole in zip(own, wholes, strict=True)
        for count in _shared(part, whole, unit)
    ]


def _shared_by_group(
    amounts: Sequence[int], target: int, unit: int, members: Sequence[Sequence[int]]
) -> list[int]:
    sums = _shared([sum(amounts[at] for at in own) for own in members], target, unit)
    counts = [0] * len(amounts)
    for own, total in zip(members, sums, strict=True):
        for at, count in zip(own, _shared([amounts[at] for at in own], total, unit), strict=True):
            counts[at] = count
    return counts


def _shared(amounts: Sequence[int], target: int, unit: int) -> list[int]:
    counts = [won // unit for won in amounts]
    by_remainder = sorted(range(len(amounts)), key=lambda i: (-(amounts[i] % unit), i))
    for i in by_remainder[: target - sum(counts)]:
        counts[i] += 1
    return counts


def figure(won: int | None, unit: MoneyUnit) -> str:
    """An amount in a table; none and nothing are `-`."""
    if not won:
        return labels.NONE
    said = amount(won, unit)
    return Figured(said, value_of(said))


def number(count: int) -> str:
    """A count or a change in a table: `-` for none, `△1` for one less."""
    said = f"{'△' if count < 0 else ''}{abs(count):,}" if count else labels.NONE
    return Figured(said, count)
