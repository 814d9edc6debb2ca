"""One paper as PDF: cover, furniture, page numbers, bookmarks, properties.

Blocks are laid out before anything is drawn, so the contents know their page numbers. The same
paper gives the same bytes: ReportLab's dates stand still and the real dates are in the text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from afm_desktop.reports import fonts, labels
from afm_desktop.reports.blocks import Chapter, Heading, Title
from afm_desktop.reports.contents import Contents, Subheading
from afm_desktop.reports.cover import Cover, Entry, draw_cover
from afm_desktop.reports.furniture import Furniture, draw_furniture, draw_recipient
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block, Page, paginate
from afm_desktop.reports.paper import Paper, Progress, Spot
from afm_desktop.reports.plain import plain_of
from afm_desktop.reports.style import BODY_TOP, PORTRAIT, Sheet, Style
from afm_desktop.reports.text import single
from afm_desktop.services.plain import Plain
from afm_desktop.services.status import Section

COVER_KEY = "cover"
MakeCanvas = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper before it is laid out."""

    properties: Properties
    furniture: Furniture
    cover: Cover | None
    blocks: Sequence[Block]
    style: Style


@dataclass(frozen=True, slots=True)
class Rendered:
    """The PDF, how many pages it has, and where its chapters are."""

    data: bytes
    pages: int
    spots: tuple[Spot, ...]
    document: Document

    def paper(self, missing: tuple[str, ...], outdated: tuple[Section, ...] = ()) -> Paper:
        """The finished paper, which can be told in plain structure too."""
        return Paper(self.data, self.pages, missing, outdated, self.spots, self._plain)

    def _plain(self) -> Plain:
        return plain_of(self.document)


def unheard(_done: int, _total: int, _part: str = "", /) -> None:
    """Progress that nobody watches."""


def render(
    document: Document, make_canvas: MakeCanvas = Canvas, tell: Progress = unheard
) -> Rendered:
    """Make the PDF; `tell` hears of every page and its chapter, and may end the work by raising."""
    fonts.register()
    tell(0, 0)
    pages = paginate(document.blocks)
    total = len(pages) + bool(document.cover)
    for block in document.blocks:
        if isinstance(block, Contents):
            block.fill(contents(pages))
    stream = io.BytesIO()
    canvas = new_canvas(document.properties, stream, make_canvas)
    ink = Ink(canvas)
    if document.cover is not None:
        canvas.bookmarkPage(COVER_KEY)
        canvas.addOutlineEntry(labels.COVER, COVER_KEY, 0)
        draw_recipient(ink, document.furniture.recipient)
        draw_cover(ink, document.cover, contents(pages), document.style)
        ink.turn_page()
    for number, (page, part) in enumerate(zip(pages, parts_of(pages), strict=True), 1):
        tell(number, total, part)
        draw_furniture(ink, document.furniture, number)
        _draw_page(ink, page)
        ink.turn_page()
    _name_pages(canvas, len(pages), has_cover=document.cover is not None)
    canvas.save()
    return Rendered(stream.getvalue(), total, tuple(_spots(pages, total - len(pages))), document)


def _name_pages(canvas: Any, count: int, *, has_cover: bool) -> None:
    """Call the pages by the numbers they bear, which a cover has none of."""
    if has_cover:
        canvas.addPageLabel(0, prefix=labels.COVER)
    if count:
        canvas.addPageLabel(int(has_cover), "ARABIC", 1)


def _spots(pages: Sequence[Page], before: int) -> Iterator[Spot]:
    if before:
        yield Spot(COVER_KEY, 1, 0.0)
    for number, page in enumerate(pages, before + 1):
        for placed in page:
            if placed.block.key:
                down = PORTRAIT.height - BODY_TOP + placed.down
                yield Spot(placed.block.key, number, down)


@dataclass(slots=True)
class _Part:
    """A chapter while its pages are gone through, and how many cards it has so far."""

    title: str = ""
    cards: int = 0

    def reached(self, card: int) -> str:
        """`과제별 현황 7/17`, or the chapter alone."""
        return f"{self.title} {card:,}/{self.cards:,}" if self.cards else self.title


def parts_of(pages: Sequence[Page]) -> list[str]:
    """Of each page the chapter that its foot is in, with the card that was reached of how many."""
    part, reached = _Part(), list[tuple[_Part, int]]()
    for page in pages:
        for placed in page:
            if isinstance(placed.block, Subheading):
                part.cards += 1
            elif isinstance(placed.block, Chapter | Heading):
                part = _Part(placed.block.title)
        reached.append((part, part.cards))
    return [part.reached(card) for part, card in reached]


def contents(pages: Sequence[Page]) -> list[Entry]:
    """The chapters with the pages they begin on."""
    return [
        Entry(
            placed.block.mark,
            placed.block.title,
            placed.block.key,
            number,
            isinstance(placed.block, Subheading),
        )
        for number, page in enumerate(pages, 1)
        for placed in page
        if isinstance(placed.block, Chapter | Heading | Subheading)
    ]


def new_canvas(
    properties: Properties,
    stream: io.BytesIO,
    make_canvas: MakeCanvas = Canvas,
    sheet: Sheet = PORTRAIT,
) -> Any:
    """A canvas for a paper that says of itself what it is."""
    # Else Helvetica is named in every file although nothing is set in it.
    rl_config.canvas_basefontname = fonts.REGULAR
    canvas = make_canvas(
        stream,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        pageCompression=1,
        lang="ko-KR",
        initialFontName=fonts.REGULAR,
        initialFontSize=10,
    )
    canvas.setTitle(single(properties.title))
    canvas.setAuthor(single(properties.author))
    canvas.setSubject(single(properties.subject))
    canvas.setKeywords([single(keyword) for keyword in properties.keywords])
    canvas.setCreator("AFM Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _is_part(block: Block) -> TypeGuard[Title]:
    return isinstance(block, Title) and block.is_part


def _is_below(block: Block) -> bool:
    return isinstance(block, Subheading) or (isinstance(block, Chapter) and block.is_below)


def _draw_page(ink: Ink, page: Page) -> None:
    for placed in page:
        block = placed.block
        if isinstance(block, Chapter | Heading | Subheading) or _is_part(block):
            title = f"{single(block.mark)} {single(block.title)}".strip()
            ink.canvas.bookmarkPage(block.key, fit="XYZ", left=0, top=BODY_TOP - placed.down + 12)
            ink.canvas.addOutlineEntry(title, block.key, int(_is_below(block)))
        block.draw(ink, BODY_TOP - placed.down)
