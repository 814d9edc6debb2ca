"""Tells interested parties which kinds of record a gesture touched, once it is saved."""

from __future__ import annotations

from collections.abc import Callable

from afm_desktop.storage.journal.seal import Sealed

Kinds = frozenset[str]
"""Names of tables, such as `demands`."""

Listener = Callable[[Kinds], None]


class Changes:
    """Hears of every saved gesture; a screen decides itself whether to read again.

    Listeners are called on the thread that saved.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self.gesture = ""
        """The id of the gesture that is being told."""

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on; what is returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, sealed: Sealed) -> None:
        """Pass on what a workspace has saved: `workspace.subscribe(changes.announce)`."""
        self.gesture = sealed.gesture
        self.publish(sealed.tables)

    def publish(self, kinds: Kinds) -> None:
        """Tell everybody that records of these kinds may have changed."""
        for listener in tuple(self._listeners):
            listener(kinds)
