"""The screen of papers in its window, on a copy of the demonstration."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from afm_desktop.app import open_desk
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.reports.screen import ReportsScreen
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.window import MainWindow
from tests.ui.whole_window import end

WAIT = 20_000


@pytest.fixture
def path(demonstration: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demonstration, tmp_path / "얼라이언스.afm"))


@pytest.fixture
def program(qapp, qtbot) -> Iterator[Program]:
    made = Program(qapp, Preferences(), open_desk, SCREENS)
    yield made
    end(made)


@pytest.fixture
def window(program: Program, path: Path, qtbot) -> MainWindow:
    return opened(program, path, qtbot)


@pytest.fixture
def screen(window: MainWindow, qtbot) -> ReportsScreen:
    return shown(window, qtbot)


def opened(program: Program, path: Path, qtbot) -> MainWindow:
    program.begin(path)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=WAIT)
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    qtbot.waitUntil(window.isVisible)
    return window


def shown(window: MainWindow, qtbot, division: str = "BAT") -> ReportsScreen:
    window.navigate(Place("reports", None, (("division", (division,)),)))
    screen = window.body.stage.current
    assert isinstance(screen, ReportsScreen)
    settled(screen, qtbot)
    return screen


def settled(screen: ReportsScreen, qtbot) -> None:
    """Wait until the paper that is wanted is shown."""
    qtbot.waitUntil(lambda: not screen.maker.is_busy, timeout=WAIT)
