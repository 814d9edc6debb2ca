"""The screen that lists records of one kind, with the details of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.views.model import Totals
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.records import placeholders, reading
from afm_desktop.ui.screens.records.cells import CellDraft, Cells
from afm_desktop.ui.screens.records.content import Content
from afm_desktop.ui.screens.records.creating import NewRecords
from afm_desktop.ui.screens.records.details_side import DetailsSide, SideDrafts
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.filter_bar import FilterBar
from afm_desktop.ui.screens.records.gestures import AskPath, RowGestures, ask_path
from afm_desktop.ui.screens.records.list_doings import ListDoings, chosen_keys
from afm_desktop.ui.screens.records.list_pane import ListPane
from afm_desktop.ui.screens.records.narrowing import Narrowing, of_place
from afm_desktop.ui.screens.records.reading import Found
from afm_desktop.ui.screens.records.spec import Figure, RecordsSpec
from afm_desktop.ui.screens.records.type_ahead import TypeAhead
from afm_desktop.ui.screens.records.view_menu import ViewMenu
from afm_desktop.ui.screens.screen import Doing, Header, Screen, ScreenContext
from afm_desktop.ui.view_places import FIELD
from afm_desktop.ui.widgets.button import Button

IMPORTED = frozenset({"members", "people", "links", "demands"})
"""The lists that can be taken over from a file."""
NAMED, TAGGED = frozenset({"divisions", "tags"}), frozenset({"tags", "taggings"})
"""Kinds of record whose names filters say, and those that every list shows."""
FOLLOWING = 40  # milliseconds a row is current before its details are read
ROWS = 4  # in sight above details one works in


class RecordsScreen(Screen):
    """Search and filters over a table with totals; the details follow the current row."""

    spec: ClassVar[RecordsSpec]

    def __init__(
        self,
        context: ScreenContext,
        make_details: MakeDetails | None = None,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(context)
        spec, preferences = self.spec, context.preferences
        self._found, self._room = Found.none(), Room.WIDE
        self._has_read = False
        self._record: str | None = None
        self._field: tuple[str | None, str | None] = (None, None)
        """A record that is asked for, and its field that the keyboard is for."""
        self._wanted: str | None = None
        self._cell: CellDraft | None = None
        self.content = Content(spec, context, self)
        self.gestures = RowGestures(spec, context, self, ask)
        self.list = ListPane(spec, self.content.model, preferences)
        self.views = ViewMenu(spec, preferences, context.toast, self)
        self.columns_button = Button("", "columns-3", "quiet", labels.CHOOSE_COLUMNS)
        ends = (self.views.button, self.columns_button, *self.more_ends())
        self.bar = FilterBar(spec, self.content.words, self.content.ask_choices, ends)
        self.side = DetailsSide(spec, _over(self.bar, self.list), context, make_details)
        if self.side.slot is not None:
            self.side.slot.least_main = lambda: self.bar.height() + self.list.height_of(ROWS)
        self.cells = Cells(spec, context, self.list.table, self.gestures)
        self.news = NewRecords(spec, context, self.side, self._read)
        self.doing = ListDoings(
            spec,
            self,
            rows=self.list,
            bar=self.bar,
            content=self.content,
            gestures=self.gestures,
            cells=self.cells,
            side=self.side,
            news=self.news,
        )
        self._following = QTimer(self, interval=FOLLOWING, singleShot=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.side.widget)
        self._connect()
        self.content.narrowing = Narrowing(sort=self.list.sort())
        self.content.learn_names(self.list.set_hues)

    def more_ends(self) -> Sequence[QWidget]:
        """What else stands at the end of the filters."""
        return ()

    # --- as the frame asks ------------------------------------------------------------------------

    def header(self) -> Header:
        """The count, and the button that registers a record unless the empty list has it."""
        is_offered = self.news.may and not self._is_without_records
        return Header(
            count=self._count_words(),
            primary="new" if is_offered else "",
            secondary=(*self.spec.beside, "export") if self._found.keys else (),
            more=self._more(),
            words={"new": self.spec.words.new},
        )

    def _more(self) -> tuple[str, ...]:
        """Printing what is there, and the ways on from this kind of list."""
        known = self.doings()
        printed = tuple(key for key in ("print", "count_list") if self._found.keys and key in known)
        taken = ("import_list",) if self.spec.kind in IMPORTED else ()
        bound = self.context.commands.is_bound
        return (*printed, *taken, *(key for key in self.spec.more if bound(key)))

    def doings(self) -> Mapping[str, Doing]:
        """What the commands of the frame do with the list."""
        return self.doing.doings()

    def open(self, place: Place) -> None:
        """Show a record, or the list narrowed down; the bare screen shows all."""
        if place != self.place() or not self._has_read:
            known = frozenset(one.key for one in self.spec.filters)
            sort, window = self.content.narrowing.sort, self.context.scope.division
            self.content.narrowing = of_place(place, sort, known, window)
            self._read(place.record)
        if self._room is Room.NARROW:
            self.side.set_shown(place.record is not None)
        self._field = (place.record, next(iter(place.filter(FIELD)), None))
        QTimer.singleShot(0, self, self._tell_selection)

    def place(self) -> Place:
        """What the list is narrowed to, and the record one is at."""
        is_at_record = self._room > Room.NARROW or self.side.is_page
        return self.content.narrowing.place(self.key, self._record if is_at_record else None)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again; selection and place stay."""
        if not kinds or kinds & NAMED:
            self.content.learn_names(self.list.set_hues)
        if self._has_read and (not kinds or kinds & (self.spec.reads | TAGGED)):
            self._read(self._wanted)
        if self._record is not None:
            self.side.follow(self._record, again=True)

    def panes(self) -> Sequence[QWidget]:
        """Filters, list, details."""
        details = [self.side.pane] if self.side.pane is not None else []
        return [self.bar, self.list, *details]

    def start(self) -> QWidget:
        """The rows, or what stands in their place."""
        return self.list.table if not self.list.is_empty else self.list

    def arrange(self, room: Room) -> None:
        """Fewer columns, details below or in the list's place, filters in one button."""
        self._room = room
        self.list.arrange(room)
        self.list.set_hues(self.list.hues)
        self.side.arrange(room)
        self.bar.arrange(room)
        self.columns_button.setVisible(room > Room.NARROW)

    @property
    def is_settled(self) -> bool:
        """Whether the list shows what it is narrowed to."""
        return self._has_read and self._found.query == self.content.query

    def leave(self) -> None:
        """Save what was typed; persons are masked again."""
        self.list.table.settle_cell()
        self.side.leave()
        self.content.mask()

    def drafts(self) -> tuple[SideDrafts, CellDraft | None]:
        """What is typed in the details or in a cell, and not in the file."""
        return self.side.drafts(), self.cells.draft() or self._cell

    def take_up(self, drafts: object) -> None:
        """Go on from the drafts of a screen that this one replaces."""
        if isinstance(drafts, tuple):
            side, self._cell = drafts
            self.side.take_up(side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self._step_out():
            super().keyPressEvent(event)

    # --- the list ---------------------------------------------------------------------------------

    def _read(self, record: str | None = None) -> None:
        self._wanted = record
        self.bar.leave_out(self.content.left_out)
        self._show_narrowing()
        self.content.read(record)

    def _narrow(self, narrowing: Narrowing) -> None:
        """Show what another narrowing leaves."""
        self.content.narrowing = narrowing
        self._read()

    def _clear(self) -> None:
        self._narrow(self.content.narrowing.cleared())

    def _show_narrowing(self) -> None:
        narrowing = self.content.narrowing
        self.bar.show_narrowing(narrowing)
        self.views.show_narrowing(narrowing)
        self.list.show_sort(narrowing.sort)

    def _show(self, found: Found) -> None:
        self._found, self._has_read = found, True
        self._show_narrowing()
        columns = self.content.rows.columns
        self.bar.setVisible(not self._is_without_records)
        self.side.set_needed(not self._is_without_records)
        self.list.table.columns.set_redundant(self.content.settled)
        self.list.show_rows(found.keys, reading.footer_of(self.spec, columns, found.totals))
        if self.spec.sums:
            self.list.footer.set_note(reading.left_out_words(self.spec, found.totals))
        if not found.keys:
            is_narrowed = self.content.narrowing.is_set and found.all > 0
            new = self._begin_new if self.news.may and not self.news.why_not() else None
            may_bring = new is not None and self.spec.kind in IMPORTED
            bring = self._bring if may_bring else None
            clear = self._clear if is_narrowed else None
            self.list.show_placeholder(placeholders.none_shown(self.spec, clear, new, bring))
        self._go_to_wanted(found)
        cell, self._cell = self._cell, None
        if cell is not None:
            self.cells.take_up(cell)
        self.header_changed.emit()
        self._amend()

    def _go_to_wanted(self, found: Found) -> None:
        """The record that was asked for; where none is current, the first one."""
        table, wanted = self.list.table, self._wanted
        self._wanted = None
        if wanted is not None:
            if not table.set_current(found.record):
                table.selectionModel().clear()
            self._following.stop()  # the row may be current already, and nothing to follow
            self._follow_record(wanted)
        elif table.current_key() is None and found.keys and self._may_begin():
            table.set_current(found.keys[0])

    def _may_begin(self) -> bool:
        """Whether the first row is taken: to show its details, or because the keyboard is here."""
        return self._room > Room.NARROW or self.list.table.hasFocus()

    def _show_error(self, error: AfmError) -> None:
        clear = self._clear if self.content.narrowing.is_set else None
        self.list.show_placeholder(placeholders.unreadable(str(error), self._read, clear))
        self._found = Found.none()
        self.header_changed.emit()

    # --- the current row --------------------------------------------------------------------------

    def _follow(self) -> None:
        key = self.list.table.current_key()
        self.content.identify(key if isinstance(key, int) else None, self._follow_record)

    def _follow_record(self, id: str | None) -> None:
        self._record = id
        wanted, field = self._field
        is_for_field = field is not None and wanted == id
        if is_for_field:
            self.side.set_shown(True)
            self._field = (None, None)
        if self.side.is_shown:
            self.side.follow(id)
        if is_for_field:
            self.side.enter(field)
        self._amend()

    def _go_to(self, key: int) -> None:
        self.list.table.set_current(key)

    def _open_apart(self, key: object) -> None:
        self.content.identify(key if isinstance(key, int) else None, self._show_apart)

    def _show_apart(self, id: str | None) -> None:
        if id is not None and self.side.is_there:
            self.context.frame.open_apart(self.spec.record, id)

    def _amend(self) -> None:
        if self.isVisible():
            self.context.frame.amend(self.place())

    def _open_row(self, _key: object = None) -> None:
        """Go to the details of the current row."""
        key = self.list.table.current_key()
        if self.side.is_there and isinstance(key, int):
            self._following.stop()
            self.content.identify(key, self._enter_details)

    def _open_figure(self, key: object, column: str) -> None:
        """Go to the list behind a number."""
        filters = {one.key: tuple(map(str, one.values)) for one in self.content.narrowing.filters}

        def lead(id: str | None) -> None:
            asked = self.spec.leads
            if id is not None and asked is not None:
                place = asked(Figure(id, column, filters, lambda other: table.text_at(key, other)))
                if place is not None:
                    self.context.navigate(place)

        table = self.list.table
        self.content.identify(key if isinstance(key, int) else None, lead)

    def _enter_details(self, id: str | None) -> None:
        """With little room the details are a page of their own, from which one comes back."""
        self._record = id
        if id is not None and self._room is Room.NARROW:
            self.context.navigate(self.content.narrowing.place(self.key, id))
        self.side.follow(id)
        self.side.enter()

    def _toggle_details(self) -> None:
        if self.side.is_shown:
            self._close_details()
        elif self.list.table.current_key() is not None:
            self._open_row()
        elif self._room > Room.NARROW:
            self.side.set_shown(True)

    def _close_details(self) -> None:
        if self.side.leave():
            self.side.set_shown(False)
            self.list.table.setFocus()
            self._amend()

    def _drop_new(self) -> None:
        """Back to the record that was shown before a new one was begun."""
        self.side.set_needed(not self._is_without_records)
        if self._room is Room.NARROW:
            self.side.set_shown(False)
        self.side.follow(self._record)
        self.list.table.setFocus()

    def _bring(self) -> None:
        self.context.commands.run("import_list")

    def _begin_new(self) -> None:
        self._following.stop()
        self.news.begin(self.content.narrowing, self.bar, self.content.own)

    def _step_out(self) -> bool:
        """Back from the details, then the search is cleared, then the details are closed."""
        if self.side.has_focus and not self.side.is_page:
            self.list.table.setFocus()
        elif self.content.narrowing.text:
            self._narrow(self.content.narrowing.with_text(""))
        elif self.side.is_shown:
            self._close_details()
        else:
            return False
        return True

    # --- what is said -----------------------------------------------------------------------------

    @property
    def _is_without_records(self) -> bool:
        return self._has_read and not self._found.keys and not self.content.narrowing.is_set

    def _count_words(self) -> str:
        if not self._has_read:
            return ""
        all_ = self._found.all if self.content.narrowing.is_set else None
        chosen = self.list.count_chosen()
        return reading.count_words(self.spec, self._found.totals.count, all_, chosen)

    def _tell_selection(self) -> None:
        self.header_changed.emit()
        count = self.list.count_chosen()
        if not count:
            self.selected.emit("")
        elif count == len(self._found.keys):
            self._say_selection(self._found.totals)
        else:
            self.content.sum_up(chosen_keys(self.list.table), self._say_selection)

    def _say_selection(self, totals: Totals) -> None:
        self.selected.emit(reading.selection_words(self.spec, self.content.rows.columns, totals))

    def _connect(self) -> None:
        table, bar, content = self.list.table, self.bar, self.content
        content.came.connect(self._show)
        content.failed.connect(self._show_error)
        bar.searched.connect(lambda text: self._narrow(content.narrowing.with_text(text)))
        bar.filter_changed.connect(
            lambda key, values: self._narrow(content.narrowing.with_filter(key, values))
        )
        bar.cleared.connect(self._clear)
        self.doing.cleared.connect(self._clear)
        self.doing.began.connect(self._begin_new)
        self.doing.toggled.connect(self._toggle_details)
        self.doing.opened.connect(self._open_row)
        bar.entered.connect(table.setFocus)
        self.views.chosen.connect(self._narrow)
        self.views.day_asked.connect(lambda: self.context.commands.run("look_back"))
        button = self.columns_button
        button.clicked.connect(lambda: self.doing.choose_columns(button))
        self.list.sorted_by.connect(lambda sort: self._narrow(content.narrowing.sorted_by(sort)))
        table.current_changed.connect(lambda _key: self._following.start())
        table.selection_changed.connect(lambda _keys: self._tell_selection())
        table.opened.connect(self._open_row)
        table.cell_opened.connect(self._open_figure)
        for asked in (table.opened_apart, self.doing.opened_apart):
            asked.connect(self._open_apart)
        table.context_requested.connect(self.doing.open_menu)
        table.too_much_to_copy.connect(
            lambda count: self.context.toast(labels.TOO_MUCH_TO_COPY.format(count=count))
        )
        self.cells.told.connect(self.selected)
        self._following.timeout.connect(self._follow)
        TypeAhead(table).typed.connect(lambda text: content.find(text, self._go_to))
        self.side.closed.connect(self._close_details)
        self.side.left_alone.connect(table.setFocus)
        self.side.dropped.connect(self._drop_new)
        self.gestures.revealed.connect(content.reveal)


def _over(bar: QWidget, rows: QWidget) -> QWidget:
    """The filters above the list."""
    main = QWidget()
    column = QVBoxLayout(main)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(rows, 1)
    return main
