"""Reading a paper back: its text by page, fonts, bookmarks and tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import IndirectObject

SLACK = 0.1
"""Points by which the box of a glyph may be rounded."""
_KEPT = 64
"""Papers of which is remembered what they say; of a whole run they would fill the memory."""


class Glyph(NamedTuple):
    """A character on its page, in points from the left and from above."""

    text: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float


@lru_cache(maxsize=_KEPT)
def texts(data: bytes) -> tuple[str, ...]:
    """The text of every page, spaces as they stand."""
    with pypdfium2.PdfDocument(data) as document:
        found = [page.get_textpage().get_text_range() for page in document]
    return tuple(text.replace("\r\n", "\n") for text in found)


def text_of(path: Path) -> str:
    """The text of all pages of a file."""
    return "\n".join(texts(path.read_bytes()))


@lru_cache(maxsize=_KEPT)
def lines(data: bytes) -> tuple[str, ...]:
    """The lines of the whole paper as they stand on the page, cells from left to right."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return tuple(line for page in pdf.pages for line in page.extract_text().splitlines())


def pages_from(data: bytes, heading: str) -> Iterator[list[str]]:
    """The lines of each page from where a chapter begins."""
    start = max(page for title, page in bookmarks(data) if heading in title)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages[start:]:
            yield page.extract_text().splitlines()


def all_text(data: bytes) -> str:
    """The whole text without line ends, as a reader would search it."""
    return re.sub(r"\s+", " ", " ".join(texts(data)))


def squeezed_lines(text: str) -> str:
    """The text of a page with single spaces, for names that stand on one line."""
    return re.sub(r"\s+", " ", text)


def squeezed(text: str) -> str:
    """Text without any space, for words that were broken over lines."""
    return re.sub(r"\s+", "", text)


def fonts(data: bytes) -> dict[str, bool]:
    """Every font named in the file, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            values = font.get_object()
            descriptor = values.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(values["/BaseFont"])] = embedded
    return found


def bookmarks(data: bytes) -> list[tuple[str, int]]:
    """Titles of the outline with the page (from 0) each leads to."""
    reader = PdfReader(io.BytesIO(data))
    return [
        (str(entry.title), reader.get_destination_page_number(entry) or 0)
        for entry in reader.outline
        if not isinstance(entry, list)
    ]


def links(data: bytes) -> int:
    """How many places of the cover can be followed."""
    cover = PdfReader(io.BytesIO(data)).pages[0]
    return len([note for note in cover.get("/Annots", []) if isinstance(note, IndirectObject)])


def characters(data: bytes) -> Iterator[tuple[int, Glyph]]:
    """Every drawn character with its page (from 0) and place."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            high, text = page.get_height(), page.get_textpage()
            for place in range(text.count_chars()):
                if not pdfium.FPDFText_IsGenerated(text, place):  # a space between two cells
                    yield number, _glyph(text, place, high)


def _glyph(text: pypdfium2.PdfTextPage, place: int, high: float) -> Glyph:
    left, below, right, above = text.get_charbox(place, loose=True)
    return Glyph(
        text=chr(pdfium.FPDFText_GetUnicode(text, place)),
        size=pdfium.FPDFText_GetFontSize(text, place),
        x0=left,
        x1=right,
        top=high - above,
        bottom=high - below,
    )


def numbers(text: str) -> list[int]:
    """The whole numbers of a line, without their commas."""
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


@lru_cache(maxsize=_KEPT)
def outside(data: bytes) -> tuple[str, ...]:
    """Pieces of text that do not lie on their page as a whole, each with its page (from 1)."""
    found: list[str] = []
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            wide, high = page.get_size()
            text = page.get_textpage()
            for place in map(text.get_rect, range(text.count_rects())):
                left, below, right, top = place
                if left < -SLACK or below < -SLACK or right > wide + SLACK or top > high + SLACK:
                    found.append(f"{number}: {text.get_text_bounded(*place)}")
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def page_words(data: bytes) -> tuple[str, ...]:
    """The text of every page without any space, read at once; for papers of hundreds of pages."""
    with pypdfium2.PdfDocument(data) as document:
        return tuple(squeezed(page.get_textpage().get_text_range()) for page in document)


def outline(data: bytes) -> list[tuple[str, int | None]]:
    """All titles of the outline, those below others too, with the page (from 0) each leads to."""
    with pypdfium2.PdfDocument(data) as document:
        return [
            (entry.get_title(), dest.get_index() if (dest := entry.get_dest()) else None)
            for entry in document.get_toc()
        ]
