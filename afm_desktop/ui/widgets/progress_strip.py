"""Long work in the status bar: what, how far, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.ui.drawing import draw_bar
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class ProgressStrip(QWidget):
    """Words, a thin bar and 취소; the bar is hidden where nobody knows how far it is."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(2))
        self._words = Line("", "caption", "text2")
        self._bar = _Bar()
        self._cancel = Button(words.CANCEL, variant="link")
        self._cancel.clicked.connect(self.cancelled)
        for part in (self._words, self._bar, self._cancel):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_work(self, text: str, share: float | None, *, is_cancellable: bool = True) -> None:
        """Say what is done and how much of it, from 0 to 1."""
        percent = "" if share is None else f" {int(share * 100)} %"
        self._words.setText(text + percent)
        self._bar.setVisible(share is not None)
        self._bar.set_share(share or 0.0)
        self._cancel.setVisible(is_cancellable)
        self.setAccessibleName(text + percent)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(theme().px(28), theme().px(4))

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = self.height() / 2
        bar = QRectF(0, round(middle - theme().u / 2), self.width(), theme().u)
        draw_bar(QPainter(self), bar, self._share)
