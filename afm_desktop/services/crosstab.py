"""집계표: a list counted by two of its filters, or a sum of one of its columns.

Every cell is what the list it opens counts or sums, and so is every total: where a record stands
under several values (a body in two divisions), it is in each of them and once in the total.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.services.views.demands import ADDED
from afm_desktop.services.views.model import (
    NO,
    YES,
    Filter,
    FilterChoice,
    FilterKind,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.service import Views

COUNT = "count"
"""The measure of how many records there are."""
KINDS = (
    ViewKind.MEMBERS,
    ViewKind.LINKS,
    ViewKind.DEMANDS,
    ViewKind.PEOPLE,
    ViewKind.PROJECTS,
    ViewKind.MEETINGS,
    ViewKind.ISSUES,
    ViewKind.DECISIONS,
    ViewKind.ACTIONS,
    ViewKind.COLLECTING,
    ViewKind.ROUNDS,
    ViewKind.TARGETS,
    ViewKind.GESTURES,
    ViewKind.TRASH,
)
UNDIVIDED = frozenset({ViewKind.GESTURES, ViewKind.TRASH})
"""Nothing in these belongs to one division."""
Number: TypeAlias = int | Decimal
Progress = Callable[[int, int], None]
"""Told how many lines of how many are counted; it ends the work by raising."""


class NoSuchAxis(RuleViolation):
    """A list cannot be counted by this."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"‘{key}’ 항목으로는 집계할 수 없습니다. 다음 중에서 고르세요: {', '.join(known)}",
            field=key,
        )


class SameAxis(RuleViolation):
    """Rows and columns are counted by the same."""

    def __init__(self, key: str) -> None:
        super().__init__("행과 열에는 서로 다른 항목을 고르세요.", field=key)


@dataclass(frozen=True, slots=True)
class CrosstabAsked:
    """What is counted: a list as `query` narrows it, by `rows` and, where named, by `columns`.

    `measure` is COUNT or a column that the list sums.
    """

    kind: ViewKind
    query: ViewQuery
    rows: str
    columns: str | None = None
    measure: str = COUNT


@dataclass(frozen=True, slots=True)
class Apart:
    """통합, 반려 and 철회 among demands: how many of each, and what they come to together.

    Other papers add them up nowhere; here they are in the total unless they are left out.
    """

    counts: tuple[tuple[DemandStatus, int], ...]
    amount: Number
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class Crosstab:
    """The counted table; `cells` are by the values of their row and column."""

    asked: CrosstabAsked
    rows: tuple[FilterChoice, ...]
    columns: tuple[FilterChoice, ...]
    cells: Mapping[tuple[str, str], Number]
    row_totals: Mapping[str, Number]
    column_totals: Mapping[str, Number]
    total: Number
    unstated: int = 0
    """How many records state no value of the measure."""
    apart: Apart | None = None

    @property
    def has_overlap(self) -> bool:
        """Whether records stand under several values, so that lines add up to more."""
        return sum(self.row_totals.values()) != self.total or sum(
            self.column_totals.values()
        ) not in (self.total, 0)

    def behind(self, row: str | None = None, column: str | None = None) -> ViewQuery:
        """What the list shows of which a cell, or with one value its total, is the number."""
        return narrowed(self.asked, row, column)


class Crosstabs:
    """Counts lists by their filters."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def axes(self, kind: ViewKind) -> tuple[str, ...]:
        """What a list can be counted by."""
        return tuple(one.key for one in self._views.filters(kind) if one.kind is FilterKind.CHOICE)

    def measures(self, kind: ViewKind) -> tuple[str, ...]:
        """What can be told of each cell."""
        summed = (column.key for column in self._views.columns(kind) if column.is_summed)
        return COUNT, *summed

    def of(self, asked: CrosstabAsked, progress: Progress | None = None) -> Crosstab:
        """Count a list."""
        self._check(asked)
        rows = self._values(asked, asked.rows, asked.query)
        columns = self._choices(asked, None)
        cells: dict[tuple[str, str], Number] = {}
        row_totals: dict[str, Number] = {}
        for place, row in enumerate(rows):
            if progress is not None:
                progress(place, len(rows))
            row_totals[row.value] = self._told(asked, row, row.value, None)
            for column in self._choices(asked, row.value):
                number = self._told(asked, column, row.value, column.value)
                cells[row.value, column.value] = number
        return Crosstab(
            asked,
            rows,
            columns,
            cells,
            row_totals,
            {column.value: self._told(asked, column, None, column.value) for column in columns},
            *self._whole(asked),
            self._apart(asked),
        )

    def _choices(self, asked: CrosstabAsked, row: str | None) -> tuple[FilterChoice, ...]:
        if asked.columns is None:
            return ()
        return self._values(asked, asked.columns, narrowed(asked, row, None))

    def _values(self, asked: CrosstabAsked, key: str, query: ViewQuery) -> tuple[FilterChoice, ...]:
        """The values of an axis; where the list is narrowed by it, those it is narrowed to."""
        found = self._views.choices(asked.kind, key, query)
        wanted = [one.values for one in asked.query.filters if one.key == key and one.values]
        return tuple(one for one in found if one.value in wanted[0]) if wanted else found

    def _told(
        self, asked: CrosstabAsked, choice: FilterChoice, row: str | None, column: str | None
    ) -> Number:
        if asked.measure == COUNT:
            return choice.count
        return self._views.totals(asked.kind, narrowed(asked, row, column)).sums[asked.measure]

    def _whole(self, asked: CrosstabAsked) -> tuple[Number, int]:
        totals = self._views.totals(asked.kind, asked.query)
        if asked.measure == COUNT:
            return totals.count, 0
        return totals.sums[asked.measure], totals.unstated.get(asked.measure, 0)

    def _apart(self, asked: CrosstabAsked) -> Apart | None:
        """What other papers leave out of their totals, where the list has any of it."""
        said = next((one.values for one in asked.query.filters if one.key == ADDED), ())
        if asked.kind is not ViewKind.DEMANDS or said == (NO,):
            return None
        others = tuple(one for one in asked.query.filters if one.key != ADDED)
        query = replace(asked.query, filters=(*others, Filter(ADDED, (NO,))))
        found = self._values(replace(asked, query=query), "status", query)
        if not found:
            return None
        sums = self._views.totals(asked.kind, query).sums
        counts = tuple((DemandStatus(one.value), one.count) for one in found)
        return Apart(counts, sums.get(asked.measure, 0), said == (YES,))

    def _check(self, asked: CrosstabAsked) -> None:
        axes, measures = self.axes(asked.kind), self.measures(asked.kind)
        for key in filter(None, (asked.rows, asked.columns)):
            if key not in axes:
                raise NoSuchAxis(key, axes)
        if asked.rows == asked.columns:
            raise SameAxis(asked.rows)
        if asked.measure not in measures:
            raise NoSuchAxis(asked.measure, measures)


def narrowed(asked: CrosstabAsked, row: str | None, column: str | None) -> ViewQuery:
    """The query with the values of a row and a column."""
    query = asked.query
    for key, value in ((asked.rows, row), (asked.columns, column)):
        if key is not None and value is not None:
            others = tuple(one for one in query.filters if one.key != key)
            query = replace(query, filters=(*others, Filter(key, (value,))))
    return query
