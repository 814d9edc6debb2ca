"""Turning a copy of a file back: what this office had learned by a moment, and nothing since.

What it learned since is taken out of the journal, and the records it was on are folded anew from
what is left. That holds whatever was done since, since a record is nothing but that fold. What was
erased stays erased: its values are nowhere any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection

from afm_desktop.domain.collecting import without_collecting
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.storage.journal.restate import Place, restate
from afm_desktop.storage.synced import synced_tables

ERASED_ON = "erased_on"
_LATER = "SELECT key FROM gesture WHERE learned_at > ?"
_OPERATIONS = f"SELECT number FROM operation WHERE gesture IN ({_LATER})"
_TAKE_OUT = (
    f"DELETE FROM written WHERE operation IN ({_OPERATIONS})",
    f"DELETE FROM operation WHERE gesture IN ({_LATER})",
    "DELETE FROM import_batch WHERE gesture IN (SELECT id FROM gesture WHERE learned_at > ?)",
    "DELETE FROM gesture WHERE learned_at > ?",
)


def learned_by(moment: datetime) -> str:
    """A moment as gestures say when they were learned."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


@without_collecting()
def turn_back(connection: Connection, moment: datetime) -> None:
    """Make a file say what was known at a moment; only ever done to a copy."""
    until = (learned_by(moment),)
    places = written_since(connection, moment)
    erased = list(_erased(connection))
    for statement in _TAKE_OUT:
        connection.exec_driver_sql(statement, until)
    restate(connection, places)
    for entity, record, day in erased:
        connection.exec_driver_sql(
            f"UPDATE {entity} SET {ERASED_ON} = ? WHERE id = ? AND deleted IS NOT {ABSENT}",
            (day, record),
        )


def written_since(connection: Connection, moment: datetime) -> list[Place]:
    """The records that something was learned of after a moment."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT o.entity, w.record FROM operation AS o "
        f"JOIN written AS w ON w.operation = o.number WHERE o.gesture IN ({_LATER})",
        (learned_by(moment),),
    )
    return [(entity, record) for entity, record in rows if entity in synced_tables()]


def written_between(connection: Connection, since: datetime, until: datetime) -> list[Place]:
    """The records that something was learned of after one moment and by another."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT o.entity, w.record FROM operation AS o "
        "JOIN written AS w ON w.operation = o.number JOIN gesture AS g ON g.key = o.gesture "
        "WHERE g.learned_at > ? AND g.learned_at <= ?",
        (learned_by(since), learned_by(until)),
    )
    return [(entity, record) for entity, record in rows if entity in synced_tables()]


def first_learned(connection: Connection) -> datetime | None:
    """When this office learned the first thing there is in the file."""
    found = connection.exec_driver_sql("SELECT min(learned_at) FROM gesture").scalar_one()
    return None if found is None else datetime.fromisoformat(found)


def _erased(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """What is erased by now: table, record and day."""
    for synced in synced_tables().values():
        if ERASED_ON in synced.fields:
            rows = connection.exec_driver_sql(
                f"SELECT id, {ERASED_ON} FROM {synced.name} WHERE {ERASED_ON} IS NOT NULL"
            )
            yield from ((synced.name, record, day) for record, day in rows)
