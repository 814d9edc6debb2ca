"""The header of a table: titles start where the cells' texts start, units are lighter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from afm_desktop.ui.drawing import colour, draw_icon, draw_text, shown
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import header_width, number_width

if TYPE_CHECKING:
    from afm_desktop.ui.widgets.table import DataTable


class TableHeader(QHeaderView):
    """Sections that can be moved and sized; a click asks for another order."""

    menu_asked = Signal(object, int)  # QPoint on the screen, logical column or -1

    def __init__(self, table: DataTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.sort: tuple[str, bool] | None = None
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().px(6))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(7.5))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logicalIndexAt(event.pos()) if self.rect().contains(event.pos()) else -1
        self.menu_asked.emit(event.globalPos(), column)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        tokens, u, spec = theme().tokens, theme().u, self._table.specs[logical]
        painter.fillRect(rect, colour(tokens.surface))
        left, right = self._table.columns.padding(logical)
        box = QRectF(rect.left() + left, rect.top(), rect.width() - left - right, rect.height() - 1)
        if spec.kind == "bar":
            box.setWidth(number_width(spec))
        is_sorted = self.sort is not None and self.sort[0] == spec.key
        arrow = 3.5 * u if is_sorted else 0.0
        wide = min(header_width(spec), box.width() - arrow)
        x = box.left()
        if spec.is_right:
            # The arrow stands in the padding, so that titles stay over their numbers.
            wide = min(header_width(spec), box.width())
            x = box.right() - wide
        unit = theme().advance(f" {spec.unit}", "caption") if spec.unit else 0.0
        title = QRectF(x, box.top(), wide - unit + 0.5, box.height())
        ink = tokens.text if is_sorted else tokens.text2
        x += draw_text(painter, title, shown(spec.header), role="label", ink=ink)
        if spec.unit:
            place = QRectF(x, box.top(), unit + 1, box.height())
            x += draw_text(painter, place, f" {spec.unit}", role="caption", ink=tokens.text3)
        if is_sorted and self.sort:
            arrow_icon = "arrow-down" if self.sort[1] else "arrow-up"
            if spec.is_right:
                x = box.right() - wide - 4 * u
            draw_icon(painter, x + u / 2, box.center().y(), arrow_icon, tokens.text2, units=3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour(theme().tokens.surface))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        edge = theme().tokens.edge
        line = QRect(0, self.height() - edge, self.width(), edge)
        painter.fillRect(line, colour(theme().tokens.border))
