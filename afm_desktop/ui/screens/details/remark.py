"""A sentence with its sign: why something is as it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import draw_icon, draw_lines, line_height, wrapped
from afm_desktop.ui.theme import theme


class Remark(QWidget):
    """An icon and wrapped text in grey, or in the colour of what has to be seen to."""

    def __init__(self, icon: str = "info", text: str = "", colour: str = "text2") -> None:
        super().__init__()
        # a fixed height would be that of its usual width, and cut what wraps further
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._icon, self._colour, self.text = icon, colour, ""
        self.say(text)

    def say(self, text: str, icon: str = "") -> None:
        """Say something else; nothing hides it."""
        self.text, self._icon = text, icon or self._icon
        self.setAccessibleName(text)
        self.setVisible(bool(text) and self.parentWidget() is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme().px(84)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(30), line_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return line_height() * max(1, len(wrapped(self.text, width - 5.5 * theme().u)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        current, painter = theme(), QPainter(self)
        u, ink = current.u, getattr(current.tokens, self._colour)
        draw_icon(painter, 0, line_height() / 2, self._icon, ink, units=3.5)
        place = QRectF(5.5 * u, 0, self.width() - 5.5 * u, self.height())
        draw_lines(painter, place, self.text, ink=ink)
