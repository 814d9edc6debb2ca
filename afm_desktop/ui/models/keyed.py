"""A table over an array of keys: rows are fetched in blocks as they come into view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from afm_desktop.domain.errors import StorageError
from afm_desktop.services.lists.listing import ColumnKind, Row, Value
from afm_desktop.services.views.model import ViewColumn
from afm_desktop.ui.models.roles import KEY_ROLE, RAW_ROLE

BLOCK = 256  # rows fetched at once
MOST_BLOCKS = 64
NOWHERE = -1
Fetch = Callable[[Sequence[int]], Mapping[int, Row]]
Show = Callable[[ViewColumn, Value], str]
Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = {ColumnKind.NUMBER, ColumnKind.WON, ColumnKind.PERCENT}
_OUTSIDE = QModelIndex()


@dataclass(slots=True)
class _Block:
    """The rows of consecutive keys, and their texts once they were shown."""

    rows: Mapping[int, Row]
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    is_stale: bool = False


class KeyedModel(QAbstractTableModel):
    """Rows in the order of their keys; a row whose record is gone is empty.

    Asked of an index, what `RAW_ROLE` answers passes through Qt, where an enum becomes its text;
    `value` and `data` of the model itself answer it as it is.
    """

    def __init__(
        self,
        fetch: Fetch,
        columns: Sequence[ViewColumn],
        show: Show,
        headers: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch, self._show = fetch, show
        self.columns = tuple(columns)
        self._headers = tuple(headers)
        self._keys = array("q")
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        self._places: dict[int, int] | None = None

    # --- keys and rows ------------------------------------------------------------------------

    @property
    def keys(self) -> array[int]:
        """All keys in view order."""
        return self._keys

    def set_keys(self, keys: array[int]) -> None:
        """Show other records, or the same ones in another order; the same keys are read again."""
        if keys == self._keys:
            self.reread()
            return
        self.beginResetModel()
        self._keys, self._places = keys, None
        self._blocks.clear()
        self.endResetModel()

    def reread(self, keys: Collection[int] | None = None) -> None:
        """Fetch the rows of these keys again, or all that were fetched; until then they stay."""
        changed = self._blocks.keys() if keys is None else self._blocks_of(keys)
        for number in sorted(changed & self._blocks.keys()):
            self._blocks[number].is_stale = True
            first, last = number * BLOCK, min((number + 1) * BLOCK, len(self._keys)) - 1
            corner = self.index(last, len(self.columns) - 1)
            self.dataChanged.emit(self.index(first, 0), corner)

    def key_at(self, row: int) -> int:
        """The key of a row."""
        return self._keys[row]

    def row_of(self, key: int | None) -> int:
        """The row of a key; -1 when it is not in the list."""
        if self._places is None:
            self._places = {found: row for row, found in enumerate(self._keys)}
        return self._places.get(key, NOWHERE) if key is not None else NOWHERE

    def row_values(self, row: int) -> Row | None:
        """All values of a row in the order of the columns; None when the record is gone."""
        return self._block(row // BLOCK).rows.get(self._keys[row])

    def value(self, row: int, column: int) -> Value:
        """The value of a cell."""
        values = self.row_values(row)
        return None if values is None else values[column]

    def text(self, row: int, column: int) -> str:
        """The text of a cell."""
        block, key = self._block(row // BLOCK), self._keys[row]
        shown = block.texts.get((key, column))
        if shown is None:
            values = block.rows.get(key)
            shown = "" if values is None else self._show(self.columns[column], values[column])
            block.texts[key, column] = shown
        return shown

    def summary(self, row: int) -> str:
        """A row in one sentence, for those who hear it: what is empty is left out."""
        parts = (
            f"{self._header(place)} {shown}".strip()
            for place, column in enumerate(self.columns)
            if column.is_default and (shown := self.text(row, place))
        )
        return ", ".join(parts)

    # --- as Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = _OUTSIDE) -> int:
        """Override QAbstractItemModel: a table has no rows within rows."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _OUTSIDE) -> int:
        """Override QAbstractItemModel."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractItemModel."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == RAW_ROLE:
            return self.value(row, column)
        if role == KEY_ROLE:
            return self._keys[row]
        return self._told(row, column) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Override QAbstractItemModel."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._header(section) if role == Qt.ItemDataRole.DisplayRole else None

    # --- within -------------------------------------------------------------------------------

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if self.columns[column].kind in _NUMBERS else _LEFT

    def _header(self, column: int) -> str:
        return self._headers[column] if column < len(self._headers) else ""

    def _told(self, row: int, column: int) -> str:
        """The first default column tells the whole row."""
        first = next((n for n, one in enumerate(self.columns) if one.is_default), 0)
        if column == first:
            return self.summary(row)
        return f"{self._header(column)} {self.text(row, column)}".strip()

    def _block(self, number: int) -> _Block:
        """A block, fetched when it is not at hand; one that cannot be read now is asked for again.

        A reader is turned away while a gesture is being saved.
        """
        kept = self._blocks.get(number)
        if kept is not None and not kept.is_stale:
            self._blocks.move_to_end(number)
            return kept
        try:
            rows = self._fetch(self._keys[number * BLOCK : (number + 1) * BLOCK])
        except StorageError:
            return kept or _Block({})
        self._blocks[number] = fresh = _Block(rows)
        self._blocks.move_to_end(number)
        while len(self._blocks) > MOST_BLOCKS:
            self._blocks.popitem(last=False)
        return fresh

    def _blocks_of(self, keys: Collection[int]) -> set[int]:
        rows = (self.row_of(key) for key in keys)
        return {row // BLOCK for row in rows if row != NOWHERE}
