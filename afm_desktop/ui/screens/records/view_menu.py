"""Views of a list: what is often looked for, and what this person saved under a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.records.narrowing import Narrowing, of_kept
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.popup_menu import PopupMenu


class ViewMenu(QObject):
    """The button 보기 and its menu; `chosen` tells the narrowing that was picked."""

    chosen = Signal(object)
    day_asked = Signal()
    """Another day is to be looked at."""

    def __init__(
        self,
        spec: RecordsSpec,
        preferences: Preferences,
        toast: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._spec, self._preferences, self._toast = spec, preferences, toast
        self._narrowing = Narrowing()
        self.button = Button(labels.ALL_VIEW, variant="quiet", trailing="chevron-down")
        self.button.set_most(40)
        self.button.clicked.connect(self.open)

    def views(self) -> dict[str, Narrowing]:
        """The saved views by name."""
        filters = frozenset(one.key for one in self._spec.filters)
        columns = frozenset(one.key for one in self._spec.columns)
        kept = self._preferences.views(self._spec.key)
        return {name: of_kept(view, filters, columns) for name, view in kept.items()}

    def ready(self) -> dict[str, Narrowing]:
        """The views that are always offered, by name."""
        return {one.name: Narrowing(filters=one.filters) for one in self._spec.ready}

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Say which view this is, if it is one."""
        self._narrowing = narrowing
        name = self.current() or self._current_of(self.ready())
        unnamed = labels.VIEWS if narrowing.is_set else labels.ALL_VIEW
        self.button.setText(name or unnamed)

    def current(self) -> str:
        """The saved view that is shown; empty when it is none."""
        return self._current_of(self.views())

    def menu(self) -> PopupMenu:
        """All, the ready and the saved ones, and what can be done with them."""
        menu, views, current = PopupMenu(self.button, labels.VIEWS), self.views(), self.current()
        is_all = not self._narrowing.is_set
        everything = partial(self.chosen.emit, self._narrowing.cleared())
        menu.add(labels.ALL_VIEW, everything, is_checked=is_all)
        for name, view in self.ready().items():
            menu.add(name, partial(self.chosen.emit, view), is_checked=self._is_shown(view))
        if views and self._spec.ready:
            menu.addSeparator()
        for name, view in views.items():
            menu.add(name, partial(self.chosen.emit, view), is_checked=name == current)
        menu.addSeparator()
        why_not = "" if self._narrowing.is_set else labels.NOT_NARROWED
        menu.add(labels.SAVE_VIEW, self.ask_name, icon="bookmark", why_not=why_not)
        if current:
            words = labels.FORGET_VIEW.format(name=current)
            menu.add(words, partial(self.forget, current), icon="trash-2")
        menu.addSeparator()
        menu.add(labels.LOOK_BACK, self.day_asked.emit, icon="history")
        return menu

    def open(self) -> None:
        """Show the menu under the button."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.button)

    def ask_name(self) -> None:
        """Ask what the view is to be called."""
        asking = AskLine(self.button, labels.VIEW_NAME, labels.SAVE, text=self.current())
        asking.answered.connect(self.save)
        asking.open_under()

    def save(self, name: str) -> None:
        """Keep what the list is narrowed to under a name; the same name is replaced."""
        kept = self._preferences.views(self._spec.key)
        kept[name] = self._narrowing.to_keep()
        self._preferences.keep_views(self._spec.key, kept)
        self.show_narrowing(self._narrowing)
        self._toast(labels.VIEW_SAVED.format(name=name))

    def forget(self, name: str) -> None:
        """Drop a saved view; the list stays as it is."""
        kept = self._preferences.views(self._spec.key)
        kept.pop(name, None)
        self._preferences.keep_views(self._spec.key, kept)
        self.show_narrowing(self._narrowing)
        self._toast(labels.VIEW_FORGOTTEN.format(name=name))

    def _current_of(self, views: dict[str, Narrowing]) -> str:
        return next((name for name, view in views.items() if self._is_shown(view)), "")

    def _is_shown(self, view: Narrowing) -> bool:
        now = self._narrowing
        is_same = (view.text, set(view.filters)) == (now.text, set(now.filters))
        return is_same and (not view.sort or view.sort == now.sort)
