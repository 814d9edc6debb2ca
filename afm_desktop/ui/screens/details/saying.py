"""Values of a record in words, where they stand as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.money import MoneyUnit, amount, money
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import EntryKind, Field
from afm_desktop.services.lists.listing import ColumnKind, Value
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.labels import widgets as words


def figure(value: int | Decimal) -> str:
    """A number with its thousands apart, without trailing zeros."""
    if isinstance(value, Decimal):
        whole = value.to_integral_value()
        return f"{int(value):,}" if value == whole else f"{value.normalize():,f}"
    return f"{value:,}"


def said(value: Value, kind: ColumnKind) -> str:
    """A value of a line of a list; empty when there is none."""
    if value is None:
        return ""
    own = _BY_KIND.get(kind)
    if own is not None and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return own(value)
    return _by_type(value)


def entry_text(field: Field) -> str:
    """A field of a record as text that cannot be changed."""
    if field.shown is not None:
        return field.shown
    return said(field.value, _KINDS.get(field.kind, ColumnKind.TEXT))


def _by_type(value: str | int | Decimal | date | datetime | StrEnum) -> str:
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    return value if isinstance(value, str) else figure(value)


_BY_KIND: Mapping[ColumnKind, Callable[[Any], str]] = {
    ColumnKind.WON: money,
    ColumnKind.PERCENT: lambda value: f"{figure(value)}%",
    ColumnKind.YEAR: lambda value: labels.YEAR_OF.format(year=value),
}
_KINDS: Mapping[EntryKind, ColumnKind] = {
    EntryKind.WON: ColumnKind.WON,
    EntryKind.PERCENT: ColumnKind.PERCENT,
    EntryKind.YEAR: ColumnKind.YEAR,
}


def millions(won: int) -> str:
    """The bare figure in 백만원, as in a table."""
    return amount(won, MoneyUnit.MILLION)
