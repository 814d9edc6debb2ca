"""A list whose rows are added, removed and put in order by button and by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import RowsModel, TableRow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.table import DataTable

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EditedTable(DataTable):
    """A table of finished rows, one of them chosen."""

    added, removed = Signal(), Signal()
    moved = Signal(int)
    entered = Signal()

    def __init__(self, name: str, columns: Iterable[ColumnSpec]) -> None:
        super().__init__(name)
        specs = tuple(columns)
        self.rows = RowsModel([spec.header for spec in specs], (), self)
        self.set_model(self.rows, specs)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows; the chosen one stays, or the one that takes its place."""
        key, at = self.current_key(), max(self.currentIndex().row(), 0)
        self.rows.set_rows(rows)
        if rows and not self.set_current(key):
            self.set_current(rows[min(at, len(rows) - 1)].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key()))
        if held == Qt.KeyboardModifier.AltModifier and step is not None:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Insert:
            self.added.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class ListEditor(QWidget):
    """The table over its buttons."""

    added = Signal()
    removed = Signal(str)
    moved = Signal(str, int)
    chosen = Signal(object)
    """The id that is chosen, or None."""

    def __init__(
        self, name: str, what: str, columns: Iterable[ColumnSpec], *, is_fixed: bool = False
    ) -> None:
        super().__init__()
        self.table = EditedTable(name, columns)
        self._is_fixed, self._may = is_fixed, False
        self.add = Button(labels.ADD, "plus", "quiet", labels.of(what, labels.ADD))
        self.remove = Button("", "trash-2", "quiet", labels.of(what, labels.REMOVE))
        self.up = Button("", "arrow-up", "quiet", labels.of(what, labels.UP))
        self.down = Button("", "arrow-down", "quiet", labels.of(what, labels.DOWN))
        self.buttons = [self.add, self.remove, self.up, self.down]
        self.row = QHBoxLayout()
        column, u = QVBoxLayout(self), theme().u
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        self.row.setContentsMargins(2 * u, u, 2 * u, u)
        self.row.setSpacing(u)
        for button in self.buttons:
            self.row.addWidget(button)
        self.row.addStretch(1)
        if is_fixed:
            for button in self.buttons:
                button.hide()
        else:
            column.addLayout(self.row)
        self._listen()
        self.allow(False)

    @property
    def key(self) -> str | None:
        """The id that is chosen."""
        key = self.table.current_key()
        return key if isinstance(key, str) else None

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows."""
        self.table.show_rows(rows)
        self._judge()

    def allow(self, may: bool) -> None:
        """Whether rows may be changed now."""
        self._may = may
        self._judge()

    def begin(self) -> None:
        """Add a row, if that may be."""
        if self._may and not self._is_fixed and self.add.isEnabled():
            self.added.emit()

    def drop(self) -> None:
        """Remove the chosen row, if that may be."""
        key = self.key
        if self._may and not self._is_fixed and key is not None:
            self.removed.emit(key)

    def shift(self, step: int) -> None:
        """Move the chosen row, if that may be."""
        key = self.key
        if self._may and not self._is_fixed and key is not None:
            self.moved.emit(key, step)

    def _judge(self) -> None:
        has_one = self._may and self.key is not None
        self.add.setEnabled(self._may)
        for button in (self.remove, self.up, self.down):
            button.setEnabled(has_one)

    def _listen(self) -> None:
        self.add.clicked.connect(self.begin)
        self.remove.clicked.connect(self.drop)
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.table.added.connect(self.begin)
        self.table.removed.connect(self.drop)
        self.table.moved.connect(self.shift)
        self.table.current_changed.connect(self._choose)

    def _choose(self, key: object) -> None:
        self._judge()
        self.chosen.emit(key if isinstance(key, str) else None)


def column(key: str, heads: Mapping[str, str], **told: object) -> ColumnSpec:
    """A column of such a table."""
    return ColumnSpec(key, heads[key], is_sortable=False, **told)  # type: ignore[arg-type]
