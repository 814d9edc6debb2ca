"""Finished rows of which some are ticked; the first column shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from afm_desktop.ui.models.roles import RAW_ROLE
from afm_desktop.ui.models.rows import Index, RowsModel, TableRow


class TickedRows(RowsModel):
    """Which rows are ticked is kept here by key; rows may be shown that cannot be."""

    ticks_changed = Signal()

    def __init__(
        self, headers: Sequence[str], words: Mapping[bool, str], parent: QObject | None = None
    ) -> None:
        super().__init__(headers, (), parent)
        self._words = words
        self._may: frozenset[object] = frozenset()
        self.ticked: frozenset[object] = frozenset()

    def offer(
        self, rows: Sequence[TableRow], may: Collection[object], ticked: Collection[object]
    ) -> None:
        """Show other rows, some of which may be ticked, some of which are."""
        self._may = frozenset(may)
        self.ticked = frozenset(ticked) & self._may
        self.set_rows(rows)

    def allow(self, may: Collection[object]) -> None:
        """Let other rows be ticked."""
        self._may = frozenset(may)
        self.tick(self.ticked & self._may)

    def tick(self, keys: Collection[object]) -> None:
        """Tick these and no others."""
        self.ticked = frozenset(keys) & self._may
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.ticks_changed.emit()

    def turn(self, keys: Sequence[object]) -> None:
        """Tick the chosen rows, or untick them, as the first of them asks."""
        chosen = [key for key in keys if key in self._may]
        if chosen:
            is_on = chosen[0] in self.ticked
            self.tick(self.ticked - set(chosen) if is_on else self.ticked | set(chosen))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.column() != 0 or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            RAW_ROLE,
        ):
            return super().data(index, role)
        key = self.key(index.row())
        is_on = key in self.ticked if key in self._may else None
        if role == RAW_ROLE:
            return is_on
        return "" if is_on is None else self._words[is_on]
