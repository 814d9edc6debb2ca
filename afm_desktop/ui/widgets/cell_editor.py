"""A field over one cell of a table: Enter, Tab and leaving save, Esc takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_field import ChoiceField
from afm_desktop.ui.widgets.field import Draft, Field
from afm_desktop.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from afm_desktop.ui.widgets.table import DataTable

Make = Callable[[object, str], Field | None]
LEAST, SENTENCE = 30, 72
"""The least width of a field in units, and of one with a sentence under it."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CellEditor(QObject):
    """At most one field, in the table it edits; text that is not valid stays where it is."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table
        self.make: Make | None = None
        self.columns: frozenset[str] = frozenset()
        """The columns with cells that can be edited."""
        self.field: Field | None = None
        self.cell: tuple[object, str] | None = None
        """The key and the column of the cell that is edited."""

    def open_at(self, index: QModelIndex, draft: Draft | None = None) -> None:
        """Edit a cell, when the screen has a field for it; go on from a draft."""
        key = self._table.key_of(index.row())
        if self.make is None or key is None or not self.settle():
            return
        column = self._table.specs[index.column()].key
        field = self.make(key, column)
        if field is None:
            return
        self.field, self.cell = field, (key, column)
        field.setParent(self._table.viewport())
        field.setAutoFillBackground(True)
        self.place()
        field.show()
        for widget in (field, *field.findChildren(QWidget)):
            widget.installEventFilter(self)
        innermost(field).setFocus(Qt.FocusReason.OtherFocusReason)
        if draft is not None:
            field.take_up(draft)
            self.place()
        elif isinstance(field, ChoiceField):
            field.open_list()
        elif isinstance(field, LineField):
            field.entry.end(False)

    def settle(self) -> bool:
        """Save what is typed and take the field away; not while it is not valid."""
        field = self.field
        if field is None:
            return True
        if not field.settle():
            self.place()
            innermost(field).setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.close()
        return True

    def close(self) -> None:
        """Take the field away and give the keyboard back, if it had it."""
        field, self.field, self.cell = self.field, None, None
        if field is not None:
            had_keyboard = _holds(field, QApplication.focusWidget())
            field.hide()
            field.deleteLater()
            if had_keyboard:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Stand over the cell, wherever it is now; a field with a long text needs more room."""
        field, cell = self.field, self.cell
        if field is None or cell is None:
            return
        box = self._table.visualRect(self._table.index_of(*cell))
        if box.isValid():
            room = self._table.viewport()
            wide = max(box.width(), theme().px(SENTENCE if field.error() else LEAST))
            high = max(box.height(), field.heightForWidth(wide))
            left = max(0, min(box.left(), room.width() - wide))
            top = max(0, min(box.top(), room.height() - high))
            field.setGeometry(left, top, wide, high)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        field = self.field
        if field is None:
            return False
        if isinstance(event, QKeyEvent):
            return self._hears(field, event)
        if event.type() == QEvent.Type.FocusOut and not _holds(field, QApplication.focusWidget()):
            if field.settle():
                self.close()
            else:
                self.place()
        return False

    def _hears(self, field: Field, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(field, event)
        is_erasing = event.key() == Qt.Key.Key_Delete
        if event.type() != QEvent.Type.ShortcutOverride or not is_erasing:
            return False
        event.accept()  # Del in a cell empties it, and deletes no record
        return True

    def _pressed(self, field: Field, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._step(-1 if event.modifiers() & _SHIFT else 1)
        elif key in _TAB:
            self._go_on(_TAB[key])
        elif key == Qt.Key.Key_Escape:
            field.revert()
            self.close()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Save, and go to the cell below or above, as in a spreadsheet."""
        cell = self.cell
        if cell is not None and self.settle():
            here = self._table.index_of(*cell)
            self._table.go_to_cell(here.row() + by, here.column())

    def _go_on(self, by: int) -> None:
        """Save, and edit the next cell of the row that can be edited."""
        cell = self.cell
        if cell is None or not self.settle():
            return
        shown = [at for at in self._table.columns.shown() if self._is_editable(at)]
        here = self._table.index_of(*cell)
        place = shown.index(here.column()) + by if here.column() in shown else -1
        if 0 <= place < len(shown):
            self._table.go_to_cell(here.row(), shown[place])
            self.open_at(self._table.currentIndex())

    def _is_editable(self, column: int) -> bool:
        return self._table.specs[column].key in self.columns


def innermost(field: Field) -> QWidget:
    """The widget that takes the keyboard for the field."""
    editor: QWidget = field
    while (proxy := editor.focusProxy()) is not None:
        editor = proxy
    return editor


def _holds(field: Field, widget: QWidget | None) -> bool:
    """Whether the keyboard is in a field, or in what opened under it."""
    while widget is not None:
        if widget is field:
            return True
        widget = widget.parentWidget()
    return False
