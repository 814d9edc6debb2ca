"""Totals under a table, each below its column."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import colour, draw_text
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import number_width
from afm_desktop.ui.widgets.table import DataTable


class FooterRow(QWidget):
    """Follows the sections of the header; `cells` are finished texts by column key.

    The text of the empty key stands at the left, whatever column is there; behind it a note that
    has nothing to do with any column.
    """

    def __init__(self, table: DataTable, cells: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._table, self._note = table, ""
        self.setFixedHeight(theme().px(7.5))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        header.sectionResized.connect(self.update)
        header.sectionMoved.connect(self.update)
        table.layout_changed.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)
        self.set_cells(cells or {})

    def set_note(self, note: str) -> None:
        """Say something of the whole list."""
        self._note = note
        self.setToolTip(note)
        self.setAccessibleDescription(note)
        self.update()

    def set_cells(self, cells: Mapping[str, str]) -> None:
        """Show other totals."""
        self._cells = dict(cells)
        self.setAccessibleName(", ".join(text for text in cells.values() if text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = theme().tokens, QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), tokens.edge), colour(tokens.border))
        shown = self._table.columns.shown()
        for column in shown:
            text = self._cells.get(self._table.specs[column].key, "")
            if text:
                self._paint_cell(painter, column, text)
        if self._cells.get("") and shown:
            left = self._table.columns.padding(shown[0])[0]
            box = QRectF(left, 1, self._room(shown) - left, self.height() - 1)
            used = draw_text(painter, box, self._cells[""], role="strong")
            if self._note:
                box.setLeft(box.left() + used + 4 * theme().u)
                draw_text(painter, box, self._note, role="caption", ink=tokens.text2)

    def _room(self, shown: list[int]) -> float:
        """How far the text at the left may reach: to the first column with a total."""
        header = self._table.horizontalHeader()
        for column in shown[1:]:
            if self._cells.get(self._table.specs[column].key):
                return header.sectionViewportPosition(column)
        return self.width()

    def _paint_cell(self, painter: QPainter, column: int, text: str) -> None:
        header, spec = self._table.horizontalHeader(), self._table.specs[column]
        left, right = self._table.columns.padding(column)
        x, wide = header.sectionViewportPosition(column), header.sectionSize(column)
        box = QRectF(x + left, 1, wide - left - right, self.height() - 1)
        if spec.kind == "bar":
            box.setWidth(number_width(spec))
        if spec.is_right:  # a total may be wider than its column's numbers
            box.setLeft(box.left() - 4 * theme().u)
        draw_text(painter, box, text, role="strong", align=spec.side, tabular=spec.is_right)
