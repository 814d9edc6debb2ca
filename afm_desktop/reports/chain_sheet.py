"""The map of a chain as a PDF by itself."""

from __future__ import annotations

import io

from afm_desktop.reports import fonts
from afm_desktop.reports.document import Properties, new_canvas
from afm_desktop.reports.figure_block import paint
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.kinds import Fit
from afm_desktop.reports.map_pages import MapPage, MapSheet, map_pages
from afm_desktop.reports.style import Sheet
from afm_desktop.services.figures import Figure


def map_pdf(sheet: MapSheet, fit: Fit = Fit.PAGE) -> bytes:
    """The map as vectors; the same map is the same bytes."""
    fonts.register()
    pages = map_pages(sheet, fit)
    stream = io.BytesIO()
    size = Sheet(pages[0].width, pages[0].height, 0)
    canvas = new_canvas(Properties(sheet.title, "", sheet.mark, ()), stream, sheet=size)
    ink = Ink(canvas)
    for page in pages:
        _draw(ink, sheet.figure, page)
        ink.turn_page()
    canvas.save()
    return stream.getvalue()


def _draw(ink: Ink, figure: Figure, page: MapPage) -> None:
    canvas = ink.canvas
    for part in page.around:
        paint(part, ink, 0, page.height)
    wide, high = page.room
    top = page.height - page.top
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(page.left - 1, top - high - 1, wide + 2, high + 2)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.translate(page.left, top)
    canvas.scale(page.scale, page.scale)
    inner = Ink(canvas)
    for part in figure.parts:
        paint(part, inner, -page.tile.x, page.tile.y)
    canvas.restoreState()
