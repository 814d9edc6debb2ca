"""TEMP triggers on the writing connection: what a gesture adds and alters is noted as it happens.

`added` holds the local keys of rows that were not there when the gesture began, `altered` what each
other row said then, once. What a row says now stands in its table. The file itself holds no
trigger; a program that goes round this connection is found by the check.

Where one statement adds many rows and SQLite gives them their keys, the trigger that would note
each of them is away meanwhile: they are the rows behind the last that was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, event

from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.many import insert_rows
from afm_desktop.storage.synced import Synced, synced_tables

_TABLES = (
    "CREATE TEMP TABLE added (key INTEGER PRIMARY KEY)",
    """
    CREATE TEMP TABLE altered (
        entity TEXT, record TEXT, old TEXT, row INTEGER, PRIMARY KEY (entity, record)
    ) WITHOUT ROWID
    """,
)
_MANY = 1_000
"""Rows from which on it is worth while to take a trigger away and make it again."""
_is_plain_insert = re.compile(
    r'\s*INSERT INTO "?(\w+)"? \(([\w", ]+)\) VALUES \([?, ]+\)\s*'
).fullmatch
_READY = "captures"
_KEYS = {"row", "rowid", "oid", "_rowid_"}
_ROOM = 1 << 40
"""Local keys a table has in `added`: its number times this, and the row."""

Change = tuple[str, str | None, str | None, int | None]
"""Record id, old row (None: was not there), new row (None: is gone), its local key then.

A row is the JSON array of its values in the order of `Synced.fields`.
"""


class Span(NamedTuple):
    """The first and the last key of a block in `added`, and how many lie between them."""

    first: int
    last: int
    size: int

    @property
    def has_gaps(self) -> bool:
        return self.last - self.first >= self.size


def captures(engine: Engine) -> None:
    """Let an engine take the triggers away while it adds many rows."""

    @event.listens_for(engine, "do_executemany")
    def add_many(cursor: Any, statement: str, rows: Any, _context: object) -> bool:
        entity = _adds_to(statement) if len(rows) >= _MANY else None
        if entity is not None:
            _add_many(cursor, entity, statement, rows)
        return entity is not None


def capture_on(connection: Connection) -> None:
    """Make the triggers before the first gesture of a connection: who only looks needs none."""
    if connection.info.get(_READY):
        return
    execute = driver(connection).execute
    for statement in _TABLES:
        execute(statement)
    tables = {name for (name,) in execute("SELECT name FROM sqlite_schema WHERE type='table'")}
    for name, triggers in _all_triggers().items():
        if name in tables:
            for trigger in triggers:
                execute(trigger)
    connection.info[_READY] = True


def insert_many(
    connection: Connection, entity: str, statement: str, rows: Sequence[Sequence[Any]]
) -> None:
    """Add rows to a table that leave their keys to SQLite."""
    cursor = driver(connection).cursor()
    if len(rows) >= _MANY:
        _add_many(cursor, entity, statement, rows)
    else:
        cursor.executemany(statement, rows)


def _adds_to(statement: str) -> str | None:
    """The table to which a statement only adds rows, with keys that SQLite gives them."""
    found = _is_plain_insert(statement)
    if found is None or found[1] not in synced_tables():
        return None
    columns = {name.strip().strip('"').lower() for name in found[2].split(",")}
    return None if columns & _KEYS else found[1]


def _add_many(cursor: Any, entity: str, statement: str, rows: Any) -> None:
    execute, first = cursor.execute, first_key(entity)
    (last,) = execute(f"SELECT ifnull(max(row), 0) FROM {entity}").fetchone()
    execute(f"DROP TRIGGER captured_insert_{entity}")
    try:
        insert_rows(cursor, statement, rows)
    finally:
        execute(f"INSERT INTO temp.added SELECT row + {first} FROM {entity} WHERE row > ?", (last,))
        execute(_insert_trigger(entity))


def added(connection: Connection, block: int) -> Iterator[tuple[str, Span]]:
    """The tables that have new rows, each in blocks of at most so many."""
    execute, names = driver(connection).execute, _order()
    (first,) = execute("SELECT min(key) FROM temp.added").fetchone()
    while first is not None:
        entity = names[first // _ROOM]
        span = _span(connection, first, (first // _ROOM + 1) * _ROOM, block)
        yield entity, span
        (first,) = execute("SELECT min(key) FROM temp.added WHERE key > ?", (span.last,)).fetchone()


def count_added(connection: Connection) -> int:
    """How many rows were not there before."""
    (found,) = driver(connection).execute("SELECT count(*) FROM temp.added").fetchone()
    return int(found)


def rows_of(entity: str, span: Span) -> str:
    """The FROM clause of a block of new rows, as `e`."""
    first = first_key(entity)
    if span.has_gaps:
        return (
            f"FROM temp.added AS a CROSS JOIN {entity} AS e ON e.row = a.key - {first} "
            f"WHERE a.key BETWEEN {span.first} AND {span.last}"
        )
    return f"FROM {entity} AS e WHERE e.row BETWEEN {span.first - first} AND {span.last - first}"


def parts_of(connection: Connection, span: Span, size: int) -> Iterator[Span]:
    """A block of new rows in parts of at most so many."""
    first = span.first
    while first <= span.last:
        if span.has_gaps:
            part = _span(connection, first, span.last + 1, size)
        else:
            last = min(first + size - 1, span.last)
            part = Span(first, last, last - first + 1)
        yield part
        first = part.last + 1


def _span(connection: Connection, first: int, end: int, size: int) -> Span:
    """So many keys from the first on, which is there, none of them behind the end."""
    found = driver(connection).execute(
        "SELECT max(key), count(*) FROM "
        "(SELECT key FROM temp.added WHERE key >= ? AND key < ? ORDER BY key LIMIT ?)",
        (first, end, size),
    )
    return Span(first, *found.fetchone())


def altered(connection: Connection, block: int) -> Iterator[tuple[str, list[Change]]]:
    """What became of the rows that were there before; a row put back is no change."""
    execute = driver(connection).execute
    for (entity,) in execute("SELECT DISTINCT entity FROM temp.altered").fetchall():
        cursor = execute(_then_and_now(entity), (entity,))
        while rows := cursor.fetchmany(block):
            yield entity, [change for change in rows if change[1] != change[2]]


@cache
def _then_and_now(entity: str) -> str:
    """What altered rows of a table said before and say now."""
    now = f"CASE WHEN e.id IS NOT NULL THEN {row_of('e', synced_tables()[entity])} END"
    return (
        f"SELECT a.record, a.old, {now}, a.row FROM temp.altered AS a "
        f"LEFT JOIN {entity} AS e ON e.id = a.record WHERE a.entity = ?"
    )


def forget(connection: Connection) -> None:
    """Start the next gesture with nothing captured."""
    execute = driver(connection).execute
    execute("DELETE FROM temp.added")
    execute("DELETE FROM temp.altered")


def row_of(side: str, synced: Synced) -> str:
    """The JSON array of a row's values."""
    values = ", ".join(f'{side}."{field}"' for field in synced.fields)
    return f"json_array({values})"


@cache
def _order() -> tuple[str, ...]:
    """The tables so that records come before their parts."""
    tables = synced_tables()

    def depth(name: str) -> int:
        owner = tables[name].entity.owner
        return 0 if owner is None else 1 + depth(dict(tables[name].references)[owner])

    return tuple(sorted(tables, key=depth))


@cache
def first_key(entity: str) -> int:
    """What is added to a local key of this table to tell it from those of others."""
    return _order().index(entity) * _ROOM


@cache
def _all_triggers() -> Mapping[str, tuple[str, ...]]:
    """The triggers of each table."""
    return {
        synced.name: (_insert_trigger(synced.name), *_triggers(synced))
        for synced in synced_tables().values()
    }


def _insert_trigger(entity: str) -> str:
    return (
        f"CREATE TEMP TRIGGER IF NOT EXISTS captured_insert_{entity} "  # a full disk rolls back
        f"AFTER INSERT ON main.{entity} BEGIN "
        f"INSERT INTO added VALUES (NEW.row + {first_key(entity)}); END"
    )


def _triggers(synced: Synced) -> Iterator[str]:
    name, first = synced.name, first_key(synced.name)
    keep = (
        "INSERT INTO altered (entity, record, old, row) "
        f"SELECT '{name}', OLD.id, {row_of('OLD', synced)}, OLD.row "
        f"WHERE NOT EXISTS (SELECT 1 FROM added WHERE key = OLD.row + {first}) "
        "ON CONFLICT DO NOTHING"
    )
    yield (
        f"CREATE TEMP TRIGGER captured_update_{name} AFTER UPDATE ON main.{name} BEGIN "
        "SELECT RAISE(ABORT, 'an id never changes') "
        "WHERE NEW.id IS NOT OLD.id OR NEW.row <> OLD.row; "
        f"{keep}; END"
    )
    yield (
        f"CREATE TEMP TRIGGER captured_delete_{name} AFTER DELETE ON main.{name} BEGIN "
        f"{keep}; DELETE FROM added WHERE key = OLD.row + {first}; END"
    )
