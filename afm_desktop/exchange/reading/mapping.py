"""Which column of a table fills which field; a suggestion that the user may change."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace

from afm_desktop.exchange.reading.fields import FIELDS, Field, ImportKind, field_of
from afm_desktop.exchange.reading.table import Column


@dataclass(frozen=True, slots=True)
class ColumnField:
    """A column and the field it fills; `confidence` is 1 for a known header, 0 for a choice made.

    `factor` is how many won 1 of a column of money is; `is_fraction` that 0.3 there means 30 %.
    """

    column: Column
    field: Field | None
    confidence: float = 0.0
    factor: int = 1
    is_fraction: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of a table; `columns` stand in the order of the table's columns."""

    kind: ImportKind
    header_key: str
    columns: tuple[ColumnField, ...]

    def place_of(self, key: str) -> int | None:
        """Where in a row the value of a field stands."""
        places = (p for p, c in enumerate(self.columns) if c.field and c.field.key == key)
        return next(places, None)

    @property
    def fields(self) -> frozenset[str]:
        """The keys of the fields that are filled."""
        return frozenset(column.field.key for column in self.columns if column.field)

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of required fields that no column fills."""
        wanted = (field.key for field in FIELDS[self.kind] if field.is_required)
        return tuple(key for key in wanted if key not in self.fields)

    def chosen(self, place: int, key: str | None) -> Mapping:
        """The mapping with another field for a column; the field leaves the column it had."""
        wanted = field_of(self.kind, key) if key else None
        columns = [
            replace(column, field=None, confidence=0.0)
            if wanted is not None and column.field == wanted
            else column
            for column in self.columns
        ]
        columns[place] = replace(columns[place], field=wanted, confidence=1.0 if wanted else 0.0)
        return replace(self, columns=tuple(columns))

    def saved(self) -> dict[str, str]:
        """The field of each header, as it is kept with the header key."""
        return {c.column.header: c.field.key for c in self.columns if c.field}

    def restored(self, saved: Dict[str, str]) -> Mapping:
        """The mapping as it was kept for tables of these headers."""
        left = dict(saved)
        columns = []
        for column in self.columns:
            key = left.pop(column.column.header, None)
            field = next((f for f in FIELDS[self.kind] if f.key == key), None)
            columns.append(replace(column, field=field, confidence=1.0 if field else 0.0))
        return replace(self, columns=tuple(columns))
