"""Work away from the GUI thread: how far it is, and how it is told to stop."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Told how much is done of how much, and of which part of the work; it ends the work once that
    was cancelled.
    """

    def __call__(self, done: int, total: int, part: str = "", /) -> None: ...


def unheard(_done: int, _total: int, _part: str = "", /) -> None:
    """Progress that nobody watches."""


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
    part: str = ""

    @property
    def said(self) -> str:
        """What is done, and the part of it."""
        return f"{self.words} · {self.part}" if self.part else self.words


class Task:
    """One piece of work, from its order to its answer."""

    def __init__(self, words: str, *, cancellable: bool, is_wanted: bool = True) -> None:
        self.words = words
        self.cancellable = cancellable
        self.is_wanted = is_wanted
        self.token = CancelToken()
        self.begun = time.monotonic()
        self._reach = (0, 0, "")

    def progress(self, done: int, total: int, part: str = "", /) -> None:
        """Called by the work, on its own thread."""
        self._reach = (done, total, part)  # one assignment: never half of it is read
        self.token.check()

    def cancel(self) -> None:
        """Stop this work."""
        self.token.cancel()

    def age(self) -> float:
        """Seconds since it was ordered."""
        return time.monotonic() - self.begun

    def work(self) -> Work:
        """How far it is."""
        done, total, part = self._reach
        may_stop = self.cancellable and not self.token.is_cancelled
        return Work(self.words, done, total, may_stop, part)
