"""What happened to one record: every value that was replaced, with who did it and in what gesture.

The gestures themselves are listed by `lists.gestures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import ABSENT, DELETED
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.lists.gestures import NoSuchRecord
from afm_desktop.services.record_fields import fields_of, from_journal
from afm_desktop.services.records import Records, given, live, require
from afm_desktop.storage.journal.operations import Operation, Write, histories
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.tables import gesture, personal_value
from afm_desktop.storage.workspace import Workspace


class Hidden(Enum):
    """What stands in place of a personal value."""

    KEPT = "kept"
    """The value is kept, but shown only for a reason."""
    ERASED = "erased"


class Presence(Enum):
    """Whether a record is there: the values of its field `deleted`."""

    LIVE = "live"
    DELETED = "deleted"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record going from one value to another."""

    gesture: str
    at: datetime
    actor: str
    role: str
    kind: GestureKind
    words: str
    entity: str
    record: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class _Step:
    """The gesture an operation belongs to."""

    id: str
    clock: int
    actor: str
    role: str
    kind: str
    words: str


class ValueHidden(RuleViolation):
    """An old value is to be put back that is not shown."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "가려진 개인정보는 이력에서 되돌릴 수 없습니다. 그 작업의 실행을 취소하거나 값을 다시"
            " 적으세요.",
            field=field,
        )


class NeverThere(RuleViolation):
    """A record is to be put back to before it was entered."""

    def __init__(self) -> None:
        super().__init__(
            "등록 전 상태로는 되돌릴 수 없습니다. 필요 없는 자료라면 삭제하세요.", field="deleted"
        )


class History:
    """Reads what happened to records, and puts old values back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, record_id: str, *, field: str | None = None) -> tuple[FieldChange, ...]:
        """Every change of a record, or of one of its fields, the oldest first."""
        with self._workspace.reading() as session:
            found = _changes(session, [record_id]).get(record_id, [])
        if not found:
            raise NoSuchRecord(record_id)
        return tuple(change for change in found if field in (None, change.field))

    def of_all(self, records: Sequence[str]) -> tuple[FieldChange, ...]:
        """Every change of these records, one after the other; each the oldest first."""
        with self._workspace.reading() as session:
            found = _changes(session, records)
        return tuple(change for record in records for change in found.get(record, ()))

    def in_gesture(self, gesture_id: str, records: Sequence[str]) -> tuple[FieldChange, ...]:
        """What a gesture changed of these records, one after the other."""
        with self._workspace.reading() as session:
            found = _changes(session, records)
        return tuple(
            change
            for record in records
            for change in found.get(record, ())
            if change.gesture == gesture_id
        )

    def put_back(self, change: FieldChange) -> None:
        """Give a field the value again that a change replaced, in a gesture of its own."""
        kind, old = change.entity, change.old
        if isinstance(old, Hidden):
            raise ValueHidden(change.field)
        if change.field == "deleted":
            self._bring_back(change)
            return
        taken = given(kind, {change.field: old})
        with self._workspace.writing(f"{NOUNS[kind].counted(1)} 이전 값 복원") as session:
            found = live(session, record_class(kind), change.record)
            setattr(found, change.field, taken[change.field])
            require(session, found, taken)

    def _bring_back(self, change: FieldChange) -> None:
        records = Records(self._workspace)
        if change.old is Presence.LIVE:
            records.restore(change.entity, [change.record])
        elif change.old is Presence.DELETED:
            records.delete(change.entity, [change.record])
        else:
            raise NeverThere


def _changes(session: Session, records: Sequence[str]) -> dict[str, list[FieldChange]]:
    """Every change of each of these records, the oldest first."""
    found = histories(session.connection(), records)
    steps = _steps(session, [one for history in found.values() for one in history])
    kept = _kept_references(session, records)
    changes: dict[str, list[FieldChange]] = {}
    for record, history in found.items():
        known = [operation for operation in history if operation.entity in synced_tables()]
        known.sort(key=lambda operation: (steps[operation.gesture].clock, operation.id))
        reader = _Reader({operation.id: operation for operation in known}, kept)
        changes[record] = [
            change for one in known for change in reader.changes(one, steps[one.gesture])
        ]
    return changes


@dataclass(frozen=True, slots=True)
class _Reader:
    """Says what operations on one record replaced."""

    operations: Mapping[str, Operation]
    kept: frozenset[str]
    """References of personal values that are not erased."""

    def changes(self, operation: Operation, step: _Step) -> Iterator[FieldChange]:
        """The fields an operation changed, in the order of the record's fields."""
        fields = ("deleted", *fields_of(record_class(operation.entity)))
        for field in fields:
            write = operation.writes.get(field)
            if write is None:
                continue
            old = self._value(operation, field, self._replaced(field, write))
            new = self._value(operation, field, write)
            if old != new or isinstance(new, Hidden):
                yield FieldChange(
                    gesture=step.id,
                    at=moment_of(step.clock),
                    actor=step.actor,
                    role=step.role,
                    kind=GestureKind(step.kind),
                    words=step.words,
                    entity=operation.entity,
                    record=operation.record,
                    field=field,
                    old=old,
                    new=new,
                )

    def _replaced(self, field: str, write: Write) -> Write | None:
        """The latest of the writes that a write replaces."""
        writes = [
            self.operations[parent].writes[field]
            for parent in write.parents
            if parent in self.operations and field in self.operations[parent].writes
        ]
        return max(writes, key=lambda found: (found.clock, found.operation), default=None)

    def _value(self, operation: Operation, field: str, write: Write | None) -> Any:
        if field == "deleted":
            return _presence(write)
        if write is None:
            return None
        if isinstance(write.value, dict):
            return Hidden.KEPT if write.value["ref"] in self.kept else Hidden.ERASED
        return from_journal(fields_of(record_class(operation.entity))[field], write.value)


def _presence(write: Write | None) -> Presence:
    if write is None:
        return Presence.ABSENT
    return {DELETED: Presence.DELETED, ABSENT: Presence.ABSENT}.get(write.value, Presence.LIVE)


def _steps(session: Session, operations: list[Operation]) -> dict[int, _Step]:
    query = select(
        gesture.c.key,
        gesture.c.id,
        gesture.c.clock,
        gesture.c.actor,
        gesture.c.role,
        gesture.c.kind,
        gesture.c.words,
    ).where(gesture.c.key.in_({operation.gesture for operation in operations}))
    return {key: _Step(*values) for key, *values in session.execute(query)}


def _kept_references(session: Session, records: Sequence[str]) -> frozenset[str]:
    query = select(personal_value.c.reference).where(
        personal_value.c.record.in_(records), personal_value.c.value.is_not(None)
    )
    return frozenset(session.scalars(query))
