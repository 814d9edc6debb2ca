"""Letters and receipts as files, one or a folder of them; what makes papers is read when needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.reports.paper import Paper
from afm_desktop.services.desk import Desk
from afm_desktop.services.filing.errors import NotReceivedYet
from afm_desktop.services.filing.model import Receipt
from afm_desktop.services.letters.model import Letter
from afm_desktop.ui.labels import reports as words
from afm_desktop.ui.screens.filing import papers
from afm_desktop.ui.screens.reports.saving import ask_paper
from afm_desktop.ui.tasks import CancelToken, Progress


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper that is made when it is saved, and what its file is called."""

    name: str
    make: Callable[[], Paper]


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where one paper goes, and as what kind of file."""
    return ask_paper(parent, name)


def ask_folder(parent: QWidget) -> Path | None:
    """Ask where several papers go."""
    chosen = QFileDialog.getExistingDirectory(parent, words.FOLDER_TITLE)
    return Path(chosen) if chosen else None


def letters(desk: Desk, written: Sequence[Letter]) -> list[Sheet]:
    """The letters as papers, each under a name of its own."""
    from afm_desktop.reports.letter_files import file_name, file_names  # noqa: PLC0415 - seldom

    names = [file_name(written[0])] if len(written) == 1 else file_names(written)
    pairs = zip(names, written, strict=True)
    return [Sheet(name, partial(_letter, desk, one)) for name, one in pairs]


def received(desk: Desk, ids: Sequence[str]) -> list[Receipt]:
    """The receipts of those demands that were received; refused where none was."""
    found = []
    for id in ids:
        try:
            found.append(desk.filing.receipt(id))
        except NotReceivedYet:
            if len(ids) == 1:
                raise
    if not found:
        raise NotReceivedYet
    return found


def receipts(desk: Desk, found: Sequence[Receipt]) -> list[Sheet]:
    """The receipts as papers; their numbers tell them apart."""
    return [
        Sheet(papers.file_name(papers.RECEIPT, one.sheet), partial(_receipt, desk, one))
        for one in found
    ]


def already_there(sheets: Sequence[Sheet], folder: Path) -> int:
    """How many files of these papers are in a folder already."""
    return sum((folder / one.name).exists() for one in sheets)


def save_one(sheet: Sheet, path: Path) -> None:
    """Make a paper and save it as the kind of file its name says."""
    from afm_desktop.exchange.papers.formats import WRITERS  # noqa: PLC0415 - as below
    from afm_desktop.reports.saving import save_paper  # noqa: PLC0415 - ReportLab

    save_paper(sheet.make(), path, WRITERS)


def save_all(sheets: Sequence[Sheet], folder: Path, progress: Progress, token: CancelToken) -> int:
    """Make papers one after another; those that are made stay when the work is stopped."""
    progress(0, len(sheets))
    for done, sheet in enumerate(sheets, 1):
        token.check()
        save_one(sheet, folder / sheet.name)
        progress(done, len(sheets))
    return len(sheets)


def _letter(desk: Desk, letter: Letter) -> Paper:
    from afm_desktop.reports import letter as paper  # noqa: PLC0415 - ReportLab

    return paper.make(letter, is_demonstration=desk.workspace.office.is_demonstration)


def _receipt(desk: Desk, receipt: Receipt) -> Paper:
    from afm_desktop.reports import receipt as paper  # noqa: PLC0415 - ReportLab

    return paper.make(receipt, is_demonstration=desk.workspace.office.is_demonstration)
