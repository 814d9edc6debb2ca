"""The real window around the real screens, with quiet stand-ins where a screen is not at hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from afm_desktop.app import open_desk
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.screen import Screen, ScreenContext, ScreenSpec
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.window import MainWindow
from tests.ui.whole_window import end

OFFICE = Office(role=Role.CENTER, actor="예시 사무국")
ELSEWHERE = (
    "members", "demands", "links", "people", "projects", "divisions", "meetings", "targets",
    "issues", "decisions", "actions", "rounds", "reports",
)  # fmt: skip
"""What the screens of these tests lead to."""


class StandIn(Screen):
    """Remembers what it was opened with."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.opened: Place | None = None

    def open(self, place: Place) -> None:
        self.opened = place

    def place(self) -> Place:
        return self.opened or Place(self.key)


def _stand_in(key: str) -> ScreenSpec:
    kind = type(f"Some_{key}", (StandIn,), {"key": key, "title": key, "icon": "inbox"})
    return ScreenSpec(key, key, "inbox", "", kind)


MINE = tuple(spec for spec in SCREENS if spec.key not in ELSEWHERE)
SPECS = (*MINE, *(_stand_in(key) for key in ELSEWHERE))


@pytest.fixture
def program(qapp, qtbot) -> Iterator[Program]:
    """The program with these screens; how it looks is put back."""
    made = Program(qapp, Preferences(), open_desk, SPECS)
    yield made
    end(made)


@pytest.fixture
def empty(program: Program, tmp_path: Path, qtbot) -> MainWindow:
    """The window of a new file."""
    found_office(tmp_path / "사무국.afm", OFFICE)
    return shown(program, tmp_path / "사무국.afm", qtbot)


@pytest.fixture
def window(program: Program, demonstration: Path, tmp_path: Path, qtbot) -> MainWindow:
    """The window of a copy of the demonstration."""
    shutil.copy(demonstration, tmp_path / "예시.afm")
    return shown(program, tmp_path / "예시.afm", qtbot)


def shown(program: Program, path: Path, qtbot, size: tuple[int, int] = (1440, 900)) -> MainWindow:
    """Open a file and wait for its window."""
    program.begin(path)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(*size)
    qtbot.waitUntil(window.isVisible)
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot) -> None:
    """Wait until everything ordered is answered."""
    qtbot.waitUntil(lambda: not window.bridge._tasks, timeout=20_000)
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not window.bridge._tasks, timeout=20_000)


def current(window: MainWindow) -> Screen:
    """The screen that is shown."""
    screen = window.body.stage.current
    assert screen is not None
    return screen


def go(window: MainWindow, place: Place, qtbot) -> Screen:
    """Navigate and wait for what is read."""
    window.navigate(place)
    settle(window, qtbot)
    return current(window)


BODIES = 20_000


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with 20,000 bodies, put in by SQL in one gesture; 1,000 sit in no division."""
    path = tmp_path_factory.mktemp("large") / "큰 파일.afm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFM_DATA_DIR", str(path.parent / "office"))
        found_office(path, OFFICE)
        workspace = Workspace.open(path)
        with workspace.writing(f"기업·기관 {BODIES:,}개 가져오기") as session:
            division = session.scalars(select(Division.id).order_by(Division.position)).first()
            bodies = [
                {"id": new_id(), "name": f"예시기업{n}", "kind": "company"} for n in range(BODIES)
            ]
            session.execute(insert(Organization), bodies)
            session.execute(
                insert(Membership),
                [
                    {"id": new_id(), "organization_id": body["id"], "division_id": division}
                    for body in bodies[1_000:]
                ],
            )
        workspace.close()
    return path


@pytest.fixture
def large_window(program: Program, large: Path, tmp_path: Path, qtbot) -> MainWindow:
    """The window of a copy of the large file."""
    shutil.copy(large, tmp_path / "큰 파일.afm")
    return shown(program, tmp_path / "큰 파일.afm", qtbot)
