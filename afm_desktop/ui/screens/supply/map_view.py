"""The map on the screen: painted from its geometry, followed along the links by keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from afm_desktop.reports.chain_words import spoken
from afm_desktop.services.supply_chain.boxes import Spot
from afm_desktop.services.supply_chain.drawing import ChainMap
from afm_desktop.services.supply_chain.rows import ChainBody
from afm_desktop.ui.drawing import colour
from afm_desktop.ui.figure_painter import paint_parts
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.theme import theme

STEP, SMALLEST, LARGEST = 1.2, 0.35, 3.0
MARGIN = 4.0  # units around the map
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MapView(QWidget):
    """Shows a map; a click chooses, a drag moves it, Ctrl and the wheel make it larger."""

    chosen = Signal(str)
    opened = Signal(str)
    unfolded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(labels.MAP)
        self._map: ChainMap | None = None
        self._bodies: Mapping[str, ChainBody] = {}
        self.current: str | None = None
        self._zoom, self._at = 0.0, QPointF()
        self._is_fitted = True
        self._grip: QPointF | None = None
        self._moved = False

    @property
    def map(self) -> ChainMap | None:
        """What is shown."""
        return self._map

    def show_map(self, found: ChainMap, bodies: Mapping[str, ChainBody]) -> None:
        """Show another map; the body one was at stays current while it is there."""
        self._map, self._bodies = found, bodies
        if self.current is not None and found.spot(self.current) is None:
            self.current = None
        if self._is_fitted:
            self.fit()
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(40))

    # --- size and place ---------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self._zoom

    def fit(self) -> None:
        """As large as fits, never larger than the text around it."""
        if self._map is None:
            return
        figure, room = self._map.figure, theme().px(MARGIN) * 2
        usual = theme().scale * 4 / 3
        wide = (self.width() - room) / max(1.0, figure.width)
        high = (self.height() - room) / max(1.0, figure.height)
        least = usual * 0.62  # below that names are no longer read: better to move the map
        self._zoom = max(least, min(usual, wide, max(high, usual * 0.8)))
        self._at = QPointF(theme().px(MARGIN), theme().px(MARGIN))
        self._is_fitted = True
        self.update()

    def zoom(self, steps: int, around: QPointF | None = None) -> None:
        """Larger or smaller around a point, or the middle."""
        if self._map is None:
            return
        point = around or QPointF(self.width() / 2, self.height() / 2)
        usual = theme().scale * 4 / 3
        wanted = min(max(self._zoom * STEP**steps, usual * SMALLEST), usual * LARGEST)
        self._at = point - (point - self._at) * (wanted / self._zoom)
        self._zoom, self._is_fitted = wanted, False
        self._keep_in_reach()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if turned.y() > 0 else -1, event.position())
        else:
            is_sideways = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            x, y = (turned.y(), 0) if is_sideways else (turned.x(), turned.y())
            self._move(QPointF(x, y) * 0.5)
        event.accept()

    def _move(self, by: QPointF) -> None:
        self._at += by
        self._is_fitted = False
        self._keep_in_reach()

    def _keep_in_reach(self) -> None:
        """The map never leaves the view altogether."""
        if self._map is None:
            return
        figure, edge = self._map.figure, theme().px(20)
        wide, high = figure.width * self._zoom, figure.height * self._zoom
        x = min(max(self._at.x(), edge - wide), self.width() - edge)
        y = min(max(self._at.y(), edge - high), self.height() - edge)
        self._at = QPointF(x, y)
        self.update()

    # --- choosing -----------------------------------------------------------------------------

    def choose(self, key: str | None) -> None:
        """Make a body current and bring it into view."""
        if key == self.current:
            return
        self.current = key
        spot = self._map.spot(key) if self._map and key else None
        if spot is not None:
            self._show_spot(spot)
        self._tell()
        self.update()
        if key in self._bodies:
            self.chosen.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            by = event.position() - self._grip
            if self._moved or by.manhattanLength() > theme().px(1):
                self._moved, self._grip = True, event.position()
                self._move(by)
            return
        spot = self._spot_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        body = self._bodies.get(spot.key) if spot else None
        self.setToolTip(spoken(body) if body else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_moved, self._grip = self._moved, None
        spot = self._spot_at(event.position())
        if not was_moved and spot is not None:
            self._take(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None and spot.key in self._bodies:
            self.opened.emit(spot.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(*_MOVES[key])
        elif key in _ENTER and self.current is not None:
            if self.current in self._bodies:
                self.opened.emit(self.current)
            else:
                self._unfold(self.current)
        elif key == Qt.Key.Key_Home and self._map and self._map.spots:
            self.choose(self._map.spots[0].key)
        else:
            super().keyPressEvent(event)

    def _take(self, spot: Spot) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if spot.key in self._bodies:
            self.choose(spot.key)
        else:
            self._unfold(spot.key)

    def _unfold(self, key: str) -> None:
        spot = self._map.spot(key) if self._map else None
        if spot is not None:
            self.unfolded.emit(spot.column)

    def _go(self, columns: int, rows: int) -> None:
        """Along the links to another tier, or up and down within one."""
        if self._map is None or not self._map.spots:
            return
        here = self._map.spot(self.current or "")
        if here is None:
            self.choose(self._map.spots[0].key)
            return
        if rows:
            own = [spot for spot in self._map.spots if spot.column == here.column]
            at = own.index(here) + rows
            if 0 <= at < len(own):
                self.choose(own[at].key)
            return
        linked = self._linked(here.key, columns)
        if linked:
            self.choose(min(linked, key=lambda spot: abs(spot.y - here.y)).key)

    def _linked(self, key: str, columns: int) -> list[Spot]:
        """The bodies a link leads to on one side."""
        if self._map is None:
            return []
        here, found = self._map.spot(key), []
        for supplier, buyer in self._map.curves:
            other = {supplier: buyer, buyer: supplier}.get(key)
            spot = self._map.spot(other) if other else None
            if spot is not None and here is not None and (spot.column - here.column) * columns > 0:
                found.append(spot)
        return found

    def related(self) -> set[tuple[str, str]]:
        """The links that lead from the current body to the anchors and to its suppliers."""
        if self._map is None or self.current is None:
            return set()
        columns = {spot.key: spot.column for spot in self._map.spots}
        found = {pair for pair in self._map.curves if self.current in pair}
        for side, way in ((0, -1), (1, 1)):
            frontier, seen = [self.current], {self.current}
            while frontier:
                body = frontier.pop()
                for pair in self._map.curves:
                    other = pair[1 - side]
                    # Only from tier to tier: what goes round would light up everything.
                    goes_on = pair[side] == body and (columns[other] - columns[body]) * way > 0
                    if goes_on:
                        found.add(pair)
                    if goes_on and other not in seen:
                        seen.add(other)
                        frontier.append(other)
        return found

    def _spot_at(self, point: QPointF) -> Spot | None:
        if self._map is None or not self._zoom:
            return None
        place = (point - self._at) / self._zoom
        return self._map.at(place.x(), place.y())

    def _show_spot(self, spot: Spot) -> None:
        edge = theme().px(2)
        box = self._box(spot).adjusted(-edge, -edge, edge, edge)
        dx = max(0.0, -box.left()) - max(0.0, box.right() - self.width())
        dy = max(0.0, -box.top()) - max(0.0, box.bottom() - self.height())
        if dx or dy:
            self._move(QPointF(dx, dy))

    def _box(self, spot: Spot) -> QRectF:
        z = self._zoom
        x, y = self._at.x() + spot.x * z, self._at.y() + spot.y * z
        return QRectF(x, y, spot.width * z, spot.height * z)

    def _tell(self) -> None:
        body = self._bodies.get(self.current or "")
        self.setAccessibleDescription(spoken(body) if body else "")

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(theme().tokens.surface))
        if self._map is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        related = self.related()
        painter.save()
        painter.translate(self._at)
        painter.scale(self._zoom, self._zoom)
        paint_parts(painter, self._map.figure.parts[: self._map.under])
        self._paint_ways(painter, related)
        paint_parts(painter, self._map.figure.parts[self._map.under :])
        painter.restore()
        self._paint_rings(painter, {body for pair in related for body in pair})

    def _paint_ways(self, painter: QPainter, related: set[tuple[str, str]]) -> None:
        """The links of the current body, over the others and under the bodies."""
        painter.setPen(QPen(colour(theme().tokens.accent), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pair in sorted(related):
            for curve in self._map.curves[pair] if self._map else ():
                p = curve.points
                path = QPainterPath(QPointF(p[0], p[1]))
                path.cubicTo(p[2], p[3], p[4], p[5], p[6], p[7])
                painter.drawPath(path)

    def _paint_rings(self, painter: QPainter, bodies: set[str]) -> None:
        if self._map is None:
            return
        radius = 4.5 * self._zoom
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key in {*bodies, self.current or ""}:
            spot = self._map.spot(key)
            if spot is not None:
                is_here = key == self.current
                ring = theme().tokens.accent
                painter.setPen(QPen(colour(ring), 3.0 if is_here else 1.5))
                painter.drawRoundedRect(self._box(spot), radius, radius)
                if is_here and self.hasFocus():
                    painter.setPen(QPen(colour(ring), 1.5, Qt.PenStyle.DotLine))
                    edge = 4.0
                    outer = self._box(spot).adjusted(-edge, -edge, edge, edge)
                    painter.drawRoundedRect(outer, radius + edge, radius + edge)
