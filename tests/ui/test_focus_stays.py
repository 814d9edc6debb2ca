"""The keyboard stays where somebody works, whatever is taken away around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from afm_desktop.ui.places import Place
from afm_desktop.ui.tab_order import stay_near
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.toast import Toast
from tests.ui.whole_window import rest, visit


def here():
    return QApplication.focusWidget()


def is_in(pane: QWidget) -> bool:
    return here() is not None and (here() is pane or pane.isAncestorOf(here()))


def at(window, key):
    visit(window, key)
    return window.body.stage.current


def test_a_toast_gives_the_keyboard_back(window):
    screen = at(window, "demands")
    screen.list.table.setFocus()
    window.toast("복사했습니다.")
    window._toast.findChildren(Button)[-1].setFocus()

    window._toast.dismiss()

    assert is_in(screen.list.table)


def test_undo_by_the_toast_leaves_the_keyboard_in_the_list(window):
    screen = at(window, "demands")
    screen.list.table.setFocus()
    window.commands.run("delete")
    rest(window)
    undo = window._toast.findChildren(Button)[0]

    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    rest(window)

    assert is_in(screen.list.table)


@pytest.mark.parametrize("key", ["demands", "members", "people", "projects"])
def test_undo_leaves_the_keyboard_in_the_field(window, key):
    screen = at(window, key)
    screen.side.enter()
    rest(window)
    fields = screen.side.pane.view.editor.fields
    name = next(one for one in fields if one in ("title_ko", "name", "official_name", "title"))
    fields[name].entry.setFocus()
    fields[name].entry.setText("예시 이름")
    assert fields[name].settle()
    rest(window)

    for command in ("undo", "redo", "undo"):
        window.commands.run(command)
        rest(window)
        assert is_in(screen.side.pane), command


def test_taking_a_gesture_back_leaves_the_keyboard_in_its_details(window):
    visit(window, "demands")
    window.commands.run("delete")
    rest(window)
    screen = at(window, "history")
    pane = screen.side.pane
    pane.back_button.setFocus()

    QTest.keyClick(pane.back_button, Qt.Key.Key_Space)
    rest(window)

    assert is_in(screen.side.pane) or is_in(screen.list.table)


def test_a_record_that_is_undone_leaves_the_keyboard_on_the_screen(window):
    made = []
    window.bridge.write(
        lambda: window.desk.records.create("organizations", {"name": "예시정밀"}), made.append
    )
    rest(window)
    screen = at(window, "members")
    window.navigate(Place("members", made[0]))
    rest(window)
    screen.side.enter()
    rest(window)
    assert is_in(screen.side.pane)

    window.commands.run("undo")
    rest(window)

    assert is_in(screen.list.table) or is_in(screen.side.pane)


def test_what_is_shut_off_hands_the_keyboard_to_its_neighbour(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    pane = QWidget()
    inner = QVBoxLayout(pane)
    first, second = Button("위"), Button("아래")
    for widget in (first, second):
        inner.addWidget(widget)
    for widget in (Button("바깥"), pane, QLabel("끝")):
        column.addWidget(widget)
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    second.setFocus()
    second.hide()

    assert stay_near(root, second)

    assert here() is first


def test_a_toast_without_a_place_before_it_goes_all_the_same(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    toast = Toast(page, "복사했습니다.")
    toast.pop()

    with qtbot.waitSignal(toast.closed):
        toast.dismiss()
