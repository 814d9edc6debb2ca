"""Which rows of a table are selected, and how to find them again after other rows came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject
from PySide6.QtWidgets import QTableView

if TYPE_CHECKING:
    from afm_desktop.ui.widgets.table import DataTable

MOST_KEPT = 5_000
"""A larger selection is not looked for again."""

FLAGS = QItemSelectionModel.SelectionFlag


@runtime_checkable
class KeyedRows(Protocol):
    """A model that knows the row of a key without being searched."""

    def key_at(self, row: int) -> int:
        """The key of a row."""

    def row_of(self, key: int | None) -> int:
        """The row of a key; -1 when it is not in the list."""


def selected_rows(table: QTableView) -> list[int]:
    """The selected rows from top to bottom; by ranges, since a list may have 100,000."""
    found: set[int] = set()
    for part in table.selectionModel().selection().toList():
        found.update(range(part.top(), part.bottom() + 1))
    return sorted(found)


def go_to(table: QTableView, row: int, column: int) -> None:
    """Select one row and bring it into view."""
    index = table.model().index(row, max(0, column))
    table.selectionModel().setCurrentIndex(index, FLAGS.ClearAndSelect | FLAGS.Rows)
    table.scrollTo(index)


def add_rows(table: QTableView, rows: Sequence[int]) -> None:
    """Select more rows."""
    model, selection = table.model(), QItemSelection()
    last = model.columnCount() - 1
    for row in rows:
        selection.select(model.index(row, 0), model.index(row, last))
    if rows:
        table.selectionModel().select(selection, FLAGS.Select)


class PlaceKeeper(QObject):
    """Finds the records again after other rows came, or the row that took a lost one's place."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table
        self._row, self._key = -1, cast(object, None)
        self._selected: Sequence[object] = ()

    def keep(self) -> None:
        """Remember where the table is."""
        table = self._table
        self._row, self._key = table.currentIndex().row(), table.current_key()
        self._selected = table.selected_keys()[:MOST_KEPT]

    def find(self) -> None:
        """Go back to it."""
        table, count = self._table, self._table.model().rowCount()
        if self._row < 0 or not count:
            table.lose_current()
            return
        row = table.row_of(self._key)
        go_to(table, row if row >= 0 else min(self._row, count - 1), table.columns.first)
        if len(self._selected) > 1:
            rows = (table.row_of(key) for key in self._selected)
            add_rows(table, [row for row in rows if row >= 0])
