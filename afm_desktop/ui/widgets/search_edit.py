"""A search that sees the syllable being composed and understands initial consonants."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from afm_desktop.ui.drawing import draw_icon
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.entry import Entry

PAUSE = 120  # milliseconds without a key before the search runs


class SearchEdit(Entry):
    """Tells the whole text a moment after the last key; Esc empties it."""

    queried = Signal(str)

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(name)
        self._last = ""
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self.setPlaceholderText(placeholder)
        self.set_icon("search")
        self.textChanged.connect(self._wait)
        self.edited.connect(self._wait)
        self.entered.connect(self._tell)

    def set_query(self, text: str) -> None:
        """Show a search that was chosen elsewhere, without telling it again."""
        self.show_text(text)
        self._timer.stop()
        self._last = text

    def query(self) -> str:
        """What is being searched, with the composed syllable."""
        return self.whole_text()

    def extra_room(self) -> float:
        return 5.0 * theme().u

    def _escape(self, event: QKeyEvent) -> None:
        if self.text():
            event.accept()
            self._empty()

    def _empty(self) -> None:
        self.commit()
        self.clear()
        self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.text() and self._cross().contains(event.position()):
            self._empty()
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            cross, painter = self._cross(), QPainter(self)
            x = cross.center().x() - 1.75 * theme().u
            draw_icon(painter, x, cross.center().y(), "x", theme().tokens.text2, units=3.5)

    def _cross(self) -> QRectF:
        return QRectF(self.width() - 6 * theme().u, 0, 5 * theme().u, self.height())

    def _wait(self) -> None:
        self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        query = self.whole_text()
        if query != self._last:
            self._last = query
            self.queried.emit(query)
