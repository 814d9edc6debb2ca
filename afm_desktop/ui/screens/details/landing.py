"""What is seen over a record while files are held above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from afm_desktop.ui.drawing import CENTER, draw_text, fill
from afm_desktop.ui.labels import marks as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import announce

_HIGH = 12.0  # units


class Landing(QWidget):
    """A ring around the record, and at its foot what letting go does."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_for(self, title: str) -> None:
        """Be seen over the whole of the record."""
        self._text = labels.DROP_HERE.format(title=title)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        announce(self, self._text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect()).adjusted(u, u, -u, -u)
        fill(painter, box, "", 1.5 * u, t.accent, width=2)
        high = _HIGH * u
        foot = QRectF(box.left() + 3 * u, box.bottom() - high - 3 * u, box.width() - 6 * u, high)
        fill(painter, foot, t.accent, 1.5 * u)
        inner = foot.adjusted(3 * u, 0, -3 * u, 0)
        draw_text(painter, inner, self._text, role="strong", ink=t.on_accent, align=CENTER)
