"""분과별: what each division holds, each number a link to its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus, MemberRole, StructureView
from afm_desktop.domain.money import MoneyUnit, amount, amounts
from afm_desktop.domain.words import word
from afm_desktop.services.dashboard_rows import (
    AllianceLine,
    DashboardRows,
    DivisionLine,
    StructureFigures,
)
from afm_desktop.services.views.model import Course, Filter, ViewKind, ViewQuery
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.link_table import TOTAL, LinkTable
from afm_desktop.ui.screens.dashboard.parts import Block, Go
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import narrowed, place_of
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.columns import ColumnSpec, natural_width
from afm_desktop.ui.widgets.line import Line

_UNIT = MoneyUnit.HUNDRED_MILLION
_LISTS: Mapping[str, tuple[ViewKind, tuple[Filter, ...]]] = {
    "members": (ViewKind.MEMBERS, ()),
    "anchors": (ViewKind.MEMBERS, (Filter("role", (MemberRole.ANCHOR,)),)),
    "demands": (ViewKind.DEMANDS, ()),
    "selected": (ViewKind.DEMANDS, (Filter("status", (DemandStatus.SELECTED,)),)),
    "projects": (ViewKind.PROJECTS, ()),
    "total_won": (ViewKind.DEMANDS, ()),
    "next_meeting": (ViewKind.MEETINGS, (Filter("course", (Course.AHEAD,)),)),
}
"""The list behind each number."""


_VIEWS = tuple(StructureView)


@dataclass(frozen=True, slots=True)
class Fit:
    """How much a table shows: how long its bars are and which columns it leaves out."""

    demands_u: int
    cost_u: int
    without: tuple[str, ...] = ()


_FITS = (
    Fit(16, 26),
    Fit(10, 14),
    Fit(6, 8),
    Fit(6, 8, ("projects",)),
    Fit(6, 8, ("projects", "anchors")),
    Fit(4, 6, ("projects", "anchors", "next_meeting")),
)
"""From much room to little."""


def specs(rows: DashboardRows, fit: Fit) -> list[ColumnSpec]:
    """The columns; bars are drawn to the largest division."""
    most = max((line.demands for line in rows.divisions), default=0)
    cost = max((line.total_won for line in rows.divisions), default=0)
    kinds = {
        "division": {"kind": "division", "stretch": True, "sample": "반도체·디스플레이"},
        "demands": {
            "kind": "bar",
            "sample": _longest_sum(rows.total),
            "largest": most,
            "bar_u": fit.demands_u,
            "ink": "bar2",
        },
        "total_won": {"kind": "bar", "sample": "12,345", "largest": cost, "bar_u": fit.cost_u},
        "next_meeting": {"kind": "date", "sample": "2026. 12. 31."},
    }
    usual = {"kind": "number", "sample": _longest_sum(rows.total)}
    return [
        ColumnSpec(
            key,
            title,
            unit=unit,
            is_sortable=False,
            visible=key not in fit.without,
            **kinds.get(key, usual),
        )  # type: ignore[arg-type]
        for key, (title, unit) in labels.COLUMNS.items()
    ]


def _longest_sum(total: AllianceLine) -> str:
    """The text the columns of counts must hold; a sum is written strong, a digit wider."""
    most = max(total.members, total.anchors, total.demands, total.selected, total.projects)
    return max("1,234", f"{most:,}0" if most >= 10_000 else "", key=len)


def table_rows(rows: DashboardRows) -> list[TableRow]:
    """A row of each division and the sums below; amounts add up to theirs."""
    wons = [line.total_won for line in rows.divisions]
    shown = amounts([*wons, rows.total.total_won - sum(wons)], _UNIT)
    found = [_row(line, cost) for line, cost in zip(rows.divisions, shown, strict=False)]
    if len(rows.divisions) > 1:
        found.append(_total(rows.total))
    return found


def _row(line: DivisionLine, cost: str) -> TableRow:
    label, on = line.division, line.next_meeting_on
    numbers = (line.members, line.anchors, line.demands, line.selected, line.projects)
    return TableRow(
        label.code,
        (
            Cell(label.short_name, label.hue),
            *_counted(numbers),
            Cell(cost, line.total_won),
            Cell(day_words(on) if on else "", on),
        ),
    )


def _total(total: AllianceLine) -> TableRow:
    numbers = (total.members, total.anchors, total.demands, total.selected, total.projects)
    cost = Cell(amount(total.total_won, _UNIT), total.total_won)
    return TableRow(TOTAL, (Cell(labels.TOTAL), *_counted(numbers), cost, Cell(" ")))


def _counted(numbers: Sequence[int]) -> Iterator[Cell]:
    return (Cell(f"{number:,}", number) for number in numbers)


def places(rows: DashboardRows, *, is_one: bool) -> dict[tuple[object, str], Place]:
    """Where each number leads; the window is narrowed down already when it shows one division."""
    found: dict[tuple[object, str], Place] = {}
    for line in rows.divisions:
        code = line.division.code
        found[code, "division"] = place_of(ViewKind.DIVISIONS, record=line.division.id)
        for key, (view, filters) in _LISTS.items():
            query = ViewQuery(filters=filters) if is_one else narrowed(code, *filters)
            found[code, key] = place_of(view, query)
    for key, (view, filters) in _LISTS.items():
        if key != "next_meeting":
            found[TOTAL, key] = place_of(view, ViewQuery(filters=filters))
    return found


def former_places(figures: StructureFigures) -> dict[tuple[object, str], Place]:
    """Numbers lead to what the divisions held; the name to the division, counted so."""
    view = figures.view
    of = "mapped" if view is StructureView.MAPPED else "former"
    counted = ViewQuery(filters=(Filter("counted_in", (view,)),))
    shown = tuple(key for key in _LISTS if key != "next_meeting")
    found: dict[tuple[object, str], Place] = {}
    for line in figures.lines:
        code, id_ = line.division.code, line.division.id
        found[code, "division"] = place_of(ViewKind.DIVISIONS, counted, record=id_)
        found |= {(code, key): _held(key, of, (id_,)) for key in _LISTS if key != "next_meeting"}
    found |= {(TOTAL, key): _held(key, "former", figures.old) for key in shown}
    return found


def _held(key: str, of: str, divisions: tuple[str, ...]) -> Place:
    """The list of what divisions held of a sort."""
    view, filters = _LISTS[key]
    if key == "anchors":
        return place_of(view, ViewQuery(filters=(Filter(f"{of}_anchor_id", divisions),)))
    return place_of(view, ViewQuery(filters=(*filters, Filter(f"{of}_id", divisions))))


class DivisionBlock(Block):
    """The table and, where bodies sit in several divisions, why its columns do not add up.

    After a change of structure it shows that of today, the one before, or that one mapped.
    """

    structure_chosen = Signal(object)
    """The `StructureView` that was chosen."""

    def __init__(self, rows: DashboardRows, go: Go, *, is_one: bool) -> None:
        title = labels.ONE_DIVISION if is_one else labels.DIVISIONS
        figures = rows.figures
        self.views = _choice_of(rows) if rows.has_former else None
        note = labels.DIVISIONS_NOTE if figures is None else labels.counted_note(figures)
        super().__init__(title, note, self.views)
        if self.views is not None:
            self.views.changed.connect(lambda at: self.structure_chosen.emit(_VIEWS[at]))
        told = [labels.total_alone(rows)]
        if figures is not None:
            rows = replace(rows, divisions=figures.lines, total=figures.total)
        told.insert(0, "" if is_one else labels.overlap(rows.total))
        self._rows = rows
        self._fit = self._of_structure(_FITS[0])
        columns = specs(rows, self._fit)
        model = RowsModel([spec.header for spec in columns], table_rows(rows), self)
        self.table = LinkTable(title, go, row_u=6.25)
        self.table.places = (
            places(rows, is_one=is_one) if figures is None else former_places(figures)
        )
        self.table.set_model(model, columns)
        self.table.show_all_rows()
        self.column.addWidget(self.table)
        for sentence in filter(None, told):
            self.column.addSpacing(theme().px(2))
            self.column.addWidget(Line(sentence, "caption", "text2", wrap=True))
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = [self._of_structure(fit) for fit in _FITS]
        fit = next((fit for fit in fits if self._needs(fit) <= self.width()), fits[-1])
        if fit != self._fit:
            self._fit = fit
            self.table.columns.start(specs(self._rows, fit))

    def _of_structure(self, fit: Fit) -> Fit:
        """What lies ahead is of no structure before."""
        if self._rows.figures is None:
            return fit
        return replace(fit, without=tuple({*fit.without, "next_meeting"}))

    def _needs(self, fit: Fit) -> float:
        """How wide the table is with nothing cut."""
        shown = [spec for spec in specs(self._rows, fit) if spec.visible]
        between = 4 * theme().u * (len(shown) - 1)
        return sum(natural_width(spec, 0) for spec in shown) + between


def _choice_of(rows: DashboardRows) -> Segmented:
    current = StructureView.CURRENT if rows.figures is None else rows.figures.view
    return Segmented([(word(view), "") for view in _VIEWS], _VIEWS.index(current), labels.STRUCTURE)
