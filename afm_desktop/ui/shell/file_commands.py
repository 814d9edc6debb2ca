"""What is done with the open file as a whole: backups, a look through, its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.services.upkeep import CheckReport, back_up, look_through
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import frame
from afm_desktop.ui.screens.screen import Note

CHECKED = "checked"


class _Window(Protocol):
    bridge: Bridge
    commands: Commands
    path: Path

    def toast(self, text: str, *, undo: bool = False) -> None: ...

    def info(self, note: Note | None) -> None: ...


class FileCommands:
    """Binds the commands on the file and does them."""

    def __init__(self, window: _Window, parent: QWidget) -> None:
        self._window, self._parent = window, parent
        bind = window.commands.bind
        bind("back_up", self.back_up)
        bind("save_as", self._back_up_elsewhere)
        bind("check", self.check)
        bind("show_file", self._show_file)

    def back_up(self, folder: Path | None = None) -> None:
        """Make a checked backup."""
        workspace = self._window.bridge.desk.workspace
        self._window.bridge.run(
            frame.BACKING_UP,
            lambda _progress, _token: back_up(workspace, folder),
            lambda made: self._window.toast(frame.BACKED_UP.format(name=made.name)),
            writes=True,
        )

    def check(self) -> None:
        """Look the whole file through; nothing is saved meanwhile."""
        workspace = self._window.bridge.desk.workspace
        self._window.bridge.run(
            frame.CHECKING,
            lambda progress, _token: look_through(workspace, progress),
            self._tell_check,
            writes=True,
        )

    def _tell_check(self, report: CheckReport) -> None:
        if report.is_whole:
            self._window.toast(
                frame.WHOLE.format(records=report.records, operations=report.operations)
            )
            return
        sentence = frame.NOT_WHOLE.format(count=len(report.findings))
        self._window.info(Note(CHECKED, sentence, "danger"))

    def _back_up_elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._parent, frame.BACKUP_TITLE)
        if folder:
            self.back_up(Path(folder))

    def _show_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.path.parent)))
