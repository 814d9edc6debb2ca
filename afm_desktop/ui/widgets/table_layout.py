"""Which columns a table shows, in which order and how wide; kept by key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import ColumnSpec, natural_width, paddings
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.table_header import TableHeader


class ColumnLayout(QObject):
    """The columns of one table; `changed` tells what the person changed."""

    changed = Signal()
    sorted = Signal(str, bool)  # column key, descending

    def __init__(self, table: QTableView, header: TableHeader, edge_u: float) -> None:
        super().__init__(table)
        self._table, self._header, self._edge_u = table, header, edge_u
        self.specs: Sequence[ColumnSpec] = ()
        self.first = -1
        self._pads: dict[int, tuple[float, float]] = {}
        self._is_fitting = False
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._on_moved)
        header.sectionClicked.connect(self._on_clicked)
        header.menu_asked.connect(self._open_menu)

    def start(self, specs: Sequence[ColumnSpec]) -> None:
        """Begin with these columns as they come."""
        self.specs = tuple(specs)
        self.usual()

    def shown(self) -> list[int]:
        """The columns that are shown, from left to right."""
        order = (self._header.logicalIndex(place) for place in range(len(self.specs)))
        return [column for column in order if not self._header.isSectionHidden(column)]

    def padding(self, column: int) -> tuple[float, float]:
        """The padding at the left and right of the cells of a column."""
        return self._pads.get(column, (0.0, 0.0))

    def state(self) -> dict[str, Any]:
        """Order, widths (in units) and visibility of the columns, and the sort, by key."""
        header, columns = self._header, []
        for place in range(len(self.specs)):
            column = header.logicalIndex(place)
            is_hidden = header.isSectionHidden(column)
            with QSignalBlocker(header):
                header.setSectionHidden(column, False)
                width = header.sectionSize(column) / theme().u
                header.setSectionHidden(column, is_hidden)
            key = self.specs[column].key
            columns.append({"key": key, "width": round(width, 2), "visible": not is_hidden})
        return {"columns": columns, "sort": list(header.sort) if header.sort else None}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a kept layout; columns it does not know keep their usual place and width."""
        header, place = self._header, 0
        columns = {spec.key: number for number, spec in enumerate(self.specs)}
        with QSignalBlocker(header):
            for kept in state.get("columns", ()):
                column = columns.get(kept.get("key"))
                if column is None:
                    continue
                header.moveSection(header.visualIndex(column), place)
                header.setSectionHidden(column, not kept.get("visible", True))
                if not self.specs[column].stretch:
                    header.resizeSection(column, round(kept.get("width", 20) * theme().u))
                place += 1
            if self.specs and not self.shown():
                header.setSectionHidden(0, False)
        sort = state.get("sort")
        if sort and sort[0] in columns:
            header.sort = (str(sort[0]), bool(sort[1]))
        self.lay_out()

    def usual(self) -> None:
        """Show the columns in the order, width and choice they come with."""
        header, mode = self._header, QHeaderView.ResizeMode
        with QSignalBlocker(header):
            for column, spec in enumerate(self.specs):
                header.moveSection(header.visualIndex(column), column)
                header.setSectionHidden(column, not spec.visible)
                header.setSectionResizeMode(
                    column, mode.Fixed if spec.stretch else mode.Interactive
                )
        self.lay_out()
        with QSignalBlocker(header):
            for column, spec in enumerate(self.specs):
                header.resizeSection(column, natural_width(spec, sum(self.padding(column))))
        self.lay_out()

    def show(self, key: str, is_shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        column = next(number for number, spec in enumerate(self.specs) if spec.key == key)
        if is_shown or self.shown() != [column]:
            self._header.setSectionHidden(column, not is_shown)
            self.lay_out()
            self.changed.emit()

    def menu(self) -> PopupMenu:
        """The menu in which columns are chosen."""
        menu, shown = PopupMenu(self._table, words.COLUMNS), set(self.shown())
        for column, spec in enumerate(self.specs):
            is_on = column in shown
            menu.add(
                spec.header,
                partial(self.show, spec.key, not is_on),
                is_checked=is_on,
            )
        menu.addSeparator()
        menu.add(words.USUAL_COLUMNS, self._back_to_usual, icon="rotate-ccw")
        return menu

    def lay_out(self) -> None:
        """Work the paddings out again: the outer columns keep the edge of the page."""
        shown = self.shown()
        self.first = shown[0] if shown else -1
        last = shown[-1] if shown else -1
        self._pads = {
            column: paddings(column == self.first, column == last, self._edge_u)
            for column in range(len(self.specs))
        }
        self.stretch()
        self._header.viewport().update()
        self._table.viewport().update()

    def stretch(self) -> None:
        """Give the stretching column what the others leave, but never less than it needs."""
        shown, header = self.shown(), self._header
        wide = next((column for column in shown if self.specs[column].stretch), None)
        if wide is None or self._is_fitting:
            return
        others = sum(header.sectionSize(column) for column in shown if column != wide)
        least = natural_width(self.specs[wide], sum(self.padding(wide)))
        self._is_fitting = True
        header.resizeSection(wide, max(least, self._table.viewport().width() - others))
        self._is_fitting = False

    def _on_resized(self) -> None:
        if not self._is_fitting:
            self.stretch()
            self.changed.emit()

    def _on_moved(self) -> None:
        self.lay_out()
        self.changed.emit()

    def _back_to_usual(self) -> None:
        self.usual()
        self.changed.emit()

    def set_sort(self, key: str, descending: bool) -> None:
        """Show by which column the rows are in order; by none with an empty key."""
        self._header.sort = (key, descending) if key else None
        self._header.viewport().update()

    def _on_clicked(self, column: int) -> None:
        spec, was = self.specs[column], self._header.sort
        if spec.is_sortable:
            self._sort(spec.key, was is not None and was == (spec.key, False))

    def _sort(self, key: str, descending: bool) -> None:
        self.set_sort(key, descending)
        self.changed.emit()
        self.sorted.emit(key, descending)

    def _open_menu(self, place: QPoint, column: int) -> None:
        menu = self.menu()
        if column >= 0 and self.specs[column].is_sortable:
            key, first = self.specs[column].key, menu.actions()[0]
            for text, icon, down in (
                (words.ASCENDING, "arrow-up", False),
                (words.DESCENDING, "arrow-down", True),
            ):
                action = menu.add(text, partial(self._sort, key, down), icon=icon)
                menu.insertAction(first, action)
            menu.insertSeparator(first)
        menu.popup(place)
