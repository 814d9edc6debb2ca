"""Has papers made in the background: after a pause, the newest wish only, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from afm_desktop.reports.paper import Progress
from afm_desktop.services.desk import Desk
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.loading import load_papers
from afm_desktop.ui.screens.reports.wanted import Made, Wanted
from afm_desktop.ui.tasks import CancelToken, Task

PAUSE = 250
"""Milliseconds without another wish before work begins."""

Recipe = Callable[[Desk, Wanted, Progress], Made]


class Maker(QObject):
    """What comes of an older wish is never told."""

    made = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    begun = Signal()

    def __init__(self, bridge: Bridge, recipe: Callable[[str], Recipe], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._recipe = bridge, recipe
        self._wanted: Wanted | None = None
        self._task: Task | None = None
        self._number = 0
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether a paper is being made, or is about to be."""
        return self._task is not None or self._pause.isActive()

    @property
    def said(self) -> str:
        """What is being made, and which part of it; empty when nothing is."""
        return self._task.work().said if self._task is not None else ""

    def ask(self, wanted: Wanted, *, at_once: bool = False) -> None:
        """Want a paper; what was wanted before is no longer made."""
        self._drop()
        self._wanted = wanted
        if at_once:
            self._pause.stop()
            self._begin()
        else:
            self._pause.start()

    def stop(self) -> None:
        """Make nothing any more; the old pages stay."""
        was_busy = self.is_busy
        self._pause.stop()
        self._drop()
        if was_busy:
            self.stopped.emit()

    def _drop(self) -> None:
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        wanted = self._wanted
        if wanted is None or not self._bridge.is_open:
            return  # the window may be closed in the pause before
        number, recipe, desk = self._number, self._recipe(wanted.kind), self._bridge.desk

        def work(progress: Progress, token: CancelToken) -> Made:
            token.check()
            load_papers()
            return recipe(desk, wanted, progress)

        self._task = self._bridge.run(
            labels.MAKING.format(paper=labels.PAPERS[wanted.kind]),
            work,
            lambda made: self._end(number, "made", made),
            lambda error: self._end(number, "failed", error),
            stopped=lambda: self._end(number, "stopped"),
            is_wanted=False,
        )
        self.begun.emit()

    def _end(self, number: int, told: str, *answer: object) -> None:
        """Tell what came of a wish, unless there is a newer one."""
        is_there = shiboken6.isValid(self)  # the screen may be gone, as when the text size changes
        if is_there and number == self._number:
            self._task = None
            getattr(self, told).emit(*answer)
