"""What was asked of the supply chain, on paper: the question, and the answer line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.enums import Confidentiality, LineLevel
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.blocks import Item, Title
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.layout import Block
from afm_desktop.reports.paper import Paper
from afm_desktop.reports.saving import save
from afm_desktop.reports.style import NORMAL

SUBJECT = "공급망 질문"
_LEVELS = {"○ ": LineLevel.POINT, "- ": LineLevel.DETAIL}


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A question with its answer as the screen tells it, and who may see it."""

    title: str
    lines: tuple[str, ...]
    as_of: date
    issuer: str
    is_demonstration: bool
    mark: Confidentiality


def make(asked: AskedPaper, *, make_canvas: MakeCanvas = Canvas) -> Paper:
    """Make the paper in memory."""
    made = render(document(asked), make_canvas)
    missing = fonts.missing((asked.title, *asked.lines))
    return made.paper(missing)


def write(asked: AskedPaper, path: Path) -> Paper:
    """Make the paper and save it whole."""
    paper = make(asked)
    save(paper.data, path)
    return paper


def document(asked: AskedPaper) -> Document:
    """The paper before it is laid out."""
    as_of = labels.as_of(asked.as_of, None)
    source = labels.SOURCE_DEMONSTRATION if asked.is_demonstration else labels.SOURCE
    return Document(
        Properties(asked.title, asked.issuer, SUBJECT, (SUBJECT,)),
        Furniture(asked.title, labels.secrecy(asked.mark), as_of, source),
        None,
        [
            Title(asked.title, " · ".join(p for p in (as_of, asked.issuer) if p), NORMAL),
            *_lines(asked),
        ],
        NORMAL,
    )


def _lines(asked: AskedPaper) -> Iterator[Block]:
    """The first line is the gist; the others keep the mark they have on screen."""
    for number, line in enumerate(asked.lines):
        level = LineLevel.POINT if number else LineLevel.TOPIC
        text = line
        for mark, of_mark in _LEVELS.items():
            if line.startswith(mark):
                level, text = of_mark, line.removeprefix(mark)
        yield Item(level, text, NORMAL)
