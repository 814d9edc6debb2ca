"""The running program: which window is there, and how one file gives way to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Office
from afm_desktop.paths import office_data
from afm_desktop.services.desk import Desk
from afm_desktop.services.founding import found_office
from afm_desktop.ui.crash import Crash
from afm_desktop.ui.errands import Errands
from afm_desktop.ui.labels import frame
from afm_desktop.ui.look import Look
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.screen import ScreenSpec
from afm_desktop.ui.shell.crash_dialog import CrashDialog
from afm_desktop.ui.shell.program_window import ProgramWindow
from afm_desktop.ui.shell.welcome import WelcomeWindow
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.tasks import Progress
from afm_desktop.ui.theme import Density

SHOWN_AFTER = 400  # milliseconds until opening a file is worth a window of its own
Opened = tuple[Desk, AfmError | None]
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

    @property
    def look(self) -> Look:
        """Brightness, contrast, text size and density."""
        return self._look

    # --- files ---------------------------------------------------------------------------------

    def begin(self, path: Path | None) -> None:
        """Open a file, the one that was open last, or begin one."""
        recent = self.preferences.recent_files()
        wanted = path or (recent[0] if recent else None)
        if wanted is None:
            self._show_welcome()
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
            self.window, frame.OPEN_TITLE, folder, frame.AFM_FILES
        )
        if chosen:
            self.open(Path(chosen))

    # --- windows ---------------------------------------------------------------------------------

    def welcome(self) -> None:
        """Show the window that begins a file."""
        if not isinstance(self.window, WelcomeWindow):
            self._replace(WelcomeWindow(self))

    def renew(self) -> None:
        """Show anew who works here."""
        if self.window is not None:
            self.window.rebuild()

    def closed(self, window: ProgramWindow) -> None:
        """The last window is gone: the program ends."""
        if window is self.window:
            self.errands.finish()
            self._app.quit()

    def quit(self) -> None:
        """Close the window; that ends the program."""
        if self.window is not None:
            self.window.close()

    def toggle_density(self) -> None:
        """Close rows, or rows as they are meant."""
        is_compact = self.preferences.kept.density is Density.COMPACT
        self._look.choose(density=Density.NORMAL if is_compact else Density.COMPACT)

    def show_crash(self, crash: Crash) -> None:
        """Say what is safe."""
        CrashDialog(crash, self.window).exec()

    def _errand(
        self,
        words: str,
        work: Callable[[Progress], Opened],
        then: Callable[[Opened], None],
        *,
        cancellable: bool = False,
    ) -> None:
        if not self.errands.run(words, work, then, self._refuse, cancellable=cancellable):
            self._tell(frame.BUSY_OPENING)

    def _show(self, desk: Desk, reason: AfmError | None) -> None:
        self.preferences.note_file(Path(desk.workspace.path))
        try:
            window = MainWindow(self, desk, reason, self._screens)
        except AfmError as error:  # its pages are looked at only now
            desk.workspace.close()
            self._refuse(error)
            return
        window.bridge.damaged.connect(self._refuse_damaged)
        self._replace(window)

    def _refuse_damaged(self, error: AfmError) -> None:
        """Nothing more is shown of a file that turns out damaged, and nothing was written."""
        self.welcome()
        self._refuse(error)

    def _refuse(self, error: AfmError) -> None:
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        window = self.window or self._show_welcome()
        window.refusal(sentence)
        window.show()

    def _show_what_is_there(self) -> None:
        """A file that takes its time is opened before the eyes of who waits for it."""
        if self.window is None:
            self._show_welcome()

    def _show_welcome(self) -> ProgramWindow:
        window = self.window = WelcomeWindow(self)
        window.show()
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
        old, self.window = self.window, window
        window.show()
        if old is not None:
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
