"""Version and licences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from afm_desktop.paths import NOTICE, VERSION
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class AboutDialog(QDialog):
    """What this program is, and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        u = theme().u
        self.setWindowTitle(frame.ABOUT_TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * u, 6 * u, 6 * u, 5 * u)
        column.setSpacing(2 * u)
        column.addWidget(Line(version_words(), "h1"))
        column.addWidget(Line(frame.ABOUT, wrap=True))
        column.addSpacing(2 * u)
        column.addWidget(Line(frame.LICENCES, "strong"))
        notice = self.notice = QPlainTextEdit(notice_text(NOTICE))
        notice.setReadOnly(True)
        notice.setTabChangesFocus(True)
        notice.setAccessibleName(frame.LICENCES)
        column.addWidget(notice, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = Button(words.CLOSE, variant="primary")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(theme().px(150), theme().px(120))
        close.setFocus()


def version_words() -> str:
    """AFM Desktop 0.1.0."""
    return frame.VERSION.format(program=frame.PROGRAM, version=VERSION)


def notice_text(path: Path) -> str:
    """The licences of what the program is made of; empty where the file was not shipped."""
    return path.read_text("utf-8") if path.is_file() else ""
