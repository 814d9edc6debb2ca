"""A table each of whose numbers opens the list behind it, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from afm_desktop.ui.drawing import LEFT, RIGHT, colour, draw_text, focus_ring
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.parts import Go
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import ColumnSpec, number_width
from afm_desktop.ui.widgets.delegates import RowDelegate
from afm_desktop.ui.widgets.table import DataTable

Index = QModelIndex | QPersistentModelIndex
TOTAL = "total"
"""The key of the row of sums."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkDelegate(RowDelegate):
    """No row is chosen here: the ring goes from number to number, and sums are stronger."""

    def __init__(self, table: LinkTable) -> None:
        super().__init__(table)
        self._links = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)
        table = self._links
        if table.is_under_mouse(index):
            self._underline(painter, QRectF(option.rect), index)
        if table.has_ring(index):
            focus_ring(painter, QRectF(option.rect).adjusted(1, 0, -1, -1), theme().px(1.5))

    def _text(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        super()._text(painter, box, self._strong(spec, index), index)

    def _bar(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        if not self._links.is_total(index):
            super()._bar(painter, box, spec, index)
            return
        number = QRectF(box.left(), box.top(), number_width(spec), box.height())
        text = self._shown(index)
        draw_text(painter, number, text, role="strong", align=RIGHT, tabular=True, elide=False)

    def _strong(self, spec: ColumnSpec, index: Index) -> ColumnSpec:
        return replace(spec, role="strong") if self._links.is_total(index) else spec

    def _underline(self, painter: QPainter, cell: QRectF, index: Index) -> None:
        spec, tokens = self._links.specs[index.column()], theme().tokens
        left, right = self._links.columns.padding(index.column())
        role = "strong" if self._links.is_total(index) else "body"
        wide = theme().advance(self._shown(index), role, spec.kind != "text")
        start, end = cell.left() + left, cell.right() - right
        if spec.kind == "bar":
            end = start + number_width(spec)
        if spec.kind == "division":
            start += 3.5 * theme().u
        x = start if spec.side == LEFT else end - wide
        y = round(cell.center().y() + 0.55 * theme().pixels(role))
        painter.fillRect(QRectF(x, y, wide, 1), colour(tokens.accent))


class LinkTable(DataTable):
    """Shows all its rows; `places` says where a cell leads, by the keys of row and column."""

    def __init__(self, name: str, go: Go, *, row_u: float, edge_u: float = 0) -> None:
        super().__init__(name, edge_u=edge_u, row_u=row_u)
        self._go = go
        self.places: Mapping[tuple[object, str], Place] = {}
        self._under = (-1, -1)
        self.setItemDelegate(LinkDelegate(self))
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionsMovable(False)

    def place_at(self, index: Index) -> Place | None:
        """Where a cell leads; None when it only says something."""
        if not index.isValid():
            return None
        return self.places.get((self.key_of(index.row()), self.specs[index.column()].key))

    def is_total(self, index: Index) -> bool:
        """Whether a cell belongs to the row of sums."""
        return self.key_of(index.row()) == TOTAL

    def is_under_mouse(self, index: Index) -> bool:
        """Whether the mouse is on a cell that leads somewhere."""
        here = (index.row(), index.column())
        return here == self._under and self.place_at(index) is not None

    def has_ring(self, index: Index) -> bool:
        """Whether the keyboard is on this cell."""
        current = self.currentIndex()
        here = (index.row(), index.column()) == (current.row(), current.column())
        return here and self.hasFocus() and self.rings

    rings = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.rings = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.rings = True
        if event.key() in _ENTER:
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._point((index.row(), index.column()))
        leads = self.place_at(index) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._follow(self.indexAt(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point((-1, -1))

    def _point(self, under: tuple[int, int]) -> None:
        if under != self._under:
            self._under = under
            self.viewport().update()

    def _follow(self, index: Index) -> None:
        place = self.place_at(index)
        if place is not None:
            self._go(place)
