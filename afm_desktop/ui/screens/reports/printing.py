"""Printing the pages that are shown, through the dialog of the system."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from afm_desktop.domain.errors import ReportError
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.pages import Pages
from afm_desktop.ui.tasks import CancelToken, Progress

FINEST = 300  # dots per inch; one A4 page is then 33 MB
Send = Callable[[Progress, CancelToken], int]


class PrinterRefused(ReportError):
    """The printer does not take a page."""

    def __init__(self) -> None:
        super().__init__(labels.PRINT_FAILED)


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, data: bytes, name: str) -> QPrinter | None:
    """Have a printer and pages chosen."""
    pages = Pages(data)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setDocName(name)
    printer.setPageLayout(_layout(pages))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(labels.PRINT_NAME.format(name=name))
    dialog.setMinMax(1, pages.count())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    pages.close()
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages of the range that was asked for, from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(max(1, first) - 1, min(last, count))


def sender(data: bytes, printer: QPrinter) -> Send:
    """The work of drawing the very pages of a PDF on a printer, one in memory at a time."""

    def send(tell: Progress, token: CancelToken) -> int:
        pages = Pages(data)
        wanted = chosen_pages(printer, pages.count())
        painter = QPainter()
        if not painter.begin(printer):
            raise PrinterRefused
        try:
            for number, page in enumerate(wanted, 1):
                if token.is_cancelled:
                    printer.abort()
                    token.check()
                if number > 1 and not printer.newPage():
                    raise PrinterRefused
                _draw(painter, printer, pages, page)
                tell(number, len(wanted))
        finally:
            painter.end()
            pages.close()
        return len(wanted)

    return send


def _draw(painter: QPainter, printer: QPrinter, pages: Pages, page: int) -> None:
    """One page as large as the sheet takes it, in its own shape."""
    sheet = QRectF(painter.viewport())
    size = pages.size(page)
    scale = min(sheet.width() / size.width(), sheet.height() / size.height())
    wide, high = size.width() * scale, size.height() * scale
    place = QRectF((sheet.width() - wide) / 2, (sheet.height() - high) / 2, wide, high)
    image = pages.image(page, round(size.width() / 72 * min(printer.resolution(), FINEST)))
    painter.drawImage(place, image)


def _layout(pages: Pages) -> QPageLayout:
    size = pages.size(0)
    is_wide = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF())
