"""A small table that is handed over whole: of the dashboard, of a record's parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from afm_desktop.ui.models.roles import KEY_ROLE, RAW_ROLE

Index = QModelIndex | QPersistentModelIndex
_OUTSIDE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, what it is worth, and how it is read aloud when that differs."""

    text: str
    raw: object = None
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row and the key of its record."""

    key: object
    cells: tuple[Cell, ...]


class RowsModel(QAbstractTableModel):
    """Finished rows under their headers."""

    def __init__(
        self,
        headers: Sequence[str],
        rows: Sequence[TableRow] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headers, self._rows = tuple(headers), tuple(rows)

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def key(self, row: int) -> object:
        """The key of the record of a row."""
        return self._rows[row].key

    def rowCount(self, parent: Index = _OUTSIDE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _OUTSIDE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == KEY_ROLE:
            return row.key
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == RAW_ROLE:
            return cell.raw
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or f"{self._headers[index.column()]} {cell.text}".strip()
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headers[section] if is_title and section < len(self._headers) else None
