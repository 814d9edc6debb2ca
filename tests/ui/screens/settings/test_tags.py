"""Tags are named, coloured, merged and deleted in one place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.settings.tags import TagLines
from afm_desktop.ui.widgets.option_list import OptionPopup
from afm_desktop.ui.widgets.popup_menu import PopupMenu

FIRMS = "organizations"


@pytest.fixture
def firms(desk):
    found = [desk.records.create(FIRMS, {"name": f"예시{n}호"}) for n in range(3)]
    desk.tags.put(FIRMS, found[:2], ["점검"])
    desk.tags.put(FIRMS, found[1:], ["현장점검"])
    return found


@pytest.fixture
def lines(context, firms, qtbot, idle):
    made = TagLines(context)
    qtbot.addWidget(made)
    made.show()
    made.read()
    idle()
    return made


def told(lines):
    return [(line.name.value(), line.count.words()) for line in lines.lines.values()]


def of(lines, name):
    return next(line for line in lines.lines.values() if line.row.name == name)


def test_every_tag_stands_there_with_its_records(lines):
    assert told(lines) == [("점검", "2건"), ("현장점검", "2건")]
    assert lines.none.isHidden()


def test_a_name_is_saved_when_it_is_left(lines, desk, idle):
    field = of(lines, "점검").name

    field.entry.setText("정기 점검")
    field.settle()
    idle()
    lines.read()
    idle()

    assert ("정기 점검", "2건") in told(lines)


def test_a_name_another_tag_has_is_refused_where_it_was_typed(lines, desk, idle):
    field = of(lines, "점검").name

    field.entry.setText("현장점검")
    field.settle()
    idle()

    assert "이미 있습니다" in field.error()
    assert {row.name for row in desk.tags.rows()} == {"점검", "현장점검"}


def test_a_colour_is_chosen(lines, desk, idle):
    line = of(lines, "점검")
    QTest.keyClick(line.swatch, Qt.Key.Key_Return)
    (popup,) = [one for one in lines.window().findChildren(OptionPopup) if one.isVisible()]

    popup.list.setCurrentIndex(popup.list.model().index(6, 0))
    popup.list.pick()
    idle()

    assert desk.tags.mark("점검").hue == 7


def test_a_tag_is_merged_and_that_is_taken_back(lines, desk, idle, frame):
    lines.merge(of(lines, "점검").row, of(lines, "현장점검").row)
    idle()
    lines.read()
    idle()

    assert told(lines) == [("현장점검", "3건")]
    assert frame.toasts == [("태그를 ‘현장점검’으로 합쳤습니다.", True)]
    desk.workspace.undo()
    lines.read()
    idle()
    assert told(lines) == [("점검", "2건"), ("현장점검", "2건")]


def test_the_menu_offers_the_other_tags_and_deletes(lines, desk, idle):
    line = of(lines, "점검")
    line.more.click()
    menu = lines.findChildren(PopupMenu)[-1]
    merge, delete = [action for action in menu.actions() if action.text()]

    merge.trigger()
    (popup,) = [one for one in lines.window().findChildren(OptionPopup) if one.isVisible()]
    assert [option.word for option in popup.list.shown] == ["현장점검"]
    popup.close()
    delete.trigger()
    idle()

    assert [row.name for row in desk.tags.rows()] == ["현장점검"]


def test_the_count_leads_to_the_records(lines, desk, firms, idle, frame):
    tag = desk.tags.mark("점검").id
    of(lines, "점검").count.click()
    assert frame.places == [Place("members", filters=(("tags", (tag,)),))]

    meeting = desk.records.create("meetings", {"title": "예시 회의"})
    desk.tags.put("meetings", [meeting], ["점검"])
    lines.read()
    idle()
    of(lines, "점검").count.click()
    menu = lines.findChildren(PopupMenu)[-1]

    assert [action.text() for action in menu.actions()] == ["회의 1건", "기업·기관 2개"]
    menu.actions()[0].trigger()
    assert frame.places[-1].screen == "meetings"


def test_without_tags_it_says_where_they_come_from(lines, desk, idle):
    desk.tags.delete([row.id for row in desk.tags.rows()])
    lines.read()
    idle()

    assert lines.none.isVisible()
    assert "태그 추가" in lines.none.text()
