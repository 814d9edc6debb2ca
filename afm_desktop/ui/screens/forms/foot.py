"""The line below: what to know, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class Foot(QWidget):
    """Always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Line("", "body", "text2", wrap=True)
        self.mails = Button(labels.COPY_MAILS, "mail")
        self.official = Button(labels.COPY_OFFICIAL, "copy")
        self.open_folder = Button(labels.OPEN_FOLDER, "folder-open")
        self.send = Button(labels.SEND_NONE, "file-down", "primary")
        self.notice = Button(labels.COPY_NOTICE, "copy")
        self.discard = Button(labels.DISCARD, "x")
        self.again = Button(labels.AGAIN, "upload")
        self.apply = Button("", "check", "primary")
        self._buttons = (
            *(self.mails, self.official, self.open_folder, self.send),
            *(self.notice, self.discard, self.again, self.apply),
        )
        row = QHBoxLayout(self)
        u = theme().u
        row.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        row.setSpacing(2 * u)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self._buttons:
            row.addWidget(button)

    def show_sending(self, count: int, *, is_sent: bool, may: bool) -> None:
        """The ways on while forms are prepared."""
        self.send.setText(labels.SEND.format(count=count) if count else labels.SEND_NONE)
        self.send.setEnabled(bool(count) and may)
        texts = (self.mails, self.official, self.open_folder) if is_sent else ()
        self._show(*texts, self.send)

    def show_replies(self, count: int, *, may: bool) -> None:
        """The ways on from replies that were looked at."""
        words = labels.APPLY.format(count=count) if count else labels.NOTHING_TO_APPLY
        self.apply.setText(words)
        self.apply.setEnabled(bool(count) and may)
        self._show(self.discard, self.apply)

    def show_taken(self) -> None:
        """The ways on once replies are taken."""
        self._show(self.notice, self.again)

    def _show(self, *shown: Button) -> None:
        for button in self._buttons:
            button.setVisible(button in shown)
