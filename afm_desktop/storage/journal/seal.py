"""Sealing: what a gesture changed becomes operations, just before it is committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.base import DELETED
from afm_desktop.storage.journal.erasure import destroy_erased
from afm_desktop.storage.journal.fold import State, fold
from afm_desktop.storage.journal.operations import NewWrite, histories
from afm_desktop.storage.journal.pen import Clock, Pen, Writer
from afm_desktop.storage.journal.restate import Place, restate, sweep
from afm_desktop.storage.sqlite import search
from afm_desktop.storage.sqlite.capture import Change, changes, forget
from afm_desktop.storage.synced import Synced, scope_of, synced_tables

BLOCK = 20_000
_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Sealed:
    """A gesture as it was sealed: its id and the tables it touched."""

    gesture: str
    tables: frozenset[str]
    records: int


def seal(connection: Connection, gesture: Gesture, writer: Writer, clock: Clock) -> Sealed | None:
    """Write the operations of what was captured; None when nothing really changed."""
    pen: Pen | None = None
    touched: set[str] = set()
    loose: set[Place] = set()
    removed: list[Place] = []
    erased: list[Place] = []
    for block in changes(connection, BLOCK):
        pen = pen or Pen(connection, gesture, writer, clock)
        loose |= set(_write_block(connection, pen, block))
        removed += [(entity, record) for entity, record, _, new in block if new is None]
        touched |= {entity for entity, *_ in block}
        if gesture.kind is GestureKind.ERASE:
            erased += [(entity, record) for entity, record, *_ in block]
        pen.flush()
        search.refresh(connection, [(entity, record) for entity, record, *_ in block])
    if pen is None:
        return None
    if gesture.kind is GestureKind.ERASE:
        destroy_erased(connection, erased)
    restate(connection, removed)
    search.refresh(connection, loose)
    sweep(connection, loose)
    forget(connection)
    if not pen.count:
        connection.exec_driver_sql("DELETE FROM gesture WHERE id = ?", (pen.gesture,))
        return None
    return Sealed(pen.gesture, frozenset(touched), pen.count)


def _write_block(connection: Connection, pen: Pen, block: list[Change]) -> Iterator[Place]:
    """Write the operations of a block; yield what its records no longer point to."""
    known = histories(connection, (record for _, record, *_ in block))
    for entity, record, old_row, new_row in block:
        synced = synced_tables()[entity]
        old = _row(synced, old_row) if old_row else {}
        new = _row(synced, new_row) if new_row else {**old, "deleted": DELETED}
        scope = scope_of(entity, {"id": record, **new})
        history = known.get(record)
        if history is None:
            pen.create(scope, synced, record, new)
            continue
        state = fold(history)
        writes = _writes(synced, state, old if old_row else None, new)
        if writes:
            pen.change(scope, synced, record, writes)
            _settle_conflicts(connection, synced, record, state, writes)
        for field, target in synced.references:
            if old.get(field) is not None and old.get(field) != new.get(field):
                yield target, old[field]


def _row(synced: Synced, captured: str) -> dict[str, Any]:
    return dict(zip(synced.fields, _decode(captured), strict=True))


def _writes(
    synced: Synced, state: State, old: dict[str, Any] | None, new: dict[str, Any]
) -> dict[str, NewWrite]:
    """The fields that changed, each with the writes it replaces.

    Without an old row the record comes back: it is compared with what its operations say.
    """
    before = state.values if old is None else old
    return {
        field: NewWrite(new[field], _replaced(state, field))
        for field in synced.fields
        if new.get(field) != before.get(field)
    }


def _replaced(state: State, field: str) -> tuple[str, ...]:
    if field == "deleted":
        return state.seen
    return tuple(write.operation for write in state.heads.get(field, ()))


def _settle_conflicts(
    connection: Connection,
    synced: Synced,
    record: str,
    state: State,
    writes: dict[str, NewWrite],
) -> None:
    for field in state.conflicts & writes.keys():
        connection.exec_driver_sql(
            "DELETE FROM conflict WHERE entity = ? AND record = ? AND field = ?",
            (synced.name, record, field),
        )
