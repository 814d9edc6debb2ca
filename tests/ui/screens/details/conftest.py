"""A pane over a real file, as a screen holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from afm_desktop.app import build
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.desk import Desk
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.look import Look
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.theme import Density, install, theme
from afm_desktop.ui.tokens import LIGHT

OFFICE = Office(role=Role.CENTER, actor="예시 사무국")


@dataclass
class HeardFrame:
    """A frame that remembers what it was asked."""

    toasts: list[tuple[str, bool]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)

    def navigate(self, place: Place) -> None:
        self.places.append(place)

    def amend(self, place: Place) -> None:
        self.places.append(place)

    def open_apart(self, table: str, id: str) -> None:
        self.apart.append((table, id))

    def come_forward(self) -> None:
        pass

    def toast(self, text: str, *, undo: bool = False) -> None:
        self.toasts.append((text, undo))

    def info(self, note: Note | None) -> None:
        pass


class AnyScope:
    """All divisions."""

    division = None
    words = "전체"


class NoProgram:
    """A program nothing is asked of."""

    look: Look

    def reopen(self) -> None:
        pass

    def welcome(self) -> None:
        pass


@pytest.fixture(autouse=True)
def look(qapp):
    """The light theme at 100 %, put back after each test."""
    install(qapp)
    yield theme()
    theme().apply(qapp, LIGHT, 1.0, Density.NORMAL)


@pytest.fixture
def office() -> Office:
    return OFFICE


@pytest.fixture
def workspace(tmp_path: Path, office: Office) -> Iterator[Workspace]:
    """A new file that answers readers at once."""
    Workspace.create(tmp_path / "얼라이언스.afm", office).close()
    opened = Workspace.open(tmp_path / "얼라이언스.afm", patience=0.05)
    yield opened
    opened.close()


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return build(workspace)


@pytest.fixture
def bridge(desk: Desk, qtbot) -> Iterator[Bridge]:
    made = Bridge(desk)
    yield made
    made.close()


@pytest.fixture
def frame() -> HeardFrame:
    return HeardFrame()


@pytest.fixture
def context(bridge: Bridge, frame: HeardFrame, qtbot) -> ScreenContext:
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands((), window)
    return ScreenContext(bridge, Preferences(), commands, AnyScope(), frame, NoProgram())


@pytest.fixture
def pane(context: ScreenContext, qtbot) -> DetailsPane:
    """The pane alone in a window."""
    made = DetailsPane(context)
    qtbot.addWidget(made)
    made.resize(theme().px(92), 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def opened(pane: DetailsPane, qtbot) -> Callable[[str, str], DetailsPane]:
    """Show a record and wait for it."""

    def show(table: str, id: str) -> DetailsPane:
        pane.show_record(table, id)
        qtbot.waitUntil(lambda: pane.detail is not None and pane.detail.id == id)
        return pane

    return show


@pytest.fixture
def idle(bridge: Bridge, qtbot) -> Callable[[], None]:
    """Wait until everything ordered is saved and shown."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not bridge._tasks and not bridge._orders.qsize())
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not bridge._tasks)

    return wait


@pytest.fixture
def compose(qapp):
    """Type as an input method does: what is being composed, and what it commits before."""

    def send(widget, preedit, committed=""):
        event = QInputMethodEvent(preedit, [])
        if committed:
            event.setCommitString(committed)
        QApplication.sendEvent(widget, event)

    return send
