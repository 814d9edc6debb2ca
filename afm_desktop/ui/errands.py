"""Work before a file is open: opening it, making it. One errand at a time, on a thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.ui.tasks import Cancelled, Progress, Task, Work

T = TypeVar("T")
LOOK_EVERY = 100  # milliseconds


@dataclass(frozen=True, slots=True)
class _Errand:
    task: Task
    then: Callable[[Any], None]
    failed: Callable[[AfmError], None]


class Errands(QObject):
    """Runs what takes a while and no bridge is there for; further ones wait their turn."""

    working = Signal(object)
    """The `Work` under way, or None."""
    _done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errand: _Errand | None = None
        self._thread: threading.Thread | None = None
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether an errand is under way."""
        return self._errand is not None

    def run(
        self,
        words: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[AfmError], None],
        *,
        cancellable: bool = False,
    ) -> bool:
        """Begin an errand; False when another one is under way."""
        if self._errand is not None:
            return False
        errand = _Errand(Task(words, cancellable=cancellable), then, failed)
        self._errand = errand
        self._thread = threading.Thread(target=self._do, args=(errand, work), name="errand")
        self._thread.start()
        self._look.start()
        return True

    def cancel(self) -> None:
        """Stop the errand under way, if it can be stopped."""
        if self._errand is not None and self._errand.task.cancellable:
            self._errand.task.cancel()

    def finish(self) -> None:
        """Wait for the errand under way; its answer is not told."""
        self.cancel()
        if self._thread is not None:
            self._thread.join()
        self._errand = None
        self._look.stop()

    def _do(self, errand: _Errand, work: Callable[[Progress], Any]) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = work(errand.task.progress)
        except BaseException as caught:  # noqa: BLE001 - judged on the GUI thread
            error = caught
        self._done.emit(errand, result, error)

    def _deliver(self, errand: _Errand, result: object, error: BaseException | None) -> None:
        if errand is not self._errand:
            return
        self._errand = None
        self._look.stop()
        self.working.emit(None)
        if error is None:
            errand.then(result)
        elif isinstance(error, AfmError):
            errand.failed(error)
        elif not isinstance(error, Cancelled):
            sys.excepthook(type(error), error, error.__traceback__)

    def _tell(self) -> None:
        if self._errand is not None:
            work: Work = self._errand.task.work()
            self.working.emit(work)
