"""The rows of a list with their totals, or what stands in their place when there are none."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.services.views.model import Sort
from afm_desktop.ui.models.keyed import KeyedModel
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.footer_row import FooterRow
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.table import DataTable

_ROOMS = {Room.WIDE: "", Room.MEDIUM: ".medium", Room.NARROW: ".narrow"}


class ListPane(QStackedWidget):
    """Table and footer; columns are kept by key, for each amount of room on its own."""

    sorted_by = Signal(object)  # tuple of Sort

    def __init__(self, spec: RecordsSpec, model: KeyedModel, preferences: Preferences) -> None:
        super().__init__()
        self._spec, self._preferences, self._room = spec, preferences, Room.WIDE
        self._model = model
        self._placeholder: Placeholder | None = None
        self.hues: Mapping[str, int] = {}
        self.table = DataTable(spec.words.title)
        self.table.set_model(model, self._columns())
        self.footer = FooterRow(self.table)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.footer)
        self.addWidget(page)
        self._page = page
        self._restore()
        self.table.layout_changed.connect(self._keep)
        self.table.sort_requested.connect(
            lambda key, descending: self.sorted_by.emit((Sort(key, descending),))
        )

    @property
    def is_empty(self) -> bool:
        """Whether a placeholder stands where the rows would."""
        return self.currentWidget() is not self._page

    def sort(self) -> tuple[Sort, ...]:
        """The order the columns were left in, or the usual one."""
        kept = self.table.layout_state()["sort"]
        return (Sort(kept[0], bool(kept[1])),) if kept else self._spec.sort

    def show_sort(self, sort: Sequence[Sort]) -> None:
        """Mark the column the rows are in order by."""
        first = sort[0] if sort else Sort("")
        self.table.set_sort(first.key, descending=first.descending)

    def show_rows(self, keys: array[int], footer: Mapping[str, str]) -> None:
        """Show other rows; those in view stay where they are if they are still there."""
        bar, row_h = self.table.verticalScrollBar(), self.table.verticalHeader()
        at, current = bar.value(), self.table.current_key()
        before = self.table.currentIndex().row()
        is_new = keys != self._model.keys
        self._model.set_keys(keys)
        self.footer.set_cells(footer)
        if is_new and before >= 0 and self.table.current_key() == current:
            moved = self.table.currentIndex().row() - before
            bar.setValue(at + moved * row_h.defaultSectionSize())
        self._drop_placeholder()

    def show_placeholder(self, placeholder: Placeholder) -> None:
        """Say why there are no rows."""
        had_focus = self.table.hasFocus()
        self._drop_placeholder()
        self._placeholder = placeholder
        self.addWidget(placeholder)
        self.setCurrentWidget(placeholder)
        first = placeholder.findChild(Button)
        if had_focus and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def height_of(self, rows: int) -> int:
        """How high it is with so many rows in sight."""
        head, row = self.table.horizontalHeader(), self.table.verticalHeader().defaultSectionSize()
        return head.sizeHint().height() + rows * row + self.footer.height()

    def arrange(self, room: Room) -> None:
        """Show the columns that so much room is for."""
        if room is not self._room:
            self._room = room
            sort = self.sort()
            self.table.columns.start(self._columns())
            self._restore()
            self.show_sort(sort)

    def set_hues(self, hues: Mapping[str, int]) -> None:
        """The colour numbers of the divisions by their codes."""
        self.hues = hues
        self.table.columns.specs = tuple(
            replace(one, hues=hues) if one.kind == "division" else one for one in self.table.specs
        )
        self.table.viewport().update()

    def shown_columns(self) -> list[ColumnSpec]:
        """The columns that are shown, from left to right."""
        return [self.table.specs[column] for column in self.table.columns.shown()]

    def count_chosen(self) -> int:
        """How many rows are selected; by ranges, since all of a long list may be."""
        ranges = self.table.selectionModel().selection().toList()
        return sum(part.height() for part in ranges)

    def _drop_placeholder(self) -> None:
        self.setCurrentWidget(self._page)
        if self._placeholder is not None:
            self.removeWidget(self._placeholder)
            self._placeholder.deleteLater()
            self._placeholder = None

    # --- columns ----------------------------------------------------------------------------------

    def _columns(self) -> list[ColumnSpec]:
        known = self.table.specs or self._spec.columns
        usual = {one.key: one.visible for one in self._spec.columns}
        return [replace(one, visible=self._is_usual(one.key, usual[one.key])) for one in known]

    def _is_usual(self, key: str, is_visible: bool) -> bool:
        if self._room is Room.NARROW:
            return key in self._spec.narrow
        return is_visible and not (self._room is Room.MEDIUM and key in self._spec.only_wide)

    @property
    def _name(self) -> str:
        return f"{self._spec.key}{_ROOMS[self._room]}"

    def _restore(self) -> None:
        kept = self._preferences.layout(self._name)
        if kept:
            self.table.restore_layout(kept)

    def _keep(self) -> None:
        self._preferences.keep_layout(self._name, self.table.layout_state())
