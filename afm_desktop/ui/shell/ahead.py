"""Loads what a screen needs before it is opened, a little at a time while nothing is done.

The first click on the reports took 139 ms, most of it for loading QtPdf and modules of its own
(4 MB). Ahead of it each step takes 40 ms at most, and a start costs no more (decision 0022).
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.loading import loading

PAUSE = 250
"""Milliseconds between two modules: an eye that sees one hitch does not see a row of them."""


class LoadingAhead(QObject):
    """One module in each turn, and none while something that was ordered is not answered."""

    def __init__(self, bridge: Bridge, modules: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._left = bridge, list(modules)
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._step)
        if self._left:
            self._timer.start()

    @property
    def is_over(self) -> bool:
        """Whether everything is loaded."""
        return not self._left

    def _step(self) -> None:
        if not self._bridge.is_resting:
            return
        with loading():
            import_module(self._left.pop(0))
        if self.is_over:
            self._timer.stop()
