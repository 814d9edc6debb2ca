"""내부 결재용: the whole demand under a 결재란, for the firm that is about to file it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.words import word
from afm_desktop.reports import filing_labels as words
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.approval_options import ApprovalOptions
from afm_desktop.reports.blocks import Title
from afm_desktop.reports.cover import APPROVAL_HEIGHT, draw_approval
from afm_desktop.reports.division_status import NoControlNumber
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.form_blocks import facts_table, form_blocks
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.style import LARGE, NORMAL, Style
from afm_desktop.services import plain
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.filing.wording import answer_words


class ApprovalBoxes(Block):
    """The 결재란 over the title of a paper without a cover."""

    after, keeps_next = 10.0, True
    height = APPROVAL_HEIGHT

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def draw(self, ink: Ink, top: float) -> None:
        draw_approval(ink, self._names, top)

    def plain(self) -> Iterator[plain.Part]:
        yield plain.Boxes(tuple(self._names))


def make(
    sheet: Sheet,
    day: date,
    *,
    options: ApprovalOptions = ApprovalOptions(),  # noqa: B008 - frozen
    is_demonstration: bool = False,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the print in memory."""
    made = render(_document(sheet, day, options, is_demonstration), make_canvas, tell)
    return made.paper(fonts.missing(texts_of(sheet)))


def secrecy_of(sheet: Sheet) -> str:
    """The mark that stands on every page of a demand's papers."""
    mark = sheet.confidentiality or Confidentiality.PUBLIC
    if mark is Confidentiality.CLASSIFIED and not sheet.control_number:
        raise NoControlNumber
    core = words.CORE_TECHNOLOGY if sheet.is_core_technology else ""
    return " · ".join(part for part in (labels.secrecy(mark), core) if part)


def _document(
    sheet: Sheet, day: date, options: ApprovalOptions, is_demonstration: bool
) -> Document:
    style = LARGE if options.is_large else NORMAL
    source = labels.SOURCE_DEMONSTRATION if is_demonstration else labels.SOURCE
    title = f"{sheet.title} {words.APPROVAL}"
    return Document(
        Properties(
            title, sheet.parties.applicant, words.APPROVAL_SUBJECT, (sheet.parties.division,)
        ),
        Furniture(words.APPROVAL, secrecy_of(sheet), words.as_of(day), source, options.recipient),
        None,
        list(_blocks(sheet, options.approval, style)),
        style,
    )


def _blocks(sheet: Sheet, approval: Sequence[str], style: Style) -> Iterator[Block]:
    if approval:
        yield ApprovalBoxes(approval)
    below = words.about(sheet.form.name, sheet.parties.applicant)
    yield Title(sheet.title, below, style)
    facts = (
        (words.DIVISION, sheet.parties.division),
        (words.TOTAL, words.won(sheet.total_won)),
        (words.STATUS, word(sheet.status)),
    )
    yield facts_table(facts, style)
    yield from form_blocks(sheet, style)


def texts_of(sheet: Sheet) -> Iterator[str]:
    """All that a demand's papers print of its form."""
    yield from (sheet.title, sheet.form.name, sheet.parties.applicant, sheet.parties.division)
    for section in sheet.form.sections:
        yield section.title
        for question in section.questions:
            yield question.label
            yield answer_words(question, sheet.answers.get(question.key), sheet.names)
