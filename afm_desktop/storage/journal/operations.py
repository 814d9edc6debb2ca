"""An operation: what one gesture wrote on one record, with the writes it replaces.

In the file and on the wire an operation's body is JSON, one entry a field:

    "name": "예시가람기전"                     the first value: it replaces nothing
    "name": ["예시가람", [3, "d2.0/alliance:7"]]  a value and the operations whose value it replaces
    "name": ["예시가람기전", [4], 1]            an undo: the value that operation 1 wrote
    "name": ["", [4], 0]                       an undo: the value from before any write

A number is a sequence in the operation's own stream. A personal value is `{"ref", "proof"}`: the
value itself lies in `personal_value`, the proof is sha256(salt + value).

The names of fields may be written apart (`shape` in the file, `fields` on the wire); the body is
then the array of the first values in that order.

Records that begin in one gesture share operations: such an operation names no record (`MANY`), and
its body is an array of records, each the array of its id and its first values. For each of them it
is an operation like any other. The file knows by `written` which operations are on a record.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from afm_desktop.domain.errors import StorageError
from afm_desktop.storage.sqlite.engine import driver

NEVER = ""
"""The origin of a value from before any write."""
MANY = ""
"""What an operation in which many records begin says in place of a record."""
_IN_ONE_QUERY = 900
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode
_decode_at = json.JSONDecoder().raw_decode
_decode_many = msgspec.json.Decoder(list[list[Any]]).decode
_UNREADABLE = (msgspec.DecodeError, AttributeError, TypeError, ValueError, RecursionError)


class UnreadableOperation(StorageError):
    """The file was damaged where an operation stands."""

    def __init__(self, operation: str) -> None:
        super().__init__("파일의 이력 일부가 손상되었습니다. 파일 점검을 하고 백업에서 복원하세요.")
        self.operation = operation


class Write(NamedTuple):
    """One field of one operation."""

    operation: str
    clock: int
    value: Any
    parents: tuple[str, ...]
    origin: str
    """The operation that first wrote this value: itself, or the one that an undo went back to."""


_write = partial(tuple.__new__, Write)
"""Half the time of naming what it is made of: a check makes as many as the file has values."""


class NewWrite(NamedTuple):
    """A field about to be written; `origin` only when an undo puts an older value back."""

    value: Any
    parents: tuple[str, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """What one gesture wrote on one record."""

    stream: str
    sequence: int
    gesture: int
    entity: str
    record: str
    writes: dict[str, Write]

    @property
    def id(self) -> str:
        return f"{self.stream}:{self.sequence}"


def encode_body(stream: str, writes: Mapping[str, NewWrite]) -> str:
    """The body's JSON, with references into its own stream shortened to numbers."""

    def short(operation: str) -> int | str:
        owner, _, sequence = operation.rpartition(":")
        return int(sequence) if owner == stream else operation

    def entry(write: NewWrite) -> Any:
        parents = [short(parent) for parent in write.parents]
        if write.origin is not None:
            return [write.value, parents, short(write.origin) if write.origin else 0]
        return [write.value, parents] if parents else write.value

    return _encode({field: entry(write) for field, write in writes.items()}).decode()


def encode_creation(values: Mapping[str, Any]) -> str:
    """The body of a record's first operation: bare values."""
    return _encode(values).decode()


def encode_fields(names: Sequence[str]) -> str:
    """The names that the values of several bodies stand for."""
    return _encode(names).decode()


def decode_body(
    stream: str, sequence: int, clock: int, body: str, fields: str | None = None
) -> dict[str, Write]:
    """The writes of a stored or received body."""
    own = f"{stream}:{sequence}"

    def write(entry: Any) -> Write:
        if type(entry) is not list:
            return Write(own, clock, entry, (), own)
        value, parents, *restored = entry
        if type(parents) is not list or len(restored) > 1:
            raise TypeError(entry)
        origin = own
        if restored:
            origin = NEVER if restored[0] == 0 else _long(stream, restored[0])
        return Write(own, clock, value, tuple(_long(stream, one) for one in parents), origin)

    try:
        entries = _decode(body)
        named = entries.items() if fields is None else _by_name(_names(fields), entries)
        return {field: write(entry) for field, entry in named}
    except _UNREADABLE as error:
        raise UnreadableOperation(own) from error


def decode_many(
    own: str, clock: int, body: str, fields: str | None, wanted: Collection[str] | None = None
) -> Iterator[tuple[str, dict[str, Write]]]:
    """The records that begin in an operation, or those `wanted` of them, with their writes."""
    try:
        if fields is None:
            raise TypeError(body)
        names = _names(fields)
        for record, *values in _begun(body, wanted):
            if type(record) is not str:
                raise TypeError(record)
            if wanted is None or record in wanted:
                entries = _by_name(names, values)
                yield record, {field: _write((own, clock, one, (), own)) for field, one in entries}
    except _UNREADABLE as error:
        raise UnreadableOperation(own) from error


def _begun(body: str, wanted: Collection[str] | None) -> list[list[Any]]:
    """The arrays of a body; of a single record its own alone, as an edit looks for just one.

    Within a text JSON writes a quotation mark with a backslash: `["` begins an array and no text.
    """
    if wanted is not None and len(wanted) == 1:
        (record,) = wanted
        start = body.find(f'["{record}"')
        if start >= 0:
            return [_decode_at(body, start)[0]]
    return _decode_many(body)


def records_in(record: str, body: str) -> list[str]:
    """The records that an operation is on, as they were written."""
    if record != MANY:
        return [record]
    try:
        found = [record for record, *_ in _decode_many(body)]
        if not all(type(one) is str for one in found):
            raise TypeError(found)
    except _UNREADABLE as error:
        raise UnreadableOperation(record) from error
    return found


def _names(fields: str) -> list[str]:
    """The names that were written apart."""
    names = _decode(fields)
    if type(names) is not list or not all(type(name) is str for name in names):
        raise TypeError(names)
    if len(set(names)) < len(names):
        raise TypeError(names)
    return names


def _by_name(names: Sequence[str], values: object) -> Iterator[tuple[str, Any]]:
    """First values with their names."""
    if type(values) is not list or list in map(type, values):
        raise TypeError(values)
    return zip(names, values, strict=True)


def _long(stream: str, operation: object) -> str:
    """The operation that a body means; a number is a sequence in its own stream."""
    if type(operation) is int and operation > 0:
        return f"{stream}:{operation}"
    if type(operation) is str:
        return operation
    raise TypeError(operation)


def gesture_digest(
    identity: str, said: tuple[str, str, str | None], actor: str, role: str, clock: int
) -> str:
    """What an operation's hash says of its gesture, so that its words cannot be changed unseen.

    `said` is the gesture's kind, its words and what it undoes.
    """
    return hashlib.sha256(_encode([identity, *said, actor, role, clock])).hexdigest()


Content = tuple[str, int, str, str, str, str]
"""Stream, sequence, digest of the gesture, table, record id, body: what a hash vouches for."""


def chained_hash(previous: bytes, content: Content, fields: str | None = None) -> bytes:
    """sha256 of the hash before it in its stream and of everything an operation says.

    `fields` are the names of the values of its body, where they are written apart. The body of an
    operation in which many records begin is large; its own sha256 stands for it.
    """
    said: tuple[object, ...] = content if fields is None else (*content, fields)
    if content[-2] == MANY and isinstance(content[-1], str):
        said = (*content[:-1], hashlib.sha256(content[-1].encode()).hexdigest(), fields)
    return hashlib.sha256(previous + _encode(said)).digest()


def histories(connection: Connection, records: Iterable[str]) -> dict[str, list[Operation]]:
    """All operations on each of these records; a record without any is left out."""
    found: dict[str, list[Operation]] = {}
    for part in in_parts(records):
        rows = driver(connection).execute(
            f"{_SELECT_OPERATIONS} WHERE o.number IN ("
            f"SELECT operation FROM written WHERE record IN ({marks(part)})) ORDER BY o.number",
            part,
        )
        wanted = frozenset(part)
        for row in rows.fetchall():
            for operation in _operations_of(row, wanted):
                found.setdefault(operation.record, []).append(operation)
    return found


def begun_together(
    connection: Connection, records: tuple[str, ...]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Those of these records that began together and nothing has happened to since.

    Each with its table and its first values by field; what cannot be read is left out.
    """
    once = (
        f"SELECT record, min(operation) FROM written WHERE record IN ({marks(records)}) "
        "GROUP BY record HAVING count(*) = 1"
    )
    alone = dict(driver(connection).execute(once, records).fetchall())
    numbers = tuple(sorted(set(alone.values())))
    rows = driver(connection).execute(
        "SELECT o.number, o.entity, o.body, h.fields FROM operation AS o "
        "JOIN shape AS h ON h.key = o.shape "
        f"WHERE o.record = ? AND o.number IN ({marks(numbers)})",
        (MANY, *numbers),
    )
    for number, entity, body, fields in rows.fetchall():
        with contextlib.suppress(*_UNREADABLE):
            names = _names(fields)
            for record, *values in _decode_many(body):
                if alone.get(record) == number:
                    yield entity, record, dict(_by_name(names, values))


def undone_on(
    connection: Connection, entities: Collection[str], field: str, value: str
) -> set[str]:
    """Records of some kinds that pointed to one and whose gesture was undone.

    What an undone gesture began is in no table any more; only the journal tells that it was there.
    """
    kinds = tuple(entities)
    rows = driver(connection).execute(
        f"{_SELECT_OPERATIONS} WHERE o.entity IN ({marks(kinds)}) AND instr(o.body, ?) > 0"
        " AND g.id IN (SELECT undoes FROM gesture WHERE undoes IS NOT NULL)",
        (*kinds, value),
    )
    return {
        operation.record
        for row in rows.fetchall()
        for operation in _operations_of(row, None)
        if (write := operation.writes.get(field)) is not None and write.value == value
    }


def records_of(connection: Connection, gesture: int) -> Iterator[str]:
    """The records that a gesture wrote on, in the order in which they were written."""
    rows = driver(connection).execute(
        "SELECT record, body FROM operation WHERE gesture = ? ORDER BY number", (gesture,)
    )
    for record, body in rows:
        yield from records_in(record, body)


def in_parts(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Ids in groups that fit into one query."""
    wanted = list(ids)
    for start in range(0, len(wanted), _IN_ONE_QUERY):
        yield tuple(wanted[start : start + _IN_ONE_QUERY])


def marks(part: tuple[str, ...] | tuple[int, ...]) -> str:
    """As many question marks as there are ids."""
    return ",".join("?" * len(part))


_SELECT_OPERATIONS = (
    "SELECT s.name, o.sequence, g.clock, o.gesture, o.entity, o.record, o.body, h.fields "
    "FROM operation AS o JOIN stream AS s ON s.key = o.stream "
    "JOIN gesture AS g ON g.key = o.gesture LEFT JOIN shape AS h ON h.key = o.shape"
)


def _operations_of(row: Any, wanted: Collection[str] | None) -> Iterator[Operation]:
    """The operation of a row of `_SELECT_OPERATIONS`, on each of the records that are wanted."""
    stream, sequence, clock, gesture, entity, record, body, fields = row
    if record == MANY:
        found = decode_many(f"{stream}:{sequence}", clock, body, fields, wanted)
    else:
        found = iter([(record, decode_body(stream, sequence, clock, body, fields))])
    for one, writes in found:
        yield Operation(stream, sequence, gesture, entity, one, writes)
