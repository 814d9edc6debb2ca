"""The tables of 체계 전환: new divisions, present ones, what is split, what changes, problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QAbstractItemView

from afm_desktop.services.transition.facts import OldDivision
from afm_desktop.services.transition.model import (
    Choosable,
    Line,
    NewDivision,
    Plan,
    Problem,
    TransitionReport,
)
from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.table import DataTable

TOTAL = "total"
_COUNTS = ("members", "joined", "demands", "projects", "meetings", "issues", "appointments")


class PlanTable(DataTable):
    """A table of finished rows; of several at once only where that is asked for."""

    def __init__(
        self, name: str, columns: Iterable[ColumnSpec], *, is_multiple: bool = False
    ) -> None:
        super().__init__(name)
        specs = tuple(columns)
        self.rows = RowsModel([spec.header for spec in specs], (), self)
        self.set_model(self.rows, specs)
        if not is_multiple:
            self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)


def division_table() -> PlanTable:
    """The new divisions in their order."""
    heads = labels.DIVISION_HEADS
    return PlanTable(
        labels.DIVISIONS,
        (
            _column("code", heads, sample="WWWW", ink="text2"),
            _column("name", heads, sample="반도체·디스플레이", role="strong", stretch=True),
            _column("short_name", heads, sample="제조서비스"),
            _column("secretariat", heads, sample="한국자동차연구원(KATECH)", brief="예시연구원"),
        ),
    )


def mapping_table() -> PlanTable:
    """The present divisions and those that follow each."""
    heads = labels.MAPPING_HEADS
    return PlanTable(
        labels.MAPPING,
        (
            _column("old", heads, sample="반도체·디스플레이", kind="text", role="strong"),
            _column("members", heads, kind="number", sample="1,234"),
            _column("new", heads, sample="AI 팩토리, 휴머노이드", stretch=True),
        ),
    )


def choice_table() -> PlanTable:
    """The records of divisions that are split."""
    heads = labels.CHOICE_HEADS
    return PlanTable(
        labels.CHOICES,
        (
            _column("kind", heads, sample="선도프로젝트", ink="text2"),
            _column("name", heads, sample="한국건설기계부품연구원", role="strong", stretch=True),
            _column("old", heads, sample="반도체·디스플레이", brief="기계"),
            _column("new", heads, sample="신청·주관기관을 따름"),
        ),
        is_multiple=True,
    )


def preview_table() -> PlanTable:
    """What each division hands to one that follows it."""
    heads = labels.PREVIEW_HEADS
    numbers = (_column(key, heads, kind="number", sample="1,234") for key in _COUNTS)
    return PlanTable(
        labels.PREVIEW,
        (
            _column("old", heads, sample="반도체·디스플레이", role="strong", brief="이차전지"),
            _column("new", heads, sample="AI 제조서비스", stretch=True),
            *numbers,
        ),
    )


def problem_table() -> PlanTable:
    """What stands in the way."""
    heads = labels.PROBLEM_HEADS
    return PlanTable(
        labels.PROBLEMS,
        (
            _column("where", heads, sample="나누는 자료", ink="text2"),
            _column("reason", heads, sample="까닭", stretch=True),
        ),
    )


def division_rows(divisions: Sequence[NewDivision]) -> list[TableRow]:
    """New divisions by their places."""
    return [
        TableRow(place, tuple(Cell(getattr(one, key)) for key in labels.DIVISION_HEADS))
        for place, one in enumerate(divisions)
    ]


def mapping_rows(
    plan: Plan, present: Sequence[OldDivision], members: Mapping[str, int]
) -> list[TableRow]:
    """Present divisions by their codes."""
    names = {one.code: one.name for one in plan.structure.divisions}
    found = []
    for old in present:
        news = [names.get(code, code) for code in plan.successors.get(old.code, ())]
        count = members.get(old.code, 0)
        told = labels.BETWEEN.join(news) or labels.NOT_YET
        cells = (Cell(old.name), Cell(f"{count:,}", count), Cell(told))
        found.append(TableRow(old.code, cells))
    return found


def choice_rows(
    plan: Plan, choosable: Iterable[Choosable], present: Sequence[OldDivision]
) -> list[TableRow]:
    """What can be chosen, by what it is of which division."""
    new = {one.code: one.name for one in plan.structure.divisions}
    old = {one.code: one.name for one in present}
    found = []
    for one in choosable:
        chosen = plan.choices.get(one.handed, "")
        codes = (chosen, *plan.also.get(one.handed, ())) if chosen else ()
        undecided = labels.NOT_YET if one.must else labels.follows(one.handed.kind)
        told = labels.BETWEEN.join(new.get(code, code) for code in codes) or undecided
        division = old.get(one.handed.division, one.handed.division)
        texts = (labels.KINDS[one.handed.kind], one.name, division, told)
        found.append(TableRow(one.handed, tuple(map(Cell, texts))))
    return found


def preview_rows(report: TransitionReport) -> list[TableRow]:
    """Lines by their places, and the sums below."""
    rows = [
        TableRow(place, (Cell(line.old_name), Cell(line.new_name), *_numbers(line)))
        for place, line in enumerate(report.lines)
    ]
    # A body that sits in several divisions would be added several times.
    sums = (report.total(key) for key in _COUNTS[2:])
    cells = (Cell(f"{number:,}", number) for number in sums)
    nothing = (Cell(" "), Cell(" "), Cell(" "))
    return [*rows, TableRow(TOTAL, (Cell(labels.TOTAL), *nothing, *cells))]


def problem_rows(problems: Iterable[Problem]) -> list[TableRow]:
    """Problems by their places."""
    return [
        TableRow(place, (Cell(labels.where(one)), Cell(one.reason)))
        for place, one in enumerate(problems)
    ]


def _numbers(line: Line) -> Iterable[Cell]:
    values = (getattr(line.moved, key) for key in _COUNTS)
    return [Cell(f"{value:,}", value) for value in values]


def _column(key: str, heads: Mapping[str, str], **told: object) -> ColumnSpec:
    return ColumnSpec(key, heads[key], is_sortable=False, **told)  # type: ignore[arg-type]
