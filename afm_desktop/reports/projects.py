"""선도프로젝트 추진현황: the projects of a division or of the alliance, and each on a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import day_words, span_words
from afm_desktop.domain.enums import Confidentiality, LineLevel, ProjectSignal
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond, needs_reason
from afm_desktop.domain.words import word
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.amounts import exact_unit, figure, shown_unit
from afm_desktop.reports.blocks import Item
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import WIDE, Column, Row, text_column
from afm_desktop.reports.document import Document, MakeCanvas, render, unheard
from afm_desktop.reports.figure_options import ProjectsOptions
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.project_sums import cost_table, division_table, region_figure
from afm_desktop.reports.project_table import (
    PARTS,
    is_address,
    lead_name,
    period_of,
    project_table,
    title_of,
)
from afm_desktop.reports.scoped_paper import Face, Numbers, Part, scoped_document, style_of
from afm_desktop.reports.style import WIDTH
from afm_desktop.reports.table import Table
from afm_desktop.reports.text import texts_in
from afm_desktop.reports.withheld import withheld_note
from afm_desktop.services import draft_chapters as drafts
from afm_desktop.services.project_origins import OriginDemand
from afm_desktop.services.project_report import ProjectLine, ProjectReport
from afm_desktop.services.status_demands import ProjectRow

TITLE = "선도 프로젝트 추진현황"
NO_DIVISION = "분과 없음"
FOREMOST = 4  # regions in a sentence
LABELS = 78.0  # how wide the names of facts stand on a card
_NO_PROJECTS = "등록한 선도 프로젝트 없음"
_NO_SIGNALS = "추진상태를 입력한 과제 없음"
_ALL_NORMAL = "지연·주의 과제 없음"


def make(
    report: ProjectReport,
    options: ProjectsOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    options = options or ProjectsOptions()
    made = render(document(report, options), make_canvas, tell)
    missing = fonts.missing([*texts_in(report), *options.approval])
    return made.paper(missing)


def told(report: ProjectReport, options: ProjectsOptions) -> tuple[str, ...]:
    """The demands on a national core technology whose projects the paper names."""
    paper = options.secrecy or report.mark
    cores = (
        core
        for one in report.projects
        for core in one.cores
        if needs_reason(one.mark, is_core=True, paper=paper)
    )
    return tuple(dict.fromkeys(cores))


def document(report: ProjectReport, options: ProjectsOptions) -> Document:
    """The paper before it is laid out."""
    mark = options.secrecy or report.mark
    scope, notes = report.scope, withheld_note((one.mark for one in report.projects), mark)
    lines = [_shown(one, mark) for one in report.projects]
    face = Face(
        f"{scope.about} {TITLE}".strip(),
        mark,
        (scope.structure, scope.about, "선도 프로젝트", "추진상태"),
        tuple(_gist(lines)),
        report.control_number,
    )
    return scoped_document(scope, face, options, _parts(report, lines, options, notes))


def _shown(line: ProjectLine, paper: Confidentiality) -> ProjectLine:
    """A project as a paper of this class may print it: it counts, and tells nothing."""
    if not goes_beyond(line.mark, paper):
        return line
    row = replace(line.row, title=WITHHELD, lead="", signal_reason=None, source=None)
    return replace(line, row=row, partners=(), origins=())


def _gist(lines: Sequence[ProjectLine]) -> Iterator[str]:
    if not lines:
        yield _NO_PROJECTS
        return
    summary, *attention = drafts.projects([one.row for one in lines])
    yield from (line.text for line in (*summary, *(group[0] for group in attention)))
    yield from _spread(lines)


def _spread(lines: Sequence[ProjectLine]) -> Iterator[str]:
    """In which years they were chosen and where they are, the most first."""
    years = Counter(one.year for one in lines if one.year)
    if len(years) > 1:
        said = ", ".join(f"{year}년 {years[year]:,}개" for year in sorted(years))
        yield f"(선정) {said}"
    places = Counter(one.row.region for one in lines if one.row.region)
    if len(places) > 1:
        first = [f"{place} {n:,}개" for place, n in places.most_common(FOREMOST)]
        more = len(places) - len(first)
        yield f"(지역) {', '.join(first)}" + (f" 등 {len(places):,}개 시·도" if more else "")


def _parts(
    report: ProjectReport,
    lines: Sequence[ProjectLine],
    options: ProjectsOptions,
    notes: Sequence[str],
) -> Iterator[Part]:
    numbers = Numbers(style_of(options))
    rows = [one.row for one in lines]
    unit = shown_unit((of(row) for row in rows for _, of in PARTS), options.unit)
    yield Part("총괄", _summary(report, lines, numbers, unit), bool(rows))
    yield Part("과제 목록", _list(report, lines, options, numbers, notes), bool(rows))
    yield Part("지연·주의 과제", _attention(lines, numbers), bool(_troubled(lines)))
    if options.has_cards:
        yield Part("과제별 현황", list(_cards(lines, numbers)), bool(rows))


def _summary(
    report: ProjectReport, lines: Sequence[ProjectLine], numbers: Numbers, unit: MoneyUnit
) -> list[Block]:
    rows = [one.row for one in lines]
    if not rows:
        return [numbers.line(_NO_PROJECTS)]
    found = numbers.group(drafts.projects(rows)[0], leads=True)
    found += [numbers.line(said, leads=True) for said in _spread(lines)]
    found.append(cost_table(lines, numbers, unit))
    if not report.scope.is_of_division:
        found.append(division_table(lines, numbers, unit, NO_DIVISION))
    if len({row.region for row in rows}) > 1:
        found.append(region_figure(rows, numbers, unit))
    return found


def _list(
    report: ProjectReport,
    lines: Sequence[ProjectLine],
    options: ProjectsOptions,
    numbers: Numbers,
    notes: Sequence[str],
) -> list[Block]:
    if not lines:
        return [numbers.line(_NO_PROJECTS)]
    divisions = () if report.scope.is_of_division else [_division(one) for one in lines]
    rows = [one.row for one in lines]
    table = project_table(rows, numbers.table(), numbers.style, options.unit, divisions)
    return [*(Item(LineLevel.NOTE, note, numbers.style, keeps_next=True) for note in notes), table]


def _division(line: ProjectLine) -> str:
    return line.division or NO_DIVISION


def _attention(lines: Sequence[ProjectLine], numbers: Numbers) -> list[Block]:
    """Delayed projects first, then those in danger, whose they are and why."""
    found = _troubled(lines)
    if not found:
        is_known = any(one.row.signal is not None for one in lines)
        return [numbers.line(_ALL_NORMAL if is_known else _NO_SIGNALS)]
    blocks: list[Block] = [numbers.topic(f"지연·주의 과제 {len(found):,}개, 조치 필요")]
    for one in found:
        row = one.row
        whose = ", ".join(part for part in (one.division, lead_name(row)) if part)
        state = word(row.signal or ProjectSignal.CAUTION)
        title = f"({state}) {row.title}" + (f"({whose})" if whose else "")
        reason = row.signal_reason
        blocks.append(numbers.line(title, leads=bool(reason)))
        if reason:
            blocks.append(Item(LineLevel.DETAIL, reason, numbers.style))
    return blocks


def _troubled(lines: Sequence[ProjectLine]) -> list[ProjectLine]:
    order = (ProjectSignal.DELAYED, ProjectSignal.CAUTION)
    return [one for signal in order for one in lines if one.row.signal is signal]


# ---------------------------------------------------------------- one project on a card


def _cards(lines: Sequence[ProjectLine], numbers: Numbers) -> Iterator[Block]:
    if not lines:
        yield numbers.line(_NO_PROJECTS)
    for place, line in enumerate(lines, 1):
        yield numbers.topic(f"{place}. {title_of(line.row)}")
        facts = [(name, said) for name, said in _facts(line) if said]
        if facts:
            columns = (Column("", LABELS), text_column("", WIDTH - LABELS))
            yield Table(
                Caption(), columns, [Row(fact) for fact in facts], numbers.style, measures=WIDE
            )


def _facts(line: ProjectLine) -> Iterator[tuple[str, str]]:
    """What is known of a project; what is not is left out."""
    row = line.row
    yield labels.LEAD_PLACE, _joined(lead_name(row), row.region)
    program = _joined(line.program, f"{line.year}년 선정" if line.year else "")
    yield "분과·사업", _joined(line.division, program)
    agreed = f"협약일 {day_words(line.agreed_on)}" if line.agreed_on else ""
    yield labels.PERIOD, _joined(_period(line), agreed)
    yield labels.COST, _cost(row)
    yield labels.SIGNAL, _signal(row)
    yield (
        "참여기관",
        ", ".join(
            f"{one.name}({word(one.role)})" if one.role else one.name for one in line.partners
        ),
    )
    yield "출처 수요", "\n".join(_origin(one) for one in line.origins)
    yield "자료 출처", row.source if row.source and not is_address(row.source) else ""


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _period(line: ProjectLine) -> str:
    if line.starts_on or line.ends_on:
        return span_words(line.starts_on, line.ends_on)
    said = period_of(line.row)
    return "" if said == labels.NONE else said.replace("~", " ~ ").strip()


def _cost(row: ProjectRow) -> str:
    """`16,300백만원(국비 10,000, 지방비 2,000)`, as far as it is public and to the won."""
    (_, whole), *sources = [(name, of(row)) for name, of in PARTS]
    unit = exact_unit(of(row) for _, of in PARTS)
    parts = ", ".join(f"{name} {figure(won, unit)}" for name, won in sources if won)
    if whole is None:
        return f"미공개({parts}{unit.word})" if parts else ""
    return f"{figure(whole, unit)}{unit.word}" + (f"({parts})" if parts else "")


def _signal(row: ProjectRow) -> str:
    if row.signal is None:
        return ""
    return f"{word(row.signal)}: {row.signal_reason}" if row.signal_reason else word(row.signal)


def _origin(one: OriginDemand) -> str:
    return " ".join(part for part in (one.intake_no, one.title) if part)
