"""What opens under a control: a raised frame that gives the keyboard back when it closes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.ui.drawing import fill, shadow
from afm_desktop.ui.stylesheet import SHADOW
from afm_desktop.ui.theme import theme


class Popup(QWidget):
    """A frame with round corners under its opener, kept on the screen."""

    closed = Signal()

    def __init__(self, opener: QWidget) -> None:
        kind = Qt.WindowType
        # The system's own shadow would be that of a box with corners.
        super().__init__(
            opener, kind.Popup | kind.FramelessWindowHint | kind.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(opener.accessibleName())
        self.column = QVBoxLayout(self)
        self.pad(1)
        self.column.setSpacing(theme().u)

    def pad(self, units: int) -> None:
        """Leave room between the frame and what stands in it."""
        edge = (units + SHADOW) * theme().u
        self.column.setContentsMargins(edge, edge, edge, edge)

    def open_under(self, least: int = 0, *, is_at_end: bool = False) -> None:
        """Show it below its opener, at its left or its right end, or above with more room there."""
        opener, gap, around = self.parentWidget(), theme().u // 2, theme().px(SHADOW)
        if opener is None:
            return
        size = self.sizeHint()
        self.resize(max(least + 2 * around, size.width()), size.height())
        wide, high = self.width() - 2 * around, self.height() - 2 * around
        along = opener.width() - wide if is_at_end else 0
        place = opener.mapToGlobal(QPoint(along, opener.height() + gap))
        room = opener.screen().availableGeometry()
        if place.y() + high > room.bottom():
            above = opener.mapToGlobal(QPoint(0, -gap - high))
            place.setY(max(room.top(), above.y()))
        place.setX(max(room.left(), min(place.x(), room.right() - wide)))
        self.move(place - QPoint(around, around))
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
        tokens, u, around, painter = theme().tokens, theme().u, theme().px(SHADOW), QPainter(self)
        frame = QRectF(self.rect()).adjusted(around, around, -around, -around)
        shadow(painter, frame, 2 * u, around)
        fill(painter, frame, tokens.raised, 2 * u, tokens.control)
