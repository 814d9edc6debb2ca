"""The bytes of attached files: once for each content, known by its hash, never journaled.

A row without content either waits for bytes that are elsewhere, or was emptied on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlalchemy import Connection

from afm_desktop.domain.model.base import ABSENT
from afm_desktop.storage.journal.operations import marks


@dataclass(frozen=True, slots=True)
class Kept:
    """What this file has of a content: its bytes, or the day they were let go."""

    content: bytes | None
    emptied_on: date | None

    def is_of(self, digest: str) -> bool:
        """Whether the bytes are those that were attached."""
        return self.content is not None and digest_of(self.content) == digest


def digest_of(content: bytes) -> str:
    """What a content is known by."""
    return sha256(content).hexdigest()


def keep(connection: Connection, content: bytes) -> str:
    """Keep a content unless it is there already; damaged or missing bytes are mended by it."""
    digest = digest_of(content)
    connection.exec_driver_sql(
        "INSERT INTO attached_bytes (sha256, size, content) VALUES (?, ?, ?) "
        "ON CONFLICT (sha256) DO UPDATE SET size = excluded.size, emptied_on = NULL, "
        "content = excluded.content WHERE attached_bytes.content IS NOT excluded.content",
        (digest, len(content), content),
    )
    return digest


def kept(connection: Connection, digest: str) -> Kept | None:
    """What there is of a content; None when nothing of it ever was here."""
    row = connection.exec_driver_sql(
        "SELECT content, emptied_on FROM attached_bytes WHERE sha256 = ?", (digest,)
    ).one_or_none()
    if row is None:
        return None
    content = row.content if isinstance(row.content, bytes) else None
    return Kept(content, date.fromisoformat(row.emptied_on) if row.emptied_on else None)


def empty(connection: Connection, digests: Iterable[str], on: date) -> int:
    """Let the bytes of these contents go for good; answer how many bytes that were."""
    freed = 0
    for digest in digests:
        freed += (
            connection.exec_driver_sql(
                "UPDATE attached_bytes SET content = NULL, emptied_on = ? "
                "WHERE sha256 = ? AND content IS NOT NULL RETURNING size",
                (on.isoformat(), digest),
            ).scalar_one_or_none()
            or 0
        )
    return freed


def held(connection: Connection) -> tuple[int, int]:
    """How many contents are kept in the file, and how many bytes they are."""
    count, size = connection.exec_driver_sql(
        "SELECT count(*), coalesce(sum(length(content)), 0) FROM attached_bytes "
        "WHERE content IS NOT NULL"
    ).one()
    return int(count), int(size)


def unnamed(connection: Connection) -> list[str]:
    """The contents no record names any more, neither a live one nor one in the trash."""
    rows = connection.exec_driver_sql(
        "SELECT sha256 FROM attached_bytes AS b WHERE content IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM attachments AS a WHERE a.sha256 = b.sha256 AND {_NAMES}) ORDER BY sha256"
    )
    return [str(digest) for (digest,) in rows]


def last_named(connection: Connection, digest: str) -> int | None:
    """The clock of the latest gesture on a record that named a content; None when none did."""
    clock: int | None = connection.exec_driver_sql(
        "SELECT max(g.clock) FROM written AS w JOIN operation AS o ON o.number = w.operation "
        "JOIN gesture AS g ON g.key = o.gesture WHERE w.record IN (SELECT w.record "
        "FROM operation AS o JOIN written AS w ON w.operation = o.number "
        "WHERE o.entity = 'attachments' AND instr(o.body, ?) > 0)",
        (digest,),
    ).scalar_one()
    return clock


def forget_erased(connection: Connection, records: Iterable[str]) -> None:
    """After attachments were erased: their bytes go too, unless another record names them."""
    erased = tuple(records)
    rows = connection.exec_driver_sql(
        "SELECT id, sha256 FROM attachments AS a WHERE sha256 IN "
        f"(SELECT sha256 FROM attachments WHERE id IN ({marks(erased)})) "
        f"AND (id IN ({marks(erased)}) OR {_NAMES})",
        (*erased, *erased),
    ).all()
    others = {digest for record, digest in rows if record not in erased}
    empty(connection, {str(digest) for _, digest in rows} - others, datetime.now(UTC).date())


def faults(connection: Connection) -> Iterator[tuple[str | None, bool]]:
    """What is wrong with bytes: the attachment (or None), and whether they are there at all."""
    rows = connection.exec_driver_sql(
        f"SELECT id, sha256 FROM attachments AS a WHERE {_NAMES} ORDER BY id"
    )
    named: dict[str, list[str]] = {}
    for record, digest in rows:
        named.setdefault(str(digest), []).append(record)
    there = connection.exec_driver_sql("SELECT sha256 FROM attached_bytes ORDER BY sha256")
    for digest in there.scalars().all():
        found = kept(connection, digest)
        records = named.pop(str(digest), [])
        if found is not None and (found.is_of(digest) or found.emptied_on):
            continue
        is_there = found is not None and found.content is not None
        for record in records:
            yield record, is_there
        if not records:
            yield None, is_there
    for records in named.values():
        yield from ((record, False) for record in records)


_NAMES = f"a.erased_on IS NULL AND a.deleted IS NOT {ABSENT} AND a.sha256 IS NOT NULL"
