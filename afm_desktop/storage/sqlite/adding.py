"""Many new rows of a table at once, without a way through SQLAlchemy for each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from afm_desktop.storage.sqlite.capture import insert_many

Bind = Callable[[Any], Any]


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert records that say each what they fill; what a column holds is written its way."""
    names = tuple(dict.fromkeys(chain.from_iterable(rows)))
    columns = [_column(name, _binds(table).get(name), rows) for name in names]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"
    insert_many(connection, table.name, statement, list(zip(*columns, strict=True)))


def _column(name: str, bind: Bind | None, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    if bind is None:
        return [row.get(name) for row in rows]
    values = [row.get(name) for row in rows]
    said = {value: bind(value) for value in set(values)}
    return [said[value] for value in values]


@cache
def _binds(table: Table) -> Mapping[str, Bind]:
    """How the values of columns are written that are not written as they are."""
    dialect = SQLiteDialect_pysqlite()
    binds = {
        column.name: column.type.dialect_impl(dialect).bind_processor(dialect)
        for column in table.columns
    }
    return {name: bind for name, bind in binds.items() if bind is not None}
