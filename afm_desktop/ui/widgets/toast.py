"""What was just done, with the way back; goes by itself."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from afm_desktop.ui.drawing import fill
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button, close_button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce

SHOWN_FOR = 8_000  # milliseconds


ABOVE_FOOTER = 11.5
"""Units from the bottom: the sums of a list stay in sight."""


class Toast(QWidget):
    """Over the bottom left of its parent for 8 seconds; waits under the mouse and with focus."""

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, text: str, action: str = words.UNDO) -> None:
        super().__init__(parent)
        self._host = parent
        u = theme().u
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, 2 * u, 2 * u, 2 * u)
        row.setSpacing(u)
        self._words = Line(text).may_shrink()
        row.addWidget(self._words)
        if action:
            row.addSpacing(4 * u)
            button = Button(action, variant="link")
            button.clicked.connect(self.acted)
            button.clicked.connect(self.dismiss)
            row.addWidget(button)
        cross = close_button()
        cross.clicked.connect(self.dismiss)
        row.addWidget(cross)
        self.setAccessibleName(text)
        self._before: QWidget | None = None
        """Where the keyboard was before it came in here."""
        QApplication.instance().focusChanged.connect(self._note_before)  # type: ignore[union-attr]
        self._timer = QTimer(self, interval=SHOWN_FOR, singleShot=True)
        self._timer.timeout.connect(self._when_idle)
        parent.installEventFilter(self)

    def text(self) -> str:
        """The sentence it shows."""
        return self._words.text()

    def pop(self) -> None:
        """Show it over its parent, and say it."""
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, self.text())

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self._give_back()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        fill(QPainter(self), QRectF(self.rect()), t.raised, 2 * theme().u, t.control)

    def _when_idle(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.dismiss()

    def _note_before(self, old: QWidget | None, now: QWidget | None) -> None:
        """Tab passes through; a click on 실행 취소 comes from the row or field it is about."""
        if now is not None and self.isAncestorOf(now) and old is not None:
            self._before = self._before if self.isAncestorOf(old) else old

    def _give_back(self) -> None:
        here, before = QApplication.focusWidget(), self._before
        if here is None or not self.isAncestorOf(here) or before is None:
            return
        # The page it was in may have been made anew meanwhile.
        if shiboken6.isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        parent, margin = self._host, theme().px(4)
        width = min(self.sizeHint().width(), parent.width() - 2 * margin)
        self.resize(width, self.sizeHint().height())
        self.move(margin, parent.height() - self.height() - theme().px(ABOVE_FOOTER))
