"""The rows of a details pane: sections of fields, lists of what belongs to a record, its life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from afm_desktop.domain.enums import BudgetSource, DemandStatus
from afm_desktop.services.lists.listing import Row, Value
from afm_desktop.services.marks.book import TagMark
from afm_desktop.services.marks.model import AttachmentRow
from afm_desktop.services.views.model import ViewColumn, ViewKind, ViewQuery


class EntryKind(StrEnum):
    """What sort of value a field takes, so that each is shown and typed in its own way."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    EXACT = "exact"
    YEAR = "year"
    WON = "won"
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"
    ENUM = "enum"
    """One of `Field.choices`."""
    REFERENCE = "reference"
    """The id of a record of the table `Field.table`, picked through `Details.suggest`."""
    REGION = "region"
    """The code of a 시·도."""
    MEETING_KIND = "meeting_kind"


class Whereabouts(StrEnum):
    """Where a step of a life lies."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Option:
    """A value a field offers that is no enum: a 시·도, a kind of meeting."""

    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record; `shown` is what stands for a value that does not speak for itself.

    That is the name of the record a reference points to, or the 시·도 of a code; `table` is where a
    reference points.
    """

    key: str
    word: str
    kind: EntryKind
    value: Value
    shown: str | None = None
    is_editable: bool = True
    is_required: bool = False
    is_masked: bool = False
    choices: type[StrEnum] | None = None
    options: tuple[Option, ...] = ()
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together; the key names their heading."""

    key: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A record that something opens."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A line of what belongs to a record; `opens` is the record it speaks of."""

    id: str
    values: Row
    opens: Target


@dataclass(frozen=True, slots=True)
class Related:
    """What belongs to a record: the first rows of it, and how many there are.

    `table` is the kind of its records. With an `owner` a record is added by naming this one in that
    field; `view` and `query` open the whole list.
    """

    key: str
    table: str
    columns: tuple[ViewColumn, ...]
    rows: tuple[RelatedRow, ...]
    count: int
    owner: str | None = None
    view: ViewKind | None = None
    query: ViewQuery | None = None
    is_ordered: bool = False
    """Whether its records stand in an order of their own, which can be changed."""


@dataclass(frozen=True, slots=True)
class LifeStep:
    """A station of a demand's life; `on` is the day it was reached last."""

    status: DemandStatus
    where: Whereabouts
    on: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class LifeMove:
    """A step that may follow; it is worth a reason, or needs the demand it is merged into."""

    status: DemandStatus
    asks_reason: bool
    asks_demand: bool


@dataclass(frozen=True, slots=True)
class DemandFacts:
    """What a demand costs, how far it came, and what may follow."""

    status: DemandStatus
    steps: tuple[LifeStep, ...]
    moves: tuple[LifeMove, ...]
    since: date | None
    reason: str | None
    total_won: int
    by_source: Mapping[BudgetSource, int]
    stated_difference_won: int


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What a project's stated figures leave open; years of its period."""

    starts: int | None
    ends: int | None
    unexplained_won: int | None
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """One record as its pane shows it."""

    table: str
    id: str
    title: str
    subtitle: tuple[str, ...]
    sections: tuple[Section, ...]
    related: tuple[Related, ...]
    demand: DemandFacts | None = None
    project: ProjectFacts | None = None
    is_erased: bool = False
    tags: tuple[TagMark, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()

    def field(self, key: str) -> Field:
        """A field by its key."""
        return next(one for part in self.sections for one in part.fields if one.key == key)

    def related_to(self, key: str) -> Related:
        """What belongs to it under a key."""
        return next(one for one in self.related if one.key == key)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that may be picked: its title, and what tells it from others of the same name."""

    id: str
    title: str
    note: str | None
