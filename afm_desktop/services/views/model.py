"""What a list of the window is: its kinds, columns and filters, what is asked, what is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.services.lists.listing import TAGS, Column, ColumnKind, Value
from afm_desktop.services.lists.listing import columns as listed_columns

NOTHING = ""
"""The value of a filter that takes records in which the field is empty."""
YES, NO = "yes", "no"


class ViewKind(StrEnum):
    """What there are lists of; those of `ListKind` have the same names."""

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


TABLES: Mapping[ViewKind, str] = {
    ViewKind.DIVISIONS: "divisions",
    ViewKind.MEMBERS: "organizations",
    ViewKind.LINKS: "supply_links",
    ViewKind.DEMANDS: "demands",
    ViewKind.PEOPLE: "people",
    ViewKind.PROJECTS: "lead_projects",
    ViewKind.MEETINGS: "meetings",
    ViewKind.ROUNDS: "rounds",
    ViewKind.TARGETS: "targets",
    ViewKind.ISSUES: "issues",
    ViewKind.DECISIONS: "agenda_items",
    ViewKind.ACTIONS: "action_items",
}
"""The table of the records of each list; who has filed, gestures and trash are of none or many."""


class FilterKind(StrEnum):
    """How a filter is offered."""

    CHOICE = "choice"
    """A menu of what there is, each with its count."""
    RECORD = "record"
    """One record of another kind; set by what opens the list, not chosen from a menu."""


class Keeping(StrEnum):
    """Whether a contact person may still be kept."""

    KEPT = "kept"
    UNDATED = "undated"
    EXPIRED = "expired"
    ERASED = "erased"


class Freshness(StrEnum):
    """When a contact person was last confirmed."""

    RECENT = "recent"
    STALE = "stale"
    """Longer ago than contacts stay true."""
    NEVER = "never"


class Course(StrEnum):
    """Where a meeting lies as seen from today."""

    AHEAD = "ahead"
    UNSETTLED = "unsettled"
    """Its day is over, but nobody closed it."""
    PAST = "past"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class ViewColumn(Column):
    """A column of a listing as the window shows it; layouts are kept by its key."""

    is_sortable: bool = True
    is_summed: bool = False
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class ViewFilter:
    """A filter, and how it is offered."""

    key: str
    kind: FilterKind = FilterKind.CHOICE


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A value to filter by; `shown` is an enum, a name, a number or yes and no, None when empty."""

    value: str
    shown: Value
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Only records in which `key` has one of these values; of no values, every record."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column a list is sorted."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ViewQuery:
    """What a list shows: a division by its code, what is typed, filters, and the order."""

    division: str | None = None
    text: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[Sort, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """How many records there are, and the sums of the summed columns by key."""

    count: int
    sums: Mapping[str, int | Decimal] = field(default_factory=dict)
    unstated: Mapping[str, int] = field(default_factory=dict)
    """How many records a sum leaves out, as they state no value; by key, where any does."""


class NoSuchColumn(RuleViolation):
    """A kept view names a column or filter that its list does not have."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"이 목록에는 ‘{key}’ 항목이 없습니다. 저장한 보기를 지우고 다시 만드세요.", field=key
        )


def columns(
    listed: Sequence[Column],
    *,
    shown: str,
    summed: str = "",
    fixed: str = "",
    more: Sequence[tuple[ColumnKind, str]] = (),
    is_tagged: bool = True,
) -> tuple[ViewColumn, ...]:
    """The columns of a listing, tags, and `more` behind them, in the order of the rows.

    `shown` are visible at first, `summed` have a total, `fixed` cannot be sorted by.
    """
    first, added, unsorted = set(shown.split()), set(summed.split()), {TAGS, *fixed.split()}
    tags = (Column(TAGS),) if is_tagged else ()
    return tuple(
        ViewColumn(
            column.key,
            column.kind,
            is_sortable=column.key not in unsorted and column.kind is not ColumnKind.ID,
            is_summed=column.key in added,
            is_default=column.key in first,
        )
        for column in (*listed, *tags, *listed_columns(more))
    )


def offered(keys: str) -> tuple[ViewFilter, ...]:
    """Filters that are chosen from a menu."""
    return tuple(ViewFilter(key) for key in keys.split())
