"""The rows of an import as the review shows them: worked out as they come into view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from afm_desktop.exchange.rejected import reason_of, remark_of
from afm_desktop.services.imports.model import Outcome, RowResult
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.models.roles import KEY_ROLE, RAW_ROLE
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import ColumnSpec, Look

Index = QModelIndex | QPersistentModelIndex
_OUTSIDE = QModelIndex()
MAY_TICK = (Outcome.NEW, Outcome.CHANGED)
LOOKS: Mapping[str, Look] = {
    Outcome.NEW: Look(Tone.SUCCESS, Glyph.RING),
    Outcome.CHANGED: Look(Tone.WARNING, Glyph.HALF),
    Outcome.SAME: Look(Tone.NEUTRAL),
    Outcome.DUPLICATE: Look(Tone.INFO, Glyph.BANG),
    Outcome.REJECTED: Look(Tone.DANGER, Glyph.CROSS),
    Outcome.LEFT_OUT: Look(Tone.NEUTRAL),
}
_HEADS = labels.ROW_HEADS
COLUMNS = (
    ColumnSpec("tick", _HEADS["tick"], kind="tick", sample="선택", is_sortable=False),
    ColumnSpec("outcome", _HEADS["outcome"], kind="chip", sample="중복 의심", looks=LOOKS,
               is_sortable=False),
    ColumnSpec("number", _HEADS["number"], kind="number", sample="100,000", is_sortable=False),
    ColumnSpec("name", _HEADS["name"], sample="예시가람소재연구원(경기)", role="strong",
               is_sortable=False),
    ColumnSpec("told", _HEADS["told"], stretch=True, is_sortable=False),
)  # fmt: skip


class ReviewModel(QAbstractTableModel):
    """Rows of one outcome or of all; which are ticked is kept here."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RowResult] = ()
        self._shown: Sequence[int] = ()
        self.left_out: set[int] = set()

    def show_rows(self, rows: Sequence[RowResult], shown: Sequence[int]) -> None:
        """Show some of the rows, by their places."""
        self.beginResetModel()
        self._rows, self._shown = rows, shown
        self.endResetModel()

    def result(self, row: int) -> RowResult:
        """The row that is shown at a place."""
        return self._rows[self._shown[row]]

    def key_at(self, row: int) -> int:
        """The number of the row that is shown at a place."""
        return self.result(row).number

    def row_of(self, key: int | None) -> int:
        """The place of a row of the sheet; -1 when it is not shown."""
        if key is None:
            return -1
        row = bisect_left(range(len(self._shown)), key, key=self.key_at)
        return row if row < len(self._shown) and self.key_at(row) == key else -1

    def may_tick(self, result: RowResult) -> bool:
        """Whether a row can be left out."""
        return result.outcome in MAY_TICK

    def is_ticked(self, result: RowResult) -> bool:
        """Whether a row will be taken."""
        return self.may_tick(result) and result.number not in self.left_out

    def tick(self, results: Sequence[RowResult], *, is_ticked: bool) -> None:
        """Take rows, or leave them out."""
        numbers = {result.number for result in results if self.may_tick(result)}
        self.left_out = self.left_out - numbers if is_ticked else self.left_out | numbers
        self.repaint()

    def repaint(self) -> None:
        """Show the ticks as they are now."""
        if self._shown:
            last = self.index(len(self._shown) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _OUTSIDE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _OUTSIDE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        result = self.result(index.row())
        if role == KEY_ROLE:
            return result.number
        key = COLUMNS[index.column()].key
        if role == RAW_ROLE:
            return self._raw(result, key)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(result, key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()].header} {self._text(result, key)}".strip()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section].header if is_title else None

    def _raw(self, result: RowResult, key: str) -> object:
        if key == "tick":
            return self.is_ticked(result) if self.may_tick(result) else None
        return result.outcome.value if key == "outcome" else result.number

    def _text(self, result: RowResult, key: str) -> str:
        if key == "tick":
            if not self.may_tick(result):
                return ""
            return labels.TICKED if self.is_ticked(result) else labels.UNTICKED
        if key == "outcome":
            return labels.OUTCOMES[result.outcome]
        if key == "number":
            return f"{result.number:,}"
        if key == "name":
            return result.name
        return labels.row_words(result, reason_of(result), remark_of(result))
