"""The last hand on a book: pages of attached PDFs, the file of its tables."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject

from afm_desktop.reports.book_annexes import Annex, AnnexState, Frame, pages_of
from afm_desktop.reports.paper import Spot


def finished(
    data: bytes, spots: Sequence[Spot], annexes: Sequence[Annex], files: Mapping[str, bytes]
) -> bytes:
    """The book with everything in it; the same parts are the same bytes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    places = {spot.key: spot.page - 1 for spot in spots}
    for annex in annexes:
        if annex.state is AnnexState.PDF:
            source = PdfWriter()  # only pages of a writer can be turned
            for number, page in enumerate(pages_of(annex.content), 1):
                _put(writer.pages[places[annex.key(number)]], source.add_page(page))
    for name, content in files.items():
        writer.add_attachment(name, content)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _put(place: PageObject, page: PageObject, frame: Frame | None = None) -> None:
    """Draw a page into its frame; one that lies on its side is turned upright."""
    frame = frame or Frame()
    page.transfer_rotation_to_content()
    for key in ("/Annots", "/AA", "/B"):  # nothing of it may do anything
        if key in page:
            del page[NameObject(key)]
    box = page.cropbox
    wide, high = float(box.width), float(box.height)
    is_lying = wide > high * 1.15
    shown_wide, shown_high = (high, wide) if is_lying else (wide, high)
    scale = min(frame.width / shown_wide, frame.height / shown_high, 1.0)
    moved = Transformation().translate(-float(box.left), -float(box.bottom))
    if is_lying:
        moved = moved.rotate(90).translate(high, 0)
    left = frame.left + (frame.width - shown_wide * scale) / 2
    bottom = frame.bottom + frame.height - shown_high * scale
    place.merge_transformed_page(page, moved.scale(scale).translate(left, bottom))
    place.compress_content_streams()
