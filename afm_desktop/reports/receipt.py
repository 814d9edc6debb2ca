"""접수증: that a demand was received, when, what, and by whom, with room for the seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import day_words
from afm_desktop.reports import filing_labels as words
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.approval import ApprovalBoxes, secrecy_of
from afm_desktop.reports.blocks import Title
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.fonts import width
from afm_desktop.reports.form_blocks import facts_table
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.receipt_options import ReceiptOptions
from afm_desktop.reports.style import LARGE, NORMAL, PAGE_WIDTH, RIGHT, THIN, WIDTH, Style
from afm_desktop.reports.text import single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted
from afm_desktop.services.filing.model import Receipt

_SEAL = 64.0
_NAME = 16.0


class Signed(Block):
    """What is confirmed, the day, and who signs with a place for the seal."""

    before, height = 40.0, 210.0

    def __init__(self, day: date, receiver: str) -> None:
        self._day, self._receiver = day, receiver

    def draw(self, ink: Ink, top: float) -> None:
        middle = PAGE_WIDTH / 2
        ink.text(middle, top - 10, words.CONFIRMED, 13, anchor=Anchor.MIDDLE)
        ink.text(middle, top - 60, day_words(self._day), 13, anchor=Anchor.MIDDLE)
        room = WIDTH - 2 * _SEAL - 48
        name = fitted(single(self._receiver), room, _NAME, True, width)
        y = top - 140
        ink.text(middle, y, name, _NAME, is_bold=True, anchor=Anchor.MIDDLE)
        end = middle + width(name, _NAME, True) / 2
        left = min(end + 16, RIGHT - _SEAL)
        ink.box(left, y - _SEAL / 2, _SEAL, _SEAL, edge=Tone.MARK, weight=THIN, is_dashed=True)
        ink.text(left + _SEAL / 2, y, words.SEAL, 10, tone=Tone.SOFT, anchor=Anchor.MIDDLE)

    def plain(self) -> Iterator[plain.Part]:
        yield plain.Line(words.CONFIRMED, size=13, anchor=Anchor.MIDDLE, before=40)
        yield plain.Line(day_words(self._day), size=13, anchor=Anchor.MIDDLE, before=30)
        signed = f"{self._receiver} {words.SEAL}"
        yield plain.Line(signed, "", 0, _NAME, True, anchor=Anchor.MIDDLE, before=50)


def make(
    receipt: Receipt,
    *,
    is_demonstration: bool = False,
    options: ReceiptOptions = ReceiptOptions(),  # noqa: B008 - frozen
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the receipt in memory."""
    made = render(_document(receipt, is_demonstration, options), make_canvas, tell)
    said = (text for fact in facts(receipt) for text in fact)
    missing = fonts.missing((*said, receipt.receiver, *options.approval))
    return made.paper(missing)


def facts(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    """What it says, line by line."""
    sheet = receipt.sheet
    asked = sum(1 for _ in sheet.form.questions)
    content = words.content(len(sheet.answers), asked, len(receipt.files))
    return (
        (words.INTAKE_NO, sheet.intake_no or ""),
        (words.RECEIVED, words.received(_day(receipt), receipt.received_at)),
        (words.FILED, words.filed(sheet.submitted_at)),
        (words.ROUND, sheet.form.name),
        (words.TITLE, sheet.title),
        (words.APPLICANT, sheet.parties.applicant),
        (words.DIVISION, sheet.parties.division),
        (words.CONTACT, receipt.contact or words.NOT_GIVEN),
        (words.ROUTE, words.routed(receipt.intake_route, receipt.document_no)),
        (words.TOTAL, words.won(sheet.total_won)),
        (words.CONTENT, "\n".join((content, *receipt.files))),
    )


def _day(receipt: Receipt) -> date:
    day = receipt.sheet.received_on
    assert day is not None  # nobody receives a demand without a day
    return day


def _document(receipt: Receipt, is_demonstration: bool, options: ReceiptOptions) -> Document:
    sheet, day = receipt.sheet, _day(receipt)
    style = LARGE if options.is_large else NORMAL
    source = labels.SOURCE_DEMONSTRATION if is_demonstration else labels.SOURCE
    title = f"{words.RECEIPT} {sheet.intake_no}"
    return Document(
        Properties(title, receipt.receiver, words.RECEIPT_SUBJECT, (sheet.parties.division,)),
        Furniture(words.RECEIPT, secrecy_of(sheet), words.as_of(day), source, options.recipient),
        None,
        list(_blocks(receipt, day, options.approval, style)),
        style,
    )


def _blocks(receipt: Receipt, day: date, approval: Sequence[str], style: Style) -> Iterator[Block]:
    if approval:
        yield ApprovalBoxes(approval)
    yield Title(words.RECEIPT, receipt.sheet.intake_no or "", style)
    yield facts_table(facts(receipt), style)
    yield Signed(day, receipt.receiver)
