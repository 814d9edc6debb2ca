"""Every screen in every room, and what the whole window owes to whoever uses the keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QWidget,
)

from afm_desktop.ui.command_specs import COMMANDS
from afm_desktop.ui.widgets.placeholder import Placeholder
from tests.ui.waiting import pass_time
from tests.ui.whole_window import KEYS, rest, visit

NO_FOCUS = Qt.FocusPolicy.NoFocus


def takes_keyboard(widget: QWidget) -> bool:
    """Whether somebody who goes about by keyboard comes to a widget."""
    inner = isinstance(widget.parent(), QAbstractScrollArea)
    stops = widget.focusPolicy() != NO_FOCUS and widget.focusProxy() is None and not inner
    return stops and widget.isVisible() and widget.isEnabled()


def stops_of(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if takes_keyboard(widget)]


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} '{widget.accessibleName()}'"


def test_every_screen_opens_in_every_room(seen):
    for width in (1440, 1024, 800):
        seen.resize(width, 700)
        for key in KEYS:
            visit(seen, key)

            assert seen.body.stage.current.key == key
    seen.resize(1440, 900)


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(named(watched))
        return False


def test_no_part_of_a_screen_is_a_window_while_it_is_made(window):
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    for key in KEYS:
        visit(window, key)
    QApplication.instance().removeEventFilter(windows)

    assert windows.shown == []


@pytest.mark.parametrize("key", KEYS)
def test_everything_that_takes_the_keyboard_has_a_name(seen, key):
    visit(seen, key)

    nameless = [named(stop) for stop in stops_of(seen) if not stop.accessibleName().strip()]

    assert nameless == []
    assert [named(stop) for stop in stops_of(seen) if stop.accessibleName().endswith("(T)")] == []


@pytest.mark.parametrize("key", KEYS)
def test_tab_comes_to_every_control_once(seen, key):
    visit(seen, key)
    screen = seen.body.stage.current
    wanted = stops_of(seen)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first = QApplication.focusWidget()

    met = []
    for _ in range(len(wanted) + 5):
        focused = QApplication.focusWidget()
        met.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break

    missed = [named(stop) for stop in stops_of(screen) if stop not in met and tabs(stop)]
    twice = [named(stop) for stop in met if met.count(stop) > 1]
    assert missed == []
    assert twice == []
    assert is_in_order(met, screen)


def tabs(stop: QWidget) -> bool:
    return bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)


def is_in_order(met: list[QWidget], screen: QWidget) -> bool:
    """Of two controls that stand side by side or one over the other, the first comes first."""
    mine = [stop for stop in met if screen.isAncestorOf(stop)]
    for before, after in pairwise(mine):
        one, other = before.geometry(), after.geometry()
        together = before.parentWidget() is after.parentWidget()
        is_wrap = before is mine[-1] or met.index(after) < met.index(before)
        if together and not is_wrap and other.bottom() < one.top():
            return False
    return True


@pytest.mark.parametrize("key", KEYS)
def test_f6_goes_round_all_panes_and_comes_back(seen, key):
    visit(seen, key)
    panes = [pane for pane in seen.body.panes() if pane.isVisible()]
    begun = QApplication.focusWidget()
    assert begun is not None

    met: list[QWidget] = []
    for _ in range(len(panes) * 2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        pane = next((p for p in panes if p is focused or p.isAncestorOf(focused)), None)
        assert pane is not None
        if pane not in met:
            met.append(pane)

    can = [pane for pane in panes if takes_keyboard(pane) or stops_of(pane)]
    assert [named(pane) for pane in can if pane not in met] == []


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_screen_says_what_to_do(empty, key):
    visit(empty, key)
    screen = empty.body.stage.current
    shown = [one for one in screen.findChildren(Placeholder) if one.isVisible()]
    tables = [one for one in screen.findChildren(QWidget) if one.objectName() == "bare"]
    rows = any(
        one.isVisible() and one.model().rowCount() for one in tables if hasattr(one, "model")
    )

    assert shown or rows or key in ("dashboard", "reports", "settings")
    assert all(one.accessibleName() for one in stops_of(screen))


def test_a_search_that_finds_nothing_offers_to_clear_it(seen):
    visit(seen, "demands")
    screen = seen.body.stage.current
    before = screen.header().count

    screen.bar.search.setText("없는말없는말")
    screen.bar.search.commit()
    pass_time(200)
    rest(seen)
    shown = [one for one in screen.findChildren(Placeholder) if one.isVisible()]
    assert len(shown) >= 1
    seen.commands.run("clear_filters")
    rest(seen)

    assert screen.header().count == before


def test_every_command_is_in_a_menu(seen):
    in_menus = {
        action.objectName()
        for menu in seen.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }

    declared = {spec.key for spec in COMMANDS} | {f"screen.{spec.key}" for spec in seen.specs}
    assert declared <= in_menus


@pytest.mark.parametrize("key", KEYS)
def test_every_button_can_be_pressed_without_a_mouse(seen, key):
    visit(seen, key)

    for button in seen.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.width():
            takes = bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus)
            in_group = button.parentWidget() is not None and any(
                one.focusPolicy() & Qt.FocusPolicy.TabFocus
                for one in button.parentWidget().findChildren(type(button))
            )
            assert takes or in_group, (key, button.accessibleName())
