"""The pane of one meeting over a real file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QWidget

from afm_desktop.app import build
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AgendaKind, MeetingStatus
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.model import NewItem, NewMeeting
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.screens.meetings.pane import MeetingPane
from afm_desktop.ui.screens.meetings.view import MeetingView
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from tests.factories import make_organization
from tests.services.conftest import put
from tests.ui.screens.details.conftest import OFFICE

DAY = date(2026, 7, 20)
TITLES = ("추진 현황 보고", "설비 데이터 수집 기준(안)", "조달처 다변화")
GUESTS = ("가나다", "라마바", "사아자")
MINUTES = 30


class Hall(NamedTuple):
    """A file, and the ids of its meeting and of a body."""

    path: Path
    id: str
    body: str


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    """A file with a planned meeting of an hour, three matters of half an hour and three guests."""
    path = tmp_path_factory.mktemp("meetings") / "회의.afm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFM_DATA_DIR", str(path.parent / "office"))
        Workspace.create(path, OFFICE).close()
        workspace = Workspace.open(path)
        made = _meeting(workspace)
        workspace.close()
    return Hall(path, *made)


def _meeting(workspace: Workspace) -> tuple[str, str]:
    desk, body = build(workspace), make_organization("예시가람")
    put(workspace, body)
    new = NewMeeting(
        kind="assembly",
        title="제1차 총회",
        starts_at=korean_moment(DAY, 14),
        ends_at=korean_moment(DAY, 15),
    )
    id = desk.meetings.create(new)
    for title in TITLES:
        desk.agendas.add(id, NewItem(title, AgendaKind.DISCUSSION, planned_minutes=MINUTES))
    for name in GUESTS:
        desk.rosters.add_guest(id, name, body="예시기관")
    desk.meetings.move(id, MeetingStatus.PLANNED)
    return id, body.id


@pytest.fixture
def workspace(hall: Hall, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it to work in."""
    opened = Workspace.open(Path(shutil.copy(hall.path, tmp_path / "회의.afm")), patience=0.05)
    yield opened
    opened.close()


@pytest.fixture
def pane(context: ScreenContext, qtbot) -> MeetingPane:
    made = MeetingPane(context)
    qtbot.addWidget(made)
    made.resize(theme().px(180), 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


class Shown(SimpleNamespace):
    """A meeting on the screen, and what is asked of it."""

    pane: MeetingPane
    desk: Desk
    bridge: Bridge
    id: str
    body: str
    idle: Callable[[], None]

    @property
    def view(self) -> MeetingView:
        view = self.pane.meeting
        assert view is not None
        return view

    @property
    def sheet(self):
        """What the file holds now."""
        return self.desk.meetings.of(self.id)

    def tab(self, key: str):
        """Go to a tab, and answer what it shows."""
        self.view.show_tab(key)
        self.idle()
        return self.view.panels[key]

    def undo(self) -> None:
        """Take back the last gesture."""
        self.idle()
        self.bridge.undo()
        self.idle()


@pytest.fixture
def shown(hall: Hall, pane: MeetingPane, desk: Desk, bridge: Bridge, idle) -> Shown:
    """The meeting as the pane shows it."""
    pane.show_record("meetings", hall.id)
    idle()
    made = Shown(pane=pane, desk=desk, bridge=bridge, id=hall.id, body=hall.body, idle=idle)
    assert made.view.acting.sheet is not None
    return made


@pytest.fixture
def covered(frame, qtbot):
    """What is put over the window, as the frame would."""
    made: list[QWidget] = []
    host = QWidget()
    host.resize(1200, 800)
    qtbot.addWidget(host)
    host.show()

    def cover(make) -> None:
        overlay, first = make(host)
        overlay.open(first)
        made.append(overlay)

    frame.cover = cover
    return made
