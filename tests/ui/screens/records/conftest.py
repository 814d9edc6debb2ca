"""Screens of records on copies of the demonstration, in real widgets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from afm_desktop.app import build, open_desk
from afm_desktop.services.desk import Desk
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.command_specs import COMMANDS
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.look import Look
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.records import listing
from afm_desktop.ui.screens.records.listing import screen_class
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.scope import WindowScope
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.theme import install
from tests.ui.screens.records.plain_details import PlainDetails


@dataclass
class Said:
    """What a screen asked of the frame around it."""

    toasts: list[tuple[str, bool]] = field(default_factory=list)
    notes: list[Note | None] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    amended: list[Place] = field(default_factory=list)

    def navigate(self, place: Place) -> None:
        self.places.append(place)

    def amend(self, place: Place) -> None:
        self.amended.append(place)

    def open_apart(self, table: str, id: str) -> None:
        self.apart.append((table, id))

    def come_forward(self) -> None:
        pass

    def toast(self, text: str, *, undo: bool = False) -> None:
        self.toasts.append((text, undo))

    def info(self, note: Note | None) -> None:
        self.notes.append(note)


@pytest.fixture
def path(demonstration: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demonstration, tmp_path / "demo.afm"))


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    workspace = Workspace.open(path)
    yield build(workspace)
    workspace.close()


@pytest.fixture
def bridge(desk: Desk, qtbot) -> Iterator[Bridge]:
    made = Bridge(desk)
    yield made
    made.close()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "window.json")


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def scope(desk: Desk) -> WindowScope:
    return WindowScope(desk.divisions.names(), None)


@pytest.fixture
def make(bridge, preferences, said, scope, qtbot):
    """Make the screen of a kind, shown in a window of some size and read."""
    app = QApplication.instance()
    install(app)

    def made(
        spec: RecordsSpec,
        place: Place | None = None,
        *,
        room: Room = Room.WIDE,
        size: tuple[int, int] = (1236, 700),
        details: bool = True,
        bridge: Bridge = bridge,
        file: Path | None = None,
    ) -> RecordsScreen:
        window = QMainWindow()
        qtbot.addWidget(window)
        commands = Commands(COMMANDS, window)
        look = Look(app, preferences)
        program = type("Program", (), {"look": look})()
        context = ScreenContext(bridge, preferences, commands, scope, said, program)
        make_details = PlainDetails if details else None
        screen = screen_class(spec)(context, make_details, lambda *_: file)
        window.setCentralWidget(screen)
        window.resize(*size)
        screen.arrange(room)
        for key, doing in screen.doings().items():
            commands.bind(key, doing.do, doing.when)
        scope.changed.connect(lambda: screen.refresh(frozenset()))
        bridge.changed.connect(screen.refresh)
        window.show()
        window.activateWindow()
        screen.open(place or Place(screen.key))
        wait(qtbot, screen)
        return screen

    return made


def wait(qtbot, screen: RecordsScreen) -> None:
    """Until the list shows what it was asked for."""
    qtbot.waitUntil(lambda: screen.is_settled, timeout=10_000)


def texts(screen: RecordsScreen, key: str, count: int = 5) -> list[str]:
    """The first texts of a column."""
    model = screen.content.model
    column = [one.key for one in screen.spec.columns].index(key)
    return [model.text(row, column) for row in range(min(count, model.rowCount()))]


@pytest.fixture
def window(whole_window, monkeypatch):
    """The window of the demonstration, with simple details."""
    monkeypatch.setattr(listing, "MAKE_DETAILS", PlainDetails)
    return whole_window


@pytest.fixture
def whole_window(path, preferences, qtbot):
    """The window of the demonstration as it is."""
    app = QApplication.instance()
    install(app)
    program = Program(app, preferences, open_desk, SCREENS)
    program._show(*open_desk(path))
    found = program.window
    assert isinstance(found, MainWindow)
    qtbot.addWidget(found)
    found.setMinimumSize(100, 100)
    found.resize(1440, 900)
    found.activateWindow()
    yield found
    found.close()


def show(window: MainWindow, place: Place, qtbot) -> RecordsScreen:
    window.navigate(place)
    screen = window.body.stage.current
    assert isinstance(screen, RecordsScreen)
    wait(qtbot, screen)
    return screen
