"""Which rows of a table are selected, and how to find them again after other rows came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

FLAGS = QItemSelectionModel.SelectionFlag


@runtime_checkable
class KeyedRows(Protocol):
    """A model that knows the row of a key without being searched."""

    def key_at(self, row: int) -> int:
        """The key of a row."""

    def row_of(self, key: int | None) -> int:
        """The row of a key; -1 when it is not in the list."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table was."""

    row: int = -1
    key: object = None
    selected: Sequence[object] = ()


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
