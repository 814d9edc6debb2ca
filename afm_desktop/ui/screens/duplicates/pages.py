"""Which of many pairs are shown, and the way to those before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.services.sameness.service import Queue
from afm_desktop.ui.labels import duplicates as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class PairPages(QWidget):
    """A line between two arrows; it is not there while all pairs are shown."""

    turned = Signal(int)  # to the pairs from this place on

    def __init__(self) -> None:
        super().__init__()
        u = theme().u
        self._start, self._step = 0, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, u, 2 * u, u)
        row.setSpacing(u)
        self.told = Line("", "caption", "text2", tabular=True).may_shrink()
        self.before = Button("", "chevron-left", "quiet", labels.PAIRS_BEFORE)
        self.after = Button("", "chevron-right", "quiet", labels.PAIRS_AFTER)
        self.before.clicked.connect(lambda: self.turned.emit(self._start - self._step))
        self.after.clicked.connect(lambda: self.turned.emit(self._start + self._step))
        row.addWidget(self.told, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        self.hide()

    def show_queue(self, queue: Queue, step: int) -> None:
        """Say which pairs these are, of pages of so many."""
        self._start, self._step = queue.start, step
        end = queue.start + len(queue.rows)
        self.told.setText(labels.page(queue.start + 1, end, queue.total))
        self.before.setEnabled(queue.start > 0)
        self.after.setEnabled(end < queue.total)
        self.setVisible(queue.total > len(queue.rows))
