"""What an import is given, and what it says of every row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from afm_desktop.domain.enums import Ground

Value: TypeAlias = str | int | Decimal | bool | date | datetime | StrEnum | None
Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; it may raise to end the work."""
NEW_RECORD, SAME_RECORD = "new", "same"
"""The decisions on a body that resembles others: it is none of them, or the likeliest."""
BY_ROW = "row:"
"""How a decision begins that names a body of another row of the same sheet."""
_is_id = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch
Place: TypeAlias = tuple[int, str]
"""Where a row names a body: its number and the field of the cell."""


class ImportKind(StrEnum):
    """What the rows of a list are."""

    MEMBERS = "members"
    LINKS = "links"
    DEMANDS = "demands"
    PEOPLE = "people"


BODIES: Mapping[ImportKind, tuple[str, ...]] = {
    ImportKind.MEMBERS: ("name",),
    ImportKind.PEOPLE: ("organization",),
    ImportKind.LINKS: ("supplier", "buyer"),
    ImportKind.DEMANDS: ("applicant", "lead"),
}
"""The fields of a row that name bodies, the one the row is about first."""


def is_decision(said: str) -> bool:
    """Whether this can be decided of a doubtful body."""
    return said in (NEW_RECORD, SAME_RECORD) or said.startswith(BY_ROW) or bool(_is_id(said))


class Policy(StrEnum):
    """What becomes of a record that is there already."""

    UPDATE = "update"
    FILL = "fill"
    SKIP = "skip"


class Outcome(StrEnum):
    """What a row does."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that could not be read as what its column holds, with the reason in words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Partly:
    """A cell that holds more than the value that was read of it, or nothing that could be read.

    `text` is all it says and `head` its header; personal words are told and not kept in notes.
    """

    value: Value
    text: str
    head: str
    is_personal: bool = False
    why: str = ""
    """Why nothing was read, in words, where that is not plain from the text."""


Read: TypeAlias = Value | Unreadable | Partly


class ImportRow(NamedTuple):
    """A row of a list by the sheet's own number: what was read for each field."""

    number: int
    values: Mapping[str, Read]


def said_in(values: Mapping[str, Any], key: str) -> str:
    """What a cell names a row by; nothing where it is empty or cannot be read."""
    value = values.get(key)
    if isinstance(value, Partly):
        value = value.value
    return "" if value is None or isinstance(value, Unreadable) else str(value)


@dataclass(frozen=True, slots=True)
class Source:
    """The file the rows are from; `mapping` is which header fills which field."""

    file: str
    sheet: str
    sha256: str
    headers: tuple[str, ...]
    mapping: Mapping[str, str]
    """Field by header."""
    letters: Mapping[str, str]
    """The letter of a field's column."""
    total: int = 0
    """How many rows there are, as far as that is known."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an import is to be done."""

    policy: Policy = Policy.UPDATE
    division: str | None = None
    """The code of the division of rows that name none."""
    left_out: frozenset[int] = frozenset()
    """Numbers of rows that were unticked."""
    decisions: Mapping[Place, str] = field(default_factory=dict)
    """Of each doubtful body: the id of the record that is meant, `NEW_RECORD` or `SAME_RECORD`."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A field of a row's record before and after; `table` says of which of its parts."""

    table: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record a row may mean."""

    id: str
    name: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A body a row names that may be one of several; `field` is the cell that names it."""

    field: str
    written: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is not taken; the field is empty where no single cell is to blame."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a cell says and has no place for; it is kept in the notes or left out."""

    field: str
    head: str
    text: str
    taken: Value
    """What of it was taken; None when nothing."""
    is_kept: bool
    why: str = ""


class RowResult(NamedTuple):
    """What a row does, or did."""

    number: int
    outcome: Outcome
    name: str
    changes: tuple[CellChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    created: tuple[str, ...] = ()
    """The names of other records that had to be made for it, such as the firm of a link."""
    assumed: tuple[tuple[str, int], ...] = ()
    """The year its figures are written down for, by field, where the list names none."""
    core: str = ""
    """The demand on a national core technology whose words it changes."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows did what."""

    new: int = 0
    changed: int = 0
    same: int = 0
    duplicates: int = 0
    rejected: int = 0
    left_out: int = 0

    @classmethod
    def of(cls, rows: Iterable[RowResult]) -> Counts:
        """Count rows by what they do."""
        by = Counter(row.outcome for row in rows)
        return cls(
            new=by[Outcome.NEW],
            changed=by[Outcome.CHANGED],
            same=by[Outcome.SAME],
            duplicates=by[Outcome.DUPLICATE],
            rejected=by[Outcome.REJECTED],
            left_out=by[Outcome.LEFT_OUT],
        )

    @property
    def written(self) -> int:
        """How many rows change the file."""
        return self.new + self.changed


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import does, row by row; a rehearsal has no gesture."""

    kind: ImportKind
    source: Source
    rows: tuple[RowResult, ...]
    counts: Counts
    gesture: str | None = None

    @property
    def assumed(self) -> Mapping[tuple[str, int], int]:
        """How many rows have figures of a field written down for a year the list does not name."""
        return Counter(one for row in self.rows for one in row.assumed)

    @property
    def rejected(self) -> tuple[RowResult, ...]:
        """The rows that were not taken."""
        return tuple(row for row in self.rows if row.outcome is Outcome.REJECTED)


@dataclass(frozen=True, slots=True)
class Batch:
    """An earlier import."""

    gesture: str
    kind: ImportKind
    file: str
    sheet: str
    at: datetime
    actor: str
    counts: Counts
    mapping: Mapping[str, str]
    is_undone: bool


Values: TypeAlias = dict[str, Any]
