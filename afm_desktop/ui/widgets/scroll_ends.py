"""Arrows at both ends of a narrow list that scrolls without a bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QListView

from afm_desktop.ui.drawing import draw_icon
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import set_tip

HIGH = 3.5  # units


class _End(QAbstractButton):
    """One arrow; the keyboard scrolls by moving through the list, so it takes no focus."""

    def __init__(self, area: QListView, name: str, icon: str) -> None:
        super().__init__(area)
        self._icon = icon
        self.setAccessibleName(name)
        set_tip(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoRepeat(True)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        ink = t.text if self.underMouse() else t.text2
        draw_icon(painter, self.width() / 2 - 1.5 * u, self.height() / 2, self._icon, ink, units=3)


class ScrollEnds:
    """Keeps a strip above and below the entries; an arrow stands there while there are more."""

    def __init__(self, area: QListView) -> None:
        self._area = area
        self._is_needed = False
        self.up = _End(area, words.MORE_ABOVE, "chevron-up")
        self.down = _End(area, words.MORE_BELOW, "chevron-down")
        bar = area.verticalScrollBar()
        self.up.clicked.connect(lambda: bar.setValue(bar.value() - 1))
        self.down.clicked.connect(lambda: bar.setValue(bar.value() + 1))
        bar.valueChanged.connect(self._show)
        bar.rangeChanged.connect(self._show)

    def arrange(self, *, is_needed: bool) -> None:
        """Make room for the arrows where not all entries fit."""
        high = theme().px(HIGH) if is_needed else 0
        if is_needed != self._is_needed:
            self._is_needed = is_needed
            self._area.setViewportMargins(0, high, 0, high)
        wide = self._area.width()
        self.up.setGeometry(QRect(0, 0, wide, high))
        self.down.setGeometry(QRect(0, self._area.height() - high, wide, high))
        self._show()

    def _show(self) -> None:
        bar = self._area.verticalScrollBar()
        self.up.setVisible(self._is_needed and bar.value() > bar.minimum())
        self.down.setVisible(self._is_needed and bar.value() < bar.maximum())
