"""Whoever hears the window knows where the keyboard is."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import DARK, LIGHT
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.calendar import CalendarPopup
from afm_desktop.ui.widgets.choice_row import Segmented, TabBar
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.details_pane import DetailsPane
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    MoneyField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)
from afm_desktop.ui.widgets.info_bar import InfoBar
from afm_desktop.ui.widgets.link_line import LinkLine
from afm_desktop.ui.widgets.nav_list import NavItem, NavList
from afm_desktop.ui.widgets.option_list import OptionPopup
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.popup import Popup
from afm_desktop.ui.widgets.scope_selector import ScopeSelector
from afm_desktop.ui.widgets.search_edit import SearchEdit
from afm_desktop.ui.widgets.switch import CheckBox, Switch
from afm_desktop.ui.widgets.table import DataTable


def table():
    made = DataTable("수요 목록")
    specs = [ColumnSpec("title", "과제명", stretch=True)]
    made.set_model(RowsModel(["과제명"], [TableRow(1, (Cell("하나"),))]), specs)
    return made


def scope():
    made = ScopeSelector("범위")
    made.set_scope("이차전지", "앵커 4", 2)
    return made


def pane():
    made = DetailsPane("수요 상세")
    made.content.add(TextField("과제명"))
    return made


OPTIONS = [Option(number, f"예시기업{number}") for number in range(20)]
WIDGETS = {
    "button": lambda: Button("등록"),
    "icon button": lambda: Button("", "x", name="닫기"),
    "command": lambda: Button("검색 또는 명령", "search", "command", trailing="Ctrl K"),
    "segmented": lambda: Segmented([("표", ""), ("공급망도", "")], name="보기"),
    "tabs": lambda: TabBar([("내용", "")], name="구역"),
    "switch": lambda: Switch("표지"),
    "check box": lambda: CheckBox("표지"),
    "info bar": lambda: InfoBar("예시 자료입니다.", action="시작"),
    "placeholder": lambda: Placeholder("inbox", "수요가 없습니다", "", [Button("등록")]),
    "search": lambda: SearchEdit("과제명", "수요 검색"),
    "text": lambda: TextField("과제명"),
    "long text": lambda: LongTextField("현황"),
    "number": lambda: NumberField("비중"),
    "money": lambda: MoneyField("총사업비"),
    "date": lambda: DateField("기한"),
    "choice": lambda: ChoiceField("분과", OPTIONS),
    "yes no": lambda: YesNoField("국가핵심기술"),
    "nav": lambda: NavList("화면", [NavItem("a", "현황판", "layout-dashboard")]),
    "scope": scope,
    "table": table,
    "link": lambda: LinkLine("LG에너지솔루션", is_link=True),
    "pane": pane,
}


def takes_keyboard(widget):
    inner = isinstance(widget.parent(), QAbstractScrollArea)
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner


@pytest.mark.parametrize("make", WIDGETS.values(), ids=WIDGETS)
def test_everything_that_takes_the_keyboard_has_a_name(qtbot, make):
    widget = make()
    qtbot.addWidget(widget)

    parts = [part for part in (widget, *widget.findChildren(QWidget)) if takes_keyboard(part)]
    parts = [part for part in parts if part.focusProxy() is None]

    assert parts
    assert [part for part in parts if not part.accessibleName()] == []


def test_what_pops_up_has_names_as_well(qtbot):
    opener = Button("분과", variant="filter")
    qtbot.addWidget(opener)
    opener.show()
    popups = [
        OptionPopup(opener, OPTIONS, is_multiple=True),
        CalendarPopup(opener, date(2026, 7, 22), date(2026, 7, 22)),
    ]

    for popup in popups:
        popup.open_under()
        parts = [part for part in popup.findChildren(QWidget) if takes_keyboard(part)]
        assert [part for part in parts if not part.accessibleName()] == []
        popup.close()


def test_what_popped_up_is_gone_and_the_keyboard_is_back(qtbot):
    opener = Button("분과", variant="filter")
    qtbot.addWidget(opener)
    opener.show()
    qtbot.waitUntil(opener.isActiveWindow)

    for _ in range(20):
        popup = OptionPopup(opener, OPTIONS)
        popup.open_under()
        qtbot.wait(2)
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        qtbot.wait(2)

    assert opener.findChildren(Popup) == []
    qtbot.waitUntil(opener.hasFocus)


@pytest.mark.parametrize("make", WIDGETS.values(), ids=WIDGETS)
def test_another_theme_is_painted_at_once(qtbot, qapp, make):
    page = QWidget()
    page.setAutoFillBackground(True)
    QVBoxLayout(page).addWidget(make())
    page.resize(400, 200)
    qtbot.addWidget(page)
    page.show()
    light = page.grab().toImage()

    theme().apply(qapp, DARK)
    dark = page.grab().toImage()

    bright = sum(
        dark.pixelColor(x, y).lightness() > 245 for x in range(0, 400, 3) for y in range(0, 200, 3)
    )
    assert dark != light
    assert dark.pixelColor(2, 2).name() == DARK.surface.lower()
    assert light.pixelColor(2, 2).name() == LIGHT.surface.lower()
    assert bright < 20
