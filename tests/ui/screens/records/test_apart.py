"""A record in a window of its own: in step with the file, several at once, nothing typed lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.geometry import Frame
from afm_desktop.ui.places import Place
from afm_desktop.ui.tab_order import reading_order
from tests.ui.screens.records.test_in_window import show


@pytest.fixture
def members(whole_window, qtbot):
    """The list of members with the keyboard in it."""
    screen = show(whole_window, Place("members"), qtbot)
    screen.list.table.setFocus()
    qtbot.waitUntil(lambda: screen.list.table.current_key() is not None)
    return screen


def opened(window, qtbot, table, id):
    """Open a record apart and wait until it is shown."""
    window.open_apart(table, id)
    apart = window.furnishing.apart.windows[table, id]
    qtbot.waitUntil(lambda: apart.pane.detail is not None)
    qtbot.waitUntil(apart.isActiveWindow)
    return apart


def body(window, row=0) -> str:
    model = window.body.stage.current.content.model
    return window.desk.views.id_of(ViewKind.MEMBERS, model.key_at(row))


def fields(apart):
    return apart.pane.view.editor.fields


def test_shift_enter_opens_the_record_in_a_window_of_its_own(whole_window, members, qtbot):
    id_ = body(whole_window)
    shift = Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(members.list.table, Qt.Key.Key_Return, shift)

    (apart,) = whole_window.furnishing.apart.windows.values()
    qtbot.waitUntil(lambda: apart.pane.detail is not None)
    assert apart.pane.record == ("organizations", id_)
    assert apart.isVisible()
    assert apart.windowTitle() == f"{apart.pane.detail.title} - 기업·기관"
    assert apart.pane.top.apart.isHidden()


def test_the_command_opens_it_too_and_the_same_record_has_one_window(whole_window, members, qtbot):
    whole_window.commands.run("open_apart")
    whole_window.commands.run("open_apart")

    assert len(whole_window.furnishing.apart.windows) == 1
    assert "새 창에서 열기" in {spec.words for spec in whole_window.commands.offered()}


def test_several_stand_beside_each_other_and_are_in_step(whole_window, members, qtbot):
    ids = [body(whole_window, row) for row in range(2)]
    first, second = (opened(whole_window, qtbot, "organizations", id_) for id_ in ids)
    assert first.geometry().topLeft() != second.geometry().topLeft()

    whole_window.desk.records.change("organizations", ids[0], {"address": "예시로 7"})

    qtbot.waitUntil(lambda: fields(first)["address"].shown_text() == "예시로 7")
    assert first.isVisible()
    assert second.isVisible()


def test_a_meeting_is_worked_in_there_as_beside_its_list(whole_window, qtbot):
    meeting = whole_window.desk.meetings.find("2026년 정기총회")

    apart = opened(whole_window, qtbot, "meetings", meeting)

    qtbot.waitUntil(lambda: apart.pane.meeting.acting.sheet is not None)
    assert {"agenda", "roster", "results", "minutes"} <= set(apart.pane.meeting.keys)
    assert "copy_meeting" in apart.pane.doings.all()


def test_what_is_typed_there_is_saved_and_undone_there(whole_window, members, qtbot):
    id_ = body(whole_window)
    apart = opened(whole_window, qtbot, "organizations", id_)
    before = fields(apart)["address"].shown_text()
    entry = fields(apart)["address"].entry
    entry.setFocus()
    entry.selectAll()
    entry.insert("예시로 7")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _address(whole_window, id_) == "예시로 7")

    apart.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.waitUntil(lambda: whole_window.commands.action("undo").isEnabled())
    QTest.keyClick(apart.windowHandle(), Qt.Key.Key_Z, ctrl)

    qtbot.waitUntil(lambda: (_address(whole_window, id_) or "") == before)


def _address(window, id_):
    return window.desk.records.values("organizations", id_)["address"]


def test_closing_it_saves_what_is_typed(whole_window, members, qtbot):
    id_ = body(whole_window)
    apart = opened(whole_window, qtbot, "organizations", id_)
    fields(apart)["address"].entry.setText("예시로 9")

    apart.close()

    qtbot.waitUntil(lambda: _address(whole_window, id_) == "예시로 9")


def test_esc_first_takes_back_the_field_and_then_closes_the_window(whole_window, members, qtbot):
    id_ = body(whole_window)
    apart = opened(whole_window, qtbot, "organizations", id_)
    entry = fields(apart)["address"].entry
    before = entry.text()
    entry.setFocus()
    entry.selectAll()
    entry.insert("예시로 8")

    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert (entry.text(), apart.isVisible()) == (before, True)
    QTest.keyClick(entry, Qt.Key.Key_Escape)

    assert not whole_window.furnishing.apart.windows
    assert (_address(whole_window, id_) or "") == before


def test_a_closed_window_keeps_what_cannot_be_saved(whole_window, members, qtbot):
    id_ = body(whole_window)
    apart = opened(whole_window, qtbot, "organizations", id_)
    fields(apart)["size_confirmed_on"].entry.setText("언젠가")

    apart.close()
    assert not apart.isVisible()
    again = opened(whole_window, qtbot, "organizations", id_)

    assert fields(again)["size_confirmed_on"].shown_text() == "언젠가"
    assert fields(again)["size_confirmed_on"].error()


def test_larger_text_keeps_the_windows_and_what_is_typed_in_them(whole_window, members, qtbot):
    id_ = body(whole_window)
    apart = opened(whole_window, qtbot, "organizations", id_)
    fields(apart)["size_confirmed_on"].entry.setText("언젠가")

    whole_window.commands.run("larger")

    again = whole_window.furnishing.apart.windows["organizations", id_]
    assert again is not apart
    qtbot.waitUntil(lambda: again.pane.view is not None)
    assert again.isVisible()
    assert fields(again)["size_confirmed_on"].shown_text() == "언젠가"
    whole_window.commands.run("normal_size")


def test_it_opens_where_the_last_one_stood_and_wholly_on_a_screen(whole_window, members, qtbot):
    preferences = whole_window.program.preferences
    first = opened(whole_window, qtbot, "organizations", body(whole_window))
    first.setGeometry(40, 50, 500, 420)
    first.close()
    assert preferences.kept.record_frame == Frame(40, 50, 500, 420)
    second = opened(whole_window, qtbot, "organizations", body(whole_window, 1))
    assert second.geometry().getRect() == (40, 50, 500, 420)
    second.close()

    preferences.keep(record_frame=Frame(90_000, 90_000, 500, 420))
    third = opened(whole_window, qtbot, "organizations", body(whole_window, 2))

    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(third.geometry())


def test_it_closes_with_the_window_of_the_file_and_saves(whole_window, members, qtbot, path):
    id_ = body(whole_window)
    apart = opened(whole_window, qtbot, "organizations", id_)
    fields(apart)["address"].entry.setText("예시로 11")

    whole_window.close()

    assert not apart.isVisible()
    from afm_desktop.app import open_desk  # noqa: PLC0415

    desk, _reason = open_desk(path)
    assert desk.records.values("organizations", id_)["address"] == "예시로 11"
    desk.workspace.close()


def test_a_deleted_record_says_so_in_its_window(whole_window, members, qtbot):
    new = whole_window.desk.records.create("organizations", {"name": "예시잠깐", "kind": "company"})
    apart = opened(whole_window, qtbot, "organizations", new)

    whole_window.desk.records.delete("organizations", [new])

    qtbot.waitUntil(lambda: apart.pane.view is None)
    assert apart.isVisible()


def test_tab_goes_through_it_as_it_is_read(whole_window, members, qtbot):
    apart = opened(whole_window, qtbot, "organizations", body(whole_window))
    next(reading_order(apart)).setFocus()

    for _ in range(5):
        here, stops = QApplication.focusWidget(), list(reading_order(apart))
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stops[stops.index(here) + 1]
