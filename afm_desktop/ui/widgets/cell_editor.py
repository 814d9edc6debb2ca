"""A field over one cell of a table: Enter and leaving save, Esc takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from afm_desktop.ui.widgets.field import Field

if TYPE_CHECKING:
    from afm_desktop.ui.widgets.table import DataTable

Make = Callable[[object, str], Field | None]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QObject):
    """At most one field, in the table it edits."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table
        self.make: Make | None = None
        self.field: Field | None = None

    def open_at(self, index: QModelIndex) -> None:
        """Edit a cell, when the screen has a field for it."""
        key = self._table.key_of(index.row())
        if self.make is None or key is None:
            return
        self.close()
        field = self.make(key, self._table.specs[index.column()].key)
        if field is None:
            return
        self.field = field
        field.setParent(self._table.viewport())
        box = self._table.visualRect(index)
        high = max(box.height(), field.sizeHint().height())
        field.setGeometry(box.left(), box.top(), box.width(), high)
        field.show()
        editor = _innermost(field)
        editor.installEventFilter(self)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Take the field away and give the keyboard back."""
        field, self.field = self.field, None
        if field is not None:
            field.hide()
            field.deleteLater()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        field = self.field
        if field is None:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(field, event)
        if event.type() == QEvent.Type.FocusOut and field.settle():
            self.close()
        return False

    def _pressed(self, field: Field, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            if field.settle():
                self.close()
            return True
        if event.key() == Qt.Key.Key_Escape:
            field.revert()
            self.close()
            return True
        return False


def _innermost(field: Field) -> QWidget:
    """The widget that takes the keyboard for the field."""
    editor: QWidget = field
    while (proxy := editor.focusProxy()) is not None:
        editor = proxy
    return editor
