"""Sealing: what a gesture changed becomes operations, just before it is committed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection

from afm_desktop.domain.collecting import without_collecting
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.base import ABSENT, DELETED
from afm_desktop.storage.attached import forget_erased
from afm_desktop.storage.journal.erasure import destroy_erased
from afm_desktop.storage.journal.fold import State, fold, still_gone
from afm_desktop.storage.journal.operations import NewWrite, histories
from afm_desktop.storage.journal.pen import Clock, Pen, Writer
from afm_desktop.storage.journal.restate import Place, restate, sweep
from afm_desktop.storage.journal.values import Fits, are_ids, stricter
from afm_desktop.storage.sqlite import search
from afm_desktop.storage.sqlite.capture import (
    Change,
    Span,
    added,
    altered,
    count_added,
    forget,
    parts_of,
    row_of,
    rows_of,
)
from afm_desktop.storage.sqlite.engine import driver, sparing_memory
from afm_desktop.storage.synced import Synced, scope_of, synced_tables

BLOCK = 20_000
TOGETHER = 256
"""Records that begin in one operation at most: who looks for one of them reads them all."""
LARGE = 200_000
"""New records of a gesture whose pages are not all kept in memory until it is committed."""
_IN_ONE_QUERY = 900
_ALL = "TRUE"
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
    work = _Sealing(connection, gesture, writer, clock)
    is_large = count_added(connection) > LARGE
    sparing = sparing_memory(connection) if is_large else nullcontext()
    with without_collecting(), sparing:
        for entity, blocks in groupby(added(connection, BLOCK), itemgetter(0)):
            work.write_added(synced_tables()[entity], (span for _, span in blocks))
        for entity, block in altered(connection, BLOCK):
            work.write_altered(synced_tables()[entity], block)
        return work.finish()


class _Sealing:
    """One gesture on its way into the journal."""

    def __init__(
        self, connection: Connection, gesture: Gesture, writer: Writer, clock: Clock
    ) -> None:
        self._connection = connection
        self._execute = driver(connection).execute
        self._is_erasing = gesture.kind is GestureKind.ERASE
        self._new_pen = partial(Pen, connection, gesture, writer, clock)
        self._taken: Pen | None = None
        self._rest = _Rest()
        self._additions = search.Additions(connection)
        self._touched: set[str] = set()

    @property
    def _pen(self) -> Pen:
        """The pen, taken up when there is something to write."""
        if self._taken is None:
            self._taken = self._new_pen()
        return self._taken

    @cached_property
    def _last_known(self) -> str:
        """The last record that had operations before the gesture: new ids lie behind it."""
        (found,) = self._execute("SELECT ifnull(max(record), '') FROM written").fetchone()
        return str(found)

    def write_added(self, synced: Synced, spans: Iterable[Span]) -> None:
        """New rows: those of new records at once, records that come back one by one."""
        self._touched.add(synced.name)
        for span in spans:
            self._write_span(synced, span)
            self._additions.take(synced.name, span)

    def write_altered(self, synced: Synced, block: list[Change]) -> None:
        """Rows that were there before."""
        if not block:
            return
        self._touched.add(synced.name)
        self._write_block(synced, block)
        places = [(synced.name, record) for record, *_ in block]
        if self._is_erasing:
            self._rest.erased += places
        self._pen.flush()
        search.refresh(self._connection, places)

    def finish(self) -> Sealed | None:
        """Bring the rows back that were deleted, and what is not here to what it was."""
        pen, rest, connection = self._taken, self._rest, self._connection
        if pen is None:
            forget(connection)
            return None
        self._additions.write()
        if rest.erased:
            forget_erased(connection, destroy_erased(connection, rest.erased))
        for entity, record, row in rest.removed:
            connection.exec_driver_sql(  # by its own key, under which lists and the index know it
                f"INSERT INTO {entity} (row, id, deleted) VALUES (?, ?, {ABSENT}) "
                "ON CONFLICT DO NOTHING",
                (row, record),
            )
        places = [*rest.absent, *((entity, record) for entity, record, _ in rest.removed)]
        restate(connection, places)
        search.refresh(connection, rest.loose)
        sweep(connection, rest.loose)
        forget(connection)
        if not pen.count:
            connection.exec_driver_sql("DELETE FROM gesture WHERE id = ?", (pen.gesture,))
            return None
        return Sealed(pen.gesture, frozenset(self._touched), pen.count)

    def _write_span(self, synced: Synced, span: Span) -> None:
        filled, is_new = self._summed_up(synced, span)
        self._require_fit(synced, filled, span)
        # `deleted` says that a record begins.
        names = [name for name in synced.fields if name in filled or name == "deleted"]
        returned = []
        if is_new != _ALL:
            rows = rows_of(synced.name, span)
            returned = self._execute(f"SELECT e.row {rows} AND NOT ({is_new})").fetchall()
        for part in parts_of(self._connection, span, TOGETHER):
            self._write_new(synced, names, f"{rows_of(synced.name, part)} AND {is_new}")
        if returned:
            self._write_returned(synced, [row for (row,) in returned])

    def _summed_up(self, synced: Synced, span: Span) -> tuple[list[str], str]:
        """The fields that some row of a block fills, and the condition of rows of new records."""
        counts = ", ".join(f'count(e."{field}")' for field in synced.fields)
        *found, first, last, absent = self._execute(
            f"SELECT {counts}, min(e.id), max(e.id), total(e.deleted IS {ABSENT}) "
            f"{rows_of(synced.name, span)}"
        ).fetchone()
        filled = [field for field, count in zip(synced.fields, found, strict=True) if count]
        ((known,),) = self._execute(
            "SELECT EXISTS (SELECT 1 FROM written WHERE record BETWEEN ? AND min(?, ?)) "
            "OR EXISTS (SELECT 1 FROM temp.altered WHERE entity = ?)",
            (first, last, self._last_known, synced.name),
        ).fetchall()
        return filled, self._is_new(synced) if known or absent else _ALL

    def _is_new(self, synced: Synced) -> str:
        """The condition that a row is of a record nothing is known of."""
        return (
            f"(e.deleted IS NOT {ABSENT} "
            "AND NOT EXISTS (SELECT 1 FROM written WHERE record = e.id) "
            "AND NOT EXISTS (SELECT 1 FROM temp.altered "
            f"WHERE entity = '{synced.name}' AND record = e.id))"
        )

    def _write_new(self, synced: Synced, names: Sequence[str], rows: str) -> None:
        """The records of these rows begin, those of each circle in one operation."""
        scope = synced.entity.scope
        told = ", ".join(f'e."{name}"' for name in ("id", *names))
        if synced.personal:  # erased one by one
            if each := self._execute(f"SELECT {told} {rows}").fetchall():
                self._pen.create_each(synced, names, each)
            return
        circle, apart = (f'e."{scope[1]}"', "GROUP BY 1") if scope else ("NULL", "")
        found = self._execute(
            f"SELECT {circle}, count(*), json_group_array(json_array({told})) {rows} {apart}"
        ).fetchall()
        for of, count, body in found:
            stream = scope_of(synced.name, {scope[1]: of} if scope else {})
            if count == 1:
                ((record, *values),) = _decode(body)
                self._pen.create(stream, synced, record, dict(zip(names, values, strict=True)))
            elif count:
                number = self._pen.create_many(stream, synced.name, names, count, body)
                self._execute(
                    "INSERT INTO written (record, operation) "
                    f"SELECT e.id, ? {rows} AND {circle} IS ?",
                    (number, of),
                )
        self._pen.flush()

    def _require_fit(self, synced: Synced, names: list[str], span: Span) -> None:
        pointing, rows = dict(synced.references), rows_of(synced.name, span)
        for name, fits in stricter(synced.name):
            if name not in names:
                continue
            column = f'e."{name}"'
            if name in pointing and self._are_ids(column, rows):
                continue
            for (value,) in self._execute(f"SELECT DISTINCT {column} {rows}").fetchall():
                _require_fit(synced, name, fits, value)

    def _are_ids(self, column: str, rows: str) -> bool:
        """Whether a column holds ids alone: looked at together, for most rows have their own."""
        together, count, are_texts = self._execute(
            f"SELECT group_concat({column}), count({column}), "
            f"min(typeof({column}) IN ('text', 'null')) {rows}"
        ).fetchone()
        return not count or bool(are_texts and are_ids(together, count))

    def _write_returned(self, synced: Synced, rows: list[int]) -> None:
        """Records that come back, are personal or are not here; altered ones are written there."""
        for start in range(0, len(rows), _IN_ONE_QUERY):
            part = rows[start : start + _IN_ONE_QUERY]
            block = self._execute(
                f"SELECT e.id, NULL, {row_of('e', synced)}, e.row FROM {synced.name} AS e "
                f"WHERE e.row IN ({','.join('?' * len(part))}) AND NOT EXISTS "
                "(SELECT 1 FROM temp.altered WHERE entity = ? AND record = e.id)",
                (*part, synced.name),
            ).fetchall()
            self.write_altered(synced, block)

    def _write_block(self, synced: Synced, block: list[Change]) -> None:
        """Write the operations of a block, each against what its record's operations say."""
        entity, pen, rest = synced.name, self._pen, self._rest
        known = histories(self._connection, (record for record, *_ in block))
        for record, old_row, new_row, row in block:
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
                _require_all_fit(synced, new)
                pen.create(scope, synced, record, new)
                continue
            state = fold(history)
            writes = _writes(synced, state, old, new)
            if writes:
                _require_all_fit(synced, {name: write.value for name, write in writes.items()})
                pen.change(scope, synced, record, writes)
                _settle_conflicts(self._connection, synced, record, state, writes)
            rest.loose |= {
                (target, old[name])
                for name, target in synced.references
                if old.get(name) is not None and old[name] != new[name]
            }


def _require_all_fit(synced: Synced, values: Mapping[str, Any]) -> None:
    for name, fits in stricter(synced.name):
        _require_fit(synced, name, fits, values.get(name))


def _require_fit(synced: Synced, name: str, fits: Fits, value: Any) -> None:
    """A value that its column cannot hold (a float, a date that is none) is not sealed."""
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
