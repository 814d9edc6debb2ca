"""Printing the map as vectors, through the dialog of the system."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from afm_desktop.reports.kinds import Fit
from afm_desktop.reports.map_pages import MapPage, MapSheet, map_pages
from afm_desktop.services.figures import Figure
from afm_desktop.ui.figure_painter import Hand, paint_parts
from afm_desktop.ui.screens.reports import printing
from afm_desktop.ui.tasks import CancelToken, Progress


def ask_map_printer(parent: QWidget, sheet: MapSheet, fit: Fit) -> QPrinter | None:
    """Have a printer and pages chosen for a map."""
    pages = map_pages(sheet, fit)
    paper = printing.layout(pages[0].width, pages[0].height)
    return printing.ask_for(parent, sheet.title, paper, len(pages))


def map_sender(sheet: MapSheet, fit: Fit, printer: QPrinter) -> printing.Send:
    """The work of drawing the pages of a map on a printer: lines and letters, no picture."""

    def send(tell: Progress, token: CancelToken) -> int:
        from afm_desktop.reports.style import PALETTE  # noqa: PLC0415 - ReportLab

        pages = map_pages(sheet, fit)
        hand = Hand.of({tone: f"#{ink.hexval()[2:]}" for tone, ink in PALETTE.items()})
        draw = partial(_draw, pages=pages, figure=sheet.figure, hand=hand)
        return printing.send_pages(printer, len(pages), draw, tell, token)

    return send


def _draw(
    painter: QPainter, number: int, *, pages: tuple[MapPage, ...], figure: Figure, hand: Hand
) -> None:
    page = pages[number]
    place = printing.placed(painter, page.width, page.height)
    scale = place.width() / page.width
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    paint_parts(painter, page.around, hand)
    painter.setClipRect(QRectF(page.left - 1, page.top - 1, page.room[0] + 2, page.room[1] + 2))
    painter.translate(page.left, page.top)
    painter.scale(page.scale, page.scale)
    painter.translate(-page.tile.x, -page.tile.y)
    paint_parts(painter, figure.parts, hand)
    painter.restore()
