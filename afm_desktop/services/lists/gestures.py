"""The gestures of a file, newest first, as the history shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.tags import Tagging
from afm_desktop.domain.text import clean
from afm_desktop.services.bodies import mergers
from afm_desktop.storage.journal.operations import undone_on
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.tables import gesture, operation, written
from afm_desktop.storage.workspace import Workspace


class NoSuchRecord(NotFound):
    """Nothing ever happened to a record of this id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"이력에 ‘{wanted}’ 자료가 없습니다. 자료의 ID를 확인하세요.")


@dataclass(frozen=True, slots=True)
class GestureRow:
    """One gesture: when, who, what, on how many records, and whether it was taken back."""

    id: str
    at: datetime
    actor: str
    kind: GestureKind
    words: str
    records: int
    is_undone: bool


class Gestures:
    """What was done in one file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def rows(self, *, record: str | None = None, limit: int | None = None) -> list[GestureRow]:
        """The latest gestures; those on one record only, if it is named."""
        with self._workspace.reading() as session:
            taken_back = undone(session)
            counted = (
                select(func.coalesce(func.sum(operation.c.records), 0))
                .where(operation.c.gesture == gesture.c.key)
                .scalar_subquery()  # counted for the gestures that are shown, not for all
            )
            statement = select(gesture, counted).order_by(gesture.c.clock.desc()).limit(limit)
            if record is not None:
                touched = gestures_on(session, [clean(record)])
                statement = statement.where(gesture.c.key.in_(touched))
            lines = session.execute(statement).all()
        if record is not None and not lines:
            raise NoSuchRecord(record)
        return [
            GestureRow(
                line.id,
                moment_of(line.clock),
                line.actor,
                GestureKind(line.kind),
                line.words,
                line[-1],
                line.id in taken_back,
            )
            for line in lines
        ]


def gestures_on(session: Session, records: Sequence[str]) -> Select[tuple[int]]:
    """The gestures that wrote on any of some records, on bodies that were merged into them, or on
    their tags and files.
    """
    found = select(operation.c.gesture).join(written, written.c.operation == operation.c.number)
    wanted = {*mergers(session).named(records), *marks_on(session, records)}
    return found.where(written.c.record.in_(wanted))


MARKS = (Tagging.__tablename__, Attachment.__tablename__)


def marks_on(session: Session, records: Collection[str]) -> list[str]:
    """The tags and files that are or were on some records, by the ids of their putting there.

    Those whose putting there was undone are among them.
    """
    tags = select(Tagging.id).where(Tagging.record_id.in_(records))
    files = select(Attachment.id).where(Attachment.record_id.in_(records))
    found = set(session.scalars(union_all(tags, files)))
    for record in records:
        found |= undone_on(session.connection(), MARKS, "record_id", record)
    return sorted(found)


def undone(session: Session) -> set[str]:
    """What stands taken back: an undo that was itself redone takes nothing back."""
    statement = (
        select(gesture.c.id, gesture.c.undoes)
        .where(gesture.c.undoes > "")
        .order_by(gesture.c.clock.desc())
    )
    found: set[str] = set()
    for identity, undoes in session.execute(statement):
        if undoes is not None and identity not in found:
            found.add(undoes)
    return found
