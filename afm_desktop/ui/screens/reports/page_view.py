"""The pages below one another on their canvas: white sheets with a soft shadow.

Pages are rendered one at a time between events, those in sight first; until the new picture of a
page is there, its last one is shown.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from afm_desktop.ui.drawing import colour, fill
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.pages import Pages
from afm_desktop.ui.theme import theme

KEPT = 24  # pictures of pages out of sight
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
PIXELS = 96 / 72  # a point at 100 %
MARGIN, GAP = 5, 4  # units around and between pages
SHADOW = ((3, 10), (2, 16), (1, 26))


class Fit(Enum):
    """How large pages are shown when nobody chose a number."""

    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page in points, as of a word that was found."""

    page: int
    boxes: tuple[QRectF, ...]


class PageView(QAbstractScrollArea):
    """Shows the pages of one paper; the wheel with Ctrl changes the size."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pages = Pages()
        self.fit: Fit | None = Fit.PAGE
        self._zoom = 1.0
        self._page = 0
        self._edges: list[float] = []
        self._pictures: dict[int, QPixmap] = {}
        self._sharp: set[int] = set()
        self._marks: Sequence[Mark] = ()
        self._mark = -1
        self._has_ring = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._render_next = QTimer(self, interval=0, singleShot=True)
        self._render_next.timeout.connect(self._render_one)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- what is shown -----------------------------------------------------------------------

    def pages(self) -> Pages:
        """The paper that is shown."""
        return self._pages

    def show_pages(self, pages: Pages) -> None:
        """Show another paper, or the same made anew, at the place where one was reading."""
        old, share = self._pages, self._share()
        self._pages = pages
        self._pictures = {at: pic for at, pic in self._pictures.items() if at < pages.count()}
        self._sharp.clear()
        self.set_marks((), -1)
        self._measure()
        self._put_share(share)
        self._look()
        old.close()

    def set_marks(self, marks: Sequence[Mark], current: int) -> None:
        """Mark what was found; the current one stands out and is scrolled to."""
        self._marks, self._mark = marks, current
        if 0 <= current < len(marks):
            self._reveal(marks[current])
        self.viewport().update()

    def page(self) -> int:
        """The page one is reading, from 0."""
        return self._page

    def go_to(self, page: int, down: float = 0.0) -> None:
        """Scroll to a page, or to so many points below its upper edge."""
        if 0 <= page < self._pages.count():
            top = self._edges[page] + down * self._scale() - (theme().px(MARGIN) if down else 0)
            self.verticalScrollBar().setValue(round(top - theme().px(2)))

    # --- how large -----------------------------------------------------------------------------

    def zoom(self) -> float:
        """How large a page is: 1.0 is as large as the paper."""
        return self._zoom

    def set_fit(self, fit: Fit) -> None:
        """Let the width or the whole page fill the view."""
        self.fit = fit
        self._resized()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at one size."""
        self.fit, share = None, self._share()
        self._zoom = min(max(zoom, STEPS[0]), STEPS[-1])
        self._resized(share)

    def step_zoom(self, step: int) -> None:
        """The next larger or smaller size."""
        if step > 0:
            self.set_zoom(next((z for z in STEPS if z > self._zoom + 0.01), STEPS[-1]))
        else:
            self.set_zoom(next((z for z in STEPS[::-1] if z < self._zoom - 0.01), STEPS[0]))

    def _resized(self, share: float | None = None) -> None:
        share = self._share() if share is None else share
        self._sharp.clear()
        self._measure()
        self._put_share(share)
        self.zoom_changed.emit()
        self._look()

    def _measure(self) -> None:
        """The size of pages, and how far there is to scroll."""
        room, edge = self.viewport().size(), theme().px(MARGIN)
        if self.fit is not None and self._pages.count():
            size = self._pages.size(self._page if self._page < self._pages.count() else 0)
            wide = max(40, room.width() - 2 * edge) / (size.width() * PIXELS)
            high = max(40, room.height() - 2 * edge) / (size.height() * PIXELS)
            self._zoom = min(wide, STEPS[-1] if self.fit is Fit.WIDTH else high, STEPS[-1])
        count = self._pages.count()
        self._edges = list(self._upper_edges())
        tops = self._edges
        whole = tops[-1] + self._high(count - 1) + edge if count else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(room.height())
        bar.setSingleStep(theme().px(10))
        bar.setRange(0, max(0, round(whole - room.height())))
        across = self.horizontalScrollBar()
        widest = max((self._wide(at) for at in range(count)), default=0) + 2 * edge
        across.setPageStep(room.width())
        across.setRange(0, max(0, round(widest - room.width())))

    # --- geometry ------------------------------------------------------------------------------

    def _scale(self) -> float:
        return self._zoom * PIXELS

    def _wide(self, page: int) -> float:
        return round(self._pages.size(page).width() * self._scale())

    def _high(self, page: int) -> float:
        return round(self._pages.size(page).height() * self._scale())

    def _upper_edges(self) -> Iterator[float]:
        top = float(theme().px(MARGIN))
        for page in range(self._pages.count()):
            yield top
            top += self._high(page) + self._gap()

    def _gap(self) -> int:
        return theme().px(GAP)

    def box(self, page: int) -> QRectF:
        """Where a page stands in the view now."""
        top = self._edges[page] - self.verticalScrollBar().value()
        wide, room = self._wide(page), self.viewport().width()
        left = (room - wide) / 2 if wide <= room else theme().px(MARGIN)
        left -= self.horizontalScrollBar().value()
        return QRectF(round(left), round(top), wide, self._high(page))

    def _in_sight(self) -> list[int]:
        at = self.verticalScrollBar().value()
        first = max(0, bisect(self._edges, at) - 1)
        last = bisect(self._edges, at + self.viewport().height())
        return list(range(first, last))

    def _share(self) -> float:
        """How far down one is reading, in pages."""
        at = self.verticalScrollBar().value()
        page = bisect(self._edges, at + self._gap()) - 1
        if page < 0:
            return 0.0
        return page + max(0.0, at - self._edges[page]) / max(1.0, self._high(page))

    def _put_share(self, share: float) -> None:
        page = int(share)
        if share > 0 and page < self._pages.count():
            top = self._edges[page] + (share - page) * self._high(page)
            self.verticalScrollBar().setValue(round(top - (share == page) * theme().px(2)))

    def _reveal(self, mark: Mark) -> None:
        """Scroll to a mark unless it is in sight."""
        if not mark.boxes or mark.page >= self._pages.count():
            return
        down = mark.boxes[0].top() * self._scale()
        y = self.box(mark.page).top() + down
        if not theme().px(4) < y < self.viewport().height() - theme().px(8):
            top = self._edges[mark.page] + down - self.viewport().height() / 3
            self.verticalScrollBar().setValue(round(top))

    # --- rendering -----------------------------------------------------------------------------

    def _scrolled(self) -> None:
        self._look()

    def _look(self) -> None:
        """See which page one is on, and have what is in sight rendered."""
        seen = self._in_sight()
        middle = self.viewport().height() / 3
        page = next((at for at in seen if self.box(at).bottom() > middle), seen[0] if seen else 0)
        if page != self._page:
            self._page = page
        self.page_changed.emit(page)
        self.viewport().update()
        self._render_next.start()

    def _render_one(self) -> None:
        seen = self._in_sight()
        if not seen or not self.isVisible():
            return
        near = [*seen, seen[-1] + 1, seen[0] - 1]
        page = next(
            (at for at in near if 0 <= at < self._pages.count() and at not in self._sharp), None
        )
        if page is None:
            self._forget_far(seen)
            return
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(self._pages.image(page, round(self._wide(page) * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._pictures[page] = picture
        self._sharp.add(page)
        self.viewport().update()
        self._render_next.start()

    def _forget_far(self, seen: Sequence[int]) -> None:
        while len(self._pictures) > KEPT:
            far = max(self._pictures, key=lambda at: abs(at - seen[0]))
            del self._pictures[far]
            self._sharp.discard(far)

    # --- events --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour(theme().tokens.canvas))
        for page in self._in_sight():
            self._paint_page(painter, page, self.box(page))
        if self.hasFocus() and self._has_ring:
            ring = QRectF(self.viewport().rect())
            fill(painter, ring, "", 0, theme().tokens.focus, width=2)

    def _paint_page(self, painter: QPainter, page: int, box: QRectF) -> None:
        for grow, strength in SHADOW:
            edge = box.adjusted(-grow, -grow + 1, grow, grow + 1)
            painter.fillRect(edge, QColor(0, 0, 0, strength))
        painter.fillRect(box, Qt.GlobalColor.white)
        picture = self._pictures.get(page)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
        for at, mark in enumerate(self._marks):
            if mark.page == page:
                self._paint_mark(painter, box.topLeft(), mark, is_current=at == self._mark)

    def _paint_mark(
        self, painter: QPainter, corner: QPointF, mark: Mark, *, is_current: bool
    ) -> None:
        scale = self._scale()
        ink = QColor(255, 170, 0, 130) if is_current else QColor(255, 214, 64, 90)
        for box in mark.boxes:
            place = QRectF(box.topLeft() * scale + corner, box.size() * scale)
            painter.fillRect(place.adjusted(-1, -1, 1, 1), ink)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self._page + (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: object) -> None:
        self._render_next.start()
        super().showEvent(event)  # type: ignore[arg-type]


def page_words(page: int, pages: int) -> str:
    """`3 / 14쪽`."""
    return labels.PAGE_OF.format(page=page + 1, pages=pages)
