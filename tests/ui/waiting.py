"""Waiting for the window without holding up those it waits for.

`QTest.qWait` keeps Python's lock, so that what a worker reads stands still meanwhile; an event loop
lets go of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from pytestqt.exceptions import TimeoutError as TooLate
from pytestqt.qtbot import QtBot

LOOK_EVERY = 2  # milliseconds between two looks
LONGEST = 60.0  # seconds; a paper that is being made may share the processor with another test


def pass_time(milliseconds: int) -> None:
    """Let the window and its workers go on for a while; what is to be deleted is."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(is_so: Callable[[], object], longest: float = LONGEST) -> None:
    """Wait until a fact is there: who is not told so, or fails an assertion, looks again."""
    deadline = time.monotonic() + longest
    while True:
        failed: AssertionError | None = None
        try:
            found = is_so()
        except AssertionError as error:
            failed = error
        else:
            if found or found is None:
                return
        if time.monotonic() > deadline:
            raise TooLate(f"waited for {longest} seconds") from failed
        pass_time(LOOK_EVERY)


class PromptBot(QtBot):
    """Sees a fact as soon as it is there, not ten milliseconds later."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = 5000) -> None:
        """As pytest-qt does, with more looks."""
        until(callback, timeout / 1000)
