"""TEMP triggers on the writing connection: whatever changes a synced row, its old and new are kept.

The file itself holds no trigger. A program that goes round this connection is found by the check.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, event

from afm_desktop.storage.synced import Synced, synced_tables

_CAPTURED = """
CREATE TEMP TABLE captured (
    number INTEGER PRIMARY KEY, entity TEXT, record TEXT, old TEXT, new TEXT, row INTEGER)
"""
_ONE_CHANGE_A_RECORD = """
SELECT first.entity, first.record, first.old, last.new, last.row
FROM (SELECT min(number) AS a, max(number) AS z FROM captured GROUP BY entity, record) AS span
JOIN captured AS first ON first.number = span.a
JOIN captured AS last ON last.number = span.z
ORDER BY span.a
"""

Change = tuple[str, str, str | None, str | None, int | None]
"""Table, record id, old row (None: was not there), new row (None: is gone), its local key then.

A row is the JSON array of its values in the order of `Synced.fields`.
"""


def capture_on(engine: Engine) -> None:
    """Make the triggers on each connection that `engine` opens."""

    @event.listens_for(engine, "connect")
    def prepare(driver: object, _record: object) -> None:
        execute = driver.execute  # type: ignore[attr-defined]
        execute(_CAPTURED)
        tables = {name for (name,) in execute("SELECT name FROM sqlite_schema WHERE type='table'")}
        for synced in synced_tables().values():
            if synced.name in tables:
                for trigger in _triggers(synced):
                    execute(trigger)


def changes(connection: Connection, block: int) -> Iterator[list[Change]]:
    """What this transaction changed, one change a record; a row put back is no change."""
    cursor = connection.exec_driver_sql(_ONE_CHANGE_A_RECORD)
    while rows := cursor.fetchmany(block):
        yield [
            (entity, record, old, new, row) for entity, record, old, new, row in rows if old != new
        ]


def forget(connection: Connection) -> None:
    """Start the next gesture with nothing captured."""
    connection.exec_driver_sql("DELETE FROM temp.captured")


def _triggers(synced: Synced) -> Iterator[str]:
    name = synced.name
    old, new = _row("OLD", synced), _row("NEW", synced)
    keep = "INSERT INTO captured (entity, record, old, new) VALUES"
    yield (
        f"CREATE TEMP TRIGGER captured_insert_{name} AFTER INSERT ON main.{name} BEGIN "
        f"{keep} ('{name}', NEW.id, NULL, {new}); END"
    )
    yield (
        f"CREATE TEMP TRIGGER captured_update_{name} AFTER UPDATE ON main.{name} BEGIN "
        "SELECT RAISE(ABORT, 'an id never changes') WHERE NEW.id IS NOT OLD.id; "
        f"{keep} ('{name}', NEW.id, {old}, {new}); END"
    )
    yield (
        f"CREATE TEMP TRIGGER captured_delete_{name} AFTER DELETE ON main.{name} BEGIN "
        "INSERT INTO captured (entity, record, old, new, row) VALUES "
        f"('{name}', OLD.id, {old}, NULL, OLD.row); END"
    )


def _row(side: str, synced: Synced) -> str:
    values = ", ".join(f'{side}."{field}"' for field in synced.fields)
    return f"json_array({values})"
