"""What stands over the whole window on a scrim: palette, shortcut sheet, and what is asked."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from afm_desktop.ui.drawing import fill
from afm_desktop.ui.theme import theme

SCRIM = 0.35


class Card(QWidget):
    """The raised box with round corners that an overlay holds."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        fill(QPainter(self), QRectF(self.rect()), t.raised, theme().px(2.5), t.control)


class Overlay(QWidget):
    """Covers its host; Esc or a click beside the card closes it, focus goes back."""

    closed = Signal()

    def __init__(self, host: QWidget, card: Card, *, top_units: float, width_units: float) -> None:
        super().__init__(host)
        self._host, self._card = host, card
        self._top, self._width = top_units, width_units
        self._before = QApplication.focusWidget()
        self.full_height = 0  # of the card, where its size hint does not say
        card.setParent(self)
        host.installEventFilter(self)

    def open(self, focus: QWidget) -> None:
        """Show it with the keyboard in one of its widgets."""
        self._cover()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_overlay(self) -> None:
        """Take it away and give the keyboard back."""
        self._host.removeEventFilter(self)
        self.hide()
        before = self._before
        # The page under the scrim may have been made anew meanwhile.
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def fit(self) -> None:
        """Give the card the height it now needs."""
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        # Tab stays inside: what lies under the scrim is out of reach.
        inside = [w for w in self._card.findChildren(QWidget) if _takes_tab(w)]
        if not inside:
            return True
        here = QApplication.focusWidget()
        at = inside.index(here) if here in inside else -1
        inside[(at + (1 if is_next else -1)) % len(inside)].setFocus(
            Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = QColor("black")
        ink.setAlphaF(SCRIM)
        QPainter(self).fillRect(self.rect(), ink)

    def _cover(self) -> None:
        current = theme()
        self.setGeometry(self._host.rect())
        width = min(current.px(self._width), self.width() - current.px(4))
        top = current.px(self._top)
        if self.height() < current.px(200):
            top = min(top, max(current.px(2), self.height() // 10))
        room = self.height() - top - current.px(4)
        self._card.setFixedWidth(width)
        wanted = self.full_height or self._card.sizeHint().height()
        self._card.setGeometry((self.width() - width) // 2, top, width, min(wanted, room))


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isVisible() and widget.isEnabled()
