"""목표 대비 실적: what a division or the alliance aims at, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports import fonts
from afm_desktop.reports.document import Document, MakeCanvas, render, unheard
from afm_desktop.reports.figure_options import TargetsOptions
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.scoped_paper import Face, Numbers, Part, scoped_document, style_of
from afm_desktop.reports.target_tables import (
    measured_table,
    name_of,
    plan_tables,
    rate,
    source_table,
    target_table,
)
from afm_desktop.reports.text import texts_in
from afm_desktop.services.status_lines import named
from afm_desktop.services.target_report import TargetReport, TargetRow

TITLE = "목표 대비 실적"
TABLE = "목표 대비 실적"
_NO_TARGETS = "등록한 목표 없음"
_NO_PLAN = "연차별 계획을 입력한 목표 없음"
_NO_MEASURED = "목표 없이 실적만 있는 지표 없음"
_NO_SOURCE = "출처를 입력한 목표 없음"


def make(
    report: TargetReport,
    options: TargetsOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    options = options or TargetsOptions()
    made = render(document(report, options), make_canvas, tell)
    missing = fonts.missing([*texts_in(report), *options.approval])
    return made.paper(missing)


def document(report: TargetReport, options: TargetsOptions) -> Document:
    """The paper before it is laid out."""
    scope = report.scope
    face = Face(
        f"{scope.about} {TITLE}".strip(),
        options.secrecy or Confidentiality.PUBLIC,
        (scope.structure, scope.about, "목표", "실적", "달성률"),
        (target_topic(report.aimed), *target_points(report.aimed, scope.as_of.year)),
    )
    return scoped_document(scope, face, options, _parts(report, options))


def target_topic(aimed: Sequence[TargetRow]) -> str:
    """`목표 17개 중 6개 실적 확보, 달성 2개`."""
    if not aimed:
        return _NO_TARGETS
    known = sum(row.has_result for row in aimed)
    if not known:
        return f"목표 {len(aimed):,}개, 실적 자료 없음"
    reached = sum(row.is_reached is True for row in aimed)
    said = f"달성 {reached:,}개" if reached else "달성한 목표 없음"
    return f"목표 {len(aimed):,}개 중 {known:,}개 실적 확보, {said}"


def target_points(aimed: Sequence[TargetRow], year: int) -> Iterator[str]:
    """How far those are that were measured, and what is behind its plan or not known."""
    rated = [(row, row.line.reached) for row in aimed if row.line and row.line.reached is not None]
    if rated:
        said = named([f"{name_of(row)} {rate(share)}%" for row, share in rated])
        yield f"(달성률) {said}"
    behind = [row.name for row in aimed if is_behind(row)]
    if behind:
        yield f"({year}년 계획 미달) {named(behind)}"
    without = sum(not row.has_result for row in aimed)
    if without:
        yield f"(자료 없음) 실적을 입력하지 않은 목표 {without:,}개는 달성률에서 제외"


def is_behind(row: TargetRow) -> bool:
    """Whether what was measured is less than planned for this year."""
    line = row.line
    if line is None or line.planned is None or line.measured is None:
        return False
    if line.is_lower_better:
        return line.measured > line.planned
    return line.measured < line.planned


def _parts(report: TargetReport, options: TargetsOptions) -> Iterator[Part]:
    numbers, aimed, year = Numbers(style_of(options)), report.aimed, report.scope.as_of.year
    yield Part("총괄", _summary(aimed, numbers, year), bool(aimed))
    table: list[Block] = [target_table(aimed, numbers, TABLE)] if aimed else []
    yield Part("목표별 실적", table or [numbers.line(_NO_TARGETS)], bool(aimed))
    plans: list[Block] = list(plan_tables(report.targets, numbers, year))
    yield Part("연차별 계획", plans or [numbers.line(_NO_PLAN)], bool(plans))
    rows = report.only_measured
    measured: list[Block] = [measured_table(rows, numbers)] if rows else []
    yield Part("그 밖의 실적", measured or [numbers.line(_NO_MEASURED)], bool(rows))
    sources = source_table(report.targets, numbers)
    said: list[Block] = [sources] if sources else [numbers.line(_NO_SOURCE)]
    yield Part("자료 출처", said, sources is not None)


def _summary(aimed: Sequence[TargetRow], numbers: Numbers, year: int) -> list[Block]:
    if not aimed:
        return [numbers.line(_NO_TARGETS)]
    points = [numbers.line(said) for said in target_points(aimed, year)]
    return [numbers.topic(target_topic(aimed)), *points]
