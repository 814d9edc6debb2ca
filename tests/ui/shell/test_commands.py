"""One registry: menus, palette and shortcut sheet say the same of every command."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow

from afm_desktop.ui.command_specs import COMMANDS, screen_command
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import commands as labels

ALL = [*COMMANDS, *(screen_command(number, f"s{number}", "화면", "") for number in range(12))]


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def commands(window):
    return Commands(ALL, window)


def test_every_shortcut_is_of_one_command():
    keys = Counter(QKeySequence(keys) for spec in ALL for keys in spec.shortcuts)

    assert [sequence.toString() for sequence, count in keys.items() if count > 1] == []


def test_no_shortcut_is_one_the_keyboard_or_the_ime_needs():
    for spec in ALL:
        for keys in spec.shortcuts:
            combination = QKeySequence(keys)[0]
            held, key = combination.keyboardModifiers(), combination.key()
            is_letter = Qt.Key.Key_Space <= key <= Qt.Key.Key_ydiaeresis
            assert not (is_letter and held == Qt.KeyboardModifier.NoModifier), keys
            assert not (is_letter and held == Qt.KeyboardModifier.ShiftModifier), keys
            assert key not in (Qt.Key.Key_Space, Qt.Key.Key_Backspace), keys


def test_every_shortcut_can_be_read_back():
    for spec in ALL:
        for keys in spec.shortcuts:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys


def test_every_command_has_korean_words():
    assert {spec.key for spec in COMMANDS} == set(labels.COMMANDS)


def test_every_shortcut_is_on_the_sheet(commands):
    shown = {key for _, lines in commands.sheet() for line in lines for key in line.keys}
    native = QKeySequence.SequenceFormat.NativeText

    for spec in ALL:
        for keys in spec.shortcuts:
            assert QKeySequence(keys).toString(native) in shown


def test_every_command_is_in_a_menu(commands, window):
    commands.fill(window.menuBar())

    menus = [action.menu() for action in window.menuBar().actions()]
    found = {entry.objectName() for menu in menus for entry in menu.actions()}

    assert [action.text() for action in window.menuBar().actions()] == [
        "파일", "편집", "보기", "이동", "도구", "도움말",
    ]  # fmt: skip
    assert {spec.key for spec in ALL} <= found


def test_a_command_nobody_does_is_greyed_with_the_reason(commands):
    action = commands.action("delete")

    assert not action.isEnabled()
    assert labels.NOT_HERE in action.toolTip()
    assert not commands.run("delete")
    assert "delete" not in [spec.key for spec in commands.offered()]


def test_a_bound_command_is_done_and_offered(commands):
    done = []
    commands.bind("delete", lambda: done.append(True))

    commands.action("delete").trigger()

    assert done == [True]
    assert "delete" in [spec.key for spec in commands.offered()]


def test_a_reason_is_asked_again_before_it_is_done(commands):
    reasons = [""]
    done = []
    commands.bind("delete", lambda: done.append(True), lambda: reasons[0])
    reasons[0] = "선택한 자료가 없습니다."

    commands.action("delete").trigger()

    assert done == []
    assert "선택한 자료가 없습니다." in commands.action("delete").toolTip()


def test_a_tooltip_says_the_key_and_what_follows(commands):
    commands.bind("delete", lambda: None)

    assert commands.action("delete").toolTip() == (
        "삭제 (Del): 휴지통으로 옮깁니다. 되돌릴 수 있습니다."
    )


def test_a_key_goes_to_the_field_that_needs_it(commands, window, qtbot):
    done, field = [], QLineEdit("가나")
    window.setCentralWidget(field)
    for key in ("undo", "delete", "copy", "palette", "select_all"):
        commands.bind(key, lambda key=key: done.append(key))
    with qtbot.waitExposed(window):
        window.show()
    field.setFocus()
    field.home(False)

    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == "나"
    assert field.selectedText() == "나"
    assert done == ["palette"]
