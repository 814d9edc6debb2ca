"""Letters as files, one or a folder of them; what makes papers is read when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.services.desk import Desk
from afm_desktop.services.letters.model import Letter
from afm_desktop.ui.labels import reports as words
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.tasks import CancelToken, Progress

PDF = ".pdf"


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where one letter goes."""
    chosen, _ = QFileDialog.getSaveFileName(parent, labels.SAVE_LETTER, name, words.PDF_FILES)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.casefold() == PDF else path.with_name(path.name + PDF)


def ask_folder(parent: QWidget) -> Path | None:
    """Ask where several letters go."""
    chosen = QFileDialog.getExistingDirectory(parent, words.FOLDER_TITLE)
    return Path(chosen) if chosen else None


def name_of(letter: Letter) -> str:
    """What the file of a letter is called."""
    from afm_desktop.reports.letter_files import file_name  # noqa: PLC0415 - seldom

    return file_name(letter)


def save_one(desk: Desk, letter: Letter, path: Path) -> None:
    """Make a letter and save it."""
    from afm_desktop.reports import letter as paper  # noqa: PLC0415 - ReportLab
    from afm_desktop.reports.saving import save  # noqa: PLC0415 - as above

    made = paper.make(letter, is_demonstration=desk.workspace.office.is_demonstration)
    save(made.data, path)


def save_all(
    desk: Desk, letters: Sequence[Letter], folder: Path, progress: Progress, token: CancelToken
) -> int:
    """Make letters one after another; those that are made stay when the work is stopped."""
    from afm_desktop.reports.letter_files import file_names  # noqa: PLC0415 - seldom

    progress(0, len(letters))
    for done, (name, letter) in enumerate(zip(file_names(letters), letters, strict=True), 1):
        token.check()
        save_one(desk, letter, folder / name)
        progress(done, len(letters))
    return len(letters)
