"""A table as a list of fields: what each shows of a row, and of the totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import figure, number
from afm_desktop.reports.columns import Cell, Column, Row

Item = TypeVar("Item")


@dataclass(frozen=True)
class Field(Generic[Item]):
    """One column and how it is filled.

    An optional one is left out when nothing stands in it. The first ones may merge: what repeats
    the row above is not said again before the page turns.
    """

    column: Column
    text: Callable[[int, Item], Cell]
    totals: tuple[str, ...] = ()
    is_optional: bool = False
    merges: bool = False


def grid(
    items: Sequence[Item], fields: Sequence[Field[Item]], totals: Sequence[str] = ()
) -> tuple[list[Column], list[Row]]:
    """The columns and rows of a table; `totals` are the labels of its last rows."""
    cells = [[field.text(number, item) for number, item in enumerate(items, 1)] for field in fields]
    kept = [
        (field, column)
        for field, column in zip(fields, cells, strict=True)
        if not field.is_optional or any(_says(cell) for cell in column)
    ]
    shown = [field for field, _ in kept]
    merged = sum(field.merges for field in shown)
    lines = list(zip(*(column for _, column in kept), strict=True))
    rows = [
        Row(line, repeats=merged if merged and line[:merged] == above[:merged] else 0)
        for line, above in zip(lines, [(), *lines], strict=False)
    ]
    rows += [_total_row(label, index, shown) for index, label in enumerate(totals)]
    return [field.column for field in shown], rows


def amount_field(
    column: Column,
    of: Callable[[Item], int | None],
    unit: MoneyUnit,
    totals: Sequence[int],
    *,
    is_optional: bool = False,
) -> Field[Item]:
    """A column of won with its totals."""
    shown = tuple(figure(total, unit) for total in totals)
    return Field(column, lambda _, item: figure(of(item), unit), shown, is_optional)


def count_field(column: Column, of: Callable[[Item], int], total: int) -> Field[Item]:
    """A column of counts with its total."""
    return Field(column, lambda _, item: number(of(item)), (number(total),))


def _says(cell: Cell) -> bool:
    return not isinstance(cell, str) or cell not in ("", labels.NONE)


def _total_row(label: str, index: int, fields: Sequence[Field[Item]]) -> Row:
    span = next((i for i, field in enumerate(fields) if field.totals), len(fields))
    rest = [field.totals[index] if field.totals else "" for field in fields[span:]]
    return Row((label, *[""] * (span - 1), *rest), is_total=True, span=span)
