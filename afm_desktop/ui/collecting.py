"""Garbage is collected on the GUI thread alone.

Python collects wherever it happens to need room. A widget in a circle of garbage would be destroyed
by the worker that does: Qt then holds one of its locks and waits for Python's, while the GUI thread
holds Python's and waits for Qt's. The window would stand still for ever (docs/decisions/0031).
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from afm_desktop.ui.loading import is_loading

EVERY = 200  # milliseconds


class Collector(QObject):
    """Does on the GUI thread what Python would do by itself anywhere, by the same measures."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._kept = 0
        """Blocks of memory that outlived the last full collection."""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        gc.disable()
        self._timer.start()

    def look(self) -> None:
        """Collect what has become old enough to be looked at."""
        counts = gc.get_count()
        if counts[0] <= self._limits[0] or is_loading():  # what is loaded is set aside
            return
        if counts[1] <= self._limits[1]:
            gc.collect(0)
        elif counts[2] <= self._limits[2] or not self._has_grown():
            gc.collect(1)
        else:
            self._collect_all()

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    def _has_grown(self) -> bool:
        """Whether a quarter has been added since everything was looked through.

        Blocks are counted, not objects: that touches none, and what loading has set aside stays so.
        """
        return sys.getallocatedblocks() > self._kept + self._kept // 4

    def _collect_all(self) -> None:
        gc.collect()
        self._kept = sys.getallocatedblocks()
