"""The real window with all its screens on a copy of the demonstration."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from afm_desktop.app import open_desk
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Brightness, Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.theme import Density
from afm_desktop.ui.translator import KoreanTranslator, speak_korean
from tests.ui.waiting import pass_time, until

OFFICE = Office(role=Role.CENTER, actor="예시 사무국")
KEYS = tuple(spec.key for spec in SCREENS if Role.CENTER in spec.roles)
"""The screens of the central office, which has all of them."""
MOMENT = 50  # milliseconds
TURNS = 4  # of the event loop, in which an answer may order what comes next


@pytest.fixture
def file(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration to work in."""
    return Path(shutil.copy(demonstration, tmp_path / "예시 자료.afm"))


@pytest.fixture
def quiet_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files are chosen at once, and nothing outside the window is opened."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "목록.xlsx"), "")
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(tmp_path))


@pytest.fixture
def stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would leave the file does not."""
    for name in ("welcome", "ask_file", "demonstrate", "quit", "reopen"):
        monkeypatch.setattr(Program, name, lambda _self: None)


def stop_long_work(window: MainWindow) -> None:
    """As somebody would who presses 취소 until nothing is shown."""
    while window.bridge.long_work():
        window.bridge.cancel()


@contextmanager
def running(app: QApplication, preferences: Preferences) -> Iterator[Program]:
    """The program as it is started; how it looks is put back."""
    speak_korean()
    translator = KoreanTranslator(app)
    app.installTranslator(translator)
    made = Program(app, preferences, open_desk, SCREENS)
    yield made
    end(made)
    app.removeTranslator(translator)


def end(program: Program) -> None:
    """Close the program's window, and put its look back once no window is there to wear it."""
    program.errands.finish()
    program.close_then()
    window, program.window = program.window, None
    if window is not None:
        if isinstance(window, MainWindow):
            stop_long_work(window)  # or closing would ask, and nobody answers
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    program.look.choose(
        scale=1.0, brightness=Brightness.LIGHT, high_contrast=False, density=Density.NORMAL
    )


@pytest.fixture
def program(qapp: QApplication, qtbot, quiet_desktop: None) -> Iterator[Program]:
    """The program of one test."""
    with running(qapp, Preferences()) as made:
        yield made


@pytest.fixture
def window(program: Program, file: Path) -> MainWindow:
    """The window of the demonstration, at rest on its first screen."""
    return shown(program, file)


@pytest.fixture(scope="module")
def seen(
    qapp: QApplication, demonstration: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """The window of the demonstration that the tests of a module only look at."""
    folder = tmp_path_factory.mktemp("seen")
    path = Path(shutil.copy(demonstration, folder / "예시 자료.afm"))
    with running(qapp, Preferences(folder / "window.json")) as made:
        yield shown(made, path)


@pytest.fixture(scope="module")
def empty(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The window of a new office's file, only looked at as well."""
    folder = tmp_path_factory.mktemp("empty")
    found_office(folder / "사무국.afm", OFFICE)
    with running(qapp, Preferences(folder / "window.json")) as made:
        yield shown(made, folder / "사무국.afm")


def shown(program: Program, path: Path) -> MainWindow:
    """Open a file and wait for its window."""
    program.begin(path)
    until(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    window.activateWindow()
    until(window.isActiveWindow)
    rest(window)
    return window


def visit(window: MainWindow, key: str) -> None:
    """Go to a screen and wait until it shows what there is."""
    if QApplication.activeWindow() is not window:
        window.activateWindow()
        until(window.isActiveWindow)
    window.navigate(Place(key))
    rest(window)


def rest(window: MainWindow) -> None:
    """Wait until everything that was ordered is answered, and what followed from the answers."""
    for _ in range(TURNS):
        pass_time(1)
        until(lambda: window.bridge.is_resting and not _follows(window))


def _follows(window: MainWindow) -> bool:
    """Whether something follows in a moment, as the details do the current row."""
    timers = window.findChildren(QTimer)
    return any(one.isActive() and one.isSingleShot() and one.interval() <= MOMENT for one in timers)
