"""The running program: which window is there, and how one file gives way to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Office
from afm_desktop.paths import office_data
from afm_desktop.services.glance import Glance, glance
from afm_desktop.ui.crash import Crash
from afm_desktop.ui.errands import Errands
from afm_desktop.ui.labels import frame
from afm_desktop.ui.look import Look
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.screen import ScreenSpec
from afm_desktop.ui.shell.program_window import ProgramWindow
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.tasks import Progress
from afm_desktop.ui.theme import Density

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk
    from afm_desktop.ui.shell.past_window import PastWindow

SHOWN_AFTER = 400  # milliseconds until opening a file is worth a window of its own
Opened = tuple["Desk", "AfmError | None"]
OpenDesk = Callable[[Path], Opened]
"""Opens a file; only to read, with the reason, when it cannot be written."""


class Program(QObject):
    """One window at a time: that of a file, or the one that begins a file."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        open_desk: OpenDesk,
        screens: Sequence[ScreenSpec],
    ) -> None:
        super().__init__()
        self._app, self._open_desk, self._screens = app, open_desk, screens
        self.preferences = preferences
        self._look = Look(app, preferences)
        self.errands = Errands(self)
        self.window: ProgramWindow | None = None
        """The window there is to work in."""
        self.arriving: MainWindow | None = None
        """The window of the file that is being opened, as far as a glance tells what it shows."""
        self._opened: Desk | None = None
        self.then: list[PastWindow] = []
        """The windows of the open file as it was."""

    @property
    def look(self) -> Look:
        """Brightness, contrast, text size and density."""
        return self._look

    @property
    def front(self) -> ProgramWindow | None:
        """The window that is seen."""
        return self.window or self.arriving

    # --- files ---------------------------------------------------------------------------------

    def begin(self, path: Path | None) -> None:
        """Open a file, the one that was open last, or begin one."""
        recent = self.preferences.recent_files()
        wanted = path or (recent[0] if recent else None)
        if wanted is None:
            self._show_welcome()
            return
        seen = glance(wanted)
        if seen is not None:
            self.arriving = self._made(seen)
            self.arriving.show()
            QTimer.singleShot(0, self, lambda: self._fetch(wanted))  # it is painted first
        else:
            self._open(wanted, lambda _progress: self._open_desk(wanted))
            # A file that opens at once is all there is to see.
            QTimer.singleShot(SHOWN_AFTER, self, self._show_what_is_there)

    def open(self, path: Path) -> None:
        """Open a file in place of the one that is open."""
        if self._has_open(path):
            self._raise()
        else:
            # What is open stays so until the other file is known to be sound.
            self._open(path, lambda _progress: _sound(self._open_desk(path)))

    def _open(self, path: Path, work: Callable[[Progress], Opened]) -> None:
        words = frame.OPENING.format(name=path.stem)
        self._errand(words, work, lambda opened: self._show(*opened))

    def _fetch(self, path: Path) -> None:
        """Open the file whose window is there already."""
        words = frame.OPENING.format(name=path.stem)
        self._errand(words, lambda _progress: self._open_desk(path), self._arrive)
        QTimer.singleShot(SHOWN_AFTER, self, self._show_waiting)

    def _arrive(self, opened: Opened) -> None:
        """Show the file in its window; who has begun another one meanwhile wants it no more."""
        if self.arriving is None:
            self._let_go()
        else:
            self._show(*opened)

    def reopen(self) -> None:
        """Close the file and open it again."""
        window = self.window
        if isinstance(window, MainWindow):
            path = window.path
            self.welcome()
            self.open(path)

    def found(self, path: Path, office: Office) -> None:
        """Make an office's file and open it."""

        def work(_progress: Progress) -> Opened:
            from afm_desktop.services.founding import found_office  # noqa: PLC0415 - SQLAlchemy

            path.parent.mkdir(parents=True, exist_ok=True)
            found_office(path, office)
            return self._open_desk(path)

        words = frame.MAKING.format(name=path.stem)
        self._errand(words, work, lambda opened: self._show(*opened))

    def demonstrate(self) -> None:
        """Open the demonstration, a file of its own; it is made when it is not there."""
        path = office_data() / frame.DEMO_FILE

        def work(progress: Progress) -> Opened:
            if not path.exists():
                from afm_desktop.services.demonstration import build  # noqa: PLC0415 - large

                path.parent.mkdir(parents=True, exist_ok=True)
                build(path, progress=progress)
            return self._open_desk(path)

        if self._has_open(path):
            self._raise()
        else:
            self._errand(
                frame.MAKING_DEMO, work, lambda opened: self._show(*opened), cancellable=True
            )

    def ask_file(self) -> None:
        """Have a file chosen and open it."""
        recent = self.preferences.recent_files()
        folder = str(recent[0].parent) if recent else str(Path.home())
        chosen, _ = QFileDialog.getOpenFileName(
            self.front, frame.OPEN_TITLE, folder, frame.AFM_FILES
        )
        if chosen:
            self.open(Path(chosen))

    # --- windows ---------------------------------------------------------------------------------

    def welcome(self) -> None:
        """Show the window that begins a file."""
        if self.window is None or isinstance(self.window, MainWindow):
            self._show_welcome()

    def renew(self) -> None:
        """Show anew who works here."""
        if self.window is not None:
            self.window.rebuild()

    def closed(self, window: ProgramWindow) -> None:
        """The last window is gone: the program ends."""
        if window in self.then:
            self.then = [one for one in self.then if one is not window]
            window.deleteLater()
        if window is self.front:
            self.close_then()
            self.errands.finish()
            self._let_go()
            self._app.quit()

    def show_then(self, window: PastWindow) -> None:
        """Show the file as it was beside the window of today."""
        self.then.append(window)
        window.show()

    def close_then(self) -> None:
        """Close what is open of the past of a file."""
        for window in tuple(self.then):
            window.close()

    def quit(self) -> None:
        """Close the window; that ends the program."""
        if self.front is not None:
            self.front.close()

    def toggle_density(self) -> None:
        """Close rows, or rows as they are meant."""
        is_compact = self.preferences.kept.density is Density.COMPACT
        self._look.choose(density=Density.NORMAL if is_compact else Density.COMPACT)

    def show_crash(self, crash: Crash) -> None:
        """Say what is safe."""
        from afm_desktop.ui.shell.crash_dialog import CrashDialog  # noqa: PLC0415 - hardly ever

        CrashDialog(crash, self.front).exec()

    def _errand(
        self,
        words: str,
        work: Callable[[Progress], Opened],
        then: Callable[[Opened], None],
        *,
        cancellable: bool = False,
    ) -> None:
        def opened(progress: Progress) -> Opened:
            found = work(progress)
            self._opened = found[0]
            return found

        if not self.errands.run(words, opened, then, self._refuse, cancellable=cancellable):
            self._tell(frame.BUSY_OPENING)

    def _show(self, desk: Desk, reason: AfmError | None) -> None:
        self._opened = None
        path = Path(desk.workspace.path)
        self.preferences.note_file(path)
        try:
            window = self._arrived(desk)
            window.furnish(desk, reason)
        except AfmError as error:  # its pages are looked at only now
            desk.workspace.close()
            self._refuse(error)
            return
        window.bridge.damaged.connect(self._refuse_damaged)
        self._replace(window)

    def _arrived(self, desk: Desk) -> MainWindow:
        """The window that waits for this file, or a new one."""
        office, path = desk.workspace.office, Path(desk.workspace.path)
        waiting = self.arriving
        if waiting is not None and (waiting.path, waiting.seen.office) == (path, office):
            return waiting
        return self._made(Glance(path, office, desk.divisions.names()))

    def _made(self, seen: Glance) -> MainWindow:
        return MainWindow(self, seen, self._screens)

    def _let_go(self) -> None:
        """Close a file that was opened and is not shown."""
        desk, self._opened = self._opened, None
        if desk is not None:
            desk.workspace.close()

    def _show_waiting(self) -> None:
        """Say in the window that waits for its file that it takes a while."""
        if self.arriving is not None and self.errands.is_busy:
            self.errands.working.connect(self.arriving.show_opening)

    def _refuse_damaged(self, error: AfmError) -> None:
        """Nothing more is shown of a file that turns out damaged, and nothing was written."""
        self.welcome()
        self._refuse(error)

    def _refuse(self, error: AfmError) -> None:
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        window = self.window or (self.errands.is_busy and self.arriving) or self._show_welcome()
        window.refusal(sentence)
        window.show()

    def _show_what_is_there(self) -> None:
        """A file that takes its time is opened before the eyes of who waits for it."""
        if self.window is None and self.arriving is None:
            self._show_welcome()

    def _show_welcome(self) -> ProgramWindow:
        from afm_desktop.ui.shell.welcome import WelcomeWindow  # noqa: PLC0415 - seldom seen

        window = WelcomeWindow(self)
        self._replace(window)
        return window

    def _has_open(self, path: Path) -> bool:
        window = self.window
        return isinstance(window, MainWindow) and window.path == path.resolve()

    def _raise(self) -> None:
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()

    def _replace(self, window: ProgramWindow) -> None:
        """Show the new window before the old one goes, so that nothing flickers."""
        gone = {self.window, self.arriving} - {None, window}
        self.close_then()
        self.window, self.arriving = window, None
        window.show()
        for old in filter(None, gone):
            old.close()
            old.deleteLater()


def _sound(opened: Opened) -> Opened:
    """The open file, once all of it was looked at; a damaged one is closed and refused."""
    workspace = opened[0].workspace
    try:
        workspace.require_sound()
    except AfmError:
        workspace.close()
        raise
    return opened
