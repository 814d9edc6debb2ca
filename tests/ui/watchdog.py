"""Watches the event loop of the GUI thread: no gap may be longer than an eye notices.

What counts is how long the loop did not come round while it had the processor or waited for
something; time in which another process had the processor is taken out where the system tells it.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer

LONGEST = 0.1  # seconds
_TICK = 5  # milliseconds


def _elsewhere() -> float:
    """Seconds in which this thread was ready to run and others had the processor."""
    try:
        told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text("ascii")
    except OSError:
        return 0.0
    return int(told.split()[1]) / 1e9


class Watchdog:
    """Runs what a test does inside the loop and remembers the longest gap."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = (0.0, 0.0)

    def run(
        self, act: Callable[[], object], until: Callable[[], bool], seconds: float = 30
    ) -> None:
        """Do something on the GUI thread and keep the loop going until it has come true."""
        loop, begun = QEventLoop(), time.perf_counter()
        ticking = QTimer()
        ticking.setTimerType(Qt.TimerType.PreciseTimer)
        ticking.setInterval(_TICK)

        def tick() -> None:
            self._note()
            if until() or time.perf_counter() - begun > seconds:
                loop.quit()

        ticking.timeout.connect(tick)
        self._last = (time.perf_counter(), _elsewhere())
        ticking.start()
        QTimer.singleShot(0, act)
        loop.exec()
        ticking.stop()
        assert until(), f"not done after {seconds} seconds"

    def _note(self) -> None:
        now, elsewhere = time.perf_counter(), _elsewhere()
        gap = (now - self._last[0]) - (elsewhere - self._last[1])
        self.longest = max(self.longest, gap)
        self._last = (now, elsewhere)


@pytest.fixture
def watchdog() -> Iterator[Watchdog]:
    """Fails the test when the GUI thread was away too long.

    What a thousand tests before it left in this process is set aside, as the program sets aside
    what it has loaded: to look through all of it takes longer than any gap may. It stays aside, or
    all that was loaded would come back with it.
    """
    dog = Watchdog()
    gc.collect()
    gc.freeze()
    yield dog
    assert dog.longest <= LONGEST, f"the event loop stood still for {dog.longest * 1000:.0f} ms"
