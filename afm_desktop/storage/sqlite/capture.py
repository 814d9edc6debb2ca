"""TEMP triggers on the writing connection: what a gesture adds and alters is noted as it happens.

`added` holds the local keys of rows that were not there when the gesture began, `altered` what each
other row said then, once. What a row says now stands in its table. The file itself holds no
trigger; a program that goes round this connection is found by the check.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, Engine, event

from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.synced import Synced, synced_tables

_TABLES = (
    "CREATE TEMP TABLE added (key INTEGER PRIMARY KEY)",
    """
    CREATE TEMP TABLE altered (
        entity TEXT, record TEXT, old TEXT, row INTEGER, PRIMARY KEY (entity, record)
    ) WITHOUT ROWID
    """,
)
_ROOM = 1 << 40
"""Local keys a table has in `added`: its number times this, and the row."""

Change = tuple[str, str | None, str | None, int | None]
"""Record id, old row (None: was not there), new row (None: is gone), its local key then.

A row is the JSON array of its values in the order of `Synced.fields`.
"""
Span = tuple[int, int]
"""The first and the last key of a block in `added`."""


def capture_on(engine: Engine) -> None:
    """Make the triggers on each connection that `engine` opens."""

    @event.listens_for(engine, "connect")
    def prepare(connection: object, _record: object) -> None:
        execute = connection.execute  # type: ignore[attr-defined]
        for statement in _TABLES:
            execute(statement)
        tables = {name for (name,) in execute("SELECT name FROM sqlite_schema WHERE type='table'")}
        for synced in synced_tables().values():
            if synced.name in tables:
                for trigger in _triggers(synced):
                    execute(trigger)


def added(connection: Connection, block: int) -> Iterator[tuple[str, Span]]:
    """The tables that have new rows, each in blocks of at most so many."""
    execute, names = driver(connection).execute, _order()
    (first,) = execute("SELECT min(key) FROM temp.added").fetchone()
    while first is not None:
        entity = names[first // _ROOM]
        (last,) = execute(
            "SELECT max(key) FROM (SELECT key FROM temp.added WHERE key >= ? AND key < ? "
            "ORDER BY key LIMIT ?)",
            (first, (first // _ROOM + 1) * _ROOM, block),
        ).fetchone()
        yield entity, (first, last)
        (first,) = execute("SELECT min(key) FROM temp.added WHERE key > ?", (last,)).fetchone()


def rows_of(entity: str, span: Span) -> str:
    """The FROM clause of a block of new rows, as `e`."""
    first, last = span
    return (
        f"FROM temp.added AS a CROSS JOIN {entity} AS e ON e.row = a.key - {first_key(entity)} "
        f"WHERE a.key BETWEEN {first} AND {last}"
    )


def altered(connection: Connection, block: int) -> Iterator[tuple[str, list[Change]]]:
    """What became of the rows that were there before; a row put back is no change."""
    execute = driver(connection).execute
    for (entity,) in execute("SELECT DISTINCT entity FROM temp.altered").fetchall():
        now = f"CASE WHEN e.id IS NOT NULL THEN {row_of('e', synced_tables()[entity])} END"
        cursor = execute(
            f"SELECT a.record, a.old, {now}, a.row FROM temp.altered AS a "
            f"LEFT JOIN {entity} AS e ON e.id = a.record WHERE a.entity = ?",
            (entity,),
        )
        while rows := cursor.fetchmany(block):
            yield entity, [change for change in rows if change[1] != change[2]]


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


def _triggers(synced: Synced) -> Iterator[str]:
    name, first = synced.name, first_key(synced.name)
    keep = (
        "INSERT INTO altered (entity, record, old, row) "
        f"SELECT '{name}', OLD.id, {row_of('OLD', synced)}, OLD.row "
        f"WHERE NOT EXISTS (SELECT 1 FROM added WHERE key = OLD.row + {first}) "
        "ON CONFLICT DO NOTHING"
    )
    yield (
        f"CREATE TEMP TRIGGER captured_insert_{name} AFTER INSERT ON main.{name} BEGIN "
        f"INSERT INTO added VALUES (NEW.row + {first}); END"
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
