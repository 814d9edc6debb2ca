"""A tag on a record: its colour, its name, and the cross that takes it off."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from afm_desktop.ui.drawing import draw_icon, draw_swatch, draw_text, fill, focus_ring, shown
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed

_TAKE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HIGH, _LEFT, _CROSS = 6.0, 5.0, 5.0  # units


class TagChip(Ringed):
    """Leads to everything with this tag; Del, or the cross, takes it off where it may."""

    taken_off = Signal()

    def __init__(self, name: str, hue: int, *, can_take_off: bool) -> None:
        super().__init__()
        self._name, self._hue, self._can_take_off = name, hue, can_take_off
        self._is_at_cross = False
        words = labels.TAG_REMOVES if can_take_off else labels.TAG_NAME
        self.setAccessibleName(words.format(name=name))
        self.setToolTip("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)

    @property
    def name(self) -> str:
        """The tag's name."""
        return self._name

    def sizeHint(self) -> QSize:
        u = theme().u
        wide = theme().advance(shown(self._name), "label") + (_LEFT + 2) * u
        return QSize(math.ceil(wide + (_CROSS - 1) * u * self._can_take_off), theme().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(14), theme().px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKE and self._can_take_off:
            self.taken_off.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_at_cross = self._can_take_off and self._cross().contains(event.position())
        if is_at_cross != self._is_at_cross:
            self._is_at_cross = is_at_cross
            self.update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._can_take_off and self.isDown() and self._cross().contains(event.position()):
            self.setDown(False)
            self.taken_off.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        radius, middle = box.height() / 2, box.center().y()
        fill(painter, box, t.hover if self.underMouse() else t.surface, radius, t.border)
        draw_swatch(painter, 2 * u, middle, t.hue(self._hue))
        end = _CROSS if self._can_take_off else 2
        room = QRectF(_LEFT * u, 0, box.width() - (_LEFT + end) * u, box.height())
        draw_text(painter, room, self._name, role="label")
        if self._can_take_off:
            ink = t.danger if self._is_at_cross and self.underMouse() else t.text2
            draw_icon(painter, box.right() - 4.25 * u, middle, "x", ink, units=3)
        if self.shows_ring:
            focus_ring(painter, box, radius)

    def _cross(self) -> QRectF:
        box = QRectF(self.rect())
        return QRectF(box.right() - _CROSS * theme().u, 0, _CROSS * theme().u, box.height())
