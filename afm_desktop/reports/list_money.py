"""Amounts of a printed list in the unit of the paper, so that they add up to their total."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.money import amount
from afm_desktop.reports.printed_list import PrintedList
from afm_desktop.reports.units import ShownUnit


def in_unit(printed: PrintedList, unit: ShownUnit) -> PrintedList:
    """The list with its amounts in a unit; a total is that of the amounts that stand above it."""
    rows = [list(row) for row in printed.rows]
    columns, totals = list(printed.columns), list(printed.totals)
    for money in printed.money:
        known = [(number, won) for number, won in enumerate(money.wons) if won is not None]
        counts = apportion([won for _, won in known], unit.money)
        for (number, _), count in zip(known, counts, strict=True):
            rows[number][money.at] = amount(count * unit.money, unit.money)
        columns[money.at] = replace(columns[money.at], title=f"{money.title}({unit})")
        if totals and totals[money.at]:
            totals[money.at] = amount(sum(counts) * unit.money, unit.money)
    return replace(
        printed,
        rows=[tuple(row) for row in rows],
        columns=tuple(columns),
        totals=tuple(totals),
    )
