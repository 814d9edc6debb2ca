"""A list whose rows are ticked in its first column."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from afm_desktop.ui.drawing import draw_check
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.delegates import Index, RowDelegate
from afm_desktop.ui.widgets.table import DataTable


class _Delegate(RowDelegate):
    """Paints the box that is ticked; a row that cannot be has none."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._paints["tick"] = self._tick

    def _tick(self, painter: QPainter, box: QRectF, _spec: ColumnSpec, index: Index) -> None:
        is_on = self._raw(index)
        if is_on is not None:
            draw_check(painter, box.left(), box.center().y(), bool(is_on))


class TickTable(DataTable):
    """Space and a click on the first column tick."""

    ticked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setItemDelegate(_Delegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton and index.isValid()
        if is_click and index.column() == 0 and len(self.selected_rows()) == 1:
            self.ticked.emit()
