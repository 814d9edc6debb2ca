"""Between the window and the file: one thread writes, some read, answers come to the GUI thread.

What an `AfmError` says is shown in place, by `failed` or by whoever hears `refused`. Anything else
is a bug and goes the way of every bug, to `sys.excepthook`.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from types import CellType
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from afm_desktop.domain.errors import AfmError, StorageError
from afm_desktop.ui.labels import frame
from afm_desktop.ui.tasks import Cancelled, CancelToken, Progress, Task, Work

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk

T = TypeVar("T")
Failed = Callable[[AfmError], None]
SHOWN_AFTER = 0.4  # seconds until work is worth a word in the status bar
LOOK_EVERY = 100  # milliseconds between looks at how far work is
READERS = 3  # one of them looks through the file when it is opened
TRIES = 5
TURN = 0.001  # seconds a worker may go on computing while the window waits for its turn


@dataclass(frozen=True, slots=True)
class _Order:
    """What is wanted, and who hears of it."""

    task: Task
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Failed | None
    stopped: Callable[[], None] | None = None
    slot: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Slot:
    """The latest read of those that replace one another."""

    number: int
    task: Task
    future: Future[None]


class Bridge(QObject):
    """Carries gestures to the writer thread and what was saved back to every screen."""

    changed = Signal(object)
    """The kinds of record a saved gesture touched, as a frozenset of their names."""
    saved = Signal(object)
    """The moment of the last save."""
    working = Signal(object)
    """The `Work` worth showing, or None."""
    damaged = Signal(object)
    """The `AfmError` that says the open file is not sound."""
    refused = Signal(object)
    """An `AfmError` nobody else took."""
    rested = Signal()
    """Everything that was ordered is answered."""
    _begun = Signal()
    _sealed = Signal(object, str)
    _answered = Signal(object, object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.gesture = ""
        """The id of what the order that was answered last has saved; empty when that is nothing."""
        # Painting takes dozens of turns; one of Python's own is five times as long.
        sys.setswitchinterval(TURN)
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._idle = threading.Event()
        self._idle.set()
        self._tasks: list[Task] = []
        self._slots: dict[str, _Slot] = {}
        self._shown: Work | None = None
        self._is_open = True
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self._tell)
        self._begun.connect(self._forget_gesture, Qt.ConnectionType.QueuedConnection)
        self._sealed.connect(self._announce, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = desk.changes.subscribe(self._hear)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._writer = threading.Thread(target=self._write_on, name="writer")
        self._writer.start()
        self._look_through()

    @property
    def read_only(self) -> bool:
        """Whether the open file can only be looked at."""
        return bool(self.desk.workspace.read_only)

    @property
    def is_open(self) -> bool:
        """Whether the file is still there to be asked."""
        return self._is_open

    @property
    def is_resting(self) -> bool:
        """Whether nothing that was ordered is still to be answered."""
        return not self._tasks

    def long_work(self) -> str:
        """What is being done that closing would stop; empty when there is nothing."""
        wanted = (task for task in self._tasks if task.is_wanted and not task.token.is_cancelled)
        return next((task.words for task in wanted if task.cancellable), "")

    def write(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do one gesture after those ordered before; the answer comes once it is saved."""
        self._order_write(_Order(Task(frame.SAVING, cancellable=False), work, then, failed))

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        *,
        slot: str = "",
    ) -> None:
        """Read on a worker; of reads with the same `slot` only the latest is answered."""
        if not self._is_open:
            return  # a timer of a widget that is going away
        number = self._take_slot(slot)
        task = Task(frame.READING, cancellable=False)
        order = _Order(task, lambda: self._patiently(work), then, failed, None, slot, number)
        future = self._order_read(order)
        if slot:
            self._slots[slot] = _Slot(number, task, future)

    def glance(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """A short read at once; on a worker only when a gesture is just being committed."""
        if not self._is_open:
            return
        try:
            found = work()
        except StorageError:
            self.read(work, then, failed)
        except AfmError as error:
            self._refuse(error, failed)
        else:
            then(found)

    def run(
        self,
        words: str,
        work: Callable[[Progress, CancelToken], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        stopped: Callable[[], None] | None = None,
        writes: bool = False,
        is_wanted: bool = True,
    ) -> Task:
        """Long work with progress; `writes` sends it where all gestures are done.

        Nobody waits for what is not `is_wanted` once the window closes, such as a preview.
        """
        task = Task(words, cancellable=True, is_wanted=is_wanted)
        order = _Order(task, lambda: work(task.progress, task.token), then, failed, stopped)
        if writes:
            self._order_write(order)
        else:
            self._order_read(order)
        return task

    def undo(self, gesture: str | None = None, then: Callable[[Any], None] | None = None) -> None:
        """Take back this person's latest gesture, or the one named."""
        self.write(lambda: self.desk.undoing.undo(gesture), then)

    def redo(self, then: Callable[[Any], None] | None = None) -> None:
        """Do again what the latest undo took back."""
        self.write(self.desk.workspace.redo, then)

    def cancel(self) -> None:
        """Stop the work that the status bar shows."""
        for task in self._tasks:
            if task.cancellable and not task.token.is_cancelled:
                task.cancel()
                break
        self._tell()

    def close(self) -> None:
        """Let go of the file once everything ordered is saved; nobody hears of it any more."""
        if not self._is_open:
            return
        self._is_open = False
        self._unsubscribe()
        self._look.stop()
        for task in self._tasks:
            if task.cancellable:
                task.cancel()
        self._orders.put(None)
        self._writer.join()  # what was ordered is saved, once the file is known to be sound
        self.desk.workspace.look_no_further()
        self._readers.shutdown(cancel_futures=True)
        self.desk.attachments.copies.clear()

    def _look_through(self) -> None:
        """Have every page of the file looked at beside all else, if nobody has yet."""
        workspace = self.desk.workspace
        if not workspace.is_known_sound:
            task = Task(frame.LOOKING_THROUGH, cancellable=False)
            self._order_read(_Order(task, workspace.require_sound, None, self.damaged.emit))

    # --- on the other threads ---------------------------------------------------------------

    def _write_on(self) -> None:
        while (order := self._orders.get()) is not None:
            self._idle.clear()
            self._begun.emit()
            try:
                self._do(order)
            finally:
                self._idle.set()

    def _hear(self, kinds: frozenset[str]) -> None:
        self._sealed.emit(kinds, self.desk.changes.gesture)

    def _do(self, order: _Order) -> None:
        """Do what is wanted; whatever comes of it is told on the GUI thread."""
        result: object = None
        error: BaseException | None = None
        try:
            order.task.token.check()
            result = order.work()
        except BaseException as caught:  # noqa: BLE001 - the thread goes on, the GUI thread judges
            error = caught
        self._answered.emit(order, result, error)

    def _patiently(self, work: Callable[[], T]) -> T:
        """A reader that comes while a gesture is committed reads again once that is done."""
        for _ in range(TRIES):
            try:
                return work()
            except StorageError:
                self._idle.wait()
        return work()

    # --- on the GUI thread --------------------------------------------------------------------

    def _order_write(self, order: _Order) -> None:
        self._begin(order.task)
        self._orders.put(order)

    def _order_read(self, order: _Order) -> Future[None]:
        self._begin(order.task)
        return self._readers.submit(self._do, order)

    def _begin(self, task: Task) -> None:
        if not self._is_open:
            raise RuntimeError("the file was closed")
        self._tasks.append(task)
        self._look.start()

    def _take_slot(self, slot: str) -> int:
        """The number of the next read of a slot; what waits in it is not even begun."""
        last = self._slots.get(slot)
        if last is None:
            return 1
        if last.future.cancel() and last.task in self._tasks:
            self._tasks.remove(last.task)
        return last.number + 1

    def _forget_gesture(self) -> None:
        self.gesture = ""

    def _announce(self, kinds: frozenset[str], gesture: str) -> None:
        if self._is_open:
            self.gesture = gesture
            self.saved.emit(datetime.now().astimezone())
            self.changed.emit(kinds)

    def _deliver(self, order: _Order, result: object, error: BaseException | None) -> None:
        if order.task in self._tasks:
            self._tasks.remove(order.task)
        self._tell()
        if self._is_open and not self._is_stale(order):
            self._answer(order, result, error)
        if self.is_resting:
            self.rested.emit()

    def _answer(self, order: _Order, result: object, error: BaseException | None) -> None:
        if error is None:
            _call(order.then, result)
        elif isinstance(error, Cancelled):
            _call(order.stopped)
        elif isinstance(error, AfmError):
            self._refuse(error, order.failed)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _is_stale(self, order: _Order) -> bool:
        return bool(order.slot) and self._slots[order.slot].number != order.number

    def _refuse(self, error: AfmError, failed: Failed | None) -> None:
        if failed is None:
            self.refused.emit(error)
        else:
            _call(failed, error)

    def _tell(self) -> None:
        """Say what takes long, if it has changed since the last look."""
        if not self._tasks:
            self._look.stop()
        worth = [task for task in self._tasks if task.age() >= SHOWN_AFTER]
        worth.sort(key=lambda task: not task.cancellable)
        work = worth[0].work() if worth else None
        if work != self._shown:
            self._shown = work
            self.working.emit(work)


def _call(listener: Callable[..., Any] | None, *answer: object) -> None:
    """Tell a listener, unless a widget it belongs to is gone."""
    if listener is not None and all(map(_is_there, _owners(listener))):
        listener(*answer)


def _owners(listener: Callable[..., Any]) -> list[object]:
    """Whose method a listener is, or what a function written in place holds on to."""
    cells = getattr(listener, "__closure__", None) or ()
    return [getattr(listener, "__self__", None), *(_content(cell) for cell in cells)]


def _content(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # not filled yet
        return None


def _is_there(owner: object) -> bool:
    return not isinstance(owner, QObject) or bool(shiboken6.isValid(owner))
