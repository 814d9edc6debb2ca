"""Navigation, scope and menus: by keyboard, named, with counters."""

from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.nav_list import NavGroup, NavItem, NavList
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.scope_selector import ScopeSelector

ENTRIES = [
    NavItem("dashboard", "현황판", "layout-dashboard"),
    NavGroup("분과 운영"),
    NavItem("members", "회원", "building-2"),
    NavItem("meetings", "회의", "calendar-days", "D-3", True),
]


@pytest.fixture
def nav(qtbot):
    made = NavList("화면", ENTRIES)
    qtbot.addWidget(made)
    made.resize(204, 400)
    made.show()
    made.set_current("dashboard")
    return made


def test_arrow_keys_pass_over_captions_and_enter_goes_there(qtbot, nav):
    QTest.keyClick(nav, Qt.Key.Key_Down)
    assert nav.current() == "dashboard"

    with qtbot.waitSignal(nav.chosen) as chosen:
        QTest.keyClick(nav, Qt.Key.Key_Return)

    assert chosen.args == ["members"]
    assert nav.current() == "members"


def test_a_click_goes_to_a_screen_and_a_caption_to_none(qtbot, nav):
    told = []
    nav.chosen.connect(told.append)
    for row in range(len(ENTRIES)):
        box = nav.visualRect(nav.model().index(row, 0))
        QTest.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    assert told == ["dashboard", "members", "meetings"]


def test_what_waits_is_read_with_the_screen(nav):
    nav.set_count("members", "14")

    texts = [
        nav.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(len(ENTRIES))
    ]
    assert texts == ["현황판", "분과 운영", "회원 14", "회의 D-3"]


def test_entries_never_overlap(nav):
    for compact in (False, True):
        nav.set_compact(compact)
        boxes = [nav.visualRect(nav.model().index(row, 0)) for row in range(len(ENTRIES))]
        pairs = pairwise(boxes)
        assert all(above.bottom() < below.top() for above, below in pairs)
        assert boxes[-1].bottom() + 1 == nav.content_height()


MANY = [
    NavItem("dashboard", "현황판", "layout-dashboard"),
    *(
        entry
        for group in ("분과 운영", "과제", "문서·연동")
        for entry in (
            NavGroup(group),
            *(NavItem(f"{group}{at}", f"화면 {at}", "inbox") for at in range(5)),
        )
    ),
]


def indexes(nav):
    return [nav.model().index(row, 0) for row in range(len(nav.entries()))]


def test_entries_draw_together_before_they_scroll(nav):
    nav.set_entries(MANY)
    nav.set_compact(True)
    usual = 7.5 * theme().u * 16 + 4 * theme().u * 3

    nav.resize(56, round(usual) - 40)

    assert nav.content_height() <= nav.height()
    assert all(nav.is_whole(index) for index in indexes(nav))
    assert nav.ends.down.isHidden()
    assert nav.ends.up.isHidden()


@pytest.mark.parametrize("is_compact", [True, False])
def test_no_entry_is_shown_in_part_and_every_one_can_be_reached(nav, is_compact):
    nav.set_entries(MANY)
    nav.set_compact(is_compact)
    nav.resize(204, 300)
    seen = set()

    while True:
        seen |= {index.row() for index in indexes(nav) if nav.is_whole(index)}
        if nav.ends.down.isHidden():
            break
        QTest.mouseClick(nav.ends.down, Qt.MouseButton.LeftButton)

    assert seen == set(range(len(MANY)))
    assert nav.ends.up.isVisible()
    top = nav.viewport().y() + nav.visualRect(nav.indexAt(nav.rect().topLeft())).top()
    assert top >= nav.ends.up.geometry().bottom()


def test_the_current_screen_is_in_view_where_the_entries_scroll(nav):
    nav.set_entries(MANY)
    nav.set_compact(True)
    nav.set_current(MANY[-1].key)

    nav.resize(56, 260)

    assert nav.is_whole(nav.currentIndex())


def test_icons_tell_their_screen(nav):
    nav.set_compact(True)

    tips = [
        nav.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(len(ENTRIES))
    ]
    assert tips == ["현황판", None, "회원", "회의"]
    assert not nav.grab().isNull()


def test_the_scope_is_read_and_opened_by_keyboard(qtbot):
    scope = ScopeSelector("범위")
    qtbot.addWidget(scope)
    scope.set_scope("이차전지", "앵커 4 · 회원 13", 2)
    scope.show()

    with qtbot.waitSignal(scope.clicked):
        QTest.keyClick(scope, Qt.Key.Key_Return)

    assert scope.accessibleName() == "범위: 이차전지"
    scope.set_compact(True)
    assert scope.sizeHint().width() == theme().px(10)
    assert scope.toolTip() == "이차전지"


def test_a_menu_says_why_an_action_is_off(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    menu, done = PopupMenu(owner, "더 보기"), []

    on = menu.add("A&B 열기", lambda: done.append("on"), icon="link", keys="Ctrl+L")
    off = menu.add("삭제", lambda: done.append("off"), is_danger=True, why_not="권한이 없습니다.")
    on.trigger()
    off.trigger()

    assert done == ["on"]
    assert on.text() == "A&&B 열기\tCtrl+L"
    assert off.toolTip() == "권한이 없습니다."


def test_the_navigation_makes_pyside_look_up_no_widget(nav):
    """Wrapping a widget Qt made itself loads all classes of widgets: 0.1 s of every start."""
    assert shiboken6.createdByPython(nav.viewport())
