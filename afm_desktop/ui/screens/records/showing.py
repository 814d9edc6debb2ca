"""Values of a view as a list shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.domain.words import word
from afm_desktop.services.lists.listing import ColumnKind, Value
from afm_desktop.services.marks.book import TagBook
from afm_desktop.services.views.model import ViewColumn
from afm_desktop.ui.labels import records as labels

SHOWN_UNIT = MoneyUnit.MILLION
"""The unit of money in lists."""


def figure(value: int | Decimal) -> str:
    """A number with its thousands apart, without trailing zeros."""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return f"{value.normalize():,f}" if isinstance(value, Decimal) else f"{value:,}"


class Showing:
    """Says values; the names of divisions stand in the file and come from outside."""

    def __init__(self, says: Mapping[str, Callable[[Any], str]] | None = None) -> None:
        self._says = says or {}
        self.divisions: Mapping[str, str] = {}
        self.hues: Mapping[str, int] = {}
        self.tags = TagBook({}, {})

    def text(self, column: ViewColumn, value: Value) -> str:
        """A value as its cell shows it; empty when there is nothing to show."""
        if value is None:
            return ""
        if column.key in self._says:
            return self._says[column.key](value)
        own = self._own.get(column.key)
        if own is not None:
            return own(self, value)
        if column.kind is ColumnKind.WON and isinstance(value, int):
            return amount(value, SHOWN_UNIT)
        return said(value, is_year=column.kind is ColumnKind.YEAR)

    def _division(self, code: Any) -> str:
        return self.divisions.get(str(code), str(code))

    def _tier(self, tier: Any) -> str:
        return labels.TIER.format(number=tier)

    _own: Mapping[str, Callable[[Showing, Any], str]] = {"division": _division, "tier": _tier}


def said(value: Value, *, is_year: bool = False) -> str:
    """A value in words, by what it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return labels.YES if value else labels.NO
    if isinstance(value, int | Decimal):
        return str(value) if is_year else figure(value)
    return _said_otherwise(value)


def _said_otherwise(value: str | date | datetime | StrEnum) -> str:
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    return word(value) if isinstance(value, StrEnum) else value
