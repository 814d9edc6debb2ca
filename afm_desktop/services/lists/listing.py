"""What a listing is: its kind, its columns and its finished rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.enums import Confidentiality, StructureView

Value = str | int | bool | Decimal | date | datetime | StrEnum | None
Row = tuple[Value, ...]
TAGS = "tags"
"""The column of what records are tagged with; it stands behind those of their kind."""


class ListKind(StrEnum):
    """What there are listings of."""

    DIVISIONS = "divisions"
    MEMBERS = "members"
    LINKS = "links"
    DEMANDS = "demands"
    PEOPLE = "people"
    PROJECTS = "projects"
    MEETINGS = "meetings"
    ROUNDS = "rounds"
    COLLECTING = "collecting"
    TARGETS = "targets"
    ISSUES = "issues"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    GESTURES = "history"
    TRASH = "trash"


class ColumnKind(StrEnum):
    """What sort of value a column holds, so that each face writes it in its own way."""

    ID = "id"
    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    WON = "won"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    ENUM = "enum"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its key is what scripts call it, and never changes."""

    key: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one kind on one day, each in the order of the columns."""

    kind: ListKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    as_of: date
    division: str | None = None
    query: str | None = None
    is_masked: bool = False
    structure: StructureView = StructureView.CURRENT
    learned_on: date | None = None
    """자료 확보일; None when it is the day they are of."""
    paper: Confidentiality | None = None
    """The class whose texts alone it holds; None holds those of all its rows."""

    def values(self, key: str) -> list[Value]:
        """One column from top to bottom."""
        place = [column.key for column in self.columns].index(key)
        return [row[place] for row in self.rows]


def columns(kinds: Sequence[tuple[ColumnKind, str]]) -> tuple[Column, ...]:
    """Columns written as kind and the keys that are of it, in order."""
    return tuple(Column(key, kind) for kind, keys in kinds for key in keys.split())
