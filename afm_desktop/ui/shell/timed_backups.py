"""Backups on a timer: quiet when they are made, one sentence when they cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.upkeep import back_up_in_time, is_backup_due
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import frame
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.screen import Note

LOOK_EVERY = 60_000  # milliseconds between looks at whether a backup is due
SLOT = "timed_backup"
FAILED = "timed_backup"
Now = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now().astimezone()


class TimedBackups(QObject):
    """Looks every minute whether a backup is due; a demonstration needs none."""

    made = Signal(object)
    """The moment of a backup that was made."""
    failed = Signal(object)
    """The `Note` that says why there is none."""

    def __init__(
        self, bridge: Bridge, preferences: Preferences, parent: QObject, now: Now = _now
    ) -> None:
        super().__init__(parent)
        self._bridge, self._preferences, self._now = bridge, preferences, now
        self._tried_at: datetime | None = None
        self._is_at_work = False
        self.timer = QTimer(self, interval=LOOK_EVERY)
        self.timer.timeout.connect(self._look)
        if not (bridge.read_only or bridge.desk.workspace.office.is_demonstration):
            self.timer.start()

    def _look(self) -> None:
        workspace, every = self._bridge.desk.workspace, self._preferences.kept.backup_every
        now = self._now()
        if every.span is None or self._is_at_work or self._waits(now, every.span):
            return
        self._bridge.read(
            lambda: is_backup_due(workspace, every, now), self._begin, self._fail, slot=SLOT
        )

    def _waits(self, now: datetime, span: timedelta) -> bool:
        """Whether it failed so lately that trying again can wait."""
        return self._tried_at is not None and now - self._tried_at < span

    def _begin(self, is_due: bool) -> None:
        if not is_due or self._is_at_work:
            return
        workspace = self._bridge.desk.workspace
        self._is_at_work = True
        self._bridge.run(
            frame.BACKING_UP_IN_TIME,
            lambda _progress, _token: back_up_in_time(workspace),
            self._tell,
            self._fail,
            stopped=self._stop,
            writes=True,
            is_wanted=False,
        )

    def _tell(self, made_at: datetime) -> None:
        self._is_at_work, self._tried_at = False, None
        self.made.emit(made_at)

    def _fail(self, error: AfmError) -> None:
        self._stop()
        self.failed.emit(Note(FAILED, frame.NOT_BACKED_UP.format(why=error), "warning"))

    def _stop(self) -> None:
        """Not before the next time: whoever stopped it wants to go on working."""
        self._is_at_work, self._tried_at = False, self._now()
