"""Where the screens stand: each is made when it is first shown and kept from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Screen, ScreenContext, ScreenSpec

Context = Callable[[str], ScreenContext]
"""What the screen of a key gets to work with."""


@dataclass(frozen=True, slots=True)
class Left:
    """How a screen was left: where it was, and what was typed there and could not be saved."""

    place: Place
    drafts: object


class Stage(QStackedWidget):
    """Shows one screen, and keeps the others as they were left."""

    shown = Signal(object)
    header_changed = Signal()
    selected = Signal(str)

    def __init__(self, specs: Sequence[ScreenSpec], context: Context) -> None:
        super().__init__()
        self._specs = {spec.key: spec for spec in specs}
        self._context = context
        self._made: dict[str, Screen] = {}
        self._left: dict[str, Left] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._room = Room.WIDE

    @property
    def current(self) -> Screen | None:
        """The screen that is shown."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def left_at(self, key: str) -> Place:
        """Where a screen was left; its beginning when it was never shown."""
        screen = self._made.get(key)
        if screen is not None:
            return screen.place()
        return self._left[key].place if key in self._left else Place(key)

    def all_left(self) -> dict[str, Left]:
        """How every screen was left."""
        made = {key: Left(one.place(), one.drafts()) for key, one in self._made.items()}
        return {**self._left, **made}

    def take_over(self, left: Mapping[str, Left]) -> None:
        """Go on where the screens of another stage were left."""
        self._left = dict(left)

    def show_screen(self, key: str) -> Screen:
        """Show a screen; the one before it saves what was typed."""
        before = self.current
        screen = self._made.get(key) or self._make(key)
        if screen is before:
            return screen
        if before is not None:
            before.leave()
        missed = self._stale.pop(key, frozenset())
        if missed:
            screen.refresh(missed)
        self.setCurrentWidget(screen)
        self.shown.emit(screen)
        return screen

    def refresh(self, kinds: frozenset[str]) -> None:
        """Have the screen that is shown read again; the others do so when they are shown."""
        current = self.current
        for key, screen in self._made.items():
            if screen is not current:
                self._stale[key] = self._stale.get(key, frozenset()) | kinds
        if current is not None:
            current.refresh(kinds)

    def refresh_all(self) -> None:
        """Have every screen read everything again, as after the scope has changed."""
        for screen in self._made.values():
            screen.refresh(frozenset())

    def arrange(self, room: Room) -> None:
        """Tell the screens how much room there is."""
        self._room = room
        for screen in self._made.values():
            screen.arrange(room)

    def _make(self, key: str) -> Screen:
        screen = self._specs[key].factory(self._context(key))
        screen.header_changed.connect(lambda: self._pass_on(screen, self.header_changed.emit))
        screen.selected.connect(
            lambda words: self._pass_on(screen, lambda: self.selected.emit(words))
        )
        screen.arrange(self._room)
        if key in self._left:
            screen.take_up(self._left.pop(key).drafts)
        self._made[key] = screen
        self.addWidget(screen)
        return screen

    def _pass_on(self, screen: Screen, tell: Callable[[], None]) -> None:
        """Only the screen that is shown speaks."""
        if screen is self.current:
            tell()
