"""The tables and figures of 총괄 현황."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import number
from afm_desktop.reports.caption import Caption, Notes
from afm_desktop.reports.columns import NARROW, Column, figure_column, text_column
from afm_desktop.reports.demand_money import total as total_of
from afm_desktop.reports.fields import Field, amount_field, count_field, grid
from afm_desktop.reports.figure_block import FigureBlock
from afm_desktop.reports.fonts import width
from afm_desktop.reports.scoped_paper import Numbers
from afm_desktop.reports.style import LARGE, WIDTH
from afm_desktop.reports.table import Table
from afm_desktop.reports.text import NBSP
from afm_desktop.services.draft_chapters import added
from afm_desktop.services.figure_bars import PanelRow, bar_panels
from afm_desktop.services.overview_changes import AllianceChanges
from afm_desktop.services.overview_report import DivisionOverview, OverviewReport, SupplyCounts
from afm_desktop.services.status_demands import Stage

CountOf = Callable[[DivisionOverview], int]
_STAGES = tuple(Stage)


def division_figure(report: OverviewReport, numbers: Numbers) -> FigureBlock:
    """Members, demands and projects of each division, one beside the other."""
    panels: tuple[tuple[str, CountOf], ...] = (
        ("회원(개)", lambda row: row.members),
        ("접수 수요(건)", lambda row: row.stages[0]),
        ("선도 프로젝트(개)", lambda row: row.projects),
    )
    rows = report.divisions
    shown = [(head, of) for head, of in panels if any(of(row) for row in rows)] or panels[:1]
    heads = [head for head, _ in shown]
    bars = []
    for row in rows:
        counts = tuple(of(row) for _, of in shown)
        bars.append(PanelRow(row.name, counts, tuple(number(count) for count in counts)))
    style = numbers.style
    drawing = bar_panels(bars, heads, width=WIDTH, measure=width, scale=style.scale)
    caption = Caption(numbers.figure(), "분과별 회원·수요·과제")
    return FigureBlock(caption, drawing, style, Notes.of((), style))


def division_table(report: OverviewReport, numbers: Numbers, unit: MoneyUnit) -> Table:
    """Everything that is counted of each division; in the total bodies count once."""
    rows, total = report.divisions, report.total
    demands = report.round.status.stages if report.round.status else ()
    reached = {stage.stage: stage.count for stage in demands}
    won, whole = _costs(report, unit)
    costs = {row.name: cost for row, cost in zip(rows, won, strict=True)}
    fields: list[Field[DivisionOverview]] = [
        Field(text_column(labels.DIVISION, 84, pad=5), lambda _, row: row.name),
        count_field(figure_column("회원", 34), lambda row: row.members, total.members),
        count_field(figure_column("앵커", 34), lambda row: row.anchors, total.anchors),
        *(
            count_field(
                figure_column(labels.STAGES[stage], 40, "수요", has_rule=stage is _STAGES[-1]),
                lambda row, at=at: row.stages[at],  # type: ignore[misc]
                reached.get(stage, 0),
            )
            for at, stage in enumerate(_STAGES)
            if numbers.style is not LARGE or stage in (_STAGES[0], _STAGES[-1])
        ),
        amount_field(
            figure_column("수요\n총사업비", 56), lambda row: costs[row.name], unit, [whole]
        ),
        count_field(figure_column("선도\n프로젝트", 44), lambda row: row.projects, total.projects),
        Field(
            Column("목표\n달성", 40),
            lambda _, row: f"{row.targets_reached:,}/{row.targets:,}" if row.targets else "-",
            (_aims(rows),),
            True,
        ),
    ]
    columns, body = grid(rows, fields, [labels.WITHOUT_OVERLAP])
    caption = Caption(numbers.table(), "분과별 현황", labels.unit_line("개, 건", unit.word))
    notes = list(_division_notes(report, reached))
    return Table(caption, columns, body, numbers.style, measures=NARROW, notes=notes)


def _aims(rows: Sequence[DivisionOverview]) -> str:
    return f"{sum(row.targets_reached for row in rows):,}/{sum(row.targets for row in rows):,}"


def _costs(report: OverviewReport, unit: MoneyUnit) -> tuple[list[int], int]:
    """What the demands of each division cost in whole units, and all of them together."""
    exact = [row.cost_won for row in report.divisions]
    status = report.round.status
    whole = total_of(added(status.demands)) if status else sum(exact)
    shown = [count * unit for count in apportion([*exact, whole - sum(exact)], unit)]
    return shown[:-1], sum(shown)


def _division_notes(report: OverviewReport, reached: dict[Stage, int]) -> list[str]:
    total, rows, notes = report.total, report.divisions, []
    over = [
        f"{name} {count:,}개"
        for name, count in (("회원", total.members_overlap), ("앵커기업", total.anchors_overlap))
        if count
    ]
    if over:
        notes.append(
            f"합계는 여러 분과에 참여하는 기업·기관을 한 번만 집계({', '.join(over)} 중복 제외)"
        )
    apart = []
    if more := reached.get(Stage.RECEIVED, 0) - sum(row.stages[0] for row in rows):
        apart.append(f"수요 {more:,}건")
    if more := total.projects - sum(row.projects for row in rows):
        apart.append(f"과제 {more:,}개")
    if apart:
        notes.append(f"합계는 분과가 정해지지 않은 {josa('·'.join(apart), '을/를')} 포함")
    if report.round.status:
        notes.append("수요는 각 단계에 이른 건수, 총사업비는 통합·철회한 수요를 뺀 합")
    return notes


def supply_table(report: OverviewReport, numbers: Numbers) -> Table:
    """Suppliers by division and tier; in the total each counts once."""
    rows = [row for row in report.divisions if row.supply.suppliers]
    tiers: tuple[tuple[str, Callable[[SupplyCounts], int]], ...] = (
        (labels.TIERS[0], lambda one: one.first),
        (labels.TIERS[1], lambda one: one.second),
        (labels.TIERS[2], lambda one: one.third),
        (labels.TOTAL, lambda one: one.suppliers),
    )
    fields: list[Field[DivisionOverview]] = [
        Field(text_column(labels.DIVISION, 110, pad=9), lambda _, row: row.name),
        count_field(
            figure_column("앵커기업", 56), lambda row: row.supply.anchors, report.supply.anchors
        ),
        *(
            count_field(
                figure_column(name, 50, labels.SUPPLIERS, has_rule=name == labels.TOTAL),
                lambda row, of=of: of(row.supply),  # type: ignore[misc]
                of(report.supply),
            )
            for name, of in tiers
        ),
        count_field(
            figure_column(labels.SOLE_ITEMS, 60),
            lambda row: row.supply.sole_items,
            report.supply.sole_items,
        ),
    ]
    columns, body = grid(rows, fields, [labels.WITHOUT_OVERLAP])
    caption = Caption(numbers.table(), "분과별 협력사 수", labels.unit_line("개"))
    notes = []
    if sum(row.supply.suppliers for row in rows) != report.supply.suppliers:
        notes.append("합계는 여러 분과에 납품하는 협력사를 가장 낮은 차수로 한 번만 집계")
    if report.supply.anchors < report.total.anchors:
        notes.append(labels.without_supply_note(report.total.anchors - report.supply.anchors))
    return Table(caption, columns, body, numbers.style, notes=notes)


def change_lines(changes: AllianceChanges) -> list[str]:
    """What happened, a line for each kind; what did not is left out."""
    steps = ", ".join(f"{word(status)}{NBSP}{count:,}건" for status, count in changes.demands)
    meetings = f"{changes.meetings:,}회 개최" if changes.meetings else ""
    found = (
        ("회원", _both(("참여", changes.joined, "개"), ("탈퇴", changes.left, "개"))),
        ("수요", steps),
        ("선도 프로젝트", _both(("협약", changes.agreed, "건"))),
        ("회의", meetings),
        ("쟁점·건의", _both(("제기", changes.raised, "건"), ("해결", changes.settled, "건"))),
    )
    return [f"({name}) {said}" for name, said in found if said]


def _both(*counts: tuple[str, int, str]) -> str:
    return ", ".join(f"{name} {count:,}{unit}" for name, count, unit in counts if count)
