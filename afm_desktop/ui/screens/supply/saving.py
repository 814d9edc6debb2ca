"""Saving the map that is shown: as a picture, as a PDF or as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QStandardPaths
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.services.supply_chain.drawing import ChainMap
from afm_desktop.services.supply_chain.rows import Chain
from afm_desktop.ui.figure_painter import paint_figure
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.theme import theme

if TYPE_CHECKING:
    from afm_desktop.ui.screens.supply.chain_page import ChainPage

REFUSED = "chain.refused"
SHARPNESS = 3.0  # pixels a point
WIDEST = 12_000  # pixels


class MapSaver:
    """Asks where, draws, and says what came of it."""

    def __init__(self, context: ScreenContext, page: ChainPage) -> None:
        self._context, self._page = context, page

    def save(self, drawn: ChainMap | None) -> None:
        """Save in the format that the name ends on."""
        self._ask(drawn, labels.SAVE_KINDS)

    def print(self, drawn: ChainMap | None) -> None:
        """Save as PDF: one page, or tiles to glue together."""
        self._ask(drawn, labels.PRINT_KINDS)

    def _ask(self, drawn: ChainMap | None, kinds: str) -> None:
        if drawn is None or self._page.chain is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / labels.FILE_NAME)
        chosen, kind = QFileDialog.getSaveFileName(self._page, labels.SAVE_TITLE, suggested, kinds)
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(kind[kind.index("*") + 1 : kind.index(")")])
            self.write(drawn, path, fit=_fit(kind))

    def write(self, drawn: ChainMap, path: Path, fit: str = "page") -> None:
        """Write the file on a worker; a picture in pixels is painted here."""
        chain = self._page.chain
        assert chain is not None
        pixels = _png(drawn) if path.suffix.casefold() == ".png" else b""
        title = self._page.title()

        def work(_progress: object, _token: object) -> Path:
            _write(drawn, chain, path, title, pixels=pixels, fit=fit)
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


def _write(
    drawn: ChainMap, chain: Chain, path: Path, title: str, *, pixels: bytes, fit: str
) -> None:
    """By the ending of the name; what is no picture is data."""
    from afm_desktop.exchange import chain_files  # noqa: PLC0415 - XlsxWriter
    from afm_desktop.reports import chain_sheet, saving, svg  # noqa: PLC0415 - ReportLab

    ending = path.suffix.casefold()
    mark = "" if chain.mark is Confidentiality.PUBLIC else word(chain.mark)
    if ending == ".graphml":
        chain_files.write_graphml(chain, path)
    elif ending == ".xlsx":
        chain_files.write_workbook(chain, path, title)
    elif ending == ".png":
        saving.save(pixels, path)
    elif ending == ".pdf":
        sheet = chain_sheet.MapSheet(drawn.figure, title, mark, chain.day)
        saving.save(chain_sheet.map_pdf(sheet, chain_sheet.Fit(fit)), path)
    else:
        text = svg.svg(drawn.figure, " · ".join(part for part in (title, mark) if part))
        saving.save(text.encode(), path.with_suffix(".svg"))


def _png(drawn: ChainMap) -> bytes:
    """The map in the colours of the window, three pixels a point."""
    figure = drawn.figure
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
