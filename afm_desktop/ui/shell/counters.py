"""What waits behind the screens, counted away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.screens.screen import Counter, ScreenSpec
from afm_desktop.ui.shell.scope import WindowScope

Tell = Callable[[str, Counter], None]


class Counters(QObject):
    """Counts anew what a saved gesture may have changed."""

    def __init__(
        self, bridge: Bridge, specs: Sequence[ScreenSpec], scope: WindowScope, tell: Tell
    ) -> None:
        super().__init__()
        self._bridge, self._scope, self._tell = bridge, scope, tell
        self._specs = [spec for spec in specs if spec.counter is not None]
        self._known: dict[str, Counter] = {}
        bridge.changed.connect(self._look)
        scope.changed.connect(lambda: self._look(frozenset()))
        self._look(frozenset())

    def tell_all(self) -> None:
        """Tell once more what is known, as after the navigation was made anew."""
        for key, counter in self._known.items():
            self._tell(key, counter)

    def _look(self, kinds: frozenset[str]) -> None:
        for spec in self._specs:
            if not kinds or not spec.reads or kinds & spec.reads:
                self._count(spec)

    def _count(self, spec: ScreenSpec) -> None:
        count, desk, division = spec.counter, self._bridge.desk, self._scope.division
        if count is not None:
            self._bridge.read(
                lambda: count(desk, division),
                lambda counter: self._learn(spec.key, counter),
                slot=f"counter.{spec.key}",
            )

    def _learn(self, key: str, counter: Counter) -> None:
        self._known[key] = counter
        self._tell(key, counter)
