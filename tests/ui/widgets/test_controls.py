"""Buttons, segments, tabs, switches and messages: by keyboard, named, and never as HTML."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import DARK, HIGH_CONTRAST
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.choice_row import Segmented, TabBar
from afm_desktop.ui.widgets.info_bar import InfoBar
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.switch import CheckBox, Switch
from afm_desktop.ui.widgets.toast import SHOWN_FOR, Toast
from afm_desktop.ui.widgets.tooltip import plain_tip

HOSTILE = "<b>A&B</b>\n" + "가" * 500


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keyboard(qtbot, key):
    button = shown(qtbot, Button("수요 등록", "plus", "primary"))

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_every_button_has_one_height(qtbot):
    buttons = [
        Button("등록", variant=variant)
        for variant in ("primary", "secondary", "quiet", "danger", "link", "filter")
    ]
    buttons.append(Button("", "ellipsis", name="더 보기"))

    assert {button.sizeHint().height() for button in buttons} == {theme().control_h}


def test_an_icon_button_has_a_name_and_tells_it():
    button = Button("", "columns-3", "quiet", "열 고르기")

    assert button.accessibleName() == "열 고르기"
    assert button.toolTip() == "열 고르기"


def test_an_ampersand_is_no_access_key():
    button = Button("A&B 공업")

    assert button.words() == "A&B 공업"
    assert button.shortcut().isEmpty()


def test_the_cross_of_a_filter_clears_it(qtbot):
    button = shown(qtbot, Button("연도", variant="filter", value="2026"))
    pressed = []
    button.clicked.connect(lambda: pressed.append("clicked"))

    with qtbot.waitSignal(button.cleared):
        QTest.mouseClick(
            button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 8, button.height() // 2)
        )
    with qtbot.waitSignal(button.cleared):
        QTest.keyClick(button, Qt.Key.Key_Delete)

    assert pressed == []
    assert button.accessibleName() == "연도: 2026"


def test_a_wide_value_is_cut_at_the_limit(qtbot):
    button = Button("기업", variant="filter", value="가" * 200)
    button.set_most(40)

    assert button.sizeHint().width() <= 160


@pytest.mark.parametrize("row_type", [Segmented, TabBar])
def test_choices_move_by_arrow_keys(qtbot, row_type):
    row = shown(qtbot, row_type([("내용", ""), ("참여기업", "3"), ("이력", "")], name="구역"))
    row.focus_current()

    with qtbot.waitSignal(row.changed) as changed:
        QTest.keyClick(row.choices()[0], Qt.Key.Key_Right)

    assert changed.args == [1]
    assert row.current() == 1
    assert row.choices()[1].accessibleName() == "참여기업 3"


def test_a_row_may_have_no_choice(qtbot):
    row = shown(qtbot, Segmented([("예", ""), ("아니요", "")], -1, "여부"))

    with qtbot.waitSignal(row.changed):
        QTest.mouseClick(row.choices()[1], Qt.MouseButton.LeftButton)
    row.set_current(-1)

    assert not any(choice.isChecked() for choice in row.choices())


@pytest.mark.parametrize("toggle", [lambda: Switch("표지"), lambda: CheckBox("표지")])
def test_a_switch_is_turned_by_keyboard(qtbot, toggle):
    switch = shown(qtbot, toggle())

    with qtbot.waitSignal(switch.toggled):
        QTest.keyClick(switch, Qt.Key.Key_Return)

    assert switch.isChecked()
    assert switch.accessibleName() == "표지"


def test_a_message_acts_and_closes(qtbot):
    bar = shown(qtbot, InfoBar("예시 자료입니다.", "warning", "내 자료로 시작"))
    action, cross = bar.findChildren(Button)

    with qtbot.waitSignal(bar.acted):
        action.click()
    with qtbot.waitSignal(bar.closed):
        cross.click()

    assert bar.height() == theme().px(9)


def test_the_last_link_of_a_message_ends_at_the_edge_of_the_page(qtbot):
    bar = shown(qtbot, InfoBar("예시 자료입니다.", action="내 자료로 시작", is_closable=False))
    bar.resize(600, bar.height())
    link = bar.findChild(Button)
    image = link.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = max(
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != ground
    )

    assert abs(bar.width() - 4 * theme().u - (link.x() + inked)) <= 2


def test_a_long_message_takes_another_line(qtbot):
    page = shown(qtbot, QWidget())
    column = QVBoxLayout(page)
    bar = InfoBar("자료를 보내지 않은 회원이 있습니다. " * 4)
    column.addWidget(bar)
    column.addStretch(1)

    page.resize(500, 300)
    qtbot.wait(10)

    assert bar.height() > theme().px(9)


def test_a_toast_stands_above_the_sums_at_the_left_and_goes(qtbot):
    page = shown(qtbot, QWidget())
    page.resize(600, 400)
    toast = Toast(page, "수요 2건을 삭제했습니다.")
    toast.pop()

    assert toast.geometry().bottomLeft() == QPoint(16, 400 - 46 - 1)
    page.resize(600, 300)
    assert toast.geometry().bottom() == 300 - 46 - 1
    with qtbot.waitSignal(toast.closed):
        toast._when_idle()
    assert SHOWN_FOR == 8_000


def test_a_toast_with_the_keyboard_waits(qtbot):
    page = shown(qtbot, QWidget())
    page.activateWindow()
    toast = Toast(page, "수요 2건을 삭제했습니다.")
    toast.pop()
    button = toast.findChildren(Button)[0]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    toast._when_idle()

    assert toast.isVisible()


@pytest.mark.parametrize("tokens", [DARK, HIGH_CONTRAST])
@pytest.mark.parametrize(
    "widget",
    [
        lambda: Line(HOSTILE),
        lambda: Line(HOSTILE, wrap=True),
        lambda: Button(HOSTILE, value=HOSTILE, variant="filter"),
        lambda: Chip(HOSTILE),
        lambda: InfoBar(HOSTILE, action=HOSTILE),
        lambda: Placeholder("inbox", HOSTILE, HOSTILE, [Button(HOSTILE)], note=HOSTILE),
        lambda: Segmented([(HOSTILE, HOSTILE)]),
        lambda: TabBar([(HOSTILE, HOSTILE)]),
        lambda: CheckBox(HOSTILE),
    ],
)
def test_hostile_text_is_text(qtbot, qapp, widget, tokens):
    theme().apply(qapp, tokens, 1.5)
    made = shown(qtbot, widget())

    assert not made.grab().isNull()
    labels = [made] if isinstance(made, Line) else made.findChildren(Line)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_tooltip_shows_what_was_typed():
    assert plain_tip("<b>굵게</b>") == "<qt>&lt;b&gt;굵게&lt;/b&gt;</qt>"
    assert plain_tip("현대차") == "현대차"


def test_a_line_wraps_between_words(qtbot):
    line = Line("민간 현물의 산출 근거를 표로 첨부해 주세요.", wrap=True)

    assert line.heightForWidth(100) > line.heightForWidth(400)
    assert Line("한 줄").heightForWidth(100) == -1
