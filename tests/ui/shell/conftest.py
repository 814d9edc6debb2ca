"""A real file on the desk, and the bridge to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit

from afm_desktop.app import build, open_desk
from afm_desktop.domain.enums import OrganizationKind
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.desk import Desk
from afm_desktop.services.founding import found_office
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.screen import (
    Counter,
    Doing,
    Header,
    Screen,
    ScreenContext,
    ScreenSpec,
)
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.window import MainWindow
from tests.ui.whole_window import end

OFFICE = Office(role=Role.CENTER, actor="예시 사무국")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new file that answers readers at once."""
    Workspace.create(tmp_path / "얼라이언스.afm", OFFICE).close()
    opened = Workspace.open(tmp_path / "얼라이언스.afm", patience=0.0)
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


def register(desk: Desk, name: str) -> str:
    """Register a body the way a screen does."""
    return desk.records.create("organizations", {"name": name, "kind": OrganizationKind.COMPANY})


def names(desk: Desk) -> set[str]:
    """The bodies that are in the file, as one sees them who waits for a commit to end."""
    with closing(sqlite3.connect(desk.workspace.path, timeout=10)) as connection:
        found = connection.execute("SELECT name FROM organizations WHERE deleted IS NULL")
        return {name or "" for (name,) in found}


class ListScreen(Screen):
    """A screen as simple as one can be: it registers bodies and says how many there are."""

    key, title, icon = "members", "회원", "building-2"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.refreshed: list[frozenset[str]] = []
        self.opened: list[Place] = []
        self.left = 0
        self.room: Room | None = None
        self.chosen = ""
        row = QHBoxLayout(self)
        self.search, self.table = QLineEdit(), QPlainTextEdit()
        for widget, name in ((self.search, "검색"), (self.table, "목록")):
            widget.setAccessibleName(name)
            row.addWidget(widget)

    def header(self) -> Header:
        return Header(
            f"{len(names(self.context.bridge.desk))}개", "new", ("refresh",), ("copy_link",),
            {"new": "회원 등록"},
        )  # fmt: skip

    def doings(self):
        return {"new": Doing(self.add), "find": Doing(self.search.setFocus)}

    def add(self) -> None:
        desk = self.context.bridge.desk
        self.context.bridge.write(
            lambda: register(desk, "예시정밀"),
            lambda _id: self.context.toast("등록했습니다.", undo=True),
        )

    def open(self, place: Place) -> None:
        self.opened.append(place)
        self.chosen = place.record or ""

    def place(self) -> Place:
        return Place(self.key, self.chosen or None)

    def refresh(self, kinds: frozenset[str]) -> None:
        self.refreshed.append(kinds)
        self.header_changed.emit()

    def panes(self):
        return (self.search, self.table)

    def arrange(self, room: Room) -> None:
        self.room = room

    def leave(self) -> None:
        self.left += 1


class OtherScreen(ListScreen):
    key, title, icon = "demands", "수요", "inbox"

    def doings(self):
        return {}


def counted(desk: Desk, _division: str | None) -> Counter:
    """How many bodies there are, as what waits."""
    return Counter(str(len(names(desk)) or ""), words="회원")


FAKES = (
    ScreenSpec(
        "members", "회원", "building-2", "분과 운영", ListScreen,
        counter=counted, finds="organizations", reads=frozenset({"organizations"}),
    ),
    ScreenSpec("demands", "수요", "inbox", "과제", OtherScreen, roles=frozenset({Role.CENTER})),
    *(spec for spec in SCREENS if spec.key == "settings"),
)  # fmt: skip


@pytest.fixture
def program(qapp, qtbot) -> Iterator[Program]:
    """The program with two simple screens and the settings."""
    made = Program(qapp, Preferences(), open_desk, FAKES)
    yield made
    end(made)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a new central office."""
    found_office(tmp_path / "사무국.afm", OFFICE)
    return tmp_path / "사무국.afm"


@pytest.fixture
def window(program: Program, path: Path, qtbot) -> MainWindow:
    """The window of that file, shown."""
    return shown(program, path, qtbot)


def shown(program: Program, path: Path, qtbot) -> MainWindow:
    """Open a file and wait for its window."""
    program.begin(path)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isVisible)
    return window
