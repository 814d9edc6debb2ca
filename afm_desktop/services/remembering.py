"""What is asked of a file from several places at once is found once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from afm_desktop.storage.workspace import Workspace

Q = TypeVar("Q", bound=Hashable)
A = TypeVar("A")


class Remembered(Generic[Q, A]):
    """Answers about a file as it stands today; the first who asks finds it for all."""

    def __init__(self, workspace: Workspace, find: Callable[[Q], A]) -> None:
        self._workspace, self._find = workspace, find
        self._found: dict[Q, A] = {}
        self._at: object = None
        self._gate = threading.Lock()

    def of(self, question: Q) -> A:
        """The answer; others who ask meanwhile wait for it."""
        with self._gate:
            # Taken before it is read: what is saved meanwhile makes it be found again.
            at = self._workspace.standing, self._workspace.today
            if at != self._at:
                self._found.clear()
                self._at = at
            if question not in self._found:
                self._found[question] = self._find(question)
            return self._found[question]
