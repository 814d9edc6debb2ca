"""One file gives way to another; what cannot be opened is answered in words."""

from __future__ import annotations

import os
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Note
from afm_desktop.ui.shell import program as programs
from afm_desktop.ui.shell.first_run import WhereStep, WhoStep
from afm_desktop.ui.shell.welcome import WelcomeWindow
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.info_bar import InfoBar
from tests.ui.shell.conftest import OFFICE, shown


@pytest.fixture
def welcome(program, qtbot):
    program.begin(None)
    assert isinstance(program.window, WelcomeWindow)
    return program.window


def test_without_a_file_the_first_run_is_shown(welcome):
    assert welcome.step.cards.role() is Role.SECRETARY
    assert not welcome.commands.action("undo").isEnabled()


def test_the_first_run_makes_a_file_and_opens_it(welcome, program, tmp_path, qtbot):
    welcome._go_on()
    welcome.step.division.set_value("BAT")
    welcome.step.body.set_value("예시전지연구원")
    welcome.step.name.set_value("김예시")
    welcome._go_on()
    assert isinstance(welcome.step, WhereStep)
    assert welcome.answers.path().name == "이차전지 분과.afm"
    welcome.answers.place = tmp_path / "새 폴더" / "이차전지.afm"
    welcome._go_on()

    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    office = program.window.desk.workspace.office
    assert (office.role, office.division) == (Role.SECRETARY, "BAT")
    assert (office.actor, office.organization) == ("김예시", "예시전지연구원")
    assert program.preferences.recent_files() == [tmp_path / "새 폴더" / "이차전지.afm"]


def test_a_secretary_without_a_division_is_asked_for_it(welcome):
    welcome._go_on()
    welcome.step.name.set_value("김예시")
    welcome._go_on()

    assert isinstance(welcome.step, WhoStep)
    assert welcome.step.division._note.text() == "맡은 분과를 고르세요."


def test_going_back_keeps_what_was_said(welcome, qtbot):
    card = welcome.step.cards.cards[2]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    welcome._go_on()
    welcome.step.went_back.emit()

    assert welcome.step.cards.role() is Role.CENTER


def test_the_cards_are_chosen_with_the_arrow_keys(welcome, qtbot):
    cards = welcome.step.cards

    qtbot.keyClick(cards.cards[0], Qt.Key.Key_Right)
    assert cards.role() is Role.FIRM
    qtbot.keyClick(cards.cards[1], Qt.Key.Key_Return)

    assert isinstance(welcome.step, WhoStep)


def test_a_place_that_is_taken_is_not_overwritten(welcome, tmp_path):
    (tmp_path / "있음.afm").write_text("")
    welcome.answers.name = "김예시"
    welcome.answers.place = tmp_path / "있음.afm"
    welcome._go_to(3)

    assert not welcome.step.forward.isEnabled()
    assert "이미 있습니다" in welcome.step._caution.text()


def test_a_sync_folder_is_warned_of(welcome, tmp_path):
    welcome.answers.place = tmp_path / "Dropbox" / "x.afm"
    welcome._go_to(3)

    assert "동기화" in welcome.step._caution.text()
    assert welcome.step.forward.isEnabled()


def test_a_chosen_name_gets_its_ending(welcome, tmp_path, monkeypatch):
    welcome._go_to(3)
    chosen = str(tmp_path / "우리 자료")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))

    welcome.step._ask()

    assert welcome.answers.path() == tmp_path / "우리 자료.afm"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "빈 파일입니다"),
        (b"PK\x03\x04" + b"x" * 4096, "자료 파일이 아닙니다"),
        (None, "파일이 없습니다"),
    ],
)
def test_a_file_that_is_none_is_answered_in_words(welcome, tmp_path, qtbot, content, told):
    if content is not None:
        (tmp_path / "x.afm").write_bytes(content)

    welcome.program.open(tmp_path / "x.afm")

    qtbot.waitUntil(lambda: told in welcome.notes.text())
    assert welcome.program.window is welcome


def test_a_damaged_file_is_answered_in_words(welcome, program, path, qtbot):
    data = bytearray(path.read_bytes())
    data[5000:9000] = os.urandom(4000)
    path.write_bytes(data)

    program.open(path)

    qtbot.waitUntil(lambda: "손상되어" in welcome.notes.text())


def test_a_file_somebody_else_writes_opens_read_only_with_the_reason(program, path, qtbot):
    other = Workspace.open(path)

    window = shown(program, path, qtbot)
    text = window.body.notes.text()

    assert window.bridge.read_only
    assert "쓰고 있습니다" in text
    assert "읽기 전용으로 열었습니다" in text
    assert not window.body.notes.current().can_close
    assert "읽기 전용" in window.commands.action("undo").toolTip()
    assert window.body.status.saved_words() == "읽기 전용"
    other.close()


def test_once_the_other_has_closed_it_opens_to_write(program, path, qtbot):
    other = Workspace.open(path)
    window = shown(program, path, qtbot)
    other.close()

    window.body.notes.current().do()

    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert not program.window.bridge.read_only
    assert "쓰고 있습니다" not in program.window.body.notes.text()


def test_the_file_opened_last_opens_again(program, path, qtbot):
    shown(program, path, qtbot)
    program.window.close()
    program.window = None

    program.begin(None)

    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert program.window.path == path


def test_the_open_file_is_not_opened_twice(program, window, path):
    program.open(path)

    assert not program.errands.is_busy
    assert program.window is window


def test_another_file_takes_the_window_s_place(program, window, tmp_path, qtbot):
    found_office(tmp_path / "다른.afm", OFFICE)

    program.open(tmp_path / "다른.afm")

    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.path.name == "다른.afm"


def texts_of(notes: QWidget) -> list[str]:
    """The sentences that are shown; what joins others is shown in the next turn of the loop."""
    return [bar.text() for bar in notes.findChildren(InfoBar) if not bar.isHidden()]


@pytest.mark.slow
def test_the_demonstration_is_a_file_of_its_own_under_a_banner(program, office_data, qtbot):
    program.begin(None)

    program.demonstrate()

    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=60_000)
    qtbot.waitUntil(lambda: program.window.is_furnished)
    note = program.window.body.notes.current()
    assert note.text.startswith("예시 자료입니다.")
    assert not note.can_close
    assert program.window.path == office_data / "예시 자료.afm"
    program.window.info(Note("x", "주의하세요.", "warning"))
    program.window.body.notes.arrange(Room.WIDE)
    qtbot.waitUntil(lambda: texts_of(program.window.body.notes) == [note.text, "주의하세요."])
    program.window.body.notes._bar.closed.emit()
    assert program.window.body.notes.text() == note.text
    note.do()
    assert isinstance(program.window, WelcomeWindow)


def test_making_the_demonstration_can_be_stopped(welcome, program, office_data, qtbot):
    program.demonstrate()
    qtbot.waitUntil(lambda: welcome._work is not None)
    program.errands.cancel()

    qtbot.waitUntil(lambda: not program.errands.is_busy, timeout=20_000)
    assert not (office_data / "예시 자료.afm").exists()
    assert isinstance(program.window, WelcomeWindow)
    assert welcome._work is None


def test_the_role_is_changed_in_the_settings(program, window, qtbot):
    from afm_desktop.ui.places import Place  # noqa: PLC0415

    window.navigate(Place("settings"))
    settings = window.body.stage.current
    settings.role.left.emit(Role.FIRM)

    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and program.window is not window)
    assert [spec.key for spec in program.window.specs] == ["members", "settings"]


def test_a_new_name_counts_from_the_next_gesture_on(window, qtbot):
    from afm_desktop.ui.places import Place  # noqa: PLC0415

    window.navigate(Place("settings"))
    window.body.stage.current.name.left.emit("이예시")
    qtbot.waitUntil(lambda: window.desk.workspace.office.actor == "이예시")
    window.navigate(Place("members"))
    with qtbot.waitSignal(window.bridge.saved):
        window.commands.run("new")

    assert window.desk.gestures.rows(limit=1)[0].actor == "이예시"


def test_settings_count_at_once_and_are_kept(program, window, qtbot):
    from afm_desktop.ui.places import Place  # noqa: PLC0415

    window.navigate(Place("settings"))
    settings = window.body.stage.current

    settings.brightness.changed.emit(2)
    assert theme().tokens.is_dark
    settings.scale.changed.emit(3)
    qtbot.waitUntil(lambda: theme().scale == 1.5)

    assert program.preferences.kept.scale == 1.5
    assert window.body.stage.current.key == "settings"


def test_an_office_names_its_file_without_what_paths_forbid():
    from afm_desktop.ui.shell.first_run import Answers  # noqa: PLC0415

    answers = Answers(role=Role.FIRM, body='예시/정밀: "주"')

    assert answers.path().name == "예시 정밀 주.afm"
    assert answers.office() == Office(Role.FIRM, "", None, '예시/정밀: "주"')


def test_a_file_that_opens_at_once_is_all_there_is_to_see(program, path, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr(programs, "SHOWN_AFTER", 60_000)
    monkeypatch.setattr(WelcomeWindow, "showEvent", lambda *_: seen.append("first run"))

    program.begin(path)

    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert program.window.isVisible()
    assert seen == []


def test_a_file_that_cannot_be_opened_shows_the_first_window(program, tmp_path, qtbot):
    program.begin(tmp_path / "없음.afm")

    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible())
    qtbot.waitUntil(lambda: "파일이 없습니다" in program.window.notes.text())


def test_a_file_that_turns_out_damaged_gives_way_to_the_first_window(program, path, qtbot):
    with path.open("r+b") as file:
        file.seek(-4096, 2)
        file.write(b"\xff" * 4096)
    before = path.read_bytes()

    program.begin(path)

    qtbot.waitUntil(lambda: isinstance(program.window, WelcomeWindow))
    qtbot.waitUntil(lambda: "손상되어" in program.window.notes.text())
    assert program.window.isVisible()
    assert path.read_bytes() == before


def test_a_file_too_damaged_to_be_shown_is_refused(program, path, qtbot):
    with sqlite3.connect(path) as connection:
        [(root,)] = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name='divisions'")
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)

    program.begin(path)

    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible())
    assert isinstance(program.window, WelcomeWindow)
    qtbot.waitUntil(lambda: "손상되어" in program.window.notes.text())
