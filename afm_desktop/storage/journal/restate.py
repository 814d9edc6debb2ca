"""Write what the fold says back into the tables: after an undo, a merge, or a row removed by hand.

A record that others point to but that is not here (not arrived, or its creation was undone) stands
as an empty row marked ABSENT; it goes when nobody points to it any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from afm_desktop.domain.model.base import ABSENT
from afm_desktop.storage.journal.fold import State, fold
from afm_desktop.storage.journal.operations import Operation, histories, in_parts, marks
from afm_desktop.storage.sqlite import search
from afm_desktop.storage.synced import Synced, referrers, synced_tables

Place = tuple[str, str]
"""Table and record id."""


def restate(
    connection: Connection,
    places: Iterable[Place],
    known: Mapping[str, Sequence[Operation]] | None = None,
) -> None:
    """Make these records' rows equal to the fold of their operations, `known` where just read."""
    wanted = sorted(set(places))
    folded = known or histories(connection, (record for _, record in wanted))
    by_table: dict[str, dict[str, State]] = {}
    for entity, record in wanted:
        by_table.setdefault(entity, {})[record] = fold(folded.get(record, []))
    left: set[Place] = set()
    for entity, states in by_table.items():
        synced = synced_tables()[entity]
        left |= set(_pointed_to(connection, synced, states))
        _write(connection, synced, states)
        _note_conflicts(connection, entity, states)
        left |= {(entity, record) for record, state in states.items() if state.is_absent}
        pointed = {
            (target, state.values[field])
            for field, target in synced.references
            for state in states.values()
            if not state.is_absent and state.values.get(field)
        }
        _stand_in(connection, pointed)
    search.refresh(connection, {*wanted, *left})  # what a part was taken from says less now
    sweep(connection, left)


def row_values(synced: Synced, state: State, personal: dict[str, str | None]) -> tuple[Any, ...]:
    """The values of a record's row in the order of `synced.fields`."""
    if state.is_absent:
        return tuple(ABSENT if field == "deleted" else None for field in synced.fields)
    if not synced.personal:
        return tuple(map(state.values.get, synced.fields))
    erased = state.values.get("erased_on") is not None

    def value(field: str) -> Any:
        found = state.values.get(field)
        if field not in synced.personal or not isinstance(found, dict):
            return found
        return None if erased else personal.get(found.get("ref", ""))

    return tuple(value(field) for field in synced.fields)


def personal_values(connection: Connection, records: Iterable[str]) -> dict[str, str | None]:
    """What the personal references of these records stand for."""
    found: dict[str, str | None] = {}
    for part in in_parts(records):
        rows = connection.exec_driver_sql(
            f"SELECT reference, value FROM personal_value WHERE record IN ({marks(part)})", part
        )
        found.update((reference, value) for reference, value in rows)
    return found


def sweep(connection: Connection, places: Iterable[Place]) -> None:
    """Remove stand-ins nobody points to any more."""
    by_table: dict[str, list[str]] = {}
    for entity, record in places:
        by_table.setdefault(entity, []).append(record)
    for entity, records in by_table.items():
        pointed = "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE {field} = {entity}.id)"
            for table, field in referrers(entity)
        )
        for part in in_parts(records):
            connection.exec_driver_sql(
                f"DELETE FROM {entity} WHERE id IN ({marks(part)}) AND deleted = {ABSENT}{pointed}",
                part,
            )


def upsert(synced: Synced, table: str | None = None) -> str:
    """The statement that writes a whole row by its id."""
    names = ", ".join(f'"{field}"' for field in synced.fields)
    marks = ", ".join("?" * (len(synced.fields) + 1))
    updates = ", ".join(f'"{field}" = excluded."{field}"' for field in synced.fields)
    return (
        f"INSERT INTO {table or synced.name} (id, {names}) VALUES ({marks}) "
        f"ON CONFLICT (id) DO UPDATE SET {updates}"
    )


def _write(connection: Connection, synced: Synced, states: dict[str, State]) -> None:
    personal = personal_values(connection, states) if synced.personal else {}
    connection.exec_driver_sql(
        upsert(synced),
        [(record, *row_values(synced, state, personal)) for record, state in states.items()],
    )


def _stand_in(connection: Connection, places: Iterable[Place]) -> None:
    for entity, record in places:
        connection.exec_driver_sql(
            f"INSERT INTO {entity} (id, deleted) VALUES (?, {ABSENT}) ON CONFLICT (id) DO NOTHING",
            (record,),
        )


def _pointed_to(connection: Connection, synced: Synced, records: Iterable[str]) -> Iterator[Place]:
    """What these rows point to now, before they are written."""
    if not synced.references:
        return
    fields = ", ".join(field for field, _ in synced.references)
    for part in in_parts(records):
        rows = connection.exec_driver_sql(
            f"SELECT {fields} FROM {synced.name} WHERE id IN ({marks(part)})", part
        )
        for row in rows:
            for (_, target), pointed in zip(synced.references, row, strict=True):
                if pointed is not None:
                    yield target, pointed


def _note_conflicts(connection: Connection, entity: str, states: dict[str, State]) -> None:
    connection.exec_driver_sql(
        "DELETE FROM conflict WHERE entity = ? AND record = ?",
        [(entity, record) for record in states],
    )
    found = [
        (entity, record, field)
        for record, state in states.items()
        for field in sorted(state.conflicts)
    ]
    if found:
        connection.exec_driver_sql(
            "INSERT INTO conflict (entity, record, field) VALUES (?, ?, ?)", found
        )
