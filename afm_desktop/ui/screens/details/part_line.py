"""One line of what belongs to a record."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from afm_desktop.ui.drawing import RIGHT, colour, draw_icon, draw_text, fill, focus_ring
from afm_desktop.ui.theme import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
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


class PartLine(QAbstractButton):
    """Opens what it speaks of on Enter, edits it on F2, deletes it on Del."""

    edit_asked = Signal()
    delete_asked = Signal()
    stepped = Signal(int)

    def __init__(self, told: Told, *, icon: str = "") -> None:
        super().__init__()
        self._has_ring, self._icon = True, icon
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.click()
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

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
        if self.hasFocus() and self._has_ring:
            focus_ring(painter, box, u)
