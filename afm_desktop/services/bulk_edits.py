"""The same value for many records: what would change, told before it does."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.errors import AfmError, RuleViolation
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.services.details.entries import (
    View,
    column_kind,
    is_hidden,
    names_of,
    pointed,
    sections,
    shown,
)
from afm_desktop.services.details.model import Field
from afm_desktop.services.lists.listing import ColumnKind, Value
from afm_desktop.services.own_division import OtherDivision, foreign_divisions
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.records import (
    Records,
    RequiredEmpty,
    all_live,
    given,
    require_filled,
    require_targets,
)
from afm_desktop.storage.workspace import Workspace

FIRST = 5
"""So many records of each sort are named."""


class ErasedRecord(RuleViolation):
    """A person whose data was erased is to be changed."""

    def __init__(self) -> None:
        super().__init__("개인정보를 파기한 자료라 바꿀 수 없습니다.")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A record that changes: what its field shows now, and what it will show."""

    title: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A record that stays as it is, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class WhatChanges:
    """What a value does to chosen records; `rows` and `refusals` are the first of theirs."""

    kind: ColumnKind
    changed: tuple[str, ...]
    same: int
    refused: int
    rows: tuple[ChangeRow, ...]
    refusals: tuple[RefusedRow, ...]


@dataclass(slots=True)
class _Found:
    """Records by what becomes of them."""

    changed: list[tuple[Record, Any, Any]] = field(default_factory=list)
    same: int = 0
    refused: list[tuple[Record, str]] = field(default_factory=list)


class BulkEdits:
    """One field of many records; `kind` is the name of their table."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def fields(self, kind: str, wanted: Iterable[str]) -> tuple[Field, ...]:
        """Those of the wanted fields that can be given one value in many records, empty."""
        record = record_class(kind)
        with self._workspace.reading():
            parts = sections(record, {}, {}, self._view)
        known = {one.key: one for part in parts for one in part.fields}
        return tuple(
            known[key] for key in wanted if known[key].is_editable and not is_hidden(record, key)
        )

    def what_changes(
        self, kind: str, ids: Collection[str], field: str, value: object, first: int = FIRST
    ) -> WhatChanges:
        """What would change; the file stays as it is. A value that no record takes is refused."""
        record, taken = record_class(kind), given(kind, {field: value})
        if field in record.required and taken[field] is None:
            raise RequiredEmpty(kind, field)
        with self._workspace.reading() as session, session.no_autoflush:
            require_targets(session, record, taken)
            found = self._try(session, all_live(session, record, ids), field, taken[field])
            return self._told(session, record, field, found, first)

    def change(self, kind: str, ids: Collection[str], field: str, value: object) -> int:
        """Change what can be changed, in one gesture; answers how many did."""
        changed = self.what_changes(kind, ids, field, value, 0).changed
        return Records(self._workspace).change_all(kind, changed, {field: value}) if changed else 0

    @property
    def _view(self) -> View:
        return View(self._workspace.today, not self._workspace.read_only)

    def _try(
        self, session: Session, records: Iterable[Record], field: str, value: object
    ) -> _Found:
        """Give each record the value by its own rules; nothing of it is ever written."""
        found, foreign = _Found(), self._foreign(session)
        for one in records:
            before = getattr(one, field)
            try:
                require_own(one, foreign)
                one.take({field: value}, self._workspace.today)
                one.check()  # may write the value in its usual form
                require_filled(one)
            except AfmError as refusal:
                found.refused.append((one, str(refusal)))
                continue
            after = getattr(one, field)
            if after == before:
                found.same += 1
            else:
                found.changed.append((one, before, after))
        return found

    def _foreign(self, session: Session) -> dict[str, str]:
        """The divisions whose records this office leaves alone."""
        return foreign_divisions(session, self._workspace.office, self._workspace.today)

    def _told(
        self, session: Session, record: type[Record], field: str, found: _Found, first: int
    ) -> WhatChanges:
        changed, refused = found.changed[:first], found.refused[:first]
        table, view = record.__tablename__, self._view
        values = [{field: value} for _, *both in changed for value in both]
        wanted = {pair for one in values for pair in pointed(record, one)}
        wanted |= {(table, one.id) for one, _, _ in changed}
        wanted |= {(table, one.id) for one, _ in refused}
        names = names_of(session, wanted)

        def title(one: Record) -> str:
            return names.get((table, one.id), "")

        def said(value: object) -> Value:
            return shown(record, field, value, names, view)

        return WhatChanges(
            column_kind(record, fields_of(record)[field]),
            tuple(one.id for one, _, _ in found.changed),
            found.same,
            len(found.refused),
            tuple(ChangeRow(title(one), said(old), said(new)) for one, old, new in changed),
            tuple(RefusedRow(title(one), reason) for one, reason in refused),
        )


def require_own(record: Record, foreign: dict[str, str]) -> None:
    """Refuse what was erased, and what another division keeps."""
    if getattr(record, "erased_on", None) is not None:
        raise ErasedRecord
    division = record.id if record.__tablename__ == "divisions" else _division_of(record)
    if division in foreign:
        raise OtherDivision(foreign[division])


def _division_of(record: Record) -> str | None:
    return getattr(record, "division_id", None)
