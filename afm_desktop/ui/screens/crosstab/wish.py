"""What is to be counted: as it is chosen, as it travels in a place, and as it is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports.crosstab_words import UNITS
from afm_desktop.services.crosstab import COUNT, KINDS, UNDIVIDED, CrosstabAsked, Crosstabs
from afm_desktop.services.views.demands import ADDED
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place

_ROWS, _COLUMNS, _MEASURE, _UNIT = "by_rows", "by_columns", "by_measure", "by_unit"
_CHOSEN = (_ROWS, _COLUMNS, _MEASURE, _UNIT)
_USUAL: Mapping[ViewKind, tuple[str, str | None]] = {
    ViewKind.MEMBERS: ("division", "size_class"),
    ViewKind.LINKS: ("kind", "tier"),
    ViewKind.DEMANDS: ("division", "status"),
    ViewKind.PEOPLE: ("keeping", "freshness"),
    ViewKind.PROJECTS: ("division", "year"),
    ViewKind.MEETINGS: ("division", "kind"),
    ViewKind.ISSUES: ("division", "state"),
    ViewKind.DECISIONS: ("division", "year"),
    ViewKind.ACTIONS: ("division", "status"),
    ViewKind.COLLECTING: ("division", "state"),
    ViewKind.ROUNDS: ("year", None),
    ViewKind.TARGETS: ("division", "due_year"),
    ViewKind.GESTURES: ("actor", "kind"),
    ViewKind.TRASH: ("kind", None),
}
"""By what each list is counted until somebody chooses."""


@dataclass(frozen=True, slots=True)
class Axes:
    """By what a list is counted, and what is told."""

    rows: str
    columns: str | None
    measure: str = COUNT


@dataclass(frozen=True, slots=True)
class Wish:
    """A list, its axes, the unit, and what the list is narrowed to."""

    kind: ViewKind
    axes: Axes
    unit: MoneyUnit = MoneyUnit.MILLION
    text: str = ""
    filters: tuple[Filter, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part of the list is counted."""
        return bool(self.text or self.filters)

    @property
    def added(self) -> str:
        """What is said of 통합, 반려 and 철회, as a filter says it; nothing where they count."""
        return next((one.values[0] for one in self.filters if one.key == ADDED and one.values), "")

    def adding(self, value: str) -> Wish:
        """The same with something else said of them."""
        others = tuple(one for one in self.filters if one.key != ADDED)
        own = (Filter(ADDED, (value,)),) if value else ()
        return replace(self, filters=(*others, *own))

    def asked(self, division: str | None) -> CrosstabAsked:
        """What is counted in a window of a division."""
        own = None if self.kind in UNDIVIDED else division
        query = ViewQuery(own, self.text, self.filters)
        axes = self.axes
        return CrosstabAsked(self.kind, query, axes.rows, axes.columns, axes.measure)

    def place(self, screen: str) -> Place:
        """Where one is with this before one's eyes."""
        axes = self.axes
        chosen = (axes.rows, axes.columns or "", axes.measure, self.unit.word)
        said = tuple((key, (value,)) for key, value in zip(_CHOSEN, chosen, strict=True))
        filters = tuple((one.key, one.values) for one in self.filters)
        return Place(screen, self.kind.value, (*filters, *said), self.text)


@dataclass(slots=True)
class Wishes:
    """What can be wished for, and what was wished for each list last."""

    crosstabs: Crosstabs
    kept: dict[str, Any] = field(default_factory=dict)

    def first(self) -> Wish:
        """What was counted last, without what the list was narrowed to."""
        kind = _one(ViewKind, self.kept.get("kind"), ViewKind.DEMANDS)
        return self.of(kind if kind in KINDS else ViewKind.DEMANDS)

    def of(self, kind: ViewKind) -> Wish:
        """A list by what it was counted by last."""
        usual = Axes(*_USUAL[kind])
        kept = self.kept.get(kind.value)
        said = kept if isinstance(kept, dict) else {}
        return self.sound(
            Wish(
                kind,
                Axes(
                    str(said.get("rows") or usual.rows),
                    said.get("columns", usual.columns) or None,
                    str(said.get("measure") or COUNT),
                ),
                _unit(self.kept.get("unit")),
            )
        )

    def of_place(self, place: Place) -> Wish:
        """What a place asks for; what it does not say is as it was last."""
        kind = _one(ViewKind, place.record, ViewKind.DEMANDS)
        wish = self.of(kind) if kind in KINDS else self.first()
        said = {key: (place.filter(key) or ("",))[0] for key in _CHOSEN}
        axes = wish.axes
        if said[_ROWS]:
            axes = Axes(said[_ROWS], said[_COLUMNS] or None, said[_MEASURE] or COUNT)
        filters = tuple(
            Filter(key, values) for key, values in place.filters if key not in _CHOSEN and values
        )
        unit = _unit(said[_UNIT]) if said[_UNIT] else wish.unit
        return self.sound(Wish(wish.kind, axes, unit, place.text, filters))

    def sound(self, wish: Wish) -> Wish:
        """The same without what its list does not have, and with two different axes."""
        axes, usual = wish.axes, _USUAL[wish.kind]
        known, measures = self.crosstabs.axes(wish.kind), self.crosstabs.measures(wish.kind)
        rows = axes.rows if axes.rows in known else usual[0]
        columns = axes.columns if axes.columns in known and axes.columns != rows else None
        measure = axes.measure if axes.measure in measures else COUNT
        return replace(wish, axes=Axes(rows, columns, measure))

    def keep(self, wish: Wish) -> dict[str, Any]:
        """Remember a choice; answers everything that is remembered."""
        axes = wish.axes
        self.kept = {
            **self.kept,
            "kind": wish.kind.value,
            "unit": wish.unit.word,
            wish.kind.value: {
                "rows": axes.rows,
                "columns": axes.columns or "",
                "measure": axes.measure,
            },
        }
        return self.kept


def _unit(word: object) -> MoneyUnit:
    return next((unit for unit in UNITS if unit.word == word), MoneyUnit.MILLION)


def _one(kinds: type[ViewKind], value: object, usual: ViewKind) -> ViewKind:
    return next((kind for kind in kinds if kind.value == value), usual)
