"""A tag put on or taken off many records: what would change, told before it does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.services.bulk_edits import (
    FIRST,
    ChangeRow,
    RefusedRow,
    WhatChanges,
    foreign_divisions,
    require_own,
)
from afm_desktop.services.details.entries import names_of
from afm_desktop.services.lists.listing import ColumnKind
from afm_desktop.services.marks.book import TagBook, TagMark, marks_on, read_book
from afm_desktop.services.marks.tags import TagService, named, require_bearing, tag_name
from afm_desktop.services.records import all_live
from afm_desktop.storage.workspace import Workspace

PUT, TAKE = "tags.put", "tags.take"
"""What stands in place of a field: tags put on, tags taken off."""


@dataclass(slots=True)
class _Found:
    """Records by what becomes of them."""

    changed: list[Record] = field(default_factory=list)
    same: int = 0
    refused: list[tuple[Record, str]] = field(default_factory=list)


class BulkTags:
    """One tag of many records; `kind` is the name of their table, `step` PUT or TAKE."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def what_changes(
        self, kind: str, ids: Collection[str], step: str, name: object, first: int = FIRST
    ) -> WhatChanges:
        """What would change; the file stays as it is."""
        require_bearing(kind)
        record = record_class(kind)
        with self._workspace.reading() as session:
            book = read_book(session)
            mark = self._mark(book, step, str(name))
            records = all_live(session, record, ids)
            marks = marks_on(session, book, [one.id for one in records])
            found = self._try(session, records, marks, mark, is_put=step == PUT)
            return self._told(session, kind, found, (book, marks, mark), first)

    def change(self, kind: str, ids: Collection[str], step: str, name: object) -> int:
        """Change what can be changed, in one gesture; answers how many did."""
        changed = self.what_changes(kind, ids, step, name, 0).changed
        if not changed:
            return 0
        tags = TagService(self._workspace)
        return (tags.put if step == PUT else tags.take)(kind, changed, [str(name)])

    def _mark(self, book: TagBook, step: str, name: str) -> TagMark:
        """The tag that is meant; one that is put on may be new."""
        if step == TAKE:
            return named(book, name)
        wanted = tag_name(name)
        return book.named(wanted) or TagMark("", wanted, 0)

    def _try(
        self,
        session: Session,
        records: Collection[Record],
        marks: dict[str, list[TagMark]],
        mark: TagMark,
        *,
        is_put: bool,
    ) -> _Found:
        found, foreign = _Found(), foreign_divisions(session, self._workspace)
        for one in records:
            if (mark in marks.get(one.id, ())) is is_put:
                found.same += 1
                continue
            try:
                require_own(one, foreign)
            except AfmError as refusal:
                found.refused.append((one, str(refusal)))
            else:
                found.changed.append(one)
        return found

    def _told(
        self,
        session: Session,
        kind: str,
        found: _Found,
        tags: tuple[TagBook, dict[str, list[TagMark]], TagMark],
        first: int,
    ) -> WhatChanges:
        book, marks, mark = tags
        shown, refused = found.changed[:first], found.refused[:first]
        wanted = {(kind, one.id) for one in shown} | {(kind, one.id) for one, _ in refused}
        names = names_of(session, wanted)

        def row(one: Record) -> ChangeRow:
            before = marks.get(one.id, [])
            after = [known for known in before if known != mark]
            if len(after) == len(before):
                after.append(mark)
            title = names.get((kind, one.id), "")
            return ChangeRow(title, book.words(before), book.words(after))

        return WhatChanges(
            ColumnKind.TEXT,
            tuple(one.id for one in found.changed),
            found.same,
            len(found.refused),
            tuple(map(row, shown)),
            tuple(RefusedRow(names.get((kind, one.id), ""), why) for one, why in refused),
        )
