"""The synced tables as the journal sees them: columns, references, circles, personal values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Table

from afm_desktop.domain.model import RECORDS
from afm_desktop.domain.model.base import Record


@dataclass(frozen=True, slots=True)
class Synced:
    """One synced table; `fields` are its journaled columns in table order."""

    name: str
    entity: type[Record]
    fields: tuple[str, ...]
    personal: frozenset[str]
    references: tuple[tuple[str, str], ...]
    """(field, table it points to)"""

    @property
    def table(self) -> Table:
        table = self.entity.__table__
        assert isinstance(table, Table)
        return table


@cache
def synced_tables() -> dict[str, Synced]:
    """Every synced table by name, in an order that is the same in every run."""
    found = (_describe(entity) for entity in RECORDS)
    return {synced.name: synced for synced in sorted(found, key=lambda synced: synced.name)}


@cache
def referrers(target: str) -> tuple[tuple[str, str], ...]:
    """(table, field) of every reference to `target`."""
    return tuple(
        (synced.name, field)
        for synced in synced_tables().values()
        for field, pointed in synced.references
        if pointed == target
    )


def scope_of(entity: str, values: dict[str, object]) -> str:
    """The circle that sees a record: `alliance`, or a kind of circle and its id."""
    scope = synced_tables()[entity].entity.scope
    if scope is None:
        return "alliance"
    kind, field = scope
    circle = values.get(field)
    return f"{kind}:{circle}" if circle else kind


def _describe(entity: type[Record]) -> Synced:
    table = entity.__table__
    assert isinstance(table, Table)
    columns = [column for column in table.columns if column.name not in ("row", "id")]
    return Synced(
        name=str(table.name),
        entity=entity,
        fields=tuple(str(column.name) for column in columns),
        personal=frozenset(str(column.name) for column in columns if column.info.get("personal")),
        references=tuple(
            (str(column.name), str(key.column.table.name))
            for column in columns
            for key in column.foreign_keys
        ),
    )
