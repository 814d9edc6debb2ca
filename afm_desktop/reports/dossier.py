"""수요별 상세자료: one demand, its form, its life, what was found of it and what is like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.attaching import size_words
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond, strictest
from afm_desktop.domain.words import word
from afm_desktop.reports import filing_labels as words
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.approval import ApprovalBoxes, secrecy_of, texts_of
from afm_desktop.reports.blocks import Chapter, Item, Title
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import WIDE, Column, figure_column, text_column
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.dossier_options import DossierOptions
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.form_blocks import (
    answered_blocks,
    answered_facts,
    facts_table,
    form_blocks,
)
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.style import LARGE, NORMAL, Style
from afm_desktop.reports.table import Table
from afm_desktop.reports.units import ShownUnit
from afm_desktop.services.dossier import (
    AttachedFile,
    Dossier,
    FoundItem,
    LifeStep,
    NamedDemand,
    Supplement,
)
from afm_desktop.services.similar.service import SimilarDemand

TITLE = "수요별 상세자료"
Row = TypeVar("Row")


def make(
    dossier: Dossier,
    options: DossierOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the paper in memory."""
    made = render(document(dossier, options or DossierOptions()), make_canvas, tell)
    return made.paper(fonts.missing(_texts(dossier)))


def document(dossier: Dossier, options: DossierOptions) -> Document:
    """The paper before it is laid out."""
    sheet, style = dossier.sheet, LARGE if options.is_large else NORMAL
    source = labels.SOURCE_DEMONSTRATION if dossier.is_demonstration else labels.SOURCE
    title = f"{sheet.title} {TITLE}"
    return Document(
        Properties(title, dossier.issuer, TITLE, (sheet.parties.division, sheet.form.name)),
        Furniture(
            f"{TITLE} {sheet.intake_no or ''}".strip(),
            secrecy_of(sheet),
            labels.as_of(dossier.as_of, dossier.learned_on),
            source,
            options.recipient,
        ),
        None,
        list(_blocks(dossier, options, style)),
        style,
    )


def make_bound(
    dossiers: Sequence[Dossier], options: DossierOptions, *, tell: Progress = unheard
) -> Paper:
    """Several of them in one paper, each with its title in the outline and on a page of its own."""
    made = render(_bound(dossiers, options), tell=tell)
    return made.paper(fonts.missing(text for one in dossiers for text in _texts(one)))


def _bound(dossiers: Sequence[Dossier], options: DossierOptions) -> Document:
    single = document(dossiers[0], options)
    marks = [secrecy_of(one.sheet) for one in dossiers]  # each may be refused
    strict = strictest(*(_mark(one) for one in dossiers))
    core = words.CORE_TECHNOLOGY if any(one.sheet.is_core_technology for one in dossiers) else ""
    mark = " · ".join(filter(None, (labels.secrecy(strict), core))) if any(marks) else ""
    title = f"{TITLE} {len(dossiers):,}건"
    names = [one.sheet.intake_no or one.sheet.title for one in dossiers]
    return replace(
        single,
        properties=Properties(
            title,
            dossiers[0].issuer,
            labels.told_in_short(TITLE, names),
            tuple(dict.fromkeys(one.sheet.parties.division for one in dossiers)),
        ),
        furniture=replace(single.furniture, title=title, secrecy=mark),
        blocks=[
            block
            for number, one in enumerate(dossiers)
            for block in _part(number, list(_blocks(one, options, single.style)))
        ],
    )


def _part(number: int, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of one demand among those of others."""
    blocks[0].starts_page = True
    for block in blocks:
        if isinstance(block, Title | Chapter):
            block.key = f"{number}-{block.key}"
        if isinstance(block, Title):
            block.is_part = True
        elif isinstance(block, Chapter):
            block.is_below = True
    return blocks


def _blocks(dossier: Dossier, options: DossierOptions, style: Style) -> Iterator[Block]:
    sheet = dossier.sheet
    if options.approval:
        yield ApprovalBoxes(options.approval)
    yield Title(sheet.title, words.about(sheet.form.name, sheet.parties.applicant), style)
    yield facts_table(tuple(_facts(dossier, options)), style)
    yield from form_blocks(sheet, style, options.unit.money)
    number = len(sheet.form.sections)
    parts: list[tuple[str, Iterator[Block]]] = [
        ("처리 경과", _life(dossier, style)),
        ("점검·보완", chain(_found(dossier, style), _supplements(dossier, style))),
        ("첨부파일", _files(dossier, style)),
    ]
    if options.has_similar:
        parts.append(("비슷한 수요", _similar(dossier, style)))
    for place, (name, blocks) in enumerate(parts, number):
        mark = labels.NUMERALS[place] if place < len(labels.NUMERALS) else str(place + 1)
        yield Chapter(mark, name, f"part-{place}", style)
        yield from blocks


def card(dossier: Dossier, style: Style) -> Iterator[Block]:
    """A demand within another paper: what is known of it, without what its form leaves open."""
    options, unit = DossierOptions(unit=ShownUnit.MILLION), ShownUnit.MILLION.money
    facts = dict(_facts(dossier, options))
    for label, said in answered_facts(dossier.sheet, style, unit):
        if label != words.TITLE and said not in facts.values():
            facts.setdefault(label, said)
    yield facts_table(tuple(facts.items()), style)
    yield from answered_blocks(dossier.sheet, style, unit)
    if dossier.supplements:
        yield from _supplements(dossier, style)


def _facts(dossier: Dossier, options: DossierOptions) -> Iterator[tuple[str, str]]:
    sheet = dossier.sheet
    yield words.INTAKE_NO, sheet.intake_no or words.NOT_GIVEN
    yield words.APPLICANT, sheet.parties.applicant
    yield words.DIVISION, sheet.parties.division
    yield words.STATUS, word(sheet.status)
    yield words.FILED, words.filed(sheet.submitted_at)
    if sheet.received_on is not None:
        yield words.RECEIVED, words.received(sheet.received_on, dossier.intake.received_at)
        yield words.ROUTE, words.routed(dossier.intake.route, None)
        yield words.DOCUMENT_NO, dossier.intake.document_no or words.NOT_GIVEN
    yield words.TOTAL, words.won(sheet.total_won, options.unit.money)
    mark = _mark(dossier)
    if dossier.merged_into:
        yield "통합된 수요", _told(dossier.merged_into, mark)
    if dossier.merged:
        yield "통합한 수요", ", ".join(_told(one, mark) for one in dossier.merged)
    if dossier.previous:
        yield "이전 수요", _told(dossier.previous, mark)
    if dossier.projects:
        yield "선도프로젝트", ", ".join(dossier.projects)


def _mark(dossier: Dossier) -> Confidentiality:
    return dossier.sheet.confidentiality or Confidentiality.PUBLIC


def _told(other: NamedDemand, mark: Confidentiality) -> str:
    """접수번호 and title of another demand, as far as it may be told here."""
    title = WITHHELD if _is_kept_back(other, mark) else other.title
    return " ".join(filter(None, (other.intake_no, title)))


def _is_kept_back(other: NamedDemand | SimilarDemand, mark: Confidentiality) -> bool:
    """Whether another demand is not told: beyond this class, or the reason was for this one."""
    return other.is_core or goes_beyond(other.mark, mark)


def _table(rows: Sequence[Row], fields: Sequence[Field[Row]], none: str, style: Style) -> Block:
    """The rows as a table; where there are none, the words for that."""
    if not rows:
        return Item(LineLevel.POINT, none, style)
    columns, body = grid(rows, fields)
    return Table(Caption(), columns, body, style, measures=WIDE)


def _life(dossier: Dossier, style: Style) -> Iterator[Block]:
    fields: list[Field[LifeStep]] = [
        Field(Column("일자", 70), lambda _, row: _day(row.happened_on)),
        Field(Column(words.STATUS, 64), lambda _, row: word(row.status)),
        Field(text_column("사유", 260), lambda _, row: row.reason or labels.NONE),
        Field(Column("기한", 70), lambda _, row: _day(row.due_on), (), True),
    ]
    yield _table(dossier.steps, fields, "처리 이력 없음", style)


def _found(dossier: Dossier, style: Style) -> Iterator[Block]:
    fields: list[Field[FoundItem]] = [
        Field(text_column("점검 항목", 200), lambda _, row: row.question),
        Field(Column("결과", 56), lambda _, row: word(row.verdict)),
        Field(text_column("사유", 200), lambda _, row: " / ".join(row.reasons) or labels.NONE),
    ]
    yield _table(dossier.found, fields, "점검 결과 없음", style)


def _supplements(dossier: Dossier, style: Style) -> Iterator[Block]:
    fields: list[Field[Supplement]] = [
        Field(Column("차수", 34), lambda _, row: f"{row.round}차" if row.round else labels.NONE),
        Field(text_column("항목", 76), lambda _, row: row.about or "전체"),
        Field(text_column("보완할 내용", 150), lambda _, row: row.text),
        Field(Column("기한", 62), lambda _, row: _day(row.due_on)),
        Field(text_column("답변", 120), lambda _, row: row.answer or labels.NONE),
        Field(Column("완료", 62), lambda _, row: _day(row.settled_on)),
    ]
    yield _table(dossier.supplements, fields, "보완 의견 없음", style)


def _files(dossier: Dossier, style: Style) -> Iterator[Block]:
    fields: list[Field[AttachedFile]] = [
        Field(Column(labels.NUMBER, 32), lambda n, _: str(n)),
        Field(text_column("파일 이름", 280), lambda _, row: row.name),
        Field(figure_column("크기", 70), lambda _, row: size_words(row.size)),
        Field(Column("붙인 날", 76), lambda _, row: _day(row.added_on)),
    ]
    yield _table(dossier.files, fields, "첨부파일 없음", style)


def _similar(dossier: Dossier, style: Style) -> Iterator[Block]:
    fields: list[Field[SimilarDemand]] = [
        Field(figure_column("유사도", 44), lambda _, row: f"{row.percent}%"),
        Field(Column(words.INTAKE_NO, 76), lambda _, row: row.intake_no or labels.NONE),
        Field(text_column(words.TITLE, 150), lambda _, row: row.title),
        Field(text_column(words.APPLICANT, 84), lambda _, row: row.applicant),
        Field(Column(words.STATUS, 50), lambda _, row: word(row.status)),
        Field(text_column("까닭", 110), lambda _, row: ", ".join(map(word, row.grounds))),
    ]
    mark = _mark(dossier)
    rows = [
        replace(row, title=WITHHELD, applicant=WITHHELD) if _is_kept_back(row, mark) else row
        for row in dossier.similar
    ]
    yield _table(rows, fields, "비슷한 수요 없음", style)


def _day(day: date | None) -> str:
    return day_words(day) if day else labels.NONE


def _texts(dossier: Dossier) -> Iterator[str]:
    yield from texts_of(dossier.sheet)
    for step in dossier.steps:
        yield step.reason or ""
    for found in dossier.found:
        yield from (found.question, *found.reasons)
    for one in dossier.supplements:
        yield from (one.text, one.answer or "")
    for file in dossier.files:
        yield file.name
    for alike in dossier.similar:
        yield from (alike.title, alike.applicant)
