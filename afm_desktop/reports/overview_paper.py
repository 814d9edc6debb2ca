"""총괄 현황: the alliance on one page, and what stands behind each of its lines."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.apportion import percent
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports import fonts
from afm_desktop.reports.amounts import shown_unit
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.demand_money import DemandMoney, amounts_of
from afm_desktop.reports.demand_money import total as total_of
from afm_desktop.reports.demand_tables import status_table
from afm_desktop.reports.document import Document, MakeCanvas, render, unheard
from afm_desktop.reports.figure_options import OverviewOptions
from afm_desktop.reports.layout import Block
from afm_desktop.reports.overview_tables import (
    change_lines,
    division_figure,
    division_table,
    supply_table,
)
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.project_sums import cost_table
from afm_desktop.reports.project_table import PARTS
from afm_desktop.reports.scoped_paper import Face, Numbers, Part, scoped_document, style_of
from afm_desktop.reports.status_figures import funnel_block
from afm_desktop.reports.style import LARGE
from afm_desktop.reports.target_tables import target_table
from afm_desktop.reports.targets import TABLE, target_points, target_topic
from afm_desktop.reports.text import texts_in
from afm_desktop.services import draft_chapters as drafts
from afm_desktop.services.overview_report import OverviewReport
from afm_desktop.services.status_demands import RoundStatus, Stage
from afm_desktop.services.target_report import TargetRow

TITLE = "총괄 현황"
_NO_DIVISIONS = "등록한 분과 없음"
_NO_DEMANDS = "접수한 수요 없음"
_NO_PROJECTS = "등록한 선도 프로젝트 없음"
_NO_SUPPLY = "등록된 공급관계 없음"
_NO_TARGETS = "등록한 목표 없음"
_NO_CHANGES = "변동 없음"


def make(
    report: OverviewReport,
    options: OverviewOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    options = options or OverviewOptions()
    made = render(document(report, options), make_canvas, tell)
    said = (report.scope, report.divisions, report.targets)
    missing = fonts.missing(
        [*(text for part in said for text in texts_in(part)), *options.approval]
    )
    return made.paper(missing)


def document(report: OverviewReport, options: OverviewOptions) -> Document:
    """The paper before it is laid out."""
    scope = report.scope
    face = Face(
        f"{scope.about} {TITLE}".strip(),
        options.secrecy or Confidentiality.PUBLIC,
        (scope.structure, TITLE, "분과", "수요", "선도 프로젝트", "공급망", "목표"),
        tuple(topic for topic, _ in _summary(report)),
        report.round.control_number,
    )
    return scoped_document(scope, face, options, _parts(report, options))


# ---------------------------------------------------------------- the page of summary


def _summary(report: OverviewReport) -> Iterator[tuple[str, list[str]]]:
    """The □ lines with their ○ lines."""
    total = report.total
    if report.divisions:
        seats = total.members + total.members_overlap
        overlap = f"(중복) 여러 분과에 참여하는 기업·기관은 한 번만 집계(분과별 합 {seats:,}개)"
        bodies = f"기업·기관 {total.members:,}개 참여, 앵커기업 {total.anchors:,}개사"
        topic = f"{len(report.divisions):,}개 분과에 {bodies}"
        yield topic, [overlap] if total.members_overlap else []
    if report.round.status and report.round.status.stages[0].count:
        yield _demand_lines(report, report.round.status)
    rows = [one.row for one in report.projects]
    if rows:
        first, *rest = drafts.projects(rows)[0]
        yield first.text, [line.text for line in rest]
    if report.supply.suppliers:
        supply = report.supply
        tiers = ((1, supply.first), (2, supply.second), (3, supply.third))
        said = ", ".join(f"{tier}차 {count:,}" for tier, count in tiers if count)
        yield (
            f"협력사 {supply.suppliers:,}개사({said}), 단독 공급 품목 {supply.sole_items:,}개",
            [],
        )
    aimed = _aimed(report)
    if aimed:
        yield target_topic(aimed), list(target_points(aimed, report.scope.as_of.year))


def _demand_lines(report: OverviewReport, status: RoundStatus) -> tuple[str, list[str]]:
    counts = {one.stage: one.count for one in status.stages}
    came, chosen = counts[Stage.RECEIVED], counts[Stage.SELECTED]
    share = percent(chosen, came)
    cost = total_of(drafts.selected(status.demands))
    lines = []
    if cost:
        lines.append(f"(선정) {chosen:,}건의 총사업비 {drafts.cost_words(cost)}")
    if report.total.demands != came:
        lines.append(f"(등록) 작성 중·반려와 다른 회차를 포함한 수요 {report.total.demands:,}건")
    return f"{status.name}에 수요 {came:,}건 접수, 선정 {chosen:,}건({share}%)", lines


def _aimed(report: OverviewReport) -> tuple[TargetRow, ...]:
    return tuple(row for row in report.targets if row.is_aimed)


# ---------------------------------------------------------------- chapters


def _parts(report: OverviewReport, options: OverviewOptions) -> Iterator[Part]:
    numbers = Numbers(style_of(options))
    status = report.round.status
    demands = status.demands if status else ()
    costs = [won for row in demands for won in amounts_of(row.cost)]
    costs += [of(one.row) for one in report.projects for _, of in PARTS]
    unit = shown_unit(costs, options.unit)
    summary = [
        block
        for topic, points in _summary(report)
        for block in (numbers.topic(topic), *map(numbers.line, points))
    ]
    has_divisions = bool(report.divisions)
    # the summary has a page of its own, which it overflows in large print
    is_apart = has_divisions and numbers.style is not LARGE
    figure: list[Block] = [division_figure(report, numbers)] if has_divisions else []
    nothing = numbers.line(_NO_DIVISIONS)
    yield Part("총괄", [*summary, *figure] or [nothing], bool(summary or figure))
    if report.changes is not None:
        yield _changes(report, numbers, starts_page=is_apart)
    table = [division_table(report, numbers, unit)] if has_divisions else [nothing]
    yield Part("분과별 현황", table, has_divisions, starts_page=is_apart and report.changes is None)
    yield _demands(status, numbers, options, unit)
    yield _projects(report, numbers, unit)
    has_supply = bool(report.supply.suppliers)
    supply: Block = supply_table(report, numbers) if has_supply else numbers.line(_NO_SUPPLY)
    yield Part("공급망", [supply], has_supply)
    aimed = _aimed(report)
    aims: Block = target_table(aimed, numbers, TABLE) if aimed else numbers.line(_NO_TARGETS)
    yield Part("목표", [aims], bool(aimed))


def _demands(
    status: RoundStatus | None, numbers: Numbers, options: OverviewOptions, unit: MoneyUnit
) -> Part:
    if status is None or not status.demands:
        return Part("수요", [numbers.line(_NO_DEMANDS)], False)
    money = DemandMoney.of(status.demands, options.unit)
    caption = Caption(numbers.table(), "처리 상태별 수요")
    blocks: list[Block] = [
        funnel_block(status, money, numbers.figure(), numbers.style),
        status_table(money, caption, numbers.style),
    ]
    return Part("수요", blocks)


def _projects(report: OverviewReport, numbers: Numbers, unit: MoneyUnit) -> Part:
    lines = report.projects
    if not lines:
        return Part("선도 프로젝트", [numbers.line(_NO_PROJECTS)], False)
    return Part("선도 프로젝트", [cost_table(lines, numbers, unit)])


def _changes(report: OverviewReport, numbers: Numbers, *, starts_page: bool) -> Part:
    changes = report.changes
    assert changes is not None
    span = f"{day_words(changes.since)} 다음 날부터 {day_words(report.scope.as_of)}까지"
    lines = change_lines(changes) or [_NO_CHANGES]
    blocks: list[Block] = [numbers.topic(f"{span} 변동사항"), *map(numbers.line, lines)]
    return Part("변동사항", blocks, not changes.is_empty, starts_page=starts_page)
