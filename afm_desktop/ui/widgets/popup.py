"""What opens under a control: a raised frame that gives the keyboard back when it closes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.ui.drawing import fill
from afm_desktop.ui.theme import theme


class Popup(QWidget):
    """A frame under its opener, kept on the screen."""

    closed = Signal()

    def __init__(self, opener: QWidget) -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName(opener.accessibleName())
        self.column = QVBoxLayout(self)
        u = theme().u
        self.column.setContentsMargins(u, u, u, u)
        self.column.setSpacing(u)

    def open_under(self, least: int = 0, *, is_at_end: bool = False) -> None:
        """Show it below its opener, at its left or its right end, or above with more room there."""
        opener, gap = self.parentWidget(), theme().u // 2
        if opener is None:
            return
        size = self.sizeHint()
        self.resize(max(least, size.width()), size.height())
        along = opener.width() - self.width() if is_at_end else 0
        place = opener.mapToGlobal(QPoint(along, opener.height() + gap))
        room = opener.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            above = opener.mapToGlobal(QPoint(0, -gap - self.height()))
            place.setY(max(room.top(), above.y()))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        opener = self.parentWidget()
        if opener is not None:
            opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
        # WA_DeleteOnClose crashes here: Qt deletes it under a Python reference.
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        fill(QPainter(self), QRectF(self.rect()), tokens.raised, 0, tokens.control)
