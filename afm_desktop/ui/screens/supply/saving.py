"""Saving the map that is shown: as a picture, as a PDF or as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.reports.kinds import Fit
from afm_desktop.reports.map_pages import MapSheet, framed
from afm_desktop.services.supply_chain.rows import Chain
from afm_desktop.ui.figure_picture import png
from afm_desktop.ui.labels import reports as words
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.screens.records.exporting import Contents
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.widgets.popup_menu import PopupMenu

if TYPE_CHECKING:
    from afm_desktop.ui.screens.supply.chain_page import ChainPage

REFUSED = "chain.refused"


@dataclass(frozen=True, slots=True)
class TakenMap:
    """A map for a file or a printer: what is drawn, and the same as data."""

    sheet: MapSheet
    chain: Chain


class MapSaver:
    """Asks for which eyes and where, draws, and says what came of it."""

    def __init__(self, context: ScreenContext, page: ChainPage) -> None:
        self._context, self._page = context, page

    def save(self) -> None:
        """Save in the format that the name ends on."""
        self._take(partial(self._ask, kinds=labels.SAVE_KINDS))

    def print(self) -> None:
        """Offer one page or tiles to glue together, on a printer or as a PDF."""
        menu = PopupMenu(self._page, labels.PRINT_NAME)
        for fit, text in labels.PRINT_FITS.items():
            menu.add(text, partial(self._take, partial(self.send, fit=fit)), icon="printer")
        menu.addSeparator()
        save = partial(self._ask, kinds=labels.PRINT_KINDS)
        menu.add(labels.AS_PDF, partial(self._take, save), icon="file-down")
        menu.open_under(self._page.bar, ends_with_it=True)

    def _take(self, then: Callable[[TakenMap], None]) -> None:
        """Go on with the map for the eyes that are chosen, where not everybody may see it."""
        chain = self._page.chain
        if chain is None:
            return

        def go_on(paper: Confidentiality | None = None, _reason: str = "") -> None:
            if (taken := self._page.taken(paper)) is not None:
                then(taken)

        contents = Contents(Counter(link.confidentiality for link in chain.links))
        if contents.is_open:
            go_on()
            return
        asking = AskExport(self._page.bar, contents, labels.MAP_BEYOND, labels.GO_ON)
        asking.answered.connect(go_on)
        asking.open_under()

    def send(self, taken: TakenMap, fit: str) -> None:
        """Print through the dialog of the system; without a printer, say what can be done."""
        from afm_desktop.ui.screens.reports import printing as printers  # noqa: PLC0415 - QtPdf
        from afm_desktop.ui.screens.supply import printing  # noqa: PLC0415 - the same

        if not printers.has_printer():
            save = partial(self._ask, taken, kinds=labels.PRINT_KINDS)
            note = Note(REFUSED, words.NO_PRINTER, "warning", words.SAVE_INSTEAD, save)
            self._context.info(note)
            return
        printer = printing.ask_map_printer(self._page, taken.sheet, Fit(fit))
        if printer is None:
            return
        self._context.bridge.run(
            words.PRINTING,
            printing.map_sender(taken.sheet, Fit(fit), printer),
            lambda pages: self._context.toast(words.PRINTED.format(pages=pages)),
            self._refuse,
            stopped=lambda: self._context.toast(words.PRINT_STOPPED),
        )

    def _ask(self, taken: TakenMap, kinds: str) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / labels.FILE_NAME)
        chosen, kind = QFileDialog.getSaveFileName(self._page, labels.SAVE_TITLE, suggested, kinds)
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                path = path.with_suffix(kind[kind.index("*") + 1 : kind.index(")")])
            self.write(taken, path, fit=_fit(kind))

    def write(self, taken: TakenMap, path: Path, fit: str = "page") -> None:
        """Write the file on a worker; a picture in pixels is painted here."""
        is_pixels = path.suffix.casefold() == ".png"
        pixels = png(framed(taken.sheet)) if is_pixels else b""

        def work(_progress: object, _token: object) -> Path:
            _write(taken, path, pixels=pixels, fit=fit)
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


def _write(taken: TakenMap, path: Path, *, pixels: bytes, fit: str) -> None:
    """By the ending of the name; what is no picture is data."""
    from afm_desktop.exchange import chain_files  # noqa: PLC0415 - XlsxWriter
    from afm_desktop.reports import chain_sheet, saving, svg  # noqa: PLC0415 - ReportLab

    sheet, ending = taken.sheet, path.suffix.casefold()
    if ending == ".graphml":
        chain_files.write_graphml(taken.chain, path)
    elif ending == ".xlsx":
        chain_files.write_workbook(taken.chain, path, sheet.title)
    elif ending == ".png":
        saving.save(pixels, path)
    elif ending == ".pdf":
        saving.save(chain_sheet.map_pdf(sheet, Fit(fit)), path)
    else:
        title = " · ".join(part for part in (sheet.title, sheet.mark) if part)
        saving.save(svg.svg(framed(sheet), title).encode(), path.with_suffix(".svg"))
