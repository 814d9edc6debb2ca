"""Which columns a table shows, in which order and how wide; kept by key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.column_fit import fit
from afm_desktop.ui.widgets.columns import ColumnSpec, paddings
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
        self._sized: dict[int, float] = {}  # units, as somebody has drawn them
        self._off: set[int] = set()  # chosen to be hidden
        self._asked: set[int] = set()  # chosen to be shown, though room is short
        self._redundant: frozenset[str] = frozenset()
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
        """Order, visibility and chosen widths (in units) of the columns, and the sort, by key."""
        header, columns = self._header, []
        for place in range(len(self.specs)):
            column = header.logicalIndex(place)
            kept: dict[str, Any] = {"key": self.specs[column].key}
            kept["visible"] = column not in self._off
            if column in self._sized:
                kept["width"] = round(self._sized[column], 2)
            columns.append(kept)
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
                (self._off.discard if kept.get("visible", True) else self._off.add)(column)
                if "width" in kept:
                    self._sized[column] = float(kept["width"])
                place += 1
        if self.specs and len(self._off) == len(self.specs):
            self._off.discard(0)
        sort = state.get("sort")
        if sort and sort[0] in columns:
            header.sort = (str(sort[0]), bool(sort[1]))
        self.lay_out()

    def usual(self) -> None:
        """Show the columns in the order, width and choice they come with."""
        header, mode = self._header, QHeaderView.ResizeMode
        self._sized.clear()
        self._asked.clear()
        self._off = {column for column, spec in enumerate(self.specs) if not spec.visible}
        with QSignalBlocker(header):
            for column, spec in enumerate(self.specs):
                header.moveSection(header.visualIndex(column), column)
                header.setSectionResizeMode(
                    column, mode.Fixed if spec.stretch else mode.Interactive
                )
        self.lay_out()

    def set_redundant(self, keys: Collection[str]) -> None:
        """Leave out columns that say the same in every row now, unless they are asked for."""
        if frozenset(keys) != self._redundant:
            self._redundant = frozenset(keys)
            self._asked.clear()
            self.lay_out()

    def show(self, key: str, is_shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        column = next(number for number, spec in enumerate(self.specs) if spec.key == key)
        if not is_shown and self.shown() == [column]:
            return
        (self._off.discard if is_shown else self._off.add)(column)
        (self._asked.add if is_shown else self._asked.discard)(column)
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
        """Share the width anew; the outer columns keep the edge of the page."""
        self.fit()
        self._header.viewport().update()
        self._table.viewport().update()

    def fit(self) -> None:
        """Give each column its width, and leave out those that have to step aside."""
        if self._is_fitting:
            return
        header, u = self._header, theme().u
        order = [header.logicalIndex(place) for place in range(len(self.specs))]
        wanted = [column for column in order if column not in self._off]
        redundant = {c for c in wanted if self.specs[c].key in self._redundant} - self._asked
        # Before the table has its place nothing is known of the room.
        is_placed = self._table.isVisible()
        widths = fit(
            [column for column in wanted if column not in redundant] or wanted,
            self.specs,
            self._table.viewport().width() if is_placed else 0,
            self._edge_u,
            sized={column: round(units * u) for column, units in self._sized.items()},
            kept=self._asked if is_placed else range(len(self.specs)),
        )
        self._is_fitting = True
        for column in order:
            header.setSectionHidden(column, column not in widths)
        for column, width in widths.items():
            header.resizeSection(column, width)
        self._is_fitting = False
        shown = self.shown()
        self.first = shown[0] if shown else -1
        last = shown[-1] if shown else -1
        self._pads = {
            column: paddings(column == self.first, column == last, self._edge_u)
            for column in range(len(self.specs))
        }

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if self._is_fitting:
            return
        if not self.specs[column].stretch:
            self._sized[column] = width / theme().u
        self.fit()
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
