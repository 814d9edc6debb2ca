"""Where papers are saved: asked once, then remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.preferences import Preferences

PDF = ".pdf"
LAYOUT, FOLDER = "reports", "folder"


class Folder:
    """The folder papers were saved in last; before that, the one of the open file."""

    def __init__(self, preferences: Preferences, first: Path) -> None:
        self._preferences, self._first = preferences, first

    def path(self) -> Path:
        """Where to begin looking."""
        kept = self._preferences.layout(LAYOUT).get(FOLDER)
        folder = Path(kept) if isinstance(kept, str) else self._first
        return folder if folder.is_dir() else self._first

    def keep(self, folder: Path) -> None:
        """Begin there next time."""
        state = self._preferences.layout(LAYOUT)
        self._preferences.keep_layout(LAYOUT, {**state, FOLDER: str(folder.absolute())})


def ask_file(parent: QWidget, folder: Folder, name: str) -> Path | None:
    """Have a place for one paper chosen, beginning where one was saved last."""
    return ask_paper(parent, str(folder.path() / f"{name}{PDF}"))


def ask_paper(parent: QWidget, suggested: str) -> Path | None:
    """Have a place and a kind of file chosen; the dialog asks before a file is replaced."""
    kinds = ";;".join(labels.FORMATS.values())
    chosen, kind = QFileDialog.getSaveFileName(parent, labels.SAVE_TITLE, suggested, kinds)
    if not chosen:
        return None
    path = named(Path(chosen), kind)
    if path == Path(chosen) or may_replace(parent, path.parent, int(path.exists())):
        return path
    return None


def named(chosen: Path, kind: str) -> Path:
    """The file of the kind that was picked; one that was typed otherwise wins over that."""
    endings = {words: ending for ending, words in labels.FORMATS.items()}
    ending, typed = endings.get(kind, PDF), chosen.suffix.casefold()
    if typed in labels.FORMATS and (typed != PDF or ending == PDF or not kind):
        return chosen
    # Not with_suffix: a name may have points of its own.
    bare = chosen.name[: -len(PDF)] if typed == PDF else chosen.name
    return chosen.with_name(f"{bare}{ending}")


def ask_folder(parent: QWidget, folder: Folder) -> Path | None:
    """Have a folder for many papers chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, labels.FOLDER_TITLE, str(folder.path()))
    return Path(chosen) if chosen else None


def may_replace(parent: QWidget, folder: Path, count: int) -> bool:
    """Whether files that are there already may give way."""
    if not count:
        return True
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(labels.REPLACE_TITLE)
    box.setText(labels.REPLACE_WHY.format(folder=folder.name, count=count))
    replace = box.addButton(labels.REPLACE, QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(labels.DO_NOT_REPLACE, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is replace
