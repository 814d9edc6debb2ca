"""안내문: a letter as a public body sends it, with 수신, 제목, 1. 가. … 끝. and 시행일."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports import fonts, labels
from afm_desktop.reports import letter_labels as words
from afm_desktop.reports.blocks import Marked
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.fonts import width
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.letter_options import LetterOptions
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.style import LEFT, NORMAL, PAGE_WIDTH, RIGHT, RULE, THIN, WIDTH, Level
from afm_desktop.reports.text import NBSP, Line, broken, single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted
from afm_desktop.services.letters.model import END, Letter

SIZE, LEAD = 12.0, 21.0
NAME, SMALL, SMALL_LEAD = 20.0, 10.0, 16.0
MARK = 130.0  # room of how confidential it is, at the right of the last line
TITLE_X = 42.0  # where what stands behind 수신 and 제목 begins
PARAGRAPH = Level("", 0, 20, SIZE, LEAD, 6)
ITEM = Level("", 20, 42, SIZE, LEAD, 3)


def make(
    letter: Letter,
    options: LetterOptions = LetterOptions(),  # noqa: B008 - frozen
    *,
    is_demonstration: bool = False,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """The PDF of a letter; every page bears how confidential its demand is."""
    made = document(letter, options, is_demonstration=is_demonstration)
    rendered = render(made, make_canvas, tell)
    closing = letter.closing
    told = (options.number, closing.contact, closing.address, closing.phone, closing.email)
    texts = (letter.to, letter.subject, letter.sender, *letter.paragraphs, *letter.items, *told)
    return rendered.paper(fonts.missing(texts))


def document(
    letter: Letter,
    options: LetterOptions = LetterOptions(),  # noqa: B008 - frozen
    *,
    is_demonstration: bool = False,
) -> Document:
    """The letter before it is laid out."""
    mark = secrecy(letter)
    source = labels.SOURCE_DEMONSTRATION if is_demonstration else ""
    keywords = tuple(part for part in (letter.to, letter.intake_no, letter.title) if part)
    return Document(
        Properties(f"{letter.subject} {letter.to}", letter.sender, letter.subject, keywords),
        Furniture("", mark, "", source, options.recipient),
        None,
        list(_blocks(letter, options)),
        NORMAL,
    )


def secrecy(letter: Letter) -> str:
    """How confidential it is, with the control number where there is one; 공개 says nothing."""
    mark = labels.secrecy(letter.confidentiality or Confidentiality.PUBLIC)
    if mark and letter.control_number:
        return f"{mark} {letter.control_number}"
    return mark


def _blocks(letter: Letter, options: LetterOptions) -> Iterator[Block]:
    fonts.register()
    yield _Head(letter)
    lines = list(letter.marked())
    for number, (depth, mark, text) in enumerate(lines, 1):
        end = f"{NBSP}{NBSP}{END}" if number == len(lines) else ""
        yield _marked(ITEM if depth else PARAGRAPH, mark, text + end)
    yield _Foot(letter, options)


def _marked(level: Level, mark: str, text: str) -> Marked:
    """What has no mark begins where marks stand."""
    text_x = level.text_x if mark else level.mark_x
    return Marked(Level(mark, level.mark_x, text_x, level.size, level.lead, level.before), text)


class _Head(Block):
    """The sender, to whom and about what, over the rule that opens the text."""

    after, key = 9.0, "letter"

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        room = WIDTH - TITLE_X
        self._to = broken(letter.to, SIZE, room)
        self._subject = broken(letter.subject, SIZE, room, is_bold=True)
        lines = len(self._to) + 1 + len(self._subject)
        self.height = 3 * NAME + LEAD * lines + 12

    def draw(self, ink: Ink, top: float) -> None:
        name = fitted(single(self._letter.sender), WIDTH, NAME, True, width)
        ink.text(PAGE_WIDTH / 2, top - NAME, name, NAME, is_bold=True, anchor=Anchor.MIDDLE)
        y = top - 3 * NAME - LEAD / 2
        y = self._draw(ink, y, words.TO, self._to)
        y = self._draw(ink, y, words.THROUGH, ())
        self._draw(ink, y, words.SUBJECT, self._subject)
        ink.rule(LEFT, top - self.height + 4, RIGHT, RULE, Tone.INK)

    def plain(self) -> Iterator[plain.Part]:
        letter = self._letter
        yield plain.Line(letter.sender, "", 0, NAME, True, anchor=Anchor.MIDDLE)
        yield plain.Line(letter.to, words.TO, 0, SIZE, before=NAME)
        yield plain.Line("", words.THROUGH, 0, SIZE)
        yield plain.Line(letter.subject, words.SUBJECT, 0, SIZE, True)

    def _draw(self, ink: Ink, y: float, label: str, lines: tuple[Line, ...]) -> float:
        ink.text(LEFT, y, label, SIZE)
        for line in lines:
            ink.runs(LEFT + TITLE_X, y, line, SIZE)
            y -= LEAD
        return y if lines else y - LEAD


class _Foot(Block):
    """In whose name it is sent, when, and whom and where to ask."""

    before = 42.0

    def __init__(self, letter: Letter, options: LetterOptions) -> None:
        self._letter, self._options = letter, options
        self.height = 3.5 * NAME + 2 * LEAD + SMALL_LEAD * (len(self._lines()) - 1)

    def draw(self, ink: Ink, top: float) -> None:
        name = fitted(single(self._letter.sender), WIDTH, NAME, True, width)
        ink.text(PAGE_WIDTH / 2, top - NAME, name, NAME, is_bold=True, anchor=Anchor.MIDDLE)
        y = top - 3 * NAME
        ink.rule(LEFT, y, RIGHT, THIN, Tone.INK)
        y -= LEAD / 2 + 3
        mark = secrecy(self._letter) or words.OPEN
        for line in self._lines():
            ink.text(LEFT, y, fitted(single(line), WIDTH - MARK, SMALL, False, width), SMALL)
            y -= SMALL_LEAD
        last = y + SMALL_LEAD
        ink.text(RIGHT, last, single(mark), SMALL, anchor=Anchor.END)

    def plain(self) -> Iterator[plain.Part]:
        name = self._letter.sender
        yield plain.Line(name, "", 0, NAME, True, anchor=Anchor.MIDDLE, before=self.before)
        for number, line in enumerate(self._lines()):
            yield plain.Line(line, size=SMALL, before=0 if number else NAME)
        mark = secrecy(self._letter) or words.OPEN
        yield plain.Line(mark, size=SMALL, anchor=Anchor.END)

    def _lines(self) -> list[str]:
        """담당자, 시행, 주소, and how to call or write; each only where it is known."""
        closing, number = self._letter.closing, self._options.number
        sent = words.NUMBERED if number else words.SENT
        ways = (
            words.PHONE.format(phone=closing.phone) if closing.phone else "",
            words.EMAIL.format(email=closing.email) if closing.email else "",
        )
        lines = (
            words.CONTACT.format(name=closing.contact) if closing.contact else "",
            sent.format(number=number, day=day_words(self._letter.on)),
            words.ADDRESS.format(address=closing.address) if closing.address else "",
            words.BETWEEN.join(filter(None, ways)),
        )
        return [line for line in lines if line]
