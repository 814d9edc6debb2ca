"""What a window works with once its file is open; loaded with the services, after the frame."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from afm_desktop.domain.office import Office
from afm_desktop.services.hits import Hit, Hits
from afm_desktop.ui.labels import who_works
from afm_desktop.ui.loading import load_screens
from afm_desktop.ui.screens.screen import Counter, ScreenContext
from afm_desktop.ui.shell.ahead import LoadingAhead
from afm_desktop.ui.shell.counters import Counters
from afm_desktop.ui.shell.file_commands import FileCommands
from afm_desktop.ui.shell.looking_then import LookingThen
from afm_desktop.ui.shell.record_windows import RecordWindows
from afm_desktop.ui.shell.redirects import Redirects
from afm_desktop.ui.shell.timed_backups import TimedBackups
from afm_desktop.ui.shell.undoing import Undoing
from afm_desktop.ui.shell.who_works import WhoWorks

if TYPE_CHECKING:
    from afm_desktop.ui.shell.window import MainWindow

Context = Callable[[], ScreenContext]


class Furnishing:
    """Undo, counters, backups, the commands on the file, windows of single records, the search."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        bridge, preferences = window.bridge, window.program.preferences
        self._bridge, self._window = bridge, window
        self._hits = Hits(window.desk.workspace)
        self.apart = RecordWindows(window, context, preferences)
        self.redirects = Redirects(bridge, window.trail.amend)
        self.undoing = Undoing(bridge, window.commands, window)
        self.counters = Counters(bridge, window.specs, window.scope, self._count)
        self.files = FileCommands(window, window)
        self.then = LookingThen(window, context, window)
        self.backups = TimedBackups(bridge, preferences, window)
        self.backups.made.connect(self._backed_up)
        self.backups.failed.connect(window.notes.put)
        self.who = WhoWorks(bridge, window.cover, self._works_now, window)
        loads = (module for spec in window.specs for module in spec.loads)
        self.ahead = LoadingAhead(bridge, loads, window)
        bridge.rested.connect(self._prepare)

    def _prepare(self) -> None:
        """The first screen shows what there is: the others are loaded before somebody asks."""
        self._bridge.rested.disconnect(self._prepare)
        threading.Thread(target=load_screens, name="loader").start()

    def _works_now(self, office: Office) -> None:
        self._window.program.renew()
        self._window.toast(who_works.NOW.format(name=office.actor))

    def _count(self, key: str, counter: Counter) -> None:
        self._window.body.nav.show_counter(key, counter)

    def _backed_up(self, moment: datetime) -> None:
        self._window.body.status.show_backed_up(moment)

    def find(
        self, text: str, kinds: tuple[str, ...], then: Callable[[Sequence[Hit]], None]
    ) -> None:
        """Have the records of these kinds found that a text names."""
        self._bridge.read(lambda: self._hits.find(text, kinds), then, slot="palette")
