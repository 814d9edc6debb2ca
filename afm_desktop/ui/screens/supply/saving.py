"""Saving the map that is shown: as a picture, as a PDF or as data."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QStandardPaths
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.reports.kinds import Fit
from afm_desktop.reports.map_pages import MapSheet
from afm_desktop.services.figures import Figure
from afm_desktop.services.supply_chain.rows import Chain
from afm_desktop.ui.figure_painter import paint_figure
from afm_desktop.ui.labels import reports as words
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.popup_menu import PopupMenu

if TYPE_CHECKING:
    from afm_desktop.ui.screens.supply.chain_page import ChainPage

REFUSED = "chain.refused"
SHARPNESS = 3.0  # pixels a point
WIDEST = 12_000  # pixels


class MapSaver:
    """Asks where, draws, and says what came of it."""

    def __init__(self, context: ScreenContext, page: ChainPage) -> None:
        self._context, self._page = context, page

    def save(self, figure: Figure | None) -> None:
        """Save in the format that the name ends on."""
        self._ask(figure, labels.SAVE_KINDS)

    def print(self, figure: Figure | None) -> None:
        """Offer one page or tiles to glue together, on a printer or as a PDF."""
        if figure is None:
            return
        menu = PopupMenu(self._page, labels.PRINT_NAME)
        for fit, text in labels.PRINT_FITS.items():
            menu.add(text, partial(self.send, figure, fit), icon="printer")
        menu.addSeparator()
        menu.add(labels.AS_PDF, partial(self._ask, figure, labels.PRINT_KINDS), icon="file-down")
        menu.open_under(self._page.bar, ends_with_it=True)

    def send(self, figure: Figure, fit: str) -> None:
        """Print through the dialog of the system; without a printer, say what can be done."""
        from afm_desktop.ui.screens.reports import printing as printers  # noqa: PLC0415 - QtPdf
        from afm_desktop.ui.screens.supply import printing  # noqa: PLC0415 - the same

        if not printers.has_printer():
            save = partial(self._ask, figure, labels.PRINT_KINDS)
            note = Note(REFUSED, words.NO_PRINTER, "warning", words.SAVE_INSTEAD, save)
            self._context.info(note)
            return
        sheet = self._sheet(figure)
        printer = printing.ask_map_printer(self._page, sheet, Fit(fit))
        if printer is None:
            return
        self._context.bridge.run(
            words.PRINTING,
            printing.map_sender(sheet, Fit(fit), printer),
            lambda pages: self._context.toast(words.PRINTED.format(pages=pages)),
            self._refuse,
            stopped=lambda: self._context.toast(words.PRINT_STOPPED),
        )

    def _sheet(self, figure: Figure) -> MapSheet:
        chain = self._page.chain
        assert chain is not None
        learned = self._context.bridge.desk.workspace.learned_on
        return MapSheet(figure, self._page.title(), _mark(chain), chain.day, learned)

    def _ask(self, figure: Figure | None, kinds: str) -> None:
        if figure is None or self._page.chain is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / labels.FILE_NAME)
        chosen, kind = QFileDialog.getSaveFileName(self._page, labels.SAVE_TITLE, suggested, kinds)
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(kind[kind.index("*") + 1 : kind.index(")")])
            self.write(figure, path, fit=_fit(kind))

    def write(self, figure: Figure, path: Path, fit: str = "page") -> None:
        """Write the file on a worker; a picture in pixels is painted here."""
        chain = self._page.chain
        assert chain is not None
        pixels = _png(figure) if path.suffix.casefold() == ".png" else b""
        sheet = self._sheet(figure)

        def work(_progress: object, _token: object) -> Path:
            _write(sheet, chain, path, pixels=pixels, fit=fit)
            return path

        self._context.bridge.run(
            labels.SAVE_TITLE,
            work,
            lambda saved: self._context.toast(labels.SAVED.format(name=saved.name)),
            self._refuse,
        )

    def _refuse(self, error: AfmError) -> None:
        self._context.info(Note(REFUSED, str(error), "warning"))


def _fit(kind: str) -> str:
    return next((fit for fit, words in labels.FITS.items() if words in kind), "page")


def _mark(chain: Chain) -> str:
    return "" if chain.mark is Confidentiality.PUBLIC else word(chain.mark)


def _write(sheet: MapSheet, chain: Chain, path: Path, *, pixels: bytes, fit: str) -> None:
    """By the ending of the name; what is no picture is data."""
    from afm_desktop.exchange import chain_files  # noqa: PLC0415 - XlsxWriter
    from afm_desktop.reports import chain_sheet, saving, svg  # noqa: PLC0415 - ReportLab

    ending = path.suffix.casefold()
    if ending == ".graphml":
        chain_files.write_graphml(chain, path)
    elif ending == ".xlsx":
        chain_files.write_workbook(chain, path, sheet.title)
    elif ending == ".png":
        saving.save(pixels, path)
    elif ending == ".pdf":
        saving.save(chain_sheet.map_pdf(sheet, Fit(fit)), path)
    else:
        title = " · ".join(part for part in (sheet.title, sheet.mark) if part)
        saving.save(svg.svg(sheet.figure, title).encode(), path.with_suffix(".svg"))


def _png(figure: Figure) -> bytes:
    """The map in the colours of the window, three pixels a point."""
    sharp = min(SHARPNESS, WIDEST / max(figure.width, figure.height))
    image = QImage(
        round((figure.width + 24) * sharp),
        round((figure.height + 24) * sharp),
        QImage.Format.Format_ARGB32,
    )
    image.fill(QColor(theme().tokens.surface))
    painter = QPainter(image)
    box = QRectF(12 * sharp, 12 * sharp, figure.width * sharp, figure.height * sharp)
    paint_figure(painter, figure, box)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
