"""The pen writes one gesture's operations at the ends of their streams."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, repeat
from itertools import count as counting
from typing import Any, NamedTuple

from sqlalchemy import Connection

from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.ids import new_id, new_ids
from afm_desktop.storage.journal.operations import (
    MANY,
    NewWrite,
    Operation,
    Write,
    chained_hash,
    encode_body,
    encode_creation,
    encode_fields,
    gesture_digest,
    in_parts,
    marks,
)
from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.many import insert_rows
from afm_desktop.storage.synced import Synced, scope_of

AHEAD = 24 * 3_600_000 << 16
"""A day: further ahead another clock is wrong."""
_INSERT_GESTURE = (
    "INSERT INTO gesture (id, clock, kind, words, actor, role, undoes, learned_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_OPERATION = (
    "INSERT INTO operation "
    "(number, stream, sequence, gesture, entity, record, body, hash, shape, records) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_MOVE_STREAM = "UPDATE stream SET sequence = ?, hash = ? WHERE key = ?"
_INSERT_STREAM = (
    "INSERT INTO stream (key, name, sequence, hash, is_received) VALUES (?, ?, ?, ?, 0)"
)
_INSERT_WRITTEN = "INSERT INTO written (record, operation) VALUES (?, ?)"
_INSERT_PERSONAL = "INSERT INTO personal_value (reference, record, salt, value) VALUES (?, ?, ?, ?)"
_SALT = 16
_MOST_ENDS = 5_000
"""Ends of streams that are kept in mind; every body has one for its persons."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: this copy of the file (device and epoch), the person and their role."""

    device: str
    epoch: int
    actor: str
    role: str

    def stream(self, scope: str) -> str:
        return f"{self.device}.{self.epoch}/{scope}"


@dataclass(slots=True)
class _End:
    """Where a stream stands."""

    key: int
    name: str
    sequence: int
    hash: bytes
    moved: bool = False


class _Many(NamedTuple):
    """What is said apart of an operation in which many records begin."""

    shape: int | None
    fields: str | None
    records: int


_ONE = _Many(None, None, 1)


class Clock:
    """A hybrid logical clock: milliseconds and a counter, behind nothing it has seen.

    But for an office whose calendar is years ahead: it does not drag the others along.
    """

    def __init__(self, seen: int = 0) -> None:
        self._last = 0
        self.see(seen)

    def tick(self) -> int:
        self._last = max(self._last + 1, _wall())
        return self._last

    @property
    def now(self) -> int:
        """The last reading, without a new tick."""
        return self._last

    def see(self, moment: int) -> None:
        self._last = max(self._last, min(moment, _wall() + AHEAD))


def _wall() -> int:
    return time.time_ns() // 1_000_000 << 16


def moment_of(clock: int) -> datetime:
    """The wall time of a clock reading."""
    return datetime.fromtimestamp((clock >> 16) / 1000, UTC)


def clock_of(moment: datetime) -> int:
    """The first clock reading of a wall time."""
    return round(moment.timestamp() * 1000) << 16


class Pen:
    """Writes the operations of one gesture; `flush` puts what is waiting into the file."""

    def __init__(
        self, connection: Connection, gesture: Gesture, writer: Writer, clock: Clock
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._ends: dict[str, _End] = {}
        self._moved: list[_End] = []
        self._begun: list[_End] = []
        """Ends of streams that are put into the file with what is waiting."""
        self._apart_places = _places()
        self._operations: list[tuple[Any, ...]] = []
        self._written: list[tuple[str, int]] = []
        self._number = last_number(connection)
        self._personal: list[tuple[Any, ...]] = []
        self.gesture = new_id()
        self.count = 0
        self._reading = reading = clock.tick()
        said = (gesture.kind, gesture.words, gesture.undoes)
        self._digest = gesture_digest(self.gesture, said, writer.actor, writer.role, reading)
        self._key = _inserted(
            connection,
            _INSERT_GESTURE,
            (
                self.gesture,
                reading,
                gesture.kind,
                gesture.words,
                writer.actor,
                writer.role,
                gesture.undoes,
                datetime.now(UTC).isoformat(timespec="milliseconds"),
            ),
        )

    def create(self, scope: str, synced: Synced, record: str, values: Mapping[str, Any]) -> None:
        """A record's first operation."""
        personal = synced.personal
        kept = {
            field: self._apart(record, value) if field in personal else value
            for field, value in values.items()
            if value is not None or field == "deleted"
        }
        end = self._end(scope)
        self._append_one(end, synced.name, record, encode_creation(kept))

    def create_each(
        self, synced: Synced, names: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """The first operations of records that have each one of their own: ids and values."""
        said = ("id", *names)
        told = [dict(zip(said, values, strict=True)) for values in rows]
        scopes = [scope_of(synced.name, values) for values in told]
        self._look_up(dict.fromkeys(scopes))
        for scope, values in zip(scopes, told, strict=True):
            self.create(scope, synced, values.pop("id"), values)
        self.flush()

    def create_many(
        self, scope: str, entity: str, names: Sequence[str], count: int, body: str
    ) -> int:
        """The first operation of so many records with the same fields: answers its number.

        Which records these are is still to be noted in `written`.
        """
        fields = encode_fields(names)
        many = _Many(shape_key(self._connection, fields), fields, count)
        self._append(self._end(scope), entity, MANY, body, many)
        return self._number

    def change(
        self, scope: str, synced: Synced, record: str, writes: Mapping[str, NewWrite]
    ) -> Operation:
        """A further operation on a record, as it will be read."""
        kept = {
            field: write._replace(value=self._apart(record, write.value))
            if field in synced.personal
            else write
            for field, write in writes.items()
        }
        end = self._end(scope)
        self._append_one(end, synced.name, record, encode_body(end.name, kept))
        own = f"{end.name}:{end.sequence}"
        written = {
            field: Write(own, self._reading, value, parents, own if origin is None else origin)
            for field, (value, parents, origin) in kept.items()
        }
        return Operation(end.name, end.sequence, self._key, synced.name, record, written)

    def flush(self) -> None:
        """Put the waiting operations and the streams' new ends into the file."""
        connection = driver(self._connection)
        moved = [(end.sequence, end.hash, end.key) for end in self._moved]
        begun = [(end.key, end.name, end.sequence, end.hash) for end in self._begun]
        for statement, rows in (
            (_INSERT_STREAM, begun),
            (_INSERT_PERSONAL, self._personal),
            (_INSERT_OPERATION, self._operations),
            (_INSERT_WRITTEN, self._written),
        ):
            if rows:  # most gestures are small, and to write nothing takes its time too
                insert_rows(connection, statement, rows)
        if moved:
            connection.executemany(_MOVE_STREAM, moved)
        for end in (*self._moved, *self._begun):
            end.moved = False
        self._operations, self._personal, self._written = [], [], []
        self._moved, self._begun = [], []
        if len(self._ends) > _MOST_ENDS:
            self._ends.clear()

    def _append_one(self, end: _End, entity: str, record: str, body: str) -> None:
        self._append(end, entity, record, body)
        self._written.append((record, self._number))

    def _append(self, end: _End, entity: str, record: str, body: str, many: _Many = _ONE) -> None:
        """Put an operation at the end of its stream."""
        end.sequence = sequence = end.sequence + 1
        content = (end.name, sequence, self._digest, entity, record, body)
        end.hash = chained_hash(end.hash, content, many.fields)
        if not end.moved:
            end.moved = True
            self._moved.append(end)
        self.count += many.records
        self._number += 1
        said = (entity, record, body, end.hash, many.shape, many.records)
        self._operations.append((self._number, end.key, sequence, self._key, *said))

    def _end(self, scope: str) -> _End:
        found = self._ends.get(scope)
        if found is None:
            found = self._ends[scope] = stream_end(self._connection, self._writer.stream(scope))
        return found

    def _look_up(self, scopes: Iterable[str]) -> None:
        """Know where the streams of these circles stand; those that are not there yet begin.

        They are in the file from the next `flush` on, as far as they have come by then.
        """
        wanted = {self._writer.stream(scope): scope for scope in scopes if scope not in self._ends}
        execute = driver(self._connection).execute
        for part in in_parts(wanted):
            for key, name, sequence, hash_ in execute(
                f"SELECT key, name, sequence, hash FROM stream WHERE name IN ({marks(part)})", part
            ):
                self._ends[wanted.pop(name)] = _End(key, name, sequence, hash_)
        if wanted:
            (last,) = execute("SELECT ifnull(max(key), 0) FROM stream").fetchone()
            self._begun = [
                _End(key, name, 0, b"", moved=True) for key, name in zip(counting(last + 1), wanted)
            ]
            self._ends |= {wanted[end.name]: end for end in self._begun}

    def _apart(self, record: str, value: Any) -> Any:
        """A personal value stands apart; the operation holds where, and a proof of what."""
        if value is None or isinstance(value, dict):
            return value
        salt, reference = next(self._apart_places)
        self._personal.append((reference, record, salt, value))
        return {"ref": reference, "proof": personal_proof(salt, value)}


def _places() -> Iterator[tuple[bytes, str]]:
    """Salts and references; who asks for many is given them by the hundred."""
    for size in chain((1, 7), repeat(512)):
        salts = secrets.token_bytes(_SALT * size)
        for place, reference in enumerate(new_ids(size)):
            yield salts[_SALT * place : _SALT * (place + 1)], reference


def personal_proof(salt: bytes, value: str) -> str:
    """What an operation keeps of a personal value; without the salt it tells nothing."""
    return hashlib.sha256(salt + value.encode()).hexdigest()


def stream_end(connection: Connection, name: str, *, is_received: bool = False) -> _End:
    """The end of a stream, which begins when it is first asked for."""
    row = (
        driver(connection)
        .execute("SELECT key, sequence, hash FROM stream WHERE name = ?", (name,))
        .fetchone()
    )
    if row is not None:
        return _End(row[0], name, row[1], row[2])
    key = _inserted(
        connection,
        "INSERT INTO stream (name, sequence, hash, is_received) VALUES (?, 0, x'', ?)",
        (name, int(is_received)),
    )
    return _End(key, name, 0, b"")


def last_number(connection: Connection) -> int:
    """The number of the last operation: how far this copy has come."""
    (found,) = driver(connection).execute("SELECT max(number) FROM operation").fetchone()
    return int(found or 0)


def shape_key(connection: Connection, fields: str) -> int:
    """Where the names of fields are kept, which is made when they are first written apart."""
    row = driver(connection).execute("SELECT key FROM shape WHERE fields = ?", (fields,)).fetchone()
    if row is not None:
        return int(row[0])
    return _inserted(connection, "INSERT INTO shape (fields) VALUES (?)", (fields,))


def _inserted(connection: Connection, statement: str, values: tuple[Any, ...]) -> int:
    (key,) = driver(connection).execute(f"{statement} RETURNING key", values).fetchone()
    assert isinstance(key, int)
    return key
