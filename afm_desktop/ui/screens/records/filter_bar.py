"""Search, filters and views above a list; what does not fit is folded into one button."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from afm_desktop.services.views.model import FilterChoice
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.records.filter_button import FilterButton
from afm_desktop.ui.screens.records.filter_words import FilterWords
from afm_desktop.ui.screens.records.narrowing import Narrowing
from afm_desktop.ui.screens.records.spec import FilterSpec, RecordsSpec
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.option_list import Option, OptionPopup
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.search_edit import SearchEdit

Choices = Callable[[str, Callable[[Sequence[FilterChoice]], None]], None]
"""Asks for the choices of a filter; they come later."""
ALL, SET, FOLDED = range(3)
"""How much of the filters is shown: every button, only the set ones, one for all."""
_SEARCH, _LEAST_SEARCH = 52.0, 34.0  # units


class FilterBar(QWidget):
    """Says what is chosen; it narrows nothing down itself."""

    searched = Signal(str)
    entered = Signal()
    filter_changed = Signal(str, object)  # key, tuple of values
    cleared = Signal()

    def __init__(
        self, spec: RecordsSpec, words: FilterWords, choices: Choices, ends: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._spec, self._words, self._choices = spec, words, choices
        self._narrowing, self._room = Narrowing(), Room.WIDE
        self._left_out: frozenset[str] = frozenset()
        self.setAccessibleName(labels.FILTER_BAR)
        self.search = SearchEdit(spec.words.search, spec.words.search)
        self.search.queried.connect(self.searched)
        self.search.entered.connect(self.entered)
        self.buttons = {one.key: self._button(one) for one in spec.filters}
        self.more = Button(labels.ADD_FILTER, "plus", "quiet", labels.ADD_FILTER_NAME)
        self.more.clicked.connect(self._open_more)
        self.folded = Button(labels.FILTERS, "list-filter", "filter", trailing="chevron-down")
        self.folded.clicked.connect(self._open_folded)
        self.clear = Button(labels.CLEAR_FILTERS, variant="link")
        self.clear.clicked.connect(self.cleared)
        self._ends = tuple(ends)
        self._lay_out()

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Show what the list is narrowed to now."""
        self._narrowing = narrowing
        if self.search.query() != narrowing.text:
            self.search.set_query(narrowing.text)
        for key, button in self.buttons.items():
            values = narrowing.values(key)
            button.set_value(self._words.values(button.spec, values) if values else "")
        count = len(narrowing.filters)
        self.folded.setText(labels.FILTERS_SET.format(count=count) if count else labels.FILTERS)
        self._fold()

    def leave_out(self, keys: frozenset[str]) -> None:
        """Offer these filters not: the window or the office decides them."""
        self._left_out = keys
        self._fold()

    def arrange(self, room: Room) -> None:
        """Fold the filters where there is little room."""
        self._room = room
        self._fold()

    def open_choices(self, key: str, opener: QWidget) -> None:
        """Show the choices of a filter under a button."""
        self._choices(key, partial(self._show_choices, key, opener))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(11))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(11))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # --- putting together -----------------------------------------------------------------------

    def _button(self, spec: FilterSpec) -> FilterButton:
        button = FilterButton(spec)
        if not spec.record:
            button.clicked.connect(lambda: self.open_choices(spec.key, button))
        button.cleared.connect(lambda: self.filter_changed.emit(spec.key, ()))
        return button

    def _lay_out(self) -> None:
        u = theme().u
        self.setFixedHeight(theme().px(11))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(4 * u, 0, 2 * u, 0)
        row.setSpacing(2 * u)
        for widget in (self.search, *self._middle()):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in self._ends:
            row.addWidget(widget)

    def _middle(self) -> tuple[QWidget, ...]:
        return (*self.buttons.values(), self.folded, self.more, self.clear)

    # --- what fits --------------------------------------------------------------------------------

    def _fold(self) -> None:
        """Show as much as fits; the search gives way before the filters do."""
        lowest = FOLDED if self._room is Room.NARROW else ALL
        room = self.width() - theme().px(6) - self._wide(self._ends)
        for level in range(lowest, FOLDED + 1):
            shown = set(self._shown_at(level))
            left = room - self._wide(shown)
            if left >= theme().px(_LEAST_SEARCH):
                break
        for widget in self._middle():
            widget.setVisible(widget in shown)
        least, most = theme().px(_LEAST_SEARCH), theme().px(_SEARCH)
        self.search.setFixedWidth(max(least, min(most, left)))

    def _wide(self, widgets: Sequence[QWidget] | set[QWidget]) -> int:
        gap = theme().px(2)
        return sum(one.sizeHint().width() + gap for one in widgets)

    def _shown_at(self, level: int) -> Iterator[QWidget]:
        offered = list(self._offered())
        if level == FOLDED:
            if offered or self._narrowing.filters:
                yield self.folded
            return
        shown = [key for key, button in self.buttons.items() if self._stands(button, level)]
        yield from (self.buttons[key] for key in shown)
        if any(spec.key not in shown for spec in offered):
            yield self.more
        if self._narrowing.is_set:
            yield self.clear

    def _stands(self, button: FilterButton, level: int) -> bool:
        spec = button.spec
        if self._narrowing.values(spec.key):
            return spec.key not in self._left_out
        return level == ALL and spec.stands_by and spec.key not in self._left_out

    def _offered(self) -> Iterator[FilterSpec]:
        for spec in self._spec.filters:
            if not spec.record and spec.key not in self._left_out:
                yield spec

    # --- menus ------------------------------------------------------------------------------------

    def _open_more(self) -> None:
        menu = PopupMenu(self.more, labels.ADD_FILTER_NAME)
        for spec in self._offered():
            if self.buttons[spec.key].isHidden():
                menu.add(spec.title, partial(self.open_choices, spec.key, self.more))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.more)

    def _open_folded(self) -> None:
        menu = PopupMenu(self.folded, labels.FILTERS)
        for spec in self._spec.filters:
            values = self._narrowing.values(spec.key)
            if spec.key in self._left_out or (spec.record and not values):
                continue
            text = self._words.values(spec, values) if values else ""
            do = (
                partial(self.filter_changed.emit, spec.key, ())
                if spec.record
                else partial(self.open_choices, spec.key, self.folded)
            )
            menu.add(f"{spec.title}: {text}" if text else spec.title, do, is_checked=bool(values))
        if self._narrowing.is_set:
            menu.addSeparator()
            menu.add(labels.CLEAR_FILTERS, self.cleared.emit, icon="x")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.folded)

    def _show_choices(self, key: str, opener: QWidget, choices: Sequence[FilterChoice]) -> None:
        if not opener.isVisible():
            return
        spec = self.buttons[key].spec
        options = self._words.options(spec, choices)
        chosen = self._narrowing.values(key)
        missing = [value for value in chosen if value not in {one.value for one in choices}]
        options += self._words.options(spec, [FilterChoice(one, None, 0) for one in missing])
        popup = OptionPopup(opener, options, chosen, is_multiple=True)
        popup.chosen.connect(lambda values: self.filter_changed.emit(key, _ticked(values, options)))
        popup.open_under()

    def focus_search(self) -> None:
        """Put the keyboard into the search, all of it marked."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _ticked(values: frozenset[object], options: Sequence[Option]) -> tuple[str, ...]:
    """The ticked values in the order of their options."""
    return tuple(str(option.value) for option in options if option.value in values)
