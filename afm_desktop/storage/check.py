"""Check a file through and through: pages, references, the chain, and every row against its fold.

SQLite's own check passes many a changed value; the chain finds a changed operation, the fold a
changed row, and both name the record and the field.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.storage import attached, schema
from afm_desktop.storage.errors import DamagedFile
from afm_desktop.storage.journal.fold import fold
from afm_desktop.storage.journal.operations import (
    MANY,
    Operation,
    UnreadableOperation,
    begun_together,
    chained_hash,
    decode_body,
    gesture_digest,
    histories,
    in_parts,
    marks,
    records_in,
)
from afm_desktop.storage.journal.pen import personal_proof
from afm_desktop.storage.journal.restate import personal_values, row_values
from afm_desktop.storage.journal.values import fitting, is_proof
from afm_desktop.storage.sqlite import integrity, search
from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.failures import examining
from afm_desktop.storage.synced import Synced, referrers, synced_tables

Progress = Callable[[int, int], None]
MOST_FINDINGS = 1_000
_NAMED_BY = ("name", "title")


class FindingKind(StrEnum):
    """What can be wrong with a file."""

    PAGES = "pages"
    REFERENCE = "reference"
    OPERATION = "operation"
    ROW = "row"
    EXTRA_ROW = "extra_row"
    PERSONAL = "personal"
    DAMAGED_BYTES = "damaged_bytes"
    MISSING_BYTES = "missing_bytes"
    SEARCH = "search"
    FOREIGN_OBJECT = "foreign_object"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with the record and the field where there is one."""

    kind: FindingKind
    entity: str | None = None
    record: str | None = None
    field: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at and what it found."""

    findings: tuple[Finding, ...]
    records: int
    operations: int
    names: Mapping[str, str]
    """What the records that were found wrong are called, by their ids, as far as it is said."""
    files: int = 0
    """How many contents of attached files it holds."""
    files_size: int = 0
    """How many bytes those are."""

    @property
    def is_whole(self) -> bool:
        return not self.findings


def check(path: Path, progress: Progress | None = None) -> CheckReport:
    """Check a file that nobody is writing to, or a backup; the file is only read."""
    with examining(path):
        engine = integrity.checking_engine(path)
        try:
            with engine.connect() as connection, connection.begin():
                return check_connection(connection, progress)
        finally:
            engine.dispose()


def check_connection(connection: Connection, progress: Progress | None = None) -> CheckReport:
    """Check what a connection sees."""
    findings: list[Finding] = []
    is_complete = not schema.lacking(connection)
    steps = _steps() if is_complete else (_pages, _objects)
    for done, step in enumerate(steps):
        if progress is not None:
            progress(done, len(steps))
        for finding in step(connection):
            findings.append(finding)
            if len(findings) >= MOST_FINDINGS:
                break
        if findings and findings[-1].kind is FindingKind.PAGES:
            break  # what lies on damaged pages cannot be judged
    if progress is not None:
        progress(len(steps), len(steps))
    if not is_complete:  # nor what is not there
        return CheckReport(tuple(findings), 0, 0, {})
    files = attached.held(connection)
    counts = _records(connection), _operations(connection)
    return CheckReport(tuple(findings), *counts, _names(connection, findings), *files)


def _names(connection: Connection, findings: Sequence[Finding]) -> dict[str, str]:
    """Names and titles as the tables say them now; none that is personal or not to be shown."""
    found: dict[str, str] = {}
    if any(one.kind is FindingKind.PAGES for one in findings):
        return found  # what lies on damaged pages cannot be read
    for entity in {one.entity for one in findings if one.entity in synced_tables()}:
        synced = synced_tables()[entity or ""]
        name = next((one for one in _NAMED_BY if one in synced.table.columns), None)
        if name is None or name in synced.personal:
            continue
        ids = {one.record for one in findings if one.entity == entity and one.record}
        for part in in_parts(sorted(ids, key=str)):
            query = f"SELECT id, {name} FROM {entity} WHERE id IN ({marks(part)})"
            rows = driver(connection).execute(query, tuple(part))
            found |= {id: said for id, said in rows if isinstance(said, str) and said.isprintable()}
    return found


def require_whole(path: Path) -> CheckReport:
    """Check a file and refuse it when anything is wrong but what leaves its records whole.

    A file whose attachments lack bytes is worth keeping, and cannot be had otherwise; a wrong
    number in its header is put right when it is opened to write.
    """
    report = check(path)
    if not all(finding.kind in _BORNE for finding in report.findings):
        raise DamagedFile(path)
    return report


_BORNE = frozenset({FindingKind.DAMAGED_BYTES, FindingKind.MISSING_BYTES, FindingKind.FORMAT})
Step = Callable[[Connection], Iterator[Finding]]


def _steps() -> tuple[Step, ...]:
    tables = tuple(_table_step(synced) for synced in synced_tables().values())
    journal = (_references, _chain, _written, _personal)
    return (_pages, _objects, _format, *journal, *tables, _attached, _search)


def _pages(connection: Connection) -> Iterator[Finding]:
    for complaint in integrity.complaints(connection):
        yield Finding(FindingKind.PAGES, detail=complaint)


def _objects(connection: Connection) -> Iterator[Finding]:
    for name in (*schema.foreign(connection), *schema.lacking(connection)):
        yield Finding(FindingKind.FOREIGN_OBJECT, detail=name)


def _format(connection: Connection) -> Iterator[Finding]:
    """An older program would take the file for one of its own by the number in the header."""
    if schema.is_misnumbered(connection):
        yield Finding(FindingKind.FORMAT)


def _references(connection: Connection) -> Iterator[Finding]:
    for entity, row, target in integrity.broken_references(connection):
        record = None
        if entity in synced_tables():
            found = driver(connection).execute(f"SELECT id FROM {entity} WHERE row = ?", (row,))
            (record,) = found.fetchone() or (None,)
        yield Finding(FindingKind.REFERENCE, entity, record, detail=target)


def _chain(connection: Connection) -> Iterator[Finding]:
    """Every operation follows the one before it in its stream, and says what it said."""
    digests = _digests(connection)
    rows = driver(connection).execute(
        "SELECT s.name, s.is_received, o.sequence, o.gesture, o.entity, o.record, o.body, "
        "h.fields, o.hash FROM operation AS o JOIN stream AS s ON s.key = o.stream "
        "LEFT JOIN shape AS h ON h.key = o.shape ORDER BY o.stream, o.sequence"
    )
    stream, last, previous = "", 0, b""
    for name, is_received, sequence, gesture, entity, record, body, fields, stored in rows:
        if name != stream:
            stream, last, previous = name, 0, b""
        if not isinstance(sequence, int) or not isinstance(stored, bytes):
            yield Finding(FindingKind.OPERATION, entity, record, detail=f"{name}:{sequence}")
            continue
        if sequence == last + 1:
            digest = digests.get(gesture, "")
            content = (name, sequence, digest, entity, record, body)
            follows = chained_hash(previous, content, fields) == stored
        else:
            follows = bool(is_received)  # what is missing may still arrive
        if not follows:
            yield Finding(FindingKind.OPERATION, entity, record, detail=f"{name}:{sequence}")
        last, previous = sequence, stored
    yield from _ends(connection)


def _written(connection: Connection) -> Iterator[Finding]:
    """Of every operation it is noted which records it is on, and how many."""
    noted = driver(connection).execute("SELECT record, operation FROM written")
    left = {(record, number) for record, number in noted}
    rows = driver(connection).execute(
        "SELECT number, entity, record, records, body FROM operation ORDER BY number"
    )
    for number, entity, record, count, body in rows:
        try:
            records = records_in(record, body)
        except UnreadableOperation:
            yield Finding(FindingKind.OPERATION, entity, detail=str(number))
            continue
        told = {(one, number) for one in records}
        if count != len(records) or not told <= left:
            yield Finding(FindingKind.OPERATION, entity, record or None, detail=str(number))
        left -= told
    for record, number in left:
        yield Finding(FindingKind.OPERATION, record=record, detail=str(number))


def _ends(connection: Connection) -> Iterator[Finding]:
    """A stream's noted end is its last operation: nothing was cut off."""
    rows = driver(connection).execute(
        "SELECT s.name, s.sequence FROM stream AS s LEFT JOIN operation AS o "
        "ON o.stream = s.key AND o.sequence = s.sequence "
        "WHERE s.sequence > 0 AND (o.hash IS NULL OR o.hash <> s.hash)"
    )
    for name, sequence in rows:
        yield Finding(FindingKind.OPERATION, detail=f"{name}:{sequence}")


def _digests(connection: Connection) -> dict[int, str]:
    rows = driver(connection).execute(
        "SELECT key, id, kind, words, undoes, actor, role, clock FROM gesture"
    )
    kinds = {kind.value for kind in GestureKind}
    return {
        key: gesture_digest(identity, (kind, words, undoes), actor, role, clock)
        for key, identity, kind, words, undoes, actor, role, clock in rows
        if kind in kinds
    }


def _personal(connection: Connection) -> Iterator[Finding]:
    """A personal value is the one its operation vouched for, or was erased with its salt."""
    proofs = _proofs(connection)
    rows = driver(connection).execute("SELECT reference, record, salt, value FROM personal_value")
    for reference, record, salt, value in rows:
        erased = salt is None and value is None
        intact = isinstance(salt, bytes) and isinstance(value, str)
        if erased or (intact and personal_proof(salt, value) == proofs.get(reference)):
            continue
        yield Finding(FindingKind.PERSONAL, record=record)


def _proofs(connection: Connection) -> dict[str, str]:
    proofs: dict[str, str] = {}
    names = [synced.name for synced in synced_tables().values() if synced.personal]
    for body, fields in driver(connection).execute(
        "SELECT o.body, h.fields FROM operation AS o LEFT JOIN shape AS h ON h.key = o.shape "
        f"WHERE o.entity IN ({','.join('?' * len(names))}) AND o.record <> ?",
        (*names, MANY),
    ):
        with contextlib.suppress(UnreadableOperation):
            for write in decode_body("", 0, 0, body, fields).values():
                if is_proof(write.value):
                    proofs[write.value["ref"]] = write.value["proof"]
    return proofs


def _attached(connection: Connection) -> Iterator[Finding]:
    """The bytes of every attached file are there and are those that were attached."""
    for record, is_there in attached.faults(connection):
        kind = FindingKind.DAMAGED_BYTES if is_there else FindingKind.MISSING_BYTES
        yield Finding(kind, "attachments", record)


def _table_step(synced: Synced) -> Step:
    def rows_are_their_fold(connection: Connection) -> Iterator[Finding]:
        known = _known(connection, synced)
        for part in in_parts(sorted(known)):
            yield from _differences(connection, synced, part)
        yield from _extra_rows(connection, synced, known)

    return rows_are_their_fold


def _known(connection: Connection, synced: Synced) -> set[str]:
    """The records of a table that there are operations on."""
    found: set[str] = set()
    for record, body in driver(connection).execute(
        "SELECT record, CASE record WHEN ? THEN body END FROM operation WHERE entity = ?",
        (MANY, synced.name),
    ):
        with contextlib.suppress(UnreadableOperation):
            found.update(filter(_is_text, records_in(record, body)))
    return found


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _differences(
    connection: Connection, synced: Synced, part: tuple[str, ...]
) -> Iterator[Finding]:
    names = ", ".join(f'"{field}"' for field in synced.fields)
    stored: dict[str, tuple[Any, ...]] = {
        row[0]: tuple(row[1:])
        for row in driver(connection).execute(
            f"SELECT id, {names} FROM {synced.name} WHERE id IN ({marks(part)})", part
        )
    }
    asked = _conflicts(connection, synced, part)
    said = _as_begun(connection, synced, part, stored)
    part = tuple(record for record in part if record not in said or record in asked)
    personal = personal_values(connection, part) if synced.personal else {}
    folded = _readable(connection, part)
    pointed = _pointed_to(connection, synced, set(part) - stored.keys())
    for record in folded:
        state, found = fold(folded[record]), stored.get(record)
        for field in state.conflicts ^ asked.get(record, set()):
            yield Finding(FindingKind.ROW, synced.name, record, field)
        if found is None:
            if not state.is_absent or record in pointed:
                yield Finding(FindingKind.ROW, synced.name, record)
            continue
        for field, told, there in zip(
            synced.fields, row_values(synced, state, personal), found, strict=True
        ):
            if told != there:
                yield Finding(FindingKind.ROW, synced.name, record, field)


def _as_begun(
    connection: Connection,
    synced: Synced,
    part: tuple[str, ...],
    stored: Mapping[str, tuple[Any, ...]],
) -> set[str]:
    """The records whose rows say what the only operation on them says, as most of a file does.

    There is nothing to fold then. Whatever is out of the ordinary is left to the fold.
    """
    fits, seen, found = fitting(synced.name), set[str](), set[str]()
    for entity, record, values in begun_together(connection, part):
        is_row = (
            entity == synced.name
            and record not in seen
            and values.get("deleted", ABSENT) is None
            and tuple(map(values.get, synced.fields)) == stored.get(record)
            and all(
                value is None or field not in fits or fits[field](value)
                for field, value in values.items()
            )
        )
        seen.add(record)
        (found.add if is_row else found.discard)(record)
    return found


def _conflicts(
    connection: Connection, synced: Synced, part: tuple[str, ...]
) -> dict[str, set[str]]:
    """The fields that are put before a person to be settled."""
    found: dict[str, set[str]] = {}
    for record, field in driver(connection).execute(
        f"SELECT record, field FROM conflict WHERE entity = ? AND record IN ({marks(part)})",
        (synced.name, *part),
    ):
        found.setdefault(record, set()).add(field)
    return found


def _readable(connection: Connection, part: tuple[str, ...]) -> dict[str, list[Operation]]:
    """The operations of these records; a record with an unreadable one was already found."""
    try:
        return histories(connection, part)
    except UnreadableOperation:
        if len(part) == 1:
            return {}
    half = len(part) // 2
    return _readable(connection, part[:half]) | _readable(connection, part[half:])


def _extra_rows(connection: Connection, synced: Synced, known: set[str]) -> Iterator[Finding]:
    """Rows without operations: only stand-ins that somebody points to may be there."""
    rows = driver(connection).execute(f"SELECT id, deleted FROM {synced.name}").fetchall()
    stand_ins = {record for record, deleted in rows if deleted == ABSENT}
    unknown = {record for record, _ in rows} - known
    needed = _pointed_to(connection, synced, stand_ins)
    for record in sorted((unknown - stand_ins) | (stand_ins - needed), key=str):
        yield Finding(FindingKind.EXTRA_ROW, synced.name, record)


def _pointed_to(connection: Connection, synced: Synced, records: set[str]) -> set[str]:
    """Which of these records some row points to."""
    found: set[str] = set()
    for part in in_parts(sorted(records, key=str)):
        for table, field in referrers(synced.name):
            rows = driver(connection).execute(
                f"SELECT {field} FROM {table} WHERE {field} IN ({marks(part)})", part
            )
            found.update(target for (target,) in rows)
    return found


def _search(connection: Connection) -> Iterator[Finding]:
    for entity, record in search.stale(connection):
        yield Finding(FindingKind.SEARCH, entity, record)


def _records(connection: Connection) -> int:
    counts = (f"SELECT count(*) AS n FROM {name} WHERE deleted IS NULL" for name in synced_tables())
    counted = " UNION ALL ".join(counts)
    (found,) = driver(connection).execute(f"SELECT sum(n) FROM ({counted})").fetchone()
    return int(found)


def _operations(connection: Connection) -> int:
    """An operation on many records counts for each of them."""
    (found,) = driver(connection).execute("SELECT total(records) FROM operation").fetchone()
    return int(found)
