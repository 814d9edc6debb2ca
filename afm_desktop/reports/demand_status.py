"""수요 접수·검토 현황: a round of a division or of the alliance, from plan to selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.apportion import percent
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import BudgetSource, Confidentiality, DemandStatus, LineLevel
from afm_desktop.domain.money import amount
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond
from afm_desktop.domain.words import word
from afm_desktop.reports import demand_asked, fonts, labels
from afm_desktop.reports.amounts import figure, settled, shown_unit
from afm_desktop.reports.blocks import Chapter, Item, Title
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import NARROW, Column, figure_column, text_column
from afm_desktop.reports.cover import Cover
from afm_desktop.reports.demand_money import DemandMoney
from afm_desktop.reports.demand_options import DemandStatusOptions
from afm_desktop.reports.demand_tables import CLOSE, demand_table, status_table
from afm_desktop.reports.division_status import NoControlNumber
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.fields import Field, amount_field, count_field, grid
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.layout import Block
from afm_desktop.reports.leading import leading
from afm_desktop.reports.logo import read_logo
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.status_figures import funnel_block
from afm_desktop.reports.style import LARGE, NORMAL, Style
from afm_desktop.reports.table import Table
from afm_desktop.reports.text import texts_in
from afm_desktop.reports.units import ShownUnit
from afm_desktop.reports.withheld import shown_round, told_cores, withheld_note
from afm_desktop.services.demand_report import (
    DemandReport,
    DivisionDemands,
    ReasonCount,
    WaitingDemand,
    YearCost,
)
from afm_desktop.services.status_demands import RoundStatus, Stage

TITLE = "수요 접수·검토 현황"
_STAGES = tuple(Stage)
_SUMMED = (1, 2, 2)
"""국비, 지방비 and 민간부담금, as the other tables sum the sources."""
_NO_DEMANDS = "접수한 수요 없음"
_NO_ROUND = "열린 수요조사 회차 없음"
_UNPLACED = "(회차를 정하지 않은 수요 {count:,}건 제외)"


@dataclass(frozen=True, slots=True)
class _Shown:
    """The report as a paper of a class tells it, with its amounts."""

    report: DemandReport
    status: RoundStatus
    money: DemandMoney
    withheld: list[str]
    style: Style
    unit: ShownUnit | None
    tables: Iterator[int] = field(default_factory=lambda: count(1))

    def label(self) -> str:
        """The label of the next table."""
        return labels.table_label(next(self.tables))


def make(
    report: DemandReport,
    options: DemandStatusOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    options = options or DemandStatusOptions()
    made = render(document(report, options), make_canvas, tell)
    missing = fonts.missing([*texts_in(report), *options.approval])
    return made.paper(missing)


def told(report: DemandReport, options: DemandStatusOptions) -> tuple[str, ...]:
    """The demands on a national core technology that the paper names; without its list, few."""
    listed = report.status.demands if report.status is not None and options.has_list else ()
    return told_cores((*report.waiting, *listed), options.secrecy or report.mark)


def document(report: DemandReport, options: DemandStatusOptions) -> Document:
    """The paper before it is laid out."""
    style = LARGE if options.is_large else NORMAL
    mark = options.secrecy or report.mark
    if mark is Confidentiality.CLASSIFIED and not report.control_number:
        raise NoControlNumber
    title, as_of = f"{report.about} {TITLE}".strip(), labels.as_of(report.as_of, report.learned_on)
    source = labels.SOURCE_DEMONSTRATION if report.is_demonstration else labels.SOURCE
    head = () if options.has_cover else (Title(title, f"{as_of} · {report.issuer}", style),)
    about = labels.told_in_short(TITLE, _gist(report, options.unit))
    return Document(
        Properties(title, report.issuer, about, (report.about, TITLE)),
        Furniture(title, labels.secrecy(mark), as_of, source, options.recipient),
        _cover(report, options, title, mark) if options.has_cover else None,
        [*head, *_story(report, options, mark, style)],
        style,
    )


def _cover(
    report: DemandReport, options: DemandStatusOptions, title: str, mark: Confidentiality
) -> Cover:
    return Cover(
        series=report.structure,
        title=title,
        occasion=report.round.name if report.round else "",
        date="",
        as_of=labels.as_of(report.as_of, report.learned_on),
        office=report.issuer,
        remark=labels.DEMONSTRATION if report.is_demonstration else "",
        secrecy=labels.secrecy(mark),
        secrecy_note=labels.secrecy_note(mark, report.control_number),
        approval=options.approval,
        gist=tuple(_gist(report, options.unit)),
        keywords=(report.about, "수요조사", "접수", "검토"),
        logo=read_logo(options.logo),
    )


def _gist(report: DemandReport, unit: ShownUnit | None) -> Iterator[str]:
    if report.round is None or report.status is None:
        yield _no_round(report)
        return
    if not report.filed:
        yield from filter(None, (_plan_line(report, unit), _NO_DEMANDS, _period_line(report)))
        yield demand_asked.asked_words(report)
        return
    yield _intake_line(report)
    yield _stage_line(report)
    if report.waiting:
        yield _waiting_line(report)


def _no_round(report: DemandReport) -> str:
    """Without a round there is nothing to report of; demands that wait for one are told."""
    return _NO_ROUND + (_UNPLACED.format(count=report.unplaced) if report.unplaced else "")


def _intake_line(report: DemandReport) -> str:
    """`제출 213건 중 접수 211건, 선정 예정 10개 대비 21.3:1`."""
    assert report.round is not None
    assert report.status is not None
    came = report.status.stages[0].count
    said = f"제출 {report.filed:,}건 중 접수 {came:,}건"
    if report.status.rejected:
        said += f", 반려 {report.status.rejected:,}건"
    planned = report.round.planned
    if planned and not report.is_of_division:
        tenths = (report.filed * 20 + planned) // (2 * planned)
        said += f", 선정 예정 {planned:,}개 대비 {tenths // 10:,}.{tenths % 10}:1"
    return said


def _stage_line(report: DemandReport) -> str:
    assert report.status is not None
    counts = {stage.stage: stage.count for stage in report.status.stages}
    names = ", ".join(f"{labels.STAGES[stage]} {counts[stage]:,}건" for stage in _STAGES[1:])
    first = counts[Stage.RECEIVED]
    share = percent(counts[Stage.SELECTED], first)
    return f"{names}(접수 대비 선정 {share}%)" if share is not None else names


def _waiting_line(report: DemandReport) -> str:
    late = sum(1 for row in report.waiting if _days_over(report, row) > 0)
    filed = sum(row.status is DemandStatus.SUBMITTED for row in report.waiting)
    parts = []
    if filed:
        parts.append(f"접수 대기 {filed:,}건")
    if len(report.waiting) > filed:
        parts.append(f"보완 요청 중 {len(report.waiting) - filed:,}건")
    said = ", ".join(parts)
    return f"{said}(기한 경과 {late:,}건)" if late else said


def _story(
    report: DemandReport, options: DemandStatusOptions, mark: Confidentiality, style: Style
) -> Iterator[Block]:
    if report.round is None or report.status is None:
        yield _line(_no_round(report), style)
        return
    marks = [row.mark for row in report.status.demands]
    status = shown_round(report.status, mark)
    waiting = tuple(
        replace(row, title=WITHHELD, applicant=WITHHELD) if goes_beyond(row.mark, mark) else row
        for row in report.waiting
    )
    shown = _Shown(
        replace(report, waiting=waiting),
        status,
        DemandMoney.of(status.demands, options.unit),
        withheld_note(marks, mark),
        style,
        options.unit,
    )
    parts: list[tuple[str, Callable[[_Shown], Iterator[Block]]]] = [
        ("수요조사 개요", _overview),
        *([(demand_asked.NAME, _asked)] if demand_asked.is_shown(report) else ()),
        ("단계별 현황", _stages),
        ("분과별 현황", _divisions),
        ("검토·보완 현황", _review),
        ("연차별 사업비", _years),
    ]
    if not report.filed:
        parts = [part for part in parts if part[1] in (_overview, _asked)]
    if report.is_of_division:
        parts = [part for part in parts if part[1] is not _divisions]
    if options.has_list and status.demands:
        parts.append((labels.DEMAND_LIST, _list))
    for mark_, (name, part) in zip(labels.NUMERALS, parts, strict=False):
        yield Chapter(mark_, name, f"chapter-{mark_}", style)
        yield from part(shown)


def _line(text: str, style: Style, *, leads: bool = False) -> Item:
    return Item(LineLevel.POINT, text, style, keeps_next=leads)


def _overview(shown: _Shown) -> Iterator[Block]:
    report, style = shown.report, shown.style
    plan = report.round
    assert plan is not None
    yield _line(f"(회차) {plan.name}, {_period_line(report)}", style)
    if planned := _plan_line(report, shown.unit):
        yield _line(f"(계획) {planned}", style)
    yield _line(f"(접수) {_intake_line(report) if report.filed else _NO_DEMANDS}", style)
    if report.drafts:
        yield _line(f"(작성 중) 제출 전 수요 {report.drafts:,}건은 집계에서 제외", style)


def _period_line(report: DemandReport) -> str:
    """`접수기간 2026. 4. 1. ∼ 2026. 6. 30., 접수 마감까지 12일`."""
    assert report.round is not None
    opens, closes = (
        day_words(day) if day else "미정" for day in (report.round.opens_on, report.round.closes_on)
    )
    said = f"접수기간 {opens} ∼ {closes}"
    left = demand_asked.deadline_words(report) if demand_asked.is_shown(report) else ""
    return ", ".join(filter(None, (said, left)))


def _plan_line(report: DemandReport, wanted: ShownUnit | None) -> str:
    """`선정 예정 60개, 예산 300,000백만원`; of no plan nothing."""
    assert report.round is not None
    planned, budget = report.round.planned, report.round.budget_won
    parts = [f"선정 예정 {planned:,}개"] if planned else []
    if budget:
        unit = shown_unit([budget], wanted)
        parts.append(f"예산 {amount(budget, unit)}{unit.word}")
    return ", ".join(parts)


def _asked(shown: _Shown) -> Iterator[Block]:
    yield from demand_asked.blocks(shown.report, shown.label(), shown.style)


def _stages(shown: _Shown) -> Iterator[Block]:
    if not shown.status.demands:
        yield _line(_NO_DEMANDS, shown.style)
        return
    yield _line(f"(단계) {_stage_line(shown.report)}", shown.style, leads=True)
    yield funnel_block(shown.status, shown.money, labels.figure_label(1), shown.style)
    caption = Caption(shown.label(), "처리 상태별 수요")
    yield status_table(shown.money, caption, shown.style)


def _divisions(shown: _Shown) -> Iterator[Block]:
    rows = shown.report.divisions
    if not any(row.stages[0] for row in rows):
        yield _line(_NO_DEMANDS, shown.style)
        return
    empty = sum(not row.stages[0] for row in rows)
    said = leading({row.division: row.stages[0] for row in rows}, " 분과")
    if empty:
        said += f", 접수 수요가 없는 분과 {empty:,}개"
    yield _line(f"(분과) {said}", shown.style, leads=True)
    unit = shown_unit((won for row in rows for won in _costs(row)), shown.unit)
    parts = settled([_costs(row) for row in rows], unit)
    amounts = dict(zip([row.division for row in rows], parts, strict=True))
    names = ("국비", "지방비", "민간부담금")
    fields: list[Field[DivisionDemands]] = [
        Field(text_column(labels.DIVISION, 110, pad=9), lambda _, row: row.division),
        *(
            count_field(
                figure_column(labels.STAGES[stage], 44, "건수"),
                lambda row, at=at: row.stages[at],  # type: ignore[misc]
                sum(row.stages[at] for row in rows),
            )
            for at, stage in enumerate(_STAGES)
        ),
        amount_field(
            figure_column(labels.TOTAL, 60, labels.COST, has_rule=False),
            lambda row: sum(amounts[row.division]),
            unit,
            [sum(map(sum, parts))],
        ),
        *(
            amount_field(
                figure_column(name, 52, labels.COST, has_rule=at == len(names) - 1),
                lambda row, at=at: amounts[row.division][at],  # type: ignore[misc]
                unit,
                [sum(part[at] for part in parts)],
            )
            for at, name in enumerate(names)
        ),
    ]
    columns, body = grid(rows, fields, ["합계"])
    caption = Caption(shown.label(), "분과별 접수·선정과 사업비", labels.unit_line("건", unit.word))
    notes = ["건수는 각 단계에 이른 수요, 사업비는 통합·철회한 수요를 뺀 합"]
    yield Table(caption, columns, body, shown.style, notes=notes)


def _costs(row: DivisionDemands) -> tuple[int, int, int]:
    cost = row.cost
    return cost.national or 0, cost.local or 0, cost.private or 0


def _review(shown: _Shown) -> Iterator[Block]:
    report, style = shown.report, shown.style
    if not report.waiting and not report.reasons:
        yield _line("접수 대기나 보완 요청 중인 수요 없음", style)
        return
    if report.waiting:
        yield _line(f"(대기) {_waiting_line(report)}", style, leads=True)
        fields: list[Field[WaitingDemand]] = [
            Field(Column(labels.NUMBER, 18, pad=CLOSE), lambda n, _: f"{n:,}"),
            Field(
                Column(labels.INTAKE, 50, pad=CLOSE), lambda _, row: row.intake_no or labels.NONE
            ),
            Field(text_column(labels.DEMAND, 170, pad=4), lambda _, row: row.title),
            Field(text_column(labels.APPLICANT, 77, pad=4), lambda _, row: row.applicant),
            Field(Column(labels.STATUS, 34, pad=CLOSE), lambda _, row: word(row.status)),
            Field(Column("처리일", 46, pad=CLOSE), lambda _, row: _day(row.since)),
            Field(Column("기한", 46, pad=CLOSE), lambda _, row: _day(row.due_on), (), True),
            Field(Column("경과", 26, pad=CLOSE), partial(_over, report), (), True),
        ]
        columns, body = grid(report.waiting, fields)
        caption = Caption(shown.label(), "접수 대기·보완 요청 중인 수요")
        yield Table(caption, columns, body, style, measures=NARROW)
    if report.reasons:
        said = leading({row.reason: row.count for row in report.reasons})
        yield _line(f"(사유) {said}", style, leads=True)
        of: list[Field[ReasonCount]] = [
            Field(text_column("점검 사유", 240, pad=9), lambda _, row: row.reason),
            Field(figure_column("수요", 60), lambda _, row: f"{row.count:,}"),
        ]
        columns, body = grid(report.reasons, of)
        caption = Caption(shown.label(), "점검 사유별 수요", labels.unit_line("건"))
        notes = ["한 수요에 사유가 여럿이면 각 사유에 반영"]
        yield Table(caption, columns, body, style, notes=notes)


def _day(day: Any) -> str:
    return day_words(day) if day else labels.NONE


def _days_over(report: DemandReport, row: WaitingDemand) -> int:
    return (report.as_of - row.due_on).days if row.due_on else 0


def _over(report: DemandReport, _number: int, row: WaitingDemand) -> str:
    days = _days_over(report, row)
    return f"{days:,}일" if days > 0 else labels.NONE


def _years(shown: _Shown) -> Iterator[Block]:
    rows = shown.report.years
    if not rows:
        yield _line("기재한 사업비 없음", shown.style)
        return
    whole = sum(sum(row.won) for row in rows)
    unit = shown_unit((won for row in rows for won in row.won), shown.unit)
    rounded = settled([row.won for row in rows], unit, parts=_SUMMED)
    parts = dict(zip([row.year for row in rows], rounded, strict=True))
    yield _line(
        f"(사업비) {rows[0].year}∼{rows[-1].year}년 총사업비 {figure(whole, unit)}{unit.word}"
        if len(rows) > 1
        else f"(사업비) {rows[0].year}년 총사업비 {figure(whole, unit)}{unit.word}",
        shown.style,
        leads=True,
    )
    fields: list[Field[YearCost]] = [
        Field(Column("연도", 60), lambda _, row: f"{row.year}년"),
        *(
            amount_field(
                figure_column(word(source), 66),
                lambda row, at=at: parts[row.year][at],  # type: ignore[misc]
                unit,
                [sum(part[at] for part in parts.values())],
            )
            for at, source in enumerate(BudgetSource)
        ),
        amount_field(
            figure_column(labels.TOTAL, 70),
            lambda row: sum(parts[row.year]),
            unit,
            [sum(map(sum, parts.values()))],
        ),
    ]
    columns, body = grid(rows, fields, ["합계"])
    caption = Caption(shown.label(), "연차별·재원별 사업비", labels.unit_line(unit.word))
    notes = ["통합·철회한 수요는 제외"]
    yield Table(caption, columns, body, shown.style, notes=notes)


def _list(shown: _Shown) -> Iterator[Block]:
    plan = shown.report.round
    assert plan is not None
    if shown.withheld:
        yield Item(LineLevel.NOTE, shown.withheld[0], shown.style, keeps_next=True)
    caption = Caption(shown.label(), labels.round_demands(plan.name))
    yield demand_table(shown.money, caption, shown.style)
