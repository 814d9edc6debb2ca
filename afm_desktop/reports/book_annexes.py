"""Attached PDFs and pictures on pages of the book, whose numbers run through.

A page of an attached PDF is laid out as an empty page of the book; what stands on it is put there
once the book is drawn, made smaller so that head, number and name stay clear of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from reportlab.lib.utils import ImageReader

from afm_desktop.reports import book_labels as words
from afm_desktop.reports.contents import Subheading
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import BODY_HEIGHT, BODY_TOP, LEFT, RIGHT, WIDTH, Style
from afm_desktop.reports.text import single
from afm_desktop.services import plain
from afm_desktop.services.book.model import BookFile
from afm_desktop.services.figures import Anchor, Tone, fitted

BAND = 24.0  # the line that names a file over its page
FRAME_HEIGHT = BODY_HEIGHT - BAND
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp"})
MOST_PAGES = 200
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError)


class AnnexState(StrEnum):
    """Whether a file can stand in the book."""

    PDF = "pdf"
    PICTURE = "picture"
    OTHER = "other"
    """Neither a PDF nor a picture: named only."""
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Annex:
    """A file as the book holds it."""

    id: str
    number: int
    name: str
    size: int
    state: AnnexState
    content: bytes
    pages: int

    @property
    def told(self) -> str:
        """How much of it stands in the book."""
        return {
            AnnexState.OTHER: "별도 배포",
            AnnexState.UNREADABLE: "열 수 없음",
            AnnexState.MISSING: "내용 없음",
        }.get(self.state, f"{self.pages:,}쪽")

    def key(self, page: int) -> str:
        """The name of the place of a page, from 1."""
        return f"file-{self.number}-{page}"


def annexes_of(files: Sequence[BookFile]) -> list[Annex]:
    """What can be done with each file."""
    return [_annex(number, file) for number, file in enumerate(files, 1)]


def _annex(number: int, file: BookFile) -> Annex:
    state, pages = _look(file)
    return Annex(file.id, number, file.name, file.size, state, file.content or b"", pages)


def _look(file: BookFile) -> tuple[AnnexState, int]:
    if file.content is None:
        return AnnexState.MISSING, 0
    ending = PurePath(file.name).suffix.casefold()
    try:
        if ending == ".pdf":
            pages = sum(1 for _ in pages_of(file.content))
            return (AnnexState.PDF, pages) if pages else (AnnexState.UNREADABLE, 0)
        if ending in PICTURES:
            ImageReader(io.BytesIO(file.content)).getRGBData()
            return AnnexState.PICTURE, 1
    except UNREADABLE:
        return AnnexState.UNREADABLE, 0
    return AnnexState.OTHER, 0


def pages_of(content: bytes) -> Iterator[PageObject]:
    """The pages of a PDF; one that is locked by a password cannot be read."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError(words.FILE_NAME)
    for number, page in enumerate(reader.pages):
        if number == MOST_PAGES:
            return
        if float(page.mediabox.width) <= 0 or float(page.mediabox.height) <= 0:
            raise ValueError(words.FILE_NAME)
        yield page


def annex_blocks(annex: Annex, style: Style) -> Iterable[Block]:
    """The pages that a file takes; the first one stands in the contents."""
    for page in range(1, annex.pages + 1):
        said = f"({page:,}/{annex.pages:,})" if annex.pages > 1 else ""
        picture = annex.content if annex.state is AnnexState.PICTURE else None
        if page == 1:
            yield FirstAnnexPage(annex, said, picture, style)
        else:
            yield AnnexPage(annex, page, said, style)


def _draw_band(ink: Ink, top: float, annex: Annex, said: str) -> None:
    middle = top - BAND / 2 + 4
    mark = words.file_mark(annex.number)
    x = ink.flow(LEFT, middle, mark, 9.5, is_bold=True, tone=Tone.ACCENT) + 6
    room = RIGHT - x - width(said, 9) - 6
    ink.text(x, middle, fitted(single(annex.name), room, 9.5, False, width), 9.5)
    ink.text(RIGHT, middle, said, 9, tone=Tone.SOFT, anchor=Anchor.END)


class FirstAnnexPage(Subheading):
    """The first page of a file, with its place in the contents."""

    before, after, keeps_next, starts_page = 0.0, 0.0, False, True
    is_sheet = True

    def __init__(self, annex: Annex, said: str, picture: bytes | None, style: Style) -> None:
        super().__init__(annex.name, annex.key(1), style, words.file_mark(annex.number))
        self._annex, self._said, self._picture = annex, said, picture
        self.height, self._scale = BODY_HEIGHT, style.scale

    def draw(self, ink: Ink, top: float) -> None:
        _draw_band(ink, top, self._annex, self._said)
        if self._picture is not None:
            _draw_picture(ink, top - BAND, self._picture)

    def plain(self) -> Iterator[plain.Part]:
        """Its name; what stands on its pages is in the PDF alone."""
        mark, annex = words.file_mark(self._annex.number), self._annex
        said = words.only_pages(annex.name, annex.pages)
        yield plain.Line(said, mark, size=11 * self._scale, before=6)


class AnnexPage(Block):
    """A further page of a file."""

    starts_page, is_sheet = True, True
    height = BODY_HEIGHT

    def __init__(self, annex: Annex, page: int, said: str, style: Style) -> None:
        self._annex, self._said, self._style = annex, said, style
        self.key = annex.key(page)

    def draw(self, ink: Ink, top: float) -> None:
        _draw_band(ink, top, self._annex, self._said)


def _draw_picture(ink: Ink, top: float, content: bytes) -> None:
    """A picture as large as the frame takes it, not larger than at 110 points an inch."""
    picture = ImageReader(io.BytesIO(content))
    wide, high = picture.getSize()
    scale = min(WIDTH / wide, FRAME_HEIGHT / high, 72 / 110 * 2)
    left = LEFT + (WIDTH - wide * scale) / 2
    ink.canvas.drawImage(picture, left, top - high * scale, wide * scale, high * scale, mask="auto")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page of a file is put on a page of the book."""

    left: float = LEFT - 18
    bottom: float = BODY_TOP - BODY_HEIGHT
    width: float = WIDTH + 36
    height: float = FRAME_HEIGHT
