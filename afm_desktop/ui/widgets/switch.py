"""On or off, taking effect at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from afm_desktop.ui.drawing import draw_check, draw_text, fill, focus_ring, shown
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed


class _Toggle(Ringed):
    def __init__(self, name: str, is_on: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(is_on)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)


class Switch(_Toggle):
    """A switch without text; what it switches stands beside it and is its name."""

    def sizeHint(self) -> QSize:
        return QSize(theme().px(8), theme().px(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(0, self.height() / 2 - 2.25 * u, 8 * u, 4.5 * u)
        on = self.isChecked()
        ground = t.surface if not on else t.accent if self.isEnabled() else t.bar2
        fill(painter, box, ground, 2.25 * u, "" if on else t.field, width=1.25)
        across = 3 * u if on else 2.5 * u
        left = box.right() - 0.75 * u - across if on else box.left() + u
        knob = QRectF(left, box.center().y() - across / 2, across, across)
        fill(painter, knob, t.on_accent if on else t.field, across / 2)
        if self.shows_ring:
            fill(painter, QRectF(self.rect()), "", 2.5 * u, t.focus, width=2)


class CheckBox(_Toggle):
    """A check box with its text."""

    def __init__(self, text: str, is_on: bool = False, name: str = "") -> None:
        super().__init__(name or text, is_on)
        self._words = text
        super().setText(text.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        current = theme()
        width = (
            current.advance(shown(self._words)) + 6 * current.u if self._words else 4 * current.u
        )
        return QSize(round(width) + 2 * current.u, current.control_h)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        draw_check(painter, u, box.center().y(), self.isChecked())
        ink = t.text if self.isEnabled() else t.text3
        draw_text(painter, box.adjusted(7 * u, 0, 0, 0), self._words, ink=ink)
        if self.shows_ring:
            focus_ring(painter, box, 1.5 * u)
