"""A list of records: columns by key, rows chosen whole, painted cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip

from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.models.roles import KEY_ROLE
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.cell_editor import CellEditor
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.delegates import RowDelegate
from afm_desktop.ui.widgets.field import Draft, Field
from afm_desktop.ui.widgets.table_copy import mime_of
from afm_desktop.ui.widgets.table_header import TableHeader
from afm_desktop.ui.widgets.table_layout import ColumnLayout
from afm_desktop.ui.widgets.table_selection import (
    KeyedRows,
    PlaceKeeper,
    go_to,
    selected_rows,
)
from afm_desktop.ui.widgets.tooltip import plain_tip

Index = QModelIndex | QPersistentModelIndex
MOST_COPIED = 5_000
"""More rows than this are a matter of export."""

LetOut = Callable[[Callable[[], None]], None]
"""Asked before rows are copied: goes on at once, or once it is said why they leave."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _at_once(go_on: Callable[[], None]) -> None:
    go_on()


class DataTable(QTableView):
    """Shows any table model; a record is what `KEY_ROLE` or `key_at` answers for its row."""

    opened = Signal(object)
    opened_apart = Signal(object)  # Shift+Enter: in a window of its own
    cell_opened = Signal(object, str)  # the key and the column of a link
    current_changed = Signal(object)  # a key, or None
    selection_changed = Signal(object)  # the list of keys
    sort_requested = Signal(str, bool)  # column key, descending
    context_requested = Signal(QPoint)  # on the screen
    layout_changed = Signal()
    too_much_to_copy = Signal(int)

    def __init__(self, name: str, *, edge_u: float = 4, row_u: float = 0) -> None:
        super().__init__()
        self.hover_row, self.hover_column = -1, -1
        self.today: date | None = None
        self._row_u, self._place = row_u, PlaceKeeper(self)
        self.let_out: LetOut = _at_once
        self._rows: QAbstractTableModel | None = None
        self._keyed: KeyedRows | None = None
        self._editor = CellEditor(self)
        self._telling = QTimer(self, interval=0, singleShot=True)
        self._telling.timeout.connect(self._tell_selection)
        self.setAccessibleName(name)
        self._set_behaviour()
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.columns = ColumnLayout(self, self._header, edge_u)
        self.columns.changed.connect(self.layout_changed)
        self.columns.sorted.connect(self.sort_requested)

    @property
    def specs(self) -> Sequence[ColumnSpec]:
        """The columns in the order of the model."""
        return self.columns.specs

    def _set_behaviour(self) -> None:
        self.setObjectName("bare")
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme().px(self._row_u) if self._row_u else theme().row_h)

    # ------------------------------------------------ what screens use

    def set_model(self, model: QAbstractTableModel, columns: Sequence[ColumnSpec]) -> None:
        """Show a model; the columns stand in its order."""
        self._rows = model
        self._keyed = model if isinstance(model, KeyedRows) else None
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._place.keep)
        model.modelReset.connect(self._place.find)
        model.modelReset.connect(self._editor.place)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(lambda *_: self._telling.start())
        self.columns.start(columns)

    def set_largest(self, key: str, largest: float) -> None:
        """Draw the bars of a column to this value."""
        self.columns.specs = tuple(
            replace(spec, largest=largest) if spec.key == key else spec for spec in self.specs
        )
        self.viewport().update()

    def set_today(self, today: date) -> None:
        """The day from which the days until a due date are counted."""
        self.today = today

    def set_sort(self, key: str, *, descending: bool = False) -> None:
        """Show by which column the rows are in order."""
        self.columns.set_sort(key, descending)

    def set_editing(
        self, make: Callable[[object, str], Field | None], columns: Collection[str] = ()
    ) -> None:
        """Edit cells on F2: `make(key, column)` answers the field for a cell, or None.

        `columns` are those with cells that can be edited; the cell the keyboard is at is marked.
        """
        self._editor.make, self._editor.columns = make, frozenset(columns)

    def edit_cell(self, draft: Draft | None = None) -> None:
        """Edit the cell the keyboard is at; go on from a draft."""
        self._editor.open_at(self.currentIndex(), draft)

    def edited_cell(self) -> tuple[object, str] | None:
        """The key and the column of the cell that is edited."""
        return self._editor.cell

    def cell_draft(self) -> Draft | None:
        """What stands in the cell that is edited and is not saved."""
        return self._editor.field.draft() if self._editor.field is not None else None

    def settle_cell(self) -> bool:
        """Save what is typed in a cell; whether nothing is left open."""
        return self._editor.settle()

    def current_column(self) -> str:
        """The column the keyboard is at."""
        column = self.currentIndex().column()
        return self.specs[column].key if 0 <= column < len(self.specs) else ""

    def go_to_cell(self, row: int, column: int) -> None:
        """Go to a cell; its row is the only one that is selected then."""
        if self._rows is not None and 0 <= row < self._rows.rowCount():
            go_to(self, row, column)

    def index_of(self, key: object, column: str) -> QModelIndex:
        """The cell of a record in a column; an invalid one when it is not in the list."""
        row = self.row_of(key)
        place = next((at for at, spec in enumerate(self.specs) if spec.key == column), -1)
        return self.model().index(row, place) if row >= 0 else QModelIndex()

    def text_at(self, key: object, column: str) -> str:
        """What a record says in a column."""
        index = self.index_of(key, column)
        return self._text(index.row(), index.column()) if index.isValid() else ""

    def current_key(self) -> object:
        """The key of the current row, or None."""
        return self.key_of(self.currentIndex().row())

    def selected_keys(self) -> list[object]:
        """The keys of the selected rows from top to bottom."""
        keyed = self._keyed
        key_of = self.key_of if keyed is None else keyed.key_at
        return [key_of(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """The selected rows from top to bottom."""
        return [] if self._rows is None else selected_rows(self)

    def set_current(self, key: object) -> bool:
        """Go to a record; whether it is in the list."""
        row = self.row_of(key)
        if row < 0:
            return False
        go_to(self, row, self.columns.first)
        return True

    def show_all_rows(self) -> None:
        """Be as high as the rows, inside a page that scrolls."""
        count = self._rows.rowCount() if self._rows is not None else 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = count * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self._header.sizeHint().height() + rows)

    def copy(self, *, with_headers: bool = False) -> None:
        """Put the selected rows on the clipboard, as they are shown."""
        rows = self.selected_rows()
        if len(rows) > MOST_COPIED:
            self.too_much_to_copy.emit(len(rows))
            return
        columns = self.columns.shown()
        texts = [[self._text(row, column) for column in columns] for row in rows]
        heads = [words.header(self.specs[c].header, self.specs[c].unit) for c in columns]
        told = heads if with_headers else ()
        self.let_out(lambda: QGuiApplication.clipboard().setMimeData(mime_of(texts, told)))

    def layout_state(self) -> dict[str, Any]:
        """Order, widths and visibility of the columns, and the sort, by key."""
        return self.columns.state()

    def restore_layout(self, state: Mapping[str, Any]) -> None:
        """Take up a kept layout; columns it does not know keep their usual place."""
        self.columns.restore(state)

    # ------------------------------------------------ what painters ask

    def marks(self, index: Index) -> bool:
        """Whether the keyboard is on the row of this cell."""
        return self.hasFocus() and index.row() == self.currentIndex().row()

    def is_at(self, index: Index) -> bool:
        """Whether the keyboard is at this cell, in a list whose cells are edited."""
        here = self.currentIndex()
        cell = index.row(), index.column()
        return bool(self._editor.columns) and cell == (here.row(), here.column())

    def leads(self, column: int) -> bool:
        """Whether the cells of a column open something of their own."""
        return 0 <= column < len(self.specs) and self.specs[column].is_link

    def is_lit(self, index: Index) -> bool:
        """Whether a link shows that it would open: under the mouse, or with the keyboard."""
        cell = index.row(), index.column()
        here = self.currentIndex()
        on_it = self.hasFocus() and cell == (here.row(), here.column())
        return on_it or cell == (self.hover_row, self.hover_column)

    def data_of(self, index: Index, role: int) -> Any:
        """What the model says, asked directly: through Qt it costs twice as much."""
        return self._rows.data(index, role) if self._rows is not None else None

    def key_of(self, row: int) -> object:
        """The key of a row, or None."""
        model = self._rows
        if model is None or not 0 <= row < model.rowCount():
            return None
        if self._keyed is not None:
            return self._keyed.key_at(row)
        key = model.data(model.index(row, 0), KEY_ROLE)
        return row if key is None else key

    # ------------------------------------------------ as Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            self._press(self.currentIndex(), is_apart=held == _SHIFT)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_C and held == _CONTROL | _SHIFT:
            self.copy(with_headers=True)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_cell()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Nothing: searching row by row would read the whole list."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers() & (_SHIFT | _CONTROL)
        if event.button() == Qt.MouseButton.LeftButton and not held and self.leads(index.column()):
            self._press(index, is_apart=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_plain = index.isValid() and not self.leads(index.column())
        if event.button() == Qt.MouseButton.LeftButton and is_plain:
            self._open(index.row(), is_apart=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row(), index.column())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1, -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows is not None and self._rows.rowCount():
            go_to(self, 0, self.columns.first)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.columns.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(row.bottomLeft() + QPoint(theme().px(4), 0))
        self.context_requested.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    # ------------------------------------------------ within

    def _press(self, index: Index, *, is_apart: bool) -> None:
        key = self.key_of(index.row())
        if key is not None and self.leads(index.column()) and not is_apart:
            self.cell_opened.emit(key, self.specs[index.column()].key)
        else:
            self._open(index.row(), is_apart=is_apart)

    def _open(self, row: int, *, is_apart: bool) -> None:
        key = self.key_of(row)
        if key is not None:
            (self.opened_apart if is_apart else self.opened).emit(key)

    def _hover(self, row: int, column: int) -> None:
        if (row, column) == (self.hover_row, self.hover_column):
            return
        is_link = self.leads(column)
        if row != self.hover_row or is_link or self.leads(self.hover_column):
            self.viewport().update()
        self.hover_row, self.hover_column = row, column
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _text(self, row: int, column: int) -> str:
        model = self.model()
        value = self.data_of(model.index(row, column), Qt.ItemDataRole.DisplayRole)
        return "" if value is None else str(value)

    def _show_tip(self, event: QHelpEvent) -> None:
        """The whole text of a cell that is cut."""
        index = self.indexAt(event.pos())
        text = self._text(index.row(), index.column()) if index.isValid() else ""
        left, right = self.columns.padding(index.column())
        room = self.columnWidth(index.column()) - left - right
        role = self.specs[index.column()].role if index.isValid() else "body"
        is_cut = bool(text) and theme().advance(text[:600], role) > room
        QToolTip.showText(event.globalPos(), plain_tip(text) if is_cut else "", self)

    def row_of(self, key: object) -> int:
        """The row of a record; -1 when it is not in the list."""
        model = self._rows
        if model is None or key is None:
            return -1
        if self._keyed is not None:
            return self._keyed.row_of(key) if isinstance(key, int) else -1
        return next((row for row in range(model.rowCount()) if self.key_of(row) == key), -1)

    def lose_current(self) -> None:
        """Tell that no record is current any more."""
        self.hover_row = -1
        self.current_changed.emit(None)
        self._telling.start()

    def _tell_current(self, current: QModelIndex) -> None:
        self.current_changed.emit(self.key_of(current.row()))

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected_keys())
