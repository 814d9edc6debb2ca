"""Sealing: what a gesture changed becomes operations, just before it is committed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection

from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.base import ABSENT, DELETED
from afm_desktop.storage.journal.erasure import destroy_erased
from afm_desktop.storage.journal.fold import State, fold, still_gone
from afm_desktop.storage.journal.operations import NewWrite, histories
from afm_desktop.storage.journal.pen import Clock, Pen, Writer, without_collecting
from afm_desktop.storage.journal.restate import Place, restate, sweep
from afm_desktop.storage.journal.values import stricter
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


@dataclass(slots=True)
class _Rest:
    """What sealing leaves to be done when all operations are written."""

    loose: set[Place] = field(default_factory=set)
    """What records no longer point to."""
    removed: list[tuple[str, str, int | None]] = field(default_factory=list)
    """Rows that were deleted by SQL, with their local keys."""
    absent: list[Place] = field(default_factory=list)
    """Rows that were changed though their records are not here."""
    erased: list[Place] = field(default_factory=list)


def seal(connection: Connection, gesture: Gesture, writer: Writer, clock: Clock) -> Sealed | None:
    """Write the operations of what was captured; None when nothing really changed."""
    pen: Pen | None = None
    touched: set[str] = set()
    rest = _Rest()
    for block in changes(connection, BLOCK):
        pen = pen or Pen(connection, gesture, writer, clock)
        with without_collecting():
            _write_block(connection, pen, block, rest)
        touched |= {entity for entity, *_ in block}
        if gesture.kind is GestureKind.ERASE:
            rest.erased += [(entity, record) for entity, record, *_ in block]
        with without_collecting():
            pen.flush()
            search.refresh(connection, [(entity, record) for entity, record, *_ in block])
    if pen is None:
        return None
    _finish(connection, rest)
    forget(connection)
    if not pen.count:
        connection.exec_driver_sql("DELETE FROM gesture WHERE id = ?", (pen.gesture,))
        return None
    return Sealed(pen.gesture, frozenset(touched), pen.count)


def _finish(connection: Connection, rest: _Rest) -> None:
    """Bring the rows back that were deleted, and what is not here to what it was."""
    destroy_erased(connection, rest.erased)
    for entity, record, row in rest.removed:
        connection.exec_driver_sql(  # by its own key, under which lists and the index know it
            f"INSERT INTO {entity} (row, id, deleted) VALUES (?, ?, {ABSENT}) "
            "ON CONFLICT DO NOTHING",
            (row, record),
        )
    restate(connection, [*rest.absent, *((entity, record) for entity, record, _ in rest.removed)])
    search.refresh(connection, rest.loose)
    sweep(connection, rest.loose)


def _write_block(connection: Connection, pen: Pen, block: list[Change], rest: _Rest) -> None:
    """Write the operations of a block."""
    known = histories(connection, (record for _, record, *_ in block))
    for entity, record, old_row, new_row, row in block:
        synced = synced_tables()[entity]
        old = _row(synced, old_row) if old_row else {}
        new = _row(synced, new_row) if new_row else {**old, "deleted": DELETED}
        if new_row is None:
            rest.removed.append((entity, record, row))
        if old.get("deleted", ABSENT) == ABSENT and (not new_row or new["deleted"] == ABSENT):
            rest.absent.append((entity, record))
            continue
        scope = scope_of(entity, {"id": record, **new})
        history = known.get(record)
        if history is None:
            _require_fit(synced, new)
            pen.create(scope, synced, record, new)
            continue
        state = fold(history)
        writes = _writes(synced, state, old, new)
        if writes:
            _require_fit(synced, {name: write.value for name, write in writes.items()})
            pen.change(scope, synced, record, writes)
            _settle_conflicts(connection, synced, record, state, writes)
        rest.loose |= {
            (target, old[name])
            for name, target in synced.references
            if old.get(name) is not None and old[name] != new[name]
        }


def _require_fit(synced: Synced, values: Mapping[str, Any]) -> None:
    """A value that its column cannot hold (a float, a date that is none) is not sealed."""
    for name, fits in stricter(synced.name):
        value = values.get(name)
        if value is not None and not fits(value):
            raise ValueError(f"{synced.name}.{name} cannot hold {value!r}")


def _row(synced: Synced, captured: str) -> dict[str, Any]:
    return dict(zip(synced.fields, _decode(captured), strict=True))


def _writes(
    synced: Synced, state: State, old: dict[str, Any], new: dict[str, Any]
) -> dict[str, NewWrite]:
    """The fields that changed, each with the writes it replaces.

    A record that was not here comes back: it is compared with what its operations say.
    """
    before = state.values if old.get("deleted", ABSENT) == ABSENT else old
    writes = {
        name: NewWrite(new[name], _replaced(state, name))
        for name in synced.fields
        if new.get(name) != before.get(name)
    }
    return writes and {**still_gone(state), **writes}


def _replaced(state: State, name: str) -> tuple[str, ...]:
    if name == "deleted":
        return state.seen
    return tuple(write.operation for write in state.heads.get(name, ()))


def _settle_conflicts(
    connection: Connection,
    synced: Synced,
    record: str,
    state: State,
    writes: dict[str, NewWrite],
) -> None:
    for name in state.conflicts & writes.keys():
        connection.exec_driver_sql(
            "DELETE FROM conflict WHERE entity = ? AND record = ? AND field = ?",
            (synced.name, record, name),
        )
