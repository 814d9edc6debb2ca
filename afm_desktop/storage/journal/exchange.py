"""Operations as they travel: sent whole, received in any order, refused when they do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection

from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.storage.journal.erasure import destroy_erased
from afm_desktop.storage.journal.operations import chained_hash, gesture_digest
from afm_desktop.storage.journal.pen import Clock, stream_end
from afm_desktop.storage.journal.restate import restate
from afm_desktop.storage.sqlite.capture import forget
from afm_desktop.storage.synced import synced_tables


class AlteredOperation(StorageError):
    """An operation is not what its writer sealed."""

    def __init__(self) -> None:
        super().__init__("받은 내용이 보낸 기관의 기록과 다릅니다. 파일을 다시 받으세요.")


class GestureHead(msgspec.Struct, frozen=True):
    """A gesture as it travels with its operations."""

    id: str
    clock: int
    kind: str
    words: str
    actor: str
    role: str
    undoes: str | None

    def digest(self) -> str:
        gesture = Gesture(self.words, GestureKind(self.kind), self.undoes)
        return gesture_digest(self.id, gesture, self.actor, self.role, self.clock)


class RawOperation(msgspec.Struct, frozen=True):
    """An operation as it travels, with the hash it follows and the personal values it refers to."""

    stream: str
    sequence: int
    previous: bytes
    hash: bytes
    gesture: GestureHead
    entity: str
    record: str
    body: str
    personal: tuple[tuple[str, bytes, str], ...] = ()


def vector(connection: Connection) -> dict[str, int]:
    """How far each stream is known without a gap."""
    known: dict[str, int] = {}
    rows = connection.exec_driver_sql(
        "SELECT s.name, o.sequence FROM operation AS o JOIN stream AS s ON s.key = o.stream "
        "ORDER BY o.stream, o.sequence"
    )
    for name, sequence in rows:
        if sequence == known.get(name, 0) + 1:
            known[name] = sequence
    return known


def outgoing(connection: Connection, base: Mapping[str, int]) -> Iterator[RawOperation]:
    """Every operation above what the other side has (`base`), in the order of its stream."""
    rows = connection.exec_driver_sql(
        "SELECT s.name, o.sequence, o.hash, o.entity, o.record, o.body, g.id, g.clock, g.kind, "
        "g.words, g.actor, g.role, g.undoes FROM operation AS o "
        "JOIN stream AS s ON s.key = o.stream JOIN gesture AS g ON g.key = o.gesture "
        "ORDER BY s.name, o.sequence"
    ).all()
    ends: dict[str, tuple[int, bytes]] = {}
    for name, sequence, digest, entity, record, body, *head in rows:
        before, previous = ends.get(name, (0, b""))
        if sequence != before + 1:
            continue  # what comes after a gap travels once the gap is filled
        ends[name] = sequence, digest
        if sequence > base.get(name, 0):
            personal = _personal_of(connection, entity, record, body)
            yield RawOperation(
                name, sequence, previous, digest, GestureHead(*head), entity, record, body, personal
            )


def receive(connection: Connection, operations: Iterable[RawOperation], clock: Clock) -> int:
    """Keep what is new and make the tables its fold; known operations are passed over."""
    touched = set()
    gestures: dict[str, int] = {}
    for operation in operations:
        if _store(connection, operation, gestures):
            touched.add((operation.entity, operation.record))
            clock.see(operation.gesture.clock)
    known = {place for place in touched if place[0] in synced_tables()}
    destroy_erased(connection, known)
    restate(connection, known)
    forget(connection)
    return len(touched)


def _store(connection: Connection, raw: RawOperation, gestures: dict[str, int]) -> bool:
    _verify(connection, raw)
    stream = stream_end(connection, raw.stream, is_received=True)
    there = connection.exec_driver_sql(
        "SELECT hash FROM operation WHERE stream = ? AND sequence = ?", (stream.key, raw.sequence)
    ).scalar_one_or_none()
    if there is not None:
        if there != raw.hash:
            raise AlteredOperation
        return False
    if raw.gesture.id not in gestures:
        gestures[raw.gesture.id] = _gesture_key(connection, raw.gesture)
    connection.exec_driver_sql(
        "INSERT INTO operation (stream, sequence, gesture, entity, record, body, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            stream.key,
            raw.sequence,
            gestures[raw.gesture.id],
            raw.entity,
            raw.record,
            raw.body,
            raw.hash,
        ),
    )
    if raw.personal:
        connection.exec_driver_sql(
            "INSERT INTO personal_value (reference, record, salt, value) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (reference) DO NOTHING",
            [(reference, raw.record, salt, value) for reference, salt, value in raw.personal],
        )
    if raw.sequence > stream.sequence:
        connection.exec_driver_sql(
            "UPDATE stream SET sequence = ?, hash = ? WHERE key = ?",
            (raw.sequence, raw.hash, stream.key),
        )
    return True


def _verify(connection: Connection, raw: RawOperation) -> None:
    """The hash is of this content, and it fits what is known before and after it."""
    expected = chained_hash(
        raw.previous,
        (raw.stream, raw.sequence, raw.gesture.digest(), raw.entity, raw.record, raw.body),
    )
    before = connection.exec_driver_sql(
        "SELECT o.hash FROM operation AS o JOIN stream AS s ON s.key = o.stream "
        "WHERE s.name = ? AND o.sequence = ?",
        (raw.stream, raw.sequence - 1),
    ).scalar_one_or_none()
    fits = before is None or before == raw.previous
    if expected != raw.hash or not fits or (raw.sequence == 1) != (raw.previous == b""):
        raise AlteredOperation


def _gesture_key(connection: Connection, head: GestureHead) -> int:
    connection.exec_driver_sql(
        "INSERT INTO gesture (id, clock, kind, words, actor, role, undoes, learned_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (*msgspec.structs.astuple(head), datetime.now(UTC).isoformat(timespec="milliseconds")),
    )
    key = connection.exec_driver_sql(
        "SELECT key FROM gesture WHERE id = ?", (head.id,)
    ).scalar_one()
    assert isinstance(key, int)
    return key


def _personal_of(
    connection: Connection, entity: str, record: str, body: str
) -> tuple[tuple[str, bytes, str], ...]:
    synced = synced_tables().get(entity)
    if synced is None or not synced.personal:
        return ()
    rows = connection.exec_driver_sql(
        "SELECT reference, salt, value FROM personal_value WHERE record = ? AND value IS NOT NULL",
        (record,),
    )
    return tuple(tuple(row) for row in rows if row[0] in body)
