"""What the forms ask that are no demand's: layouts as data, bound to fields of records.

{"guide", "sections": [{"title", "guide", "fields": [field], "table": table}]}
field  {"field", "label", "kind", "required", "help", "example", "longest", "unit"}; of a column
       also "locked", and "yearly": each row is of a year, so that no total stands below
table  {"table", "owner", "keys", "label", "help", "columns": [field], "given": {...}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Enum, Integer

from afm_desktop.domain.enums import FieldKind, FormKind
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Exact, IsoDate, Record
from afm_desktop.domain.tables import regions_on
from afm_desktop.domain.words import word
from afm_desktop.paths import FORMS
from afm_desktop.services.forms.model import Choice, Question, Section
from afm_desktop.services.record_fields import fields_of

ROOT = "organizations"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a form whose rows are records of a body."""

    name: str
    owner: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    given: Mapping[str, Any]
    """What a row that is new is beyond what the form asks."""

    @property
    def record(self) -> type[Record]:
        """The kind of record of a row."""
        return record_class(self.name)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a kind of form asks."""

    guide: str | None
    sections: tuple[Section, ...]
    fields: tuple[str, ...]
    tables: Mapping[str, Table]
    locked: frozenset[str]
    yearly: frozenset[str]


@cache
def layout(kind: FormKind, day: date) -> Layout:
    """The layout of a kind of form; `day` is the day whose 시·도 can be chosen."""
    told = json.loads((FORMS / f"{kind.value}.json").read_text("utf-8"))
    sections, fields, tables = list[Section](), list[str](), dict[str, Table]()
    locked, yearly = set[str](), set[str]()
    for number, part in enumerate(told["sections"], 1):
        asked = [_question(ROOT, field, day) for field in part.get("fields", ())]
        fields += [question.key for question in asked]
        if "table" in part:
            asked.append(_table(part["table"], day))
            tables[part["table"]["table"]] = _bound(part["table"])
            locked |= _columns_said(part["table"], "locked")
            yearly |= _columns_said(part["table"], "yearly")
        sections.append(Section(str(number), part["title"], part.get("guide"), tuple(asked)))
    return Layout(
        told.get("guide"),
        tuple(sections),
        tuple(fields),
        tables,
        frozenset(locked),
        frozenset(yearly),
    )


def _columns_said(table: Mapping[str, Any], word: str) -> set[str]:
    """The columns of a table (`table.column`) of which a word is said."""
    return {f"{table['table']}.{one['field']}" for one in table["columns"] if one.get(word)}


def _bound(told: Mapping[str, Any]) -> Table:
    return Table(
        told["table"],
        told.get("owner", "organization_id"),
        tuple(told["keys"]),
        tuple(column["field"] for column in told["columns"]),
        told.get("given", {}),
    )


def _table(told: Mapping[str, Any], day: date) -> Question:
    columns = tuple(_question(told["table"], column, day) for column in told["columns"])
    return Question(
        told["table"],
        told["table"],
        told["label"],
        FieldKind.TABLE,
        help=told.get("help"),
        columns=columns,
    )


def _question(table: str, told: Mapping[str, Any], day: date) -> Question:
    name = told["field"]
    column = fields_of(record_class(table)).get(name)
    kind = FieldKind(told["kind"]) if "kind" in told else _kind(name, column)
    target = None
    if column is not None and kind is FieldKind.TEXT:
        target = next((key.column.table.name for key in column.foreign_keys), None)
    return Question(
        name,
        name,
        told["label"],
        kind,
        target=target,
        is_required=told.get("required", False),
        help=told.get("help"),
        example=told.get("example"),
        longest=told.get("longest"),
        unit=told.get("unit"),
        choices=_choices(name, column, day, told.get("choices")),
    )


def _kind(name: str, column: Column[Any] | None) -> FieldKind:
    if column is None:
        return FieldKind.TEXT
    kinds: Sequence[tuple[type, FieldKind]] = (
        (Enum, FieldKind.CHOICE),
        (IsoDate, FieldKind.DATE),
        (Exact, FieldKind.DECIMAL),
        (Boolean, FieldKind.YES_NO),
        (Integer, FieldKind.MONEY if name.endswith("_won") else FieldKind.INTEGER),
    )
    if name == "region_code":
        return FieldKind.CHOICE
    return next((kind for type_, kind in kinds if isinstance(column.type, type_)), FieldKind.TEXT)


def _choices(
    name: str, column: Column[Any] | None, day: date, only: Sequence[str] | None
) -> tuple[Choice, ...]:
    if name == "region_code":
        return tuple(Choice(one.code, one.name) for one in regions_on(day))
    if column is None or not isinstance(column.type, Enum) or column.type.enum_class is None:
        return ()
    members: Any = column.type.enum_class
    return tuple(
        Choice(one.value, word(one)) for one in members if only is None or one.value in only
    )
