"""The window on its way to a picture: what a state may do with it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from afm_desktop.services.founding import division_codes
from afm_desktop.ui.pictures.camera import Camera
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.screen import Screen
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.welcome import WelcomeWindow
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.widgets.overlay import Overlay
from afm_desktop.ui.widgets.toast import Toast


class Scene:
    """A program whose window is led about as somebody would, each step waited for."""

    def __init__(self, program: Program, camera: Camera, words: str = "") -> None:
        self.program, self._camera, self.words = program, camera, words
        self._afterwards: list[str] = []

    @property
    def window(self) -> MainWindow:
        """The window of the open file."""
        window = self.program.window
        if not isinstance(window, MainWindow):
            raise LookupError(self.words)
        return window

    @property
    def welcome(self) -> WelcomeWindow:
        """The window in which a file begins."""
        window = self.program.window
        if not isinstance(window, WelcomeWindow):
            raise LookupError(self.words)
        return window

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        screen = self.window.body.stage.current
        if screen is None:
            raise LookupError(self.words)
        return screen

    def wait(self) -> None:
        """Let everything that is under way come to its end."""
        self._camera.wait(self.words)

    def go(self, place: Place) -> None:
        """Go to a place."""
        self.window.navigate(place)
        self.wait()

    def run(self, command: str) -> None:
        """Give a command, if it can be given here."""
        self.window.commands.run(command)
        self.wait()

    def narrow(self, code: str | None) -> None:
        """Narrow the window to one division, or to none."""
        self.window.scope.choose(code)
        self.wait()

    def afterwards(self, command: str) -> None:
        """Give this command once the picture is taken: it takes back what was done for it."""
        self._afterwards.append(command)

    def first_division(self) -> str:
        """A division every file has."""
        return division_codes()[0]

    def clear(self) -> None:
        """Take away what the picture before has left open."""
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top is not self.program.window:
                top.close()
        while self._afterwards:
            self.run(self._afterwards.pop())
        if isinstance(self.program.window, MainWindow):
            self._clear(self.window)
        self.wait()

    def _clear(self, window: MainWindow) -> None:
        for overlay in window.findChildren(Overlay):
            overlay.close_overlay()
        for toast in window.findChildren(Toast):
            toast.dismiss()
        window.info(None)
        window.commands.run("clear_filters")
        window.scope.choose(None)
        if self.program.preferences.kept.is_nav_narrow:
            window.commands.run("nav")
