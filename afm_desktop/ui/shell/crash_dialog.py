"""The dialog of a bug: what is safe, and the covered record to send."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from afm_desktop.paths import log_file
from afm_desktop.ui.crash import Crash
from afm_desktop.ui.labels import frame
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class CrashDialog(QDialog):
    """Says in one sentence what is safe; the record can be read and copied before it is sent."""

    def __init__(self, crash: Crash, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = crash.text
        u = theme().u
        self.setWindowTitle(frame.CRASH_TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * u, 6 * u, 6 * u, 5 * u)
        column.setSpacing(3 * u)
        column.addWidget(Line(frame.CRASH_TITLE, "h1"))
        column.addWidget(Line(frame.CRASH_SAFE, wrap=True))
        hint = frame.CRASH_LOG if crash.is_logged else frame.CRASH_NO_LOG
        column.addWidget(Line(hint, "caption", "text2", wrap=True))
        self.record = QPlainTextEdit(crash.text)
        self.record.setReadOnly(True)
        self.record.setTabChangesFocus(True)
        self.record.setAccessibleName(hint)
        column.addWidget(self.record, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * u)
        self.copy = Button(frame.CRASH_COPY, "copy")
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.copy)
        if crash.is_logged:
            folder = Button(frame.CRASH_FOLDER, "folder-open", "quiet")
            folder.clicked.connect(_show_folder)
            row.addWidget(folder)
        row.addStretch(1)
        self.go_on = Button(frame.CRASH_GO_ON, variant="primary")
        self.go_on.clicked.connect(self.accept)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.resize(theme().px(150), theme().px(105))
        self.go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy.setText(frame.CRASH_COPIED)


def _show_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))
