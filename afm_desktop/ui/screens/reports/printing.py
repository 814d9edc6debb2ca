"""Printing the pages that are shown, through the dialog of the system."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from afm_desktop.domain.errors import ReportError
from afm_desktop.paths import file_beside
from afm_desktop.reports.saving import CannotSave, NoSpace
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.pages import Pages
from afm_desktop.ui.tasks import CancelToken, Progress

FINEST = 300  # dots per inch; one A4 page is then 33 MB
LONGEST_A4 = 850.0  # points; what is longer is meant for A3
LAST, PDF_END = 64, b"%%EOF"  # signs at the end of a file, and what a whole one ends with
Send = Callable[[Progress, CancelToken], int]
DrawPage = Callable[[QPainter, int], None]


class PrinterRefused(ReportError):
    """The printer does not take a page."""

    def __init__(self) -> None:
        super().__init__(labels.PRINT_FAILED)


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, data: bytes, name: str) -> QPrinter | None:
    """Have a printer and pages of a PDF chosen."""
    pages = Pages(data)
    size, count = pages.size(0), pages.count()
    pages.close()
    printer = ask_for(parent, name, layout(size.width(), size.height()), count)
    if printer is not None:
        printer.setResolution(min(printer.resolution(), FINEST))
    return printer


def ask_for(parent: QWidget, name: str, paper: QPageLayout, count: int) -> QPrinter | None:
    """Have a printer for so many pages chosen, in the dialog of the system."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(paper)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(labels.PRINT_NAME.format(name=name))
    dialog.setMinMax(1, count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages of the range that was asked for, from 0."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(max(1, first) - 1, min(last, count))


def sender(data: bytes, printer: QPrinter) -> Send:
    """The work of drawing the very pages of a PDF on a printer, one in memory at a time."""

    def send(tell: Progress, token: CancelToken) -> int:
        pages = Pages(data)
        try:
            draw = partial(_draw, printer=printer, pages=pages)
            return send_pages(printer, pages.count(), draw, tell, token)
        finally:
            pages.close()

    return send


def send_pages(
    printer: QPrinter, count: int, draw: DrawPage, tell: Progress, token: CancelToken
) -> int:
    """Draw the chosen ones of so many pages one after the other."""
    wanted = chosen_pages(printer, count)
    with _whole_file(printer):
        _draw_pages(printer, wanted, draw, tell, token)
    return len(wanted)


def _draw_pages(
    printer: QPrinter, wanted: range, draw: DrawPage, tell: Progress, token: CancelToken
) -> None:
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
            draw(painter, page)
            tell(number, len(wanted))
    finally:
        painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}:
        raise PrinterRefused


@contextmanager
def _whole_file(printer: QPrinter) -> Iterator[None]:
    """What is printed into a file is there as a whole, or the file is as it was.

    Qt writes over the file from the first page on and is silent about a full disk.
    """
    said = printer.outputFileName()
    if not said:
        yield
        return
    path = Path(said)
    try:
        beside = file_beside(path, path.suffix)
    except OSError as error:
        raise CannotSave(path) from error
    printer.setOutputFileName(str(beside))
    try:
        yield
        is_pdf = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
        if is_pdf and not _is_whole(beside):
            raise NoSpace(path)
        _move(beside, path)
    finally:
        printer.setOutputFileName(said)
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _is_whole(file: Path) -> bool:
    with file.open("rb") as pages:
        pages.seek(-min(LAST, file.stat().st_size), os.SEEK_END)
        return pages.read().rstrip().endswith(PDF_END)


def _move(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except OSError as error:
        raise CannotSave(path) from error


def placed(painter: QPainter, width: float, height: float) -> QRectF:
    """The place of a page of this shape, as large as the sheet takes it, in its middle."""
    sheet = QRectF(painter.viewport())
    scale = min(sheet.width() / width, sheet.height() / height)
    wide, high = width * scale, height * scale
    return QRectF((sheet.width() - wide) / 2, (sheet.height() - high) / 2, wide, high)


def layout(width: float, height: float) -> QPageLayout:
    """The sheet a page of so many points is meant for, as it is held."""
    is_large = max(width, height) > LONGEST_A4
    is_wide = width > height
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    size = QPageSize.PageSizeId.A3 if is_large else QPageSize.PageSizeId.A4
    return QPageLayout(QPageSize(size), turned, QMarginsF())


def _draw(painter: QPainter, page: int, *, printer: QPrinter, pages: Pages) -> None:
    """One page of a PDF as a picture."""
    size = pages.size(page)
    place = placed(painter, size.width(), size.height())
    image = pages.image(page, round(size.width() / 72 * min(printer.resolution(), FINEST)))
    painter.drawImage(place, image)
