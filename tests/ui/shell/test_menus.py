"""The menus are always at hand: in their bar, behind a button, by Alt and by F10."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.ui.labels import frame
from afm_desktop.ui.room import has_menu_bar
from afm_desktop.ui.shell.window import MainWindow

NARROW, WIDE = (880, 700), (1280, 800)


def press_alt(window: MainWindow, *others: Qt.Key) -> None:
    """Press Alt, perhaps something else meanwhile, and let go, as the keyboard tells it."""
    target = window.focusWidget() or window
    alt, none = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
    down, up, asks = QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride
    events = [(asks, Qt.Key.Key_Alt, alt), (down, Qt.Key.Key_Alt, alt)]
    events += [(asks, key, alt) for key in others]
    for kind, key, held in (*events, (up, Qt.Key.Key_Alt, none)):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held))


@pytest.fixture
def narrow(window: MainWindow, qtbot) -> MainWindow:
    window.resize(*NARROW)
    qtbot.waitUntil(lambda: window.width() == NARROW[0])
    return window


def titles(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


def test_a_narrow_window_has_a_button_in_place_of_the_bar(narrow):
    button = narrow.body.header.menu_button

    assert not narrow.menuBar().isVisible()
    assert button.isVisible()
    assert button.accessibleName() == "메뉴 열기"
    narrow.resize(*WIDE)
    assert narrow.menuBar().isVisible()
    assert not button.isVisible()


def test_the_room_is_measured_in_text():
    assert has_menu_bar(900, 1.0)
    assert not has_menu_bar(899, 1.0)
    assert not has_menu_bar(1366, 2.0)


def test_large_text_hides_the_bar_as_well(window, qtbot):
    window.program.look.choose(scale=2.0)

    header = window.body.header
    qtbot.waitUntil(header.menu_button.isVisible)
    assert not window.menuBar().isVisible()


@pytest.mark.parametrize("way", ["button", "f10", "alt"])
def test_button_key_and_alt_open_all_menus(narrow, qtbot, way):
    if way == "button":
        narrow.body.header.menu_button.click()
    elif way == "f10":
        QTest.keyClick(narrow, Qt.Key.Key_F10)
    else:
        press_alt(narrow)

    menu = narrow.menus.open_menu
    assert menu is not None
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == titles(narrow)
    assert menu.accessibleName() == frame.MENU
    menu.close()
    assert narrow.menus.open_menu is None


def test_alt_with_another_key_opens_nothing(narrow):
    press_alt(narrow, Qt.Key.Key_Left)

    assert narrow.menus.open_menu is None


def test_what_is_in_a_hidden_menu_is_done(narrow, qtbot):
    narrow.commands.run("menu")
    view = narrow.menus.open_menu.actions()[2].menu()

    dark = narrow.commands.action("dark")
    assert dark in view.actions()
    before = narrow.program.look.is_dark
    dark.trigger()

    assert narrow.program.look.is_dark is not before
    narrow.menus.open_menu.close()
    dark.trigger()


def test_a_bar_that_is_not_wanted_stays_away_and_says_how_it_comes_back(window):
    window.commands.run("menu_bar")

    assert not window.menuBar().isVisible()
    assert window.body.header.menu_button.isVisible()
    assert window.commands.words("menu_bar") == "메뉴 막대 보이기"
    window.commands.run("menu_bar")
    assert window.menuBar().isVisible()
    assert window.commands.words("menu_bar") == "메뉴 막대 숨기기"


def test_f10_opens_the_bar_where_there_is_one(window):
    QTest.keyClick(window, Qt.Key.Key_F10)

    first = window.menuBar().actions()[0].menu()
    assert window.menus.open_menu is None
    assert first.isVisible()
    first.close()
