"""The window as one of its screens sees it."""

from __future__ import annotations

from typing import Protocol

from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screen import Covering, Note


class _Window(Protocol):
    def navigate(self, place: Place) -> None: ...

    def amend(self, place: Place) -> None: ...

    def open_apart(self, table: str, id: str) -> None: ...

    def come_forward(self) -> None: ...

    def cover(self, make: Covering) -> None: ...

    def toast(self, text: str, *, undo: bool = False) -> None: ...

    def note_of(self, screen: str, note: Note | None) -> None: ...


class ScreenFrame:
    """Passes on what a screen asks; its note stays with it when another screen is shown."""

    def __init__(self, key: str, window: _Window) -> None:
        self._key, self._window = key, window

    def navigate(self, place: Place) -> None:
        """Go to a place; it can be come back from."""
        self._window.navigate(place)

    def amend(self, place: Place) -> None:
        """Say more exactly where the screen is."""
        self._window.amend(place)

    def open_apart(self, table: str, id: str) -> None:
        """Show a record in a window of its own."""
        self._window.open_apart(table, id)

    def come_forward(self) -> None:
        """Be seen before other windows."""
        self._window.come_forward()

    def cover(self, make: Covering) -> None:
        """Put something over the whole window."""
        self._window.cover(make)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say what was done."""
        self._window.toast(text, undo=undo)

    def info(self, note: Note | None) -> None:
        """Put one message above the screen, or take it away."""
        self._window.note_of(self._key, note)
