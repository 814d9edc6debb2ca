"""The window leads between screens, tells them what changed and takes everything back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from afm_desktop.ui.labels.commands import NOT_YET
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Note
from afm_desktop.ui.shell.body import step_pane
from afm_desktop.ui.shell.header import CommandField
from tests.ui.shell.conftest import names, register, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def current(window):
    return window.body.stage.current


def test_the_first_screen_is_shown_with_its_header(window):
    assert current(window).key == "members"
    assert window.body.header.title() == "회원"
    assert window.body.header.count() == "0개"
    assert window.windowTitle() == "회원 · 전체 12개 분과 · 사무국.afm - AFM Desktop"


def test_a_gesture_is_seen_counted_and_saved(window, qtbot):
    window.commands.action("new").trigger()

    qtbot.waitUntil(lambda: window.body.header.count() == "1개")
    assert names(window.desk) == {"예시정밀"}
    assert window.body.status.saved_words().startswith("저장됨 ")
    assert current(window).refreshed == [frozenset({"organizations"})]
    qtbot.waitUntil(lambda: window.body.nav.list.entries()[1].count == "1")


def test_the_toast_takes_the_gesture_back(window, qtbot):
    window.commands.action("new").trigger()
    qtbot.waitUntil(lambda: window._toast is not None)
    qtbot.waitUntil(lambda: window.commands.action("undo").isEnabled())

    window._toast.acted.emit()

    qtbot.waitUntil(lambda: names(window.desk) == set())
    said = "되돌렸습니다: 기업·기관 1개 등록"
    qtbot.waitUntil(lambda: window._toast is not None and said in window._toast.text())


def test_the_toast_takes_back_its_own_gesture_whatever_is_done_next(window, qtbot):
    window.commands.run("new")
    qtbot.waitUntil(lambda: window._toast is not None)
    window.bridge.write(lambda: register(window.desk, "예시화학"))

    window._toast.acted.emit()  # before the window hears of what was done next

    qtbot.waitUntil(lambda: names(window.desk) == {"예시화학"})
    qtbot.waitUntil(lambda: window.bridge.is_resting)


def test_the_toast_goes_with_the_next_gesture(window, qtbot):
    window.commands.run("new")
    qtbot.waitUntil(lambda: window._toast is not None)

    window.bridge.write(lambda: register(window.desk, "예시화학"))

    qtbot.waitUntil(lambda: window._toast is None)


def test_undo_and_redo_name_what_they_take_back(window, qtbot):
    undo, redo = window.commands.action("undo"), window.commands.action("redo")
    assert not undo.isEnabled()
    assert "되돌릴 작업이 없습니다." in undo.toolTip()

    window.commands.run("new")
    qtbot.waitUntil(lambda: undo.text() == "실행 취소: 기업·기관 1개 등록")
    undo.trigger()
    qtbot.waitUntil(lambda: redo.text() == "다시 실행: 기업·기관 1개 등록")
    redo.trigger()

    qtbot.waitUntil(lambda: names(window.desk) == {"예시정밀"})


def test_back_and_forward_come_to_the_record_that_was_left(window):
    current(window).chosen = "a"
    window.navigate(Place("demands"))

    window.commands.run("back")
    assert current(window).opened[-1] == Place("members", "a")
    window.commands.run("forward")

    assert current(window).key == "demands"
    assert not window.commands.action("forward").isEnabled()


def test_a_screen_is_come_back_to_as_it_was_left(window):
    current(window).chosen = "a"
    window.navigate(Place("demands"))

    window.body.nav.chosen.emit("members")

    assert current(window).opened[-1] == Place("members", "a")


def test_a_screen_that_is_left_saves_what_was_typed(window):
    members = current(window)

    window.navigate(Place("demands"))

    assert members.left == 1


def test_a_screen_hears_of_changes_only_when_it_is_seen_again(window, qtbot):
    window.navigate(Place("demands"))
    demands = current(window)
    window.navigate(Place("members"))
    with qtbot.waitSignal(window.bridge.saved):
        window.commands.run("new")
    qtbot.waitUntil(lambda: window.body.header.count() == "1개")
    assert demands.refreshed == []

    window.navigate(Place("demands"))

    assert demands.refreshed == [frozenset({"organizations"})]


def test_commands_belong_to_the_screen_that_is_shown(window):
    assert window.commands.action("new").isEnabled()

    window.navigate(Place("demands"))

    assert not window.commands.action("new").isEnabled()


def test_number_keys_go_to_screens(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert current(window).key == "demands"
    qtbot.keyClick(window, Qt.Key.Key_Comma, CTRL)

    assert current(window).key == "settings"


def test_one_division_narrows_every_screen_and_stands_in_the_title(window, program, path):
    members = current(window)

    window.scope.choose("BAT")

    assert members.refreshed == [frozenset()]
    assert "이차전지 분과" in window.windowTitle()
    assert window.body.header.count() == "이차전지 분과 · 0개"
    assert program.preferences.scope_of(path) == "BAT"


def test_the_scope_is_there_again_after_a_restart(window, program, path, qtbot):
    window.scope.choose("BAT")
    window.close()
    program.window = None

    again = shown(program, path, qtbot)

    assert again.scope.division == "BAT"


def test_f6_goes_round_the_panes(window, qtbot):
    window.body.stage.current.search.setFocus()
    seen = []
    for _ in range(4):
        window.commands.run("next_pane")
        seen.append(QApplication.focusWidget())

    panes = window.body.panes()
    assert [next(i for i, p in enumerate(panes) if p is w or p.isAncestorOf(w)) for w in seen] == [
        3, 0, 1, 2,
    ]  # fmt: skip
    window.commands.run("previous_pane")
    assert window.body.header.isAncestorOf(QApplication.focusWidget())


def test_without_a_pane_that_takes_the_keyboard_it_stays(qtbot):
    pane = QWidget()
    qtbot.addWidget(pane)

    step_pane([pane], None, 1)


@pytest.mark.parametrize(
    ("width", "scale", "room"),
    [
        (1440, 1.0, Room.WIDE),
        (1366, 1.0, Room.WIDE),
        (1440, 1.5, Room.MEDIUM),
        (1366, 1.5, Room.NARROW),
        (1366, 2.0, Room.NARROW),
    ],
)
def test_narrow_windows_and_large_text_fold(window, program, width, scale, room):
    program.look.choose(scale=scale)
    window.resize(width, 768)

    assert current(window).room is room
    assert window.body.nav.is_narrow is (room < Room.WIDE)
    assert window.width() <= width
    assert window.height() <= 768


def test_a_change_of_text_size_keeps_the_place_and_the_notes(window, program):
    window.info(Note("x", "알림입니다."))
    current(window).chosen = "a"

    program.look.step(1)

    assert current(window).opened == [Place("members", "a")]
    assert window.body.notes.text()
    assert program.preferences.kept.scale == 1.15


def test_the_worst_note_comes_first_and_closing_shows_the_next(window):
    window.info(Note("a", "알림입니다."))
    window.info(Note("b", "주의하세요.", "warning"))
    assert window.body.notes.text() == "주의하세요."

    window.body.notes._bar.closed.emit()

    assert window.body.notes.text() != "주의하세요."


def test_a_screen_s_note_stays_with_it(window):
    current(window).context.info(Note("a", "회원의 알림입니다.", "warning"))
    assert window.body.notes.text() == "회원의 알림입니다."

    window.navigate(Place("demands"))
    assert window.body.notes.text() != "회원의 알림입니다."
    window.navigate(Place("members"))

    assert window.body.notes.text() == "회원의 알림입니다."


def test_the_coach_is_closed_once_for_good(window, program, path, qtbot):
    assert "Ctrl+K" in window.body.notes.text()
    window.body.notes._bar.closed.emit()
    window.close()
    program.window = None

    again = shown(program, path, qtbot)

    assert again.body.notes.text() == ""


def test_a_link_leads_to_the_same_place(window):
    current(window).chosen = "0192"
    window.commands.run("copy_link")

    assert QGuiApplication.clipboard().text() == "#members/0192"


def test_long_work_shows_in_the_status_bar_and_is_cancelled_there(window, qtbot):
    import time  # noqa: PLC0415

    stopped = []

    def work(progress, _token):
        for done in range(2000):
            time.sleep(0.005)
            progress(done, 2000)

    window.bridge.run("보고서 만드는 중", work, stopped=lambda: stopped.append(True))
    status = window.body.status
    qtbot.waitUntil(lambda: status.work_words().startswith("보고서 만드는 중 "))
    assert status._cancel.isVisible()
    qtbot.mouseClick(status._cancel, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: stopped == [True])
    assert status.work_words() == ""


def test_a_refusal_nobody_took_is_told_in_the_window(window, qtbot):
    window.bridge.write(lambda: window.desk.records.delete("organizations", []))

    qtbot.waitUntil(lambda: "선택한 자료가 없습니다" in window.body.notes.text())


def test_a_dropped_file_is_opened(window, program, tmp_path, qtbot, workspace):
    other = workspace.path
    workspace.close()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.txt")), QUrl.fromLocalFile(str(other))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip

    window.dropEvent(event)

    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.path == other


def test_closing_lets_go_of_the_file(window, program, path, qtbot):
    window.commands.run("new")

    window.close()
    program.window = None

    again = shown(program, path, qtbot)
    assert not again.bridge.read_only
    assert names(again.desk) == {"예시정밀"}


def test_where_the_window_stood_is_kept(window, program):
    window.setGeometry(60, 70, 1200, 700)

    window.close()
    program.window = None

    kept = program.preferences.kept.frame
    assert (kept.x, kept.y, kept.width, kept.height) == (60, 70, 1200, 700)


def test_a_backup_is_made_and_told(window, path, qtbot):
    window.commands.run("back_up")

    qtbot.waitUntil(lambda: window._toast is not None)
    assert "백업했습니다" in window._toast.text()
    assert list((path.parent / "사무국-backups").iterdir())


def test_a_file_is_looked_through(window, qtbot):
    window.commands.run("check")

    qtbot.waitUntil(lambda: window._toast is not None)
    assert "파일 이상 없음" in window._toast.text()


def test_every_part_of_the_frame_has_a_name(window):
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and not isinstance(widget.parent(), QApplication):
            assert widget.accessibleName(), widget


def test_roles_see_their_own_screens(program, tmp_path, qtbot):
    from afm_desktop.domain.office import Office, Role  # noqa: PLC0415
    from afm_desktop.services.founding import found_office  # noqa: PLC0415

    office = Office(Role.SECRETARY, "예시 간사", "BAT", "예시전지연구원")
    found_office(tmp_path / "이차전지.afm", office)

    window = shown(program, tmp_path / "이차전지.afm", qtbot)

    assert [spec.key for spec in window.specs] == ["members", "settings"]
    assert window.scope.division == "BAT"
    assert "이차전지 분과" in window.windowTitle()


def test_a_toast_stays_over_the_screen_that_is_shown_next(window):
    window.toast("삭제했습니다.", undo=True)

    window.navigate(Place("demands"))

    stage = window.body.stage
    over = [child for child in stage.children() if child in (window._toast, stage.current)]
    assert over == [stage.current, window._toast]


def test_the_moment_of_saving_is_told_in_korean_time_as_the_history_does(window):
    window.body.status.show_saved(datetime(2026, 7, 22, 0, 42, tzinfo=UTC))

    assert window.body.status.saved_words() == "저장됨 09:42"


def test_settings_tell_how_much_is_attached(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Comma, CTRL)
    screen = current(window)
    qtbot.waitUntil(lambda: screen.held.text() == "없음")
    desk = window.desk
    firm = desk.records.create("organizations", {"name": "예시가람"})

    desk.attachments.attach_content(
        "organizations", firm, "그림.png", b"\x89PNG" + bytes(1_499_996)
    )

    qtbot.waitUntil(lambda: screen.held.text() == "1개 · 1.5MB")


def test_the_search_field_explains_what_it_does_now_that_the_file_is_open(window):
    field = window.body.header.findChild(CommandField)

    assert field.toolTip() == window.commands.action("palette").toolTip()
    assert NOT_YET not in field.toolTip()
