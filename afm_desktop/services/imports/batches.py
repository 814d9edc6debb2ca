"""What was imported before: kept beside the gesture that did it, and asked when a file comes again.

The mapping of a header set is the one of its latest import that stands; nothing else has to
remember it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, select
from sqlalchemy.orm import Session

from afm_desktop.domain.gestures import GestureKind
from afm_desktop.services.imports.model import (
    Batch,
    Counts,
    ImportKind,
    ImportReport,
    Policy,
)
from afm_desktop.storage.tables import gesture, import_batch

_FIELDS = ("new", "changed", "same", "duplicates", "rejected")


def note_batch(
    connection: Connection, report: ImportReport, policy: Policy, gesture_id: str
) -> None:
    """Keep what an import was made from and what it did."""
    source, counts = report.source, report.counts
    connection.execute(
        import_batch.insert().values(
            gesture=gesture_id,
            kind=report.kind,
            file=source.file,
            sheet=source.sheet,
            sha256=source.sha256,
            headers=_headers(source.headers),
            mapping=json.dumps(dict(source.mapping), ensure_ascii=False),
            policy=policy,
            **{name: getattr(counts, name) for name in _FIELDS},
        )
    )


def batches_of(session: Session, sha256: str) -> tuple[Batch, ...]:
    """The imports of a file with these very contents, newest first."""
    query = _batches().where(import_batch.c.sha256 == sha256)
    return tuple(_batch(row) for row in session.connection().execute(query))


def mapping_of(session: Session, kind: ImportKind, headers: Sequence[str]) -> Mapping[str, str]:
    """The mapping with which a list of these headers was imported last; empty if none stands.

    One whose import was taken back may be why it was: the likely fields are the better choice.
    """
    query = _batches().where(
        import_batch.c.kind == kind, import_batch.c.headers == _headers(headers)
    )
    batches = map(_batch, session.connection().execute(query))
    return next((batch.mapping for batch in batches if not batch.is_undone), {})


def _batches() -> Select[*tuple[Any, ...]]:
    undoing = gesture.alias("undoing")
    redone = gesture.alias("redone")
    taken_back = exists().where(
        undoing.c.undoes == gesture.c.id,
        undoing.c.kind == GestureKind.UNDO,
        ~exists().where(redone.c.undoes == undoing.c.id),
    )
    return (
        select(import_batch, gesture.c.learned_at, gesture.c.actor, taken_back.label("is_undone"))
        .join(gesture, gesture.c.id == import_batch.c.gesture)
        .order_by(gesture.c.key.desc())
    )


def _batch(row: Row[Any]) -> Batch:
    found = row._mapping
    return Batch(
        gesture=found["gesture"],
        kind=ImportKind(found["kind"]),
        file=found["file"],
        sheet=found["sheet"],
        at=datetime.fromisoformat(found["learned_at"]),
        actor=found["actor"],
        counts=Counts(**{name: found[name] for name in _FIELDS}),
        mapping=json.loads(found["mapping"]),
        is_undone=bool(found["is_undone"]),
    )


def _headers(headers: Sequence[str]) -> str:
    """A header set whatever the order of its columns."""
    return json.dumps(sorted(headers), ensure_ascii=False)
