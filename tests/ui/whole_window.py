"""The real window with all its screens on a copy of the demonstration."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from afm_desktop.app import open_desk
from afm_desktop.services.demonstration import build
from afm_desktop.services.founding import found_office
from afm_desktop.storage.settings import Office, Role
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Brightness, Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.theme import Density

OFFICE = Office(role=Role.CENTER, actor="예시 사무국")
KEYS = tuple(spec.key for spec in SCREENS if Role.CENTER in spec.roles)
"""The screens of the central office, which has all of them."""
LONGEST = 15_000  # milliseconds


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, made once; nobody writes in it."""
    path = tmp_path_factory.mktemp("demo") / "예시.afm"
    build(path)
    return path


@pytest.fixture
def file(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration to work in."""
    return Path(shutil.copy(demo_file, tmp_path / "예시 자료.afm"))


@pytest.fixture
def quiet_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files are chosen at once, and nothing outside the window is opened."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "목록.xlsx"), "")
    )
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(tmp_path))


@pytest.fixture
def program(qapp: QApplication, qtbot, quiet_desktop: None) -> Iterator[Program]:
    """The program as it is started; how it looks is put back."""
    made = Program(qapp, Preferences(), open_desk, SCREENS)
    yield made
    made.errands.finish()
    window, made.window = made.window, None
    if window is not None:
        window.close()
        window.deleteLater()
    made.look.choose(
        scale=1.0, brightness=Brightness.LIGHT, high_contrast=False, density=Density.NORMAL
    )


@pytest.fixture
def window(program: Program, file: Path, qtbot) -> MainWindow:
    """The window of the demonstration, at rest on its first screen."""
    return shown(program, file, qtbot)


@pytest.fixture
def empty(program: Program, tmp_path: Path, qtbot) -> MainWindow:
    """The window of a new office's file."""
    found_office(tmp_path / "사무국.afm", OFFICE)
    return shown(program, tmp_path / "사무국.afm", qtbot)


@pytest.fixture
def go(window: MainWindow, qtbot) -> Callable[[str], None]:
    """Go to a screen and wait until it shows what there is."""
    return lambda key: visit(window, key, qtbot)


def shown(program: Program, path: Path, qtbot) -> MainWindow:
    """Open a file and wait for its window."""
    program.begin(path)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=LONGEST)
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONGEST)
    rest(window, qtbot)
    return window


def visit(window: MainWindow, key: str, qtbot) -> None:
    """Go to a screen and wait until it shows what there is."""
    window.navigate(Place(key))
    rest(window, qtbot)


def rest(window: MainWindow, qtbot) -> None:
    """Wait until everything that was ordered is answered, and what followed from the answers."""
    for _ in range(3):
        qtbot.wait(60)  # the details follow the current row after a moment
        qtbot.waitUntil(lambda: window.bridge.is_resting, timeout=LONGEST)
