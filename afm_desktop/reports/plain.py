"""A paper in plain structure, told by the blocks that its pages are laid out from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from afm_desktop.reports import labels
from afm_desktop.reports.blocks import Chapter, Heading
from afm_desktop.reports.contents import contents_line, entry_line
from afm_desktop.reports.cover import LOGO, Cover
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Figure

if TYPE_CHECKING:
    from afm_desktop.reports.document import Document


def plain_of(document: Document) -> plain.Plain:
    """All that a paper says, in its order."""
    about, around = document.properties, document.furniture
    return plain.Plain(
        about.title,
        about.author,
        about.subject,
        about.keywords,
        around.title,
        around.secrecy,
        around.as_of,
        around.source,
        tuple(_parts(document)),
        around.recipient,
        scale=document.style.scale,
    )


def _parts(document: Document) -> Iterator[plain.Part]:
    if document.cover is not None:
        yield from _cover(document.cover)
        if document.cover.has_contents:
            yield from _contents(document)
        yield plain.PageBreak()
    for place, block in enumerate(document.blocks):
        if block.starts_page and place and not block.is_sheet:
            yield plain.PageBreak()
        yield from block.plain()


def _cover(cover: Cover) -> Iterator[plain.Part]:
    if cover.secrecy:
        yield plain.Line(cover.secrecy, size=13, is_bold=True)
        yield plain.Line(cover.secrecy_note, size=8.5, is_soft=True)
    if cover.approval:
        yield plain.Boxes(cover.approval)
    if cover.logo:
        shown = Figure(*cover.logo.fitted(*LOGO), ())
        yield plain.Picture(shown, cover.logo.data)
    yield _middle(cover.series, 13, before=6 if cover.logo else 40, is_soft=True)
    yield plain.Heading(cover.title, depth=0, below="")
    for text, size, is_bold in (
        (cover.occasion, 14.0, False),
        (cover.date, 15.0, True),
        (cover.as_of, 10.5, False),
    ):
        if text:
            yield _middle(text, size, before=10, is_bold=is_bold)
    yield _middle(cover.office, 17, before=14, is_bold=True)
    if cover.remark:
        yield _middle(cover.remark, 8.5, before=6, is_soft=True)
    yield plain.Line(labels.GIST, size=10.5, is_bold=True, before=14, keeps_next=True)
    for line in cover.gist:
        yield plain.Line(line, "○", size=10)
    words = ", ".join(cover.keywords)
    yield plain.Line(words, labels.KEYWORDS, size=9, is_soft=True, before=3)


def _middle(
    text: str, size: float, *, before: float, is_bold: bool = False, is_soft: bool = False
) -> plain.Line:
    return plain.Line(text, "", 0, size, is_bold, is_soft, Anchor.MIDDLE, before)


def _contents(document: Document) -> Iterator[plain.Part]:
    """The chapters; their pages are known to whoever lays the document out."""
    yield contents_line(10.5)
    for block in document.blocks:
        if isinstance(block, Chapter | Heading):
            yield entry_line(block.mark, block.title, 10)
