"""Work away from the GUI thread: how far it is, and how it is told to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Told how much is done of how much; it ends the work once that was cancelled."""


class Cancelled(Exception):
    """The user wants no more of it: what was begun is rolled back."""


class CancelToken:
    """Says to work on another thread whether it is still wanted."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Let the work end at the next place where it can."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """End the work here if it is no longer wanted."""
        if self.is_cancelled:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Work:
    """What the status bar shows of the work that takes longest; `total` 0 when nobody knows."""

    words: str
    done: int
    total: int
    cancellable: bool


class Task:
    """One piece of work, from its order to its answer."""

    def __init__(self, words: str, *, cancellable: bool, is_wanted: bool = True) -> None:
        self.words = words
        self.cancellable = cancellable
        self.is_wanted = is_wanted
        self.token = CancelToken()
        self.begun = time.monotonic()
        self._reach = (0, 0)

    def progress(self, done: int, total: int) -> None:
        """Called by the work, on its own thread."""
        self._reach = (done, total)  # one assignment: never half of it is read
        self.token.check()

    def cancel(self) -> None:
        """Stop this work."""
        self.token.cancel()

    def age(self) -> float:
        """Seconds since it was ordered."""
        return time.monotonic() - self.begun

    def work(self) -> Work:
        """How far it is."""
        done, total = self._reach
        return Work(self.words, done, total, self.cancellable and not self.token.is_cancelled)
