"""What happened, ready to be shown: names in place of ids, persons masked, and what may go back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, islice
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model import RECORDS, record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.bodies import mergers
from afm_desktop.services.details.entries import (
    Names,
    View,
    entry_kind,
    names_of,
    pointed,
    references_of,
    shown,
)
from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.history import FieldChange, Hidden, History, Presence
from afm_desktop.services.lists.gestures import GestureRow, marks_on, undone
from afm_desktop.services.portions import portions
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.records import SET_ELSEWHERE
from afm_desktop.storage.errors import NotInHistory
from afm_desktop.storage.journal.operations import records_in
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.journal.undo import LeftAsIs
from afm_desktop.storage.tables import gesture, operation, written
from afm_desktop.storage.workspace import Workspace

MOST = 40
"""Records that are read at once."""


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with both values as people read them; `kind` says how to write them."""

    change: FieldChange
    kind: EntryKind | None
    old: Any
    new: Any
    may_go_back: bool
    """Whether the old value can be put back, as far as can be said before."""


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """What one gesture changed of one record; `is_there` when it can be opened."""

    table: str
    id: str
    title: str
    is_there: bool
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class GestureDetail:
    """A gesture and the first records it touched."""

    gesture: GestureRow
    records: tuple[ChangedRecord, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A value that an undo did not put back; `later` names the gesture that stands on it.

    `of` is the table and the title of what a part is of, None of a record of its own.
    """

    table: str
    record: str
    title: str
    field: str
    later: str | None
    of: tuple[str, str] | None


_MARKS = frozenset({"taggings", "attachments"})
UNSAID = frozenset(
    {
        *((table, field) for table in _MARKS for field in ("circle", "sha256", "media_type")),
        ("attachments", "name"),
    }
)
"""What only the program has to know of tags and files, and a name that stands above already."""


_BORNE = frozenset({"kind", "record_id", "tag_id"})
"""What need not be said of tags and files where those of one record are told."""


class Past:
    """Reads gestures and records for those who look back."""

    def __init__(self, workspace: Workspace, history: History) -> None:
        self._workspace, self._history = workspace, history

    def gesture(self, id: str, most: int = MOST) -> GestureDetail:
        """A gesture with the first records it touched."""
        with self._workspace.reading() as session:
            row = _row(session, id)
            records = _touched(session, id, most)
        changes = self._history.in_gesture(id, records)
        with self._workspace.reading() as session:
            return GestureDetail(row, tuple(self._records(session, records, changes)))

    def record(self, id: str) -> tuple[GestureDetail, ...]:
        """Every gesture that changed a record, the latest first, with what it changed of it.

        A merger wrote on the bodies that were merged into it, and tags and files are put on it;
        they stand beside it.
        """
        changes = list(self._history.of(id))
        with self._workspace.reading() as session:
            merged = sorted(mergers(session).named({id}) - {id})
            marks = marks_on(session, [id])
        for former in merged:
            changes += self._history.of(former, field="merged_into_id")
        changes += [one for one in self._history.of_all(marks) if one.field not in _BORNE]
        with self._workspace.reading() as session:
            shown = list(self._records(session, [id, *merged, *marks], changes))
            taken_back = undone(session)
        steps: dict[str, list[ChangedRecord]] = {}
        for record in shown:
            for key, step in groupby(record.changes, key=lambda one: one.change.gesture):
                steps.setdefault(key, []).append(replace(record, changes=tuple(step)))
        found = [self._step(records, taken_back) for records in steps.values()]
        found.sort(key=lambda step: step.gesture.at)
        return tuple(reversed(found))

    def title(self, record: str) -> str:
        """What a record of any kind is called, also one that is deleted; persons masked."""
        with self._workspace.reading() as session:
            query = select(operation.c.entity).join(
                written, written.c.operation == operation.c.number
            )
            entity = session.scalar(query.where(written.c.record == record).limit(1))
            return names_of(session, [(entity, record)]).get((entity, record), "") if entity else ""

    def left(self, values: Iterable[LeftAsIs]) -> tuple[Left, ...]:
        """What an undo left as it is, with the names of the records."""
        found = tuple(values)
        wanted = {(one.entity, one.record) for one in found}
        with self._workspace.reading() as session:
            owners = _owners(session, wanted)
            names = names_of(session, wanted | set(owners.values()))
        return tuple(_left(one, owners.get((one.entity, one.record)), names) for one in found)

    def _step(self, records: Sequence[ChangedRecord], taken_back: set[str]) -> GestureDetail:
        first = records[0].changes[0].change
        row = GestureRow(
            first.gesture,
            first.at,
            first.actor,
            first.kind,
            first.words,
            len(records),
            first.gesture in taken_back,
        )
        return GestureDetail(row, tuple(records))

    def _records(
        self, session: Session, records: Sequence[str], changes: Sequence[FieldChange]
    ) -> Iterator[ChangedRecord]:
        by_record: dict[str, list[FieldChange]] = {}
        changes = [one for one in changes if (one.entity, one.field) not in UNSAID]
        for change in changes:
            by_record.setdefault(change.record, []).append(change)
        wanted = [(one.entity, one.record) for one in changes]
        wanted += [named for one in changes for named in _pointed(one)]
        wanted += _borne_by(by_record.values())
        names = names_of(session, wanted)
        view = View(self._workspace.today, may_edit=not self._workspace.read_only)
        for id in records:
            own = by_record.get(id)
            if own:
                yield _changed(session, own, names, view)


def _row(session: Session, id: str) -> GestureRow:
    counted = select(func.coalesce(func.sum(operation.c.records), 0))
    of_it = counted.where(operation.c.gesture == gesture.c.key).scalar_subquery()
    line = session.execute(select(gesture, of_it).where(gesture.c.id == id)).one_or_none()
    if line is None:
        raise NotInHistory(id)
    return GestureRow(
        line.id,
        moment_of(line.clock),
        line.actor,
        GestureKind(line.kind),
        line.words,
        line[-1],
        line.id in undone(session),
    )


def _touched(session: Session, id: str, most: int) -> list[str]:
    """The records of a gesture as they were written, but what has parts before its parts."""
    key = select(gesture.c.key).where(gesture.c.id == id).scalar_subquery()
    query = (
        select(operation.c.record, operation.c.body)
        .where(operation.c.gesture == key)
        .order_by(operation.c.entity.in_(_part_tables()), operation.c.number)
        .limit(most)
    )
    found = (one for line in session.execute(query) for one in records_in(*line))
    return list(islice(found, most))


@cache
def _part_tables() -> tuple[str, ...]:
    return tuple(record.__tablename__ for record in RECORDS if record.owner is not None)


def _changed(
    session: Session, changes: Sequence[FieldChange], names: Names, view: View
) -> ChangedRecord:
    first = changes[0]
    record = record_class(first.entity)
    now: Any = session.scalars(
        select(record).where(record.id == first.record, record.deleted.is_(None))
    ).one_or_none()
    return ChangedRecord(
        first.entity,
        first.record,
        names.get((first.entity, first.record), ""),
        now is not None,
        tuple(_shown(change, record, now, names, view) for change in changes),
    )


def _shown(
    change: FieldChange, record: type[Record], now: Any, names: Names, view: View
) -> ShownChange:
    is_there = isinstance(change.new, Presence)
    column = None if is_there else fields_of(record)[change.field]
    values = [
        value
        if isinstance(value, (Hidden, Presence))
        else shown(record, change.field, value, names, view)
        for value in (change.old, change.new)
    ]
    may = view.may_edit and not is_there and now is not None and _goes_back(change, record, now)
    kind = None if column is None else entry_kind(record, column)
    return ShownChange(change, kind, values[0], values[1], may)


def _goes_back(change: FieldChange, record: type[Record], now: Any) -> bool:
    if isinstance(change.old, Hidden):
        return False
    if change.field in SET_ELSEWHERE.get(change.entity, set()):
        return False
    if change.old is None and change.field in record.required:
        return False
    return bool(getattr(now, change.field) != change.old)


def _pointed(change: FieldChange) -> Iterator[tuple[str, str]]:
    """The records that an old or new value points to."""
    record = record_class(change.entity)
    for value in (change.old, change.new):
        if isinstance(value, str):
            yield from pointed(record, {change.field: value})


def _borne_by(changes: Iterable[Sequence[FieldChange]]) -> Iterator[tuple[str, str]]:
    """The records that tags and files were put on, told by their kind and id."""
    for own in changes:
        said = {one.field: one.new for one in own if one.entity in _MARKS}
        if said.get("kind") in NOUNS and isinstance(said.get("record_id"), str):
            yield said["kind"], said["record_id"]


def _named(names: Names, one: LeftAsIs) -> str:
    return names.get((one.entity, one.record), "")


def _left(one: LeftAsIs, owner: tuple[str, str] | None, names: Names) -> Left:
    of = (owner[0], names.get(owner, "")) if owner is not None else None
    return Left(one.entity, one.record, _named(names, one), one.field, one.later, of)


def _owners(
    session: Session, parts: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    """The record of its own that each part belongs to, by way of the parts between."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    level = {part: part for part in parts}
    while level:
        by_table = defaultdict[str, set[str]](set)
        for table, id in level.values():
            by_table[table].add(id)
        above = {
            (table, id): owner
            for table, ids in by_table.items()
            for id, owner in _owned_by(session, table, ids)
        }
        level = {part: above[at] for part, at in level.items() if at in above}
        found |= level
    return found


def _owned_by(
    session: Session, table: str, ids: Iterable[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of records of a table what each belongs to, by table and id; none where they stand alone."""
    record = record_class(table)
    if record.owner is None:
        return
    owner: Any = getattr(record, record.owner)
    query: Any = select(record.id, owner).where(owner.is_not(None))
    for part in portions(ids):
        for id, of in session.execute(query.where(record.id.in_(part))):
            yield id, (references_of(record)[record.owner], of)
