"""One line of what belongs to a record."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy

from afm_desktop.ui.drawing import RIGHT, colour, draw_icon, draw_text, fill, focus_ring
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says: its name, what is worth knowing beside it, and a word at the right."""

    main: str
    rest: str = ""
    end: str = ""

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        return ", ".join(part for part in (self.main, self.end, self.rest) if part)


class PartLine(Ringed):
    """Opens what it speaks of on Enter, edits it on F2, deletes it on Del, moves on Alt+Up."""

    edit_asked = Signal()
    delete_asked = Signal()
    stepped = Signal(int)
    shift_asked = Signal(int)  # this line up or down
    menu_asked = Signal(QPoint)  # on the screen
    dragged = Signal(QPoint)  # on the screen, while the mouse moves
    dropped = Signal()

    def __init__(self, told: Told, *, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self.is_ordered = False
        """Whether it can be put elsewhere among its neighbours."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_told(told)

    def set_told(self, told: Told) -> None:
        """Say something else."""
        self.told = told
        self.setAccessibleName(told.spoken)
        self.setFixedHeight(theme().px(11 if told.rest else 7.5))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(60), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(30), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and self.is_ordered and key in _STEPS:
            self.shift_asked.emit(_STEPS[key])
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.mapToGlobal(QPoint(4 * theme().u, self.height()))
        self.menu_asked.emit(below if is_by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.globalPosition().toPoint() if is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, start = event.globalPosition().toPoint(), self._pressed_at
        if start is None or not self.is_ordered:
            super().mouseMoveEvent(event)
            return
        far = abs(at.y() - start.y()) >= QApplication.startDragDistance()
        if far or self._is_dragged:
            self._is_dragged = True
            self.setDown(False)  # what is dragged is not pressed
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._is_dragged, self._pressed_at = self._is_dragged, False, None
        super().mouseReleaseEvent(event)
        if was_dragged:
            self.dropped.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        hover = self.underMouse()
        if hover:
            fill(painter, box.adjusted(-2 * u, 0, 2 * u, 0), t.hover)
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), colour(t.hairline))
        right = box.right()
        if self._icon and (hover or self.hasFocus()):
            draw_icon(painter, right - 3.5 * u, box.center().y(), self._icon, t.text2, units=3.5)
            right -= 5.5 * u
        line = 5.0 * u if self.told.rest else box.height()
        top = 0.75 * u if self.told.rest else 0.0
        place = QRectF(box.width() * 0.35, top, right - box.width() * 0.35, line)
        used = draw_text(painter, place, self.told.end, ink=t.text2, align=RIGHT, tabular=True)
        gap = used + 2 * u if used else 0
        draw_text(painter, QRectF(0, top, right - gap, line), self.told.main)
        if self.told.rest:
            below = QRectF(0, 5.5 * u, right, 4.5 * u)
            draw_text(painter, below, self.told.rest, role="caption", ink=t.text3, tabular=True)
        if self.shows_ring:
            focus_ring(painter, box, u)
