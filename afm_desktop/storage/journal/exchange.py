"""Operations as they travel: sent whole, received in any order, refused when they do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection

from afm_desktop.domain.errors import StorageError
from afm_desktop.storage.attached import forget_erased
from afm_desktop.storage.journal.entrance import (
    GestureHead,
    RawOperation,
    UnfitOperation,
    require_fit,
)
from afm_desktop.storage.journal.erasure import destroy_erased
from afm_desktop.storage.journal.operations import (
    chained_hash,
    gesture_digest,
    in_parts,
    marks,
    records_in,
)
from afm_desktop.storage.journal.pen import Clock, shape_key, stream_end
from afm_desktop.storage.journal.restate import restate
from afm_desktop.storage.settings import read_setting
from afm_desktop.storage.sqlite.capture import forget
from afm_desktop.storage.synced import synced_tables


class AlteredOperation(StorageError):
    """An operation is not what its writer sealed."""

    def __init__(self) -> None:
        super().__init__("받은 내용이 보낸 기관의 기록과 다릅니다. 파일을 다시 받으세요.")


class OtherCopy(StorageError):
    """Somebody has written in this copy's own stream: a copy of this file."""

    def __init__(self) -> None:
        super().__init__(
            "받은 내용이 이 파일의 사본에서 만든 것이라 합칠 수 없습니다. "
            "사본에서 고친 내용은 이 파일에 직접 옮겨 적으세요."
        )


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
        "g.words, g.actor, g.role, g.undoes, h.fields FROM operation AS o "
        "JOIN stream AS s ON s.key = o.stream JOIN gesture AS g ON g.key = o.gesture "
        "LEFT JOIN shape AS h ON h.key = o.shape "
        "ORDER BY s.name, o.sequence"
    ).all()
    ends: dict[str, tuple[int, bytes]] = {}
    for name, sequence, digest, entity, record, body, *head, fields in rows:
        before, previous = ends.get(name, (0, b""))
        if sequence != before + 1:
            continue  # what comes after a gap travels once the gap is filled
        ends[name] = sequence, digest
        if sequence > base.get(name, 0):
            personal = _personal_of(connection, entity, record, body)
            yield RawOperation(
                stream=name,
                sequence=sequence,
                previous=previous,
                hash=digest,
                gesture=GestureHead(*head),
                entity=entity,
                record=record,
                body=body,
                personal=personal,
                fields=fields,
            )


def receive(connection: Connection, operations: Iterable[RawOperation], clock: Clock) -> int:
    """Keep what is new and make the tables its fold; known operations are passed over."""
    touched = set()
    gestures: dict[GestureHead, int] = {}
    own = f"{read_setting(connection, 'device')}.{read_setting(connection, 'epoch') or 0}/"
    for operation in operations:
        require_fit(operation)
        if _store(connection, operation, gestures):
            if operation.stream.startswith(own):
                raise OtherCopy
            touched |= {
                (operation.entity, record)
                for record in records_in(operation.record, operation.body)
            }
            clock.see(operation.gesture.clock)
    known = {place for place in touched if place[0] in synced_tables()}
    erased = destroy_erased(connection, known)
    restate(connection, known)
    forget_erased(connection, erased)
    forget(connection)
    return len(touched)


def _store(connection: Connection, raw: RawOperation, gestures: dict[GestureHead, int]) -> bool:
    _verify(connection, raw)
    stream = stream_end(connection, raw.stream, is_received=True)
    there = connection.exec_driver_sql(
        "SELECT hash FROM operation WHERE stream = ? AND sequence = ?", (stream.key, raw.sequence)
    ).scalar_one_or_none()
    if there is not None:
        if there != raw.hash:
            raise AlteredOperation
        return False
    if raw.gesture not in gestures:
        gestures[raw.gesture] = _gesture_key(connection, raw.gesture)
    records = records_in(raw.record, raw.body)
    number = connection.exec_driver_sql(
        "INSERT INTO operation "
        "(stream, sequence, gesture, entity, record, body, hash, shape, records) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            stream.key,
            raw.sequence,
            gestures[raw.gesture],
            raw.entity,
            raw.record,
            raw.body,
            raw.hash,
            None if raw.fields is None else shape_key(connection, raw.fields),
            len(records),
        ),
    ).scalar_one()
    connection.exec_driver_sql(
        "INSERT INTO written (record, operation) VALUES (?, ?)",
        [(record, number) for record in records],
    )
    if raw.personal:
        connection.exec_driver_sql(
            "INSERT INTO personal_value (reference, record, salt, value) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (reference) DO NOTHING",
            [(reference, raw.record, salt, value) for reference, salt, value in raw.personal],
        )
    if raw.sequence > stream.sequence:
        has_gap = raw.sequence > stream.sequence + 1  # from now on others know more of it
        connection.exec_driver_sql(
            "UPDATE stream SET sequence = ?, hash = ?, is_received = max(is_received, ?) "
            "WHERE key = ?",
            (raw.sequence, raw.hash, int(has_gap), stream.key),
        )
    return True


def _verify(connection: Connection, raw: RawOperation) -> None:
    """The hash is of this content, and it fits what is known before and after it."""
    content = (raw.stream, raw.sequence, raw.gesture.digest(), raw.entity, raw.record, raw.body)
    if chained_hash(raw.previous, content, raw.fields) != raw.hash:
        raise AlteredOperation
    if (raw.sequence == 1) != (raw.previous == b""):
        raise AlteredOperation
    neighbours = connection.exec_driver_sql(
        "SELECT o.sequence, o.hash, o.entity, o.record, o.body, h.fields, g.id, g.kind, g.words, "
        "g.undoes, g.actor, g.role, g.clock "
        "FROM operation AS o JOIN stream AS s ON s.key = o.stream "
        "JOIN gesture AS g ON g.key = o.gesture LEFT JOIN shape AS h ON h.key = o.shape "
        "WHERE s.name = ? AND o.sequence IN (?, ?)",
        (raw.stream, raw.sequence - 1, raw.sequence + 1),
    )
    for sequence, digest, entity, record, body, fields, identity, *head in neighbours:
        if sequence < raw.sequence:
            fits = digest == raw.previous
        else:
            kind, words, undoes, actor, role, at = head
            said = gesture_digest(identity, (kind, words, undoes), actor, role, at)
            content = (raw.stream, sequence, said, entity, record, body)
            fits = chained_hash(raw.hash, content, fields) == digest
        if not fits:
            raise AlteredOperation
    for part in in_parts(records_in(raw.record, raw.body)):
        other = connection.exec_driver_sql(
            "SELECT 1 FROM written AS w JOIN operation AS o ON o.number = w.operation "
            f"WHERE w.record IN ({marks(part)}) AND o.entity <> ?",
            (*part, raw.entity),
        )
        if other.first() is not None:  # a record is of one kind for ever
            raise UnfitOperation


def _gesture_key(connection: Connection, head: GestureHead) -> int:
    told = msgspec.structs.astuple(head)
    connection.exec_driver_sql(
        "INSERT INTO gesture (id, clock, kind, words, actor, role, undoes, learned_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (*told, datetime.now(UTC).isoformat(timespec="milliseconds")),
    )
    key, *known = connection.exec_driver_sql(
        "SELECT key, id, clock, kind, words, actor, role, undoes FROM gesture WHERE id = ?",
        (head.id,),
    ).one()
    if tuple(known) != told:
        raise AlteredOperation
    return int(key)


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
