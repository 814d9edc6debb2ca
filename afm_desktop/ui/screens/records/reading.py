"""What a list reads: its keys, its totals, and how many records there are at all."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.money import amount
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ColumnKind, Row
from afm_desktop.services.views.model import Filter, Totals, ViewColumn, ViewQuery
from afm_desktop.services.views.service import Views
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.showing import SHOWN_UNIT, figure
from afm_desktop.ui.screens.records.spec import RecordsSpec


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query."""

    query: ViewQuery
    keys: array[int]
    totals: Totals
    all: int
    """How many records there are without search and filters of one's own."""
    record: int | None = None
    """The key of the record that was asked for."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Of the records that filters name, by id."""

    @classmethod
    def none(cls) -> Found:
        """Before anything was read."""
        return cls(ViewQuery(), array("q"), Totals(0), 0)


@dataclass(frozen=True, slots=True)
class Asking:
    """One question to the view."""

    spec: RecordsSpec
    query: ViewQuery
    widest: ViewQuery
    record: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    """(kind, id) of the records whose names are not known yet."""

    def answer(self, desk: Desk) -> Found:
        """Read the list; called on a worker."""
        views, kind = desk.views, self.spec.kind
        totals = views.totals(kind, self.query)
        is_all = replace(self.query, sort=()) == replace(self.widest, sort=())
        return Found(
            self.query,
            views.keys(kind, self.query),
            totals,
            totals.count if is_all else views.totals(kind, self.widest).count,
            views.key_of(kind, self.record) if self.record else None,
            {id_: name_of(desk, record, id_) for record, id_ in self.names},
        )


def name_of(desk: Desk, record: str, id_: str) -> str:
    """What a record is called."""
    try:
        values = desk.records.values(record, id_)
    except NotFound:
        return labels.NONE
    return str(values.get("name") or values.get("title") or "")


class RowReader:
    """The rows of a view, only the columns a list knows, in its own order."""

    def __init__(self, views: Views, spec: RecordsSpec) -> None:
        self._views, self._kind = views, spec.kind
        known = {column.key: place for place, column in enumerate(views.columns(spec.kind))}
        self.places = tuple(known[one.key] for one in spec.columns)
        self.columns: tuple[ViewColumn, ...] = tuple(
            replace(views.columns(spec.kind)[place], is_default=one.visible)
            for one, place in zip(spec.columns, self.places, strict=True)
        )
        self.division: str | None = None
        self.filters: tuple[Filter, ...] = ()
        self.revealed: Mapping[str, Mapping[str, str | None]] = {}
        """Values that were shown in full for a reason, by id and column."""

    def __call__(self, keys: Sequence[int]) -> dict[int, Row]:
        found = self._views.rows(self._kind, keys, self.division, self.filters)
        return {key: self._row(row) for key, row in found.items()}

    def _row(self, row: Row) -> Row:
        shown = self.revealed.get(str(row[0]))
        if not shown:
            return tuple(row[place] for place in self.places)
        pairs = zip(self.columns, self.places, strict=True)
        return tuple(shown.get(column.key, row[place]) for column, place in pairs)


def footer_of(spec: RecordsSpec, columns: Sequence[ViewColumn], totals: Totals) -> dict[str, str]:
    """The texts of the footer by column; the count stands under the empty key."""
    count = labels.TOTAL.format(count=counted(spec, totals.count))
    return {"": count, **dict(_sums(columns, totals))}


def selection_words(spec: RecordsSpec, columns: Sequence[ViewColumn], totals: Totals) -> str:
    """`선택 3건 · 총사업비 15,000백만원`"""
    titles = {one.key: one.header for one in spec.columns}
    parts = [labels.SELECTED.format(count=counted(spec, totals.count))]
    for key, text in _sums(columns, totals):
        if key in spec.sums:
            unit = spec.sums[key]
            said = labels.SUM.format(name=titles[key], amount=text, unit=unit)
            without = totals.unstated.get(key, 0)
            parts.append(
                said + (labels.WITHOUT.format(count=counted(spec, without)) * bool(without))
            )
    return labels.BETWEEN.join(parts)


def left_out_words(spec: RecordsSpec, totals: Totals) -> str:
    """`합계 제외: 총사업비 미기재 24건`: what the sums of the footer do not hold."""
    titles = {one.key: one.header for one in spec.columns}
    said = [
        labels.UNSTATED.format(name=titles[key], count=counted(spec, totals.unstated[key]))
        for key in spec.sums
        if key in totals.unstated and totals.unstated[key] < totals.count
    ]
    return labels.LEFT_OUT.format(said=", ".join(said)) if said else ""


def count_words(spec: RecordsSpec, found: int, all_: int | None, chosen: int) -> str:
    """`213건 중 22건 · 선택 3건`; one selected row is not worth a word."""
    words = counted(spec, found)
    if all_ is not None:
        words = labels.COUNT_OF.format(all=counted(spec, all_), found=words)
    if chosen <= 1:
        return words
    return labels.BETWEEN.join((words, labels.SELECTED.format(count=counted(spec, chosen))))


def counted(spec: RecordsSpec, count: int) -> str:
    """`22건`, `153개`"""
    return f"{count:,}{spec.words.noun.counter}"


def _sums(columns: Sequence[ViewColumn], totals: Totals) -> list[tuple[str, str]]:
    shown = []
    for column in columns:
        total = totals.sums.get(column.key)
        if total is None:
            continue
        is_won = column.kind is ColumnKind.WON and isinstance(total, int)
        shown.append((column.key, amount(int(total), SHOWN_UNIT) if is_won else figure(total)))
    return shown
