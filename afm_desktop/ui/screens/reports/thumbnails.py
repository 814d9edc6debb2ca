"""The pages as small pictures at the left of the paper; a click or the arrow keys go to one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent

from afm_desktop.ui.drawing import CENTER, draw_text, fill
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.page_view import MARGIN, PIXELS, PageView
from afm_desktop.ui.screens.reports.pages import A4
from afm_desktop.ui.theme import theme

WIDE = 30  # units
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}


class Thumbnails(PageView):
    """Marks the page that is read; never changes its size."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(labels.THUMBNAILS)
        self._current = 0
        self.fit = None
        self.setFixedWidth(theme().px(WIDE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def current(self) -> int:
        """The page that is marked."""
        return self._current

    def mark(self, page: int) -> None:
        """Mark the page that is read, and keep it in sight."""
        if page == self._current:
            return
        self._current = page
        self.setAccessibleDescription(labels.PAGE_NAME.format(page=page + 1))
        if page < self.pages().count():
            box, room = self.box(page), self.viewport().height()
            if box.top() < 0 or box.bottom() + self._gap() > room:
                bar = self.verticalScrollBar()
                bar.setValue(round(bar.value() + box.center().y() - room / 2))
        self.viewport().update()

    def _measure(self) -> None:
        wide = self.width() - 2 * theme().px(MARGIN) - theme().px(3)
        widest = max(
            (self.pages().size(at).width() for at in range(self.pages().count())), default=0
        )
        self._zoom = max(10, wide) / ((widest or A4.width()) * PIXELS)
        super()._measure()

    def _gap(self) -> int:
        return theme().px(7)

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        super()._paint_page(painter, page, box)
        t, u = theme().tokens, theme().u
        if page == self._current:
            fill(painter, box.adjusted(-3, -3, 3, 3), "", 2, t.accent, width=2)
        place = QRectF(box.left(), box.bottom() + u / 2, box.width(), 5 * u)
        is_on = page == self._current
        role, ink = ("label", t.accent) if is_on else ("caption", t.text2)
        draw_text(painter, place, str(page + 1), role=role, ink=ink, align=CENTER, tabular=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose(min(max(0, self._current + step), self.pages().count() - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for page in self._in_sight():
            if self.box(page).adjusted(0, 0, 0, self._gap()).contains(event.position()):
                self._choose(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    def _choose(self, page: int) -> None:
        if page >= 0:
            self.mark(page)
            self.chosen.emit(page)
