"""What a screen of records is told about its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from afm_desktop.domain.office import Role
from afm_desktop.services.desk import Desk
from afm_desktop.services.views.model import Filter, Sort, ViewKind
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.labels.record_kinds import Words
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screen import EVERYBODY
from afm_desktop.ui.widgets.columns import ColumnSpec


@dataclass(frozen=True, slots=True)
class FilterSpec:
    """A filter of the view: what it is called, and how its values are said."""

    key: str
    title: str
    say: Callable[[str], str] | None = None
    """The word of a value; by what the view shows when None."""
    stands_by: bool = False
    """Whether its button stands in the bar even when it is not set."""
    record: str = ""
    """The kind of record its values name; such a filter is set by what opens the list."""
    empty: str = labels.NONE
    """What is said of records without a value."""


@dataclass(frozen=True, slots=True)
class ReadyView:
    """A narrowing that is offered without having been saved."""

    name: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a list that leads to what it counts."""

    record: str
    """The id of the record of its row."""
    column: str
    filters: Mapping[str, tuple[str, ...]]
    """What the list is narrowed to."""
    text: Callable[[str], str]
    """What another column says in its row."""


Enrol = Callable[[Desk, Mapping[str, Any], str], str]
"""Registers a record in a division, by its values and the division's id, and answers its id."""


@dataclass(frozen=True, slots=True)
class Creating:
    """How a new record begins: what it belongs to, and how it is stored."""

    division_field: str = ""
    """The field that takes the id of the division the window is narrowed to."""
    takes: tuple[str, ...] = ()
    """The filters whose record a new one belongs to, by the field of the same name."""
    enrol: Enrol | None = None
    """How a record of a division is stored; the division is asked for where none is chosen."""
    roles: frozenset[Role] = EVERYBODY
    place: str = ""
    """The screen on which one begins, where the form of the list says too little."""


@dataclass(frozen=True, slots=True)
class RecordsSpec:
    """One kind of list: its view, its columns and filters, its words, what can be done."""

    kind: ViewKind
    record: str
    """The table its records stand in, as the palette and the details name them."""
    icon: str
    words: Words
    columns: tuple[ColumnSpec, ...]
    filters: tuple[FilterSpec, ...]
    reads: frozenset[str]
    """The kinds of record it shows something of."""
    narrow: frozenset[str]
    """The columns of a window with little room."""
    only_wide: frozenset[str] = frozenset({"division"})
    """The columns that the usual choice drops where the details stand below."""
    sort: tuple[Sort, ...] = ()
    """The order until another is chosen; the view's own when empty."""
    ready: tuple[ReadyView, ...] = ()
    """What is often looked for, offered above the saved views."""
    creating: Creating | None = None
    deleters: frozenset[Role] = EVERYBODY
    more: tuple[str, ...] = ()
    """Commands that lead on from this list, for those who have them."""
    beside: tuple[str, ...] = ()
    """Commands whose buttons stand beside the one that registers a record."""
    own: str = ""
    """The filter that leaves a firm its own records."""
    is_undivided: bool = False
    """Whether nothing in it belongs to one division, whatever the window is narrowed to."""
    is_personal: bool = False
    """Whether rows are masked, and shown in full only for a reason."""
    details_u: float = 92.0
    """The width in units that the details usually have beside the list."""
    says: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    """How values of a column are said that do not speak for themselves, by its key."""
    edits: Mapping[str, str] = field(default_factory=dict)
    """The field that each column shows as it is stored; such cells are edited in the list."""
    leads: Callable[[Figure], Place | None] | None = None
    """Where the numbers of columns lead that are links."""
    sums: Mapping[str, str] = field(default_factory=dict)
    """The unit of each sum that the status bar says of a selection, by column."""

    @property
    def key(self) -> str:
        """The key of its screen."""
        return self.kind.value

    def filter(self, key: str) -> FilterSpec | None:
        """One of its filters."""
        return next((known for known in self.filters if known.key == key), None)


def said(words: Mapping[str, str]) -> Callable[[str], str]:
    """The word of a value from a table of words."""
    return lambda value: words.get(value, value)


def said_of(kind: type[StrEnum], word: Callable[[StrEnum], str]) -> Callable[[str], str]:
    """The word of a value of a closed vocabulary."""
    return said({member.value: word(member) for member in kind})
