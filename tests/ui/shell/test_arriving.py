"""The window of a file stands, and takes the keyboard, before the file is open."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from afm_desktop.app import open_desk
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.storage.sqlite.lock import WriterLock
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.labels import commands as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.shell.palette import Palette
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.welcome import WelcomeWindow
from afm_desktop.ui.shell.window import MainWindow
from tests.ui.shell.conftest import FAKES, register


class Gate:
    """Opens a file as the program does, but not before it is let through."""

    def __init__(self) -> None:
        self.opens, self.is_open = threading.Event(), threading.Event()

    def open_desk(self, path: Path):
        assert self.opens.wait(30)
        found = open_desk(path)
        self.is_open.set()
        return found


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def program(qapp, qtbot, gate: Gate) -> Iterator[Program]:
    made = Program(qapp, Preferences(), gate.open_desk, FAKES)
    yield made
    gate.opens.set()
    made.errands.finish()
    window = made.front
    if window is not None:
        window.close()
        window.deleteLater()


@pytest.fixture
def arriving(program: Program, path: Path, qtbot) -> MainWindow:
    """The window of a file that is not open yet."""
    program.begin(path)
    window = program.arriving
    assert window is not None
    window.resize(1440, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def arrive(gate: Gate, window: MainWindow, qtbot) -> None:
    gate.opens.set()
    qtbot.waitUntil(lambda: window.is_furnished and window.bridge.is_resting)


def keys(window: MainWindow) -> list[str]:
    return [spec.key for spec in window.specs]


def can_be_written(path: Path) -> bool:
    Workspace.open(path).close()
    return True


def test_it_is_the_window_of_that_file_and_takes_the_keyboard(arriving, path):
    assert path.name in arriving.windowTitle()
    assert "회원" in arriving.windowTitle()
    assert keys(arriving) == ["members", "demands", "settings"]
    assert arriving.scope.words == "전체 12개 분과"
    assert arriving.body.header.title() == "회원"
    assert arriving.isVisible()
    assert QApplication.focusWidget() is arriving.body.nav.list
    assert not arriving.is_furnished


def test_it_has_the_navigation_of_its_role(program, tmp_path):
    path = tmp_path / "간사.afm"
    found_office(path, Office(Role.SECRETARY, "예시 간사", division="BAT"))

    program.begin(path)

    assert keys(program.arriving) == ["members", "settings"]
    assert program.arriving.scope.words == "이차전지 분과"


def test_the_same_window_shows_the_file_once_it_is_open(arriving, program, gate, qtbot):
    arrive(gate, arriving, qtbot)

    assert program.window is arriving
    assert program.arriving is None
    assert arriving.body.stage.current.key == "members"
    assert QApplication.focusWidget() is arriving.body.stage.current.search


def test_a_screen_asked_for_meanwhile_is_shown_then(arriving, gate, qtbot):
    qtbot.keyClick(arriving.body.nav.list, Qt.Key.Key_Down)
    qtbot.keyClick(arriving.body.nav.list, Qt.Key.Key_Return)

    assert "수요" in arriving.windowTitle()
    arrive(gate, arriving, qtbot)
    assert arriving.body.stage.current.key == "demands"
    assert not arriving.trail.can_go_back


def test_a_record_asked_for_meanwhile_is_shown_then(arriving, gate, qtbot):
    arriving.navigate(Place("demands", "예시"))

    arrive(gate, arriving, qtbot)

    assert arriving.body.stage.current.place() == Place("demands", "예시")


def test_what_is_typed_in_the_palette_meanwhile_is_found_then(program, path, gate, qtbot):
    desk, _ = open_desk(path)
    register(desk, "예시정밀")
    desk.workspace.close()
    program.begin(path)
    window = program.arriving
    window.show_palette()
    palette = window.findChild(Palette)
    palette.field.setText("예시정밀")
    qtbot.waitUntil(lambda: palette.field.query() == palette._typed)

    arrive(gate, window, qtbot)

    qtbot.waitUntil(lambda: any(hit.words == "예시정밀" for hit in palette._hits))
    assert QApplication.focusWidget() is palette.field


def test_a_division_chosen_meanwhile_counts(arriving, gate, program, qtbot):
    arriving.scope.choose("BAT")

    assert "이차전지" in arriving.windowTitle()
    arrive(gate, arriving, qtbot)
    assert arriving.scope.division == "BAT"
    assert program.preferences.scope_of(arriving.path) == "BAT"


def test_commands_on_the_file_wait_for_it(arriving, gate, qtbot):
    waiting = ("undo", "back_up", "check", "new")

    assert not any(arriving.commands.action(key).isEnabled() for key in waiting)
    arrive(gate, arriving, qtbot)
    assert arriving.commands.action("back_up").isEnabled()


def test_larger_text_chosen_meanwhile_is_kept(arriving, program, gate, qtbot):
    program.look.step(1)

    assert arriving.body.header.title() == "회원"
    arrive(gate, arriving, qtbot)
    assert arriving.body.stage.current.key == "members"
    program.look.step(0)


def test_closing_it_lets_go_of_the_file(arriving, gate, path, qtbot):
    qtbot.waitUntil(lambda: arriving.program.errands.is_busy)
    gate.opens.set()
    gate.is_open.wait(30)

    arriving.close()

    assert not arriving.isVisible()
    assert can_be_written(path)


def test_a_file_somebody_else_has_is_explained_in_it(program, path, gate, qtbot):
    holder = WriterLock(path)
    program.begin(path)
    window = program.arriving
    window.resize(1440, 900)

    arrive(gate, window, qtbot)

    assert window.bridge.read_only
    assert "읽기 전용으로 열었습니다" in window.body.notes.text()
    assert window.body.status.saved_words() == "읽기 전용"
    holder.release()


def test_a_file_that_is_refused_leaves_the_first_run_with_the_reason(program, path, gate, qtbot):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE setting SET value = '예시' WHERE key = 'epoch'")
    connection.commit()
    connection.close()
    program.begin(path)
    window = program.arriving

    gate.opens.set()

    qtbot.waitUntil(lambda: isinstance(program.window, WelcomeWindow))
    assert path.name in program.window.notes.text()
    assert program.arriving is None
    assert window.is_closed


def test_who_begins_another_file_meanwhile_does_not_get_this_one(
    arriving, program, gate, path, qtbot
):
    qtbot.waitUntil(lambda: program.errands.is_busy)
    program.welcome()
    gate.opens.set()

    qtbot.waitUntil(lambda: not program.errands.is_busy)

    assert isinstance(program.window, WelcomeWindow)
    assert can_be_written(path)


def test_another_file_is_not_opened_meanwhile(arriving, program, tmp_path, gate, qtbot):
    qtbot.waitUntil(lambda: program.errands.is_busy)
    program.open(tmp_path / "다른.afm")

    assert program.arriving is arriving
    assert arriving.body.notes.text()
    arrive(gate, arriving, qtbot)


def test_a_file_that_takes_its_time_is_named(arriving, gate, qtbot):
    qtbot.waitUntil(lambda: bool(arriving.body.status.work_words()))

    assert "사무국" in arriving.body.status.work_words()
    arrive(gate, arriving, qtbot)
    qtbot.waitUntil(lambda: not arriving.body.status.work_words())


def test_what_cannot_be_done_yet_says_that_the_file_is_being_opened(arriving, gate, qtbot):
    action = arriving.commands.action("delete")
    assert labels.NOT_YET in action.toolTip()

    arrive(gate, arriving, qtbot)

    assert labels.NOT_YET not in action.toolTip()


def test_without_a_file_a_command_says_to_open_one(program, qtbot):
    program.begin(None)
    qtbot.waitUntil(lambda: isinstance(program.front, WelcomeWindow))

    assert labels.NO_FILE in program.front.commands.action("delete").toolTip()
