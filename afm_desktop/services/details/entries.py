"""Fields of a record as a pane shows and edits them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, Enum, Integer, select
from sqlalchemy.orm import Session

from afm_desktop.domain.fields import field_word
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Exact, IsoDate, Record, UtcMoment
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.tables import (
    meeting_kind_word,
    meeting_kinds,
    region_name,
    regions_on,
)
from afm_desktop.services.details.model import EntryKind, Field, Option, Section
from afm_desktop.services.details.shapes import FIELDS, LONG, SECTIONS
from afm_desktop.services.lists.listing import ColumnKind, Value
from afm_desktop.services.lists.people import masked_email, masked_name, masked_phone
from afm_desktop.services.portions import portions
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.records import SET_ELSEWHERE
from afm_desktop.services.titles import title_of
from afm_desktop.storage.synced import synced_tables

_YEARS = frozenset({"year", "due_year"})
_PERCENTS = frozenset({"share", "government_share", "cash_share"})
_MASKS: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("people", "name"): masked_name,
    ("people", "phone"): masked_phone,
    ("people", "email"): masked_email,
    ("attendances", "guest_name"): masked_name,
}
_COLUMN_KINDS: Mapping[EntryKind, ColumnKind] = {
    EntryKind.NUMBER: ColumnKind.NUMBER,
    EntryKind.EXACT: ColumnKind.NUMBER,
    EntryKind.YEAR: ColumnKind.YEAR,
    EntryKind.WON: ColumnKind.WON,
    EntryKind.PERCENT: ColumnKind.PERCENT,
    EntryKind.DATE: ColumnKind.DATE,
    EntryKind.MOMENT: ColumnKind.MOMENT,
    EntryKind.YES_NO: ColumnKind.YES_NO,
    EntryKind.ENUM: ColumnKind.ENUM,
}
_BORNE = frozenset({"taggings", "attachments"})
Names = Mapping[tuple[str, str], str]
"""The titles of records by table and id; persons masked."""


@dataclass(frozen=True, slots=True)
class View:
    """How a record is looked at: on a day, to be changed or not, persons masked or in full."""

    day: date
    may_edit: bool
    in_full: bool = False


def references_of(record: type[Record]) -> Mapping[str, str]:
    """The tables its references point to, by field."""
    return dict(synced_tables()[record.__tablename__].references)


def entry_kind(record: type[Record], column: Column[Any]) -> EntryKind:
    """What sort of value a field takes."""
    name = str(column.name)
    if name in references_of(record):
        return EntryKind.REFERENCE
    if name == "region_code":
        return EntryKind.REGION
    if name == "kind" and record.__tablename__ == "meetings":
        return EntryKind.MEETING_KIND
    if name in _YEARS or name in _PERCENTS:
        return EntryKind.YEAR if name in _YEARS else EntryKind.PERCENT
    if name.endswith("_won"):
        return EntryKind.WON
    found = next((kind for type_, kind in _BY_TYPE if isinstance(column.type, type_)), None)
    return found or (EntryKind.LONG_TEXT if name in LONG else EntryKind.TEXT)


def column_kind(record: type[Record], column: Column[Any]) -> ColumnKind:
    """What sort of value a column of these fields holds."""
    return column_kind_of(entry_kind(record, column))


def column_kind_of(kind: EntryKind) -> ColumnKind:
    """What sort of value a column of such entries holds."""
    return _COLUMN_KINDS.get(kind, ColumnKind.TEXT)


def sections(
    record: type[Record], values: Mapping[str, Any], names: Names, view: View
) -> tuple[Section, ...]:
    """The fields of a record in their sections."""
    fields = fields_of(record)
    shape = SECTIONS.get(record.__tablename__) or ((FIELDS, " ".join(fields)),)
    return tuple(
        Section(
            key,
            tuple(
                _field(record, fields[name], values.get(name), names, view) for name in line.split()
            ),
        )
        for key, line in shape
    )


def shown(record: type[Record], name: str, value: Any, names: Names, view: View) -> Value:
    """A value as a list shows it: names in place of ids and codes, persons masked."""
    if value is None:
        return None
    table = references_of(record).get(name)
    if table is not None:
        return names.get((table, value))
    if name == "region_code":
        return region_name(value)
    if name == "kind" and record.__tablename__ == "meetings":
        return meeting_kind_word(value)
    if record.__tablename__ in _BORNE and name in ("kind", "record_id"):
        return _borne_by(name, value, names)
    found: Value = value if view.in_full else masked(record, name, value)
    return found


def _borne_by(name: str, value: str, names: Names) -> str | None:
    """The kind, or the name, of the record that a tag or a file is on."""
    if name == "kind":
        return NOUNS[value].name if value in NOUNS else None
    return next((title for (_, id_), title in names.items() if id_ == value), None)


def masked(record: type[Record], name: str, value: Any) -> Any:
    """A personal value with what tells who it is hidden; others as they are."""
    mask = _MASKS.get((record.__tablename__, name))
    return mask(value) if mask and isinstance(value, str) else value


def is_hidden(record: type[Record], name: str) -> bool:
    """Whether a field is shown masked until a reason is told."""
    return (record.__tablename__, name) in _MASKS


def names_of(session: Session, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The titles of records by table and id; also of deleted ones."""
    by_table: dict[str, set[str]] = {}
    for table, id_ in wanted:
        by_table.setdefault(table, set()).add(id_)
    found: dict[tuple[str, str], str] = {}
    for table, ids in by_table.items():
        record = record_class(table)
        query: Any = select(record.id, title_of(record))
        for part in portions(ids):
            for id_, title in session.execute(query.where(record.id.in_(part))):
                found[table, id_] = masked_name(title or "") if record is Person else title or ""
    return found


def pointed(record: type[Record], values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Table and id of every record these values point to."""
    for name, table in references_of(record).items():
        if values.get(name):
            yield table, values[name]


def _field(
    record: type[Record], column: Column[Any], value: Any, names: Names, view: View
) -> Field:
    name, table = str(column.name), record.__tablename__
    kind = entry_kind(record, column)
    hidden = value if view.in_full else masked(record, name, value)
    is_masked = hidden != value
    is_set_here = name not in SET_ELSEWHERE.get(table, set())
    enum: Any = column.type.enum_class if isinstance(column.type, Enum) else None
    return Field(
        key=name,
        word=field_word(table, name),
        kind=kind,
        value=hidden,
        shown=_told(record, name, value, names, kind),
        is_editable=view.may_edit and is_set_here and not is_masked,
        is_required=name in record.required,
        is_masked=is_masked,
        choices=enum,
        options=_options(kind, view.day),
        table=references_of(record).get(name),
    )


def _told(record: type[Record], name: str, value: Any, names: Names, kind: EntryKind) -> str | None:
    if value is None:
        return None
    if kind is EntryKind.REFERENCE:
        return names.get((references_of(record)[name], value))
    if kind is EntryKind.REGION:
        return region_name(value)
    return meeting_kind_word(value) if kind is EntryKind.MEETING_KIND else None


def _options(kind: EntryKind, day: date) -> tuple[Option, ...]:
    if kind is EntryKind.REGION:
        return tuple(Option(place.code, place.name) for place in regions_on(day))
    if kind is EntryKind.MEETING_KIND:
        return tuple(Option(one.code, one.name) for one in meeting_kinds())
    return ()


_BY_TYPE: tuple[tuple[type, EntryKind], ...] = (
    (IsoDate, EntryKind.DATE),
    (UtcMoment, EntryKind.MOMENT),
    (Exact, EntryKind.EXACT),
    (Enum, EntryKind.ENUM),
    (Boolean, EntryKind.YES_NO),
    (Integer, EntryKind.NUMBER),
)
