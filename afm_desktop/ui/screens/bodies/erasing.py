"""What is said, and confirmed, before personal data are destroyed for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.notice import Notice


class EraseAsk(QWidget):
    """A warning over the button that does it; Esc leaves it undone."""

    done = Signal()
    cancelled = Signal()

    def __init__(self, count: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme().u)
        words = labels.erase_words(count)
        column.addWidget(Notice(labels.NO_WAY_BACK, words, "", Tone.DANGER))
        row = QHBoxLayout()
        row.setSpacing(2 * theme().u)
        self.do, self.cancel = Button(labels.ERASE_DO, "trash-2", "danger"), Button(labels.CANCEL)
        self.do.clicked.connect(self.done)
        self.cancel.clicked.connect(self.cancelled)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.do)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
