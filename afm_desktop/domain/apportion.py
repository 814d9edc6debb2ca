"""Shares and rounded amounts that still add up: what rounding loses goes where it is missed most.

Everything here is whole numbers and exact decimals; a float would print a wrong total one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def rounded(amount: int, unit: int) -> int:
    """How many units an amount is, halves away from zero."""
    count = (2 * abs(amount) + unit) // (2 * unit)
    return count if amount >= 0 else -count


def apportion(amounts: Sequence[int], unit: int) -> list[int]:
    """Each amount in whole units, so that together they are the total in whole units."""
    counts = [amount // unit for amount in amounts]
    short = rounded(sum(amounts), unit) - sum(counts)
    by_remainder = sorted(range(len(amounts)), key=lambda i: (-(amounts[i] % unit), i))
    for i in by_remainder[:short]:
        counts[i] += 1
    return counts


def shares(amounts: Sequence[int], places: int = 1) -> list[Decimal]:
    """The percentage of each amount, adding up to 100 exactly; all 0 when there is nothing."""
    total = sum(amounts)
    steps = 100 * 10**places
    if total <= 0:
        return [Decimal(0).scaleb(-places) for _ in amounts]
    counts = apportion([amount * steps for amount in amounts], total)
    return [Decimal(count).scaleb(-places) for count in counts]


def percent(part: int, whole: int, places: int = 1) -> Decimal | None:
    """What percentage a part is of a whole; None of nothing."""
    if whole == 0:
        return None
    if whole < 0:
        part, whole = -part, -whole
    return Decimal(rounded(part * 100 * 10**places, whole)).scaleb(-places)
