"""Tags stand under the title of a record: put on by what is typed, taken off by Del."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.views.model import Filter, ViewKind
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line

FIRMS = "organizations"


@pytest.fixture
def firm(desk):
    return desk.records.create(FIRMS, {"name": "예시가람"})


def names(pane):
    return [chip.name for chip in pane.view.head.tags.chips]


def test_what_is_typed_becomes_a_tag(opened, desk, firm, idle, frame):
    pane = opened(FIRMS, firm)
    popup = pane.view.head.tags.open_choices()

    popup.search.setText("현장 점검")
    popup.search.queried.emit("현장 점검")
    (option,) = popup.list.shown
    popup.list.pick()
    idle()

    assert option.word == "‘현장 점검’ 새 태그"
    assert names(pane) == ["현장 점검"]
    assert [mark.name for mark in desk.tags.of(FIRMS, firm)] == ["현장 점검"]
    assert frame.toasts == [("태그 ‘현장 점검’을 표시했습니다.", True)]


def test_tags_there_are_are_offered_but_not_those_on_the_record(opened, desk, firm):
    desk.tags.put(FIRMS, [firm], ["점검"])
    desk.tags.create("정밀 점검")
    tags = opened(FIRMS, firm).view.head.tags

    assert [option.value for option in tags._find("점검")] == ["정밀 점검"]
    assert [option.value for option in tags._find("ㅈㅁ")] == ["정밀 점검", "ㅈㅁ"]
    assert [option.value for option in tags._find("")] == ["정밀 점검"]


def test_del_takes_a_tag_off_and_the_keyboard_stays_near(opened, desk, firm, idle):
    desk.tags.put(FIRMS, [firm], ["가", "나", "다"])
    pane = opened(FIRMS, firm)
    chip = pane.view.head.tags.chips[1]
    chip.setFocus()

    QTest.keyClick(chip, Qt.Key.Key_Delete)
    idle()

    assert names(pane) == ["가", "다"]
    assert pane.view.head.tags.chips[1].hasFocus()
    desk.workspace.undo()
    idle()
    assert [mark.name for mark in desk.tags.of(FIRMS, firm)] == ["가", "나", "다"]


def test_the_cross_takes_a_tag_off_and_the_rest_of_it_leads_to_its_list(
    opened, desk, firm, idle, qtbot
):
    desk.tags.put(FIRMS, [firm], ["점검"])
    pane = opened(FIRMS, firm)
    chip = pane.view.head.tags.chips[0]
    listed = []
    pane.open_list.connect(lambda kind, query: listed.append((kind, query.filters)))

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    assert listed == [
        (ViewKind.MEMBERS, (Filter("tags", (desk.tags.mark("점검").id,)),)),
    ]
    right = chip.rect().center()
    right.setX(chip.width() - theme().px(2))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=right)
    idle()

    assert names(pane) == []


def test_a_refused_tag_is_told_where_it_was_typed(opened, desk, firm, idle):
    pane = opened(FIRMS, firm)

    pane.view.head.tags.put("가" * 31)
    idle()

    assert "30자 이하로" in pane.view.head.tags.refusal.text()
    assert pane.view.head.tags.refusal.isVisible()


@pytest.mark.parametrize("office", [Office(role=Role.SECRETARY, actor="간사", division="BAT")])
def test_the_record_of_another_division_bears_tags_that_stay(opened, desk, office):
    divisions = [
        desk.records.create("divisions", {"name": name, "code": code})
        for name, code in (("이차전지", "BAT"), ("자동차", "CAR"))
    ]
    meeting = desk.records.create("meetings", {"title": "예시 회의", "division_id": divisions[1]})
    desk.tags.put("meetings", [meeting], ["점검"])
    pane = opened("meetings", meeting)
    tags = pane.view.head.tags

    QTest.keyClick(tags.chips[0], Qt.Key.Key_Delete)

    assert names(pane) == ["점검"]
    assert tags.add.isHidden()


def test_another_record_shows_its_own_tags(opened, desk, firm):
    other = desk.records.create(FIRMS, {"name": "예시나래"})
    desk.tags.put(FIRMS, [firm], ["점검"])

    assert names(opened(FIRMS, firm)) == ["점검"]
    assert names(opened(FIRMS, other)) == []


def test_what_does_not_fit_goes_on_below(qtbot):
    flow = Flow()
    qtbot.addWidget(flow)
    words = [Line("가나다라마바사") for _ in range(6)]

    flow.add(*words)
    flow.resize(words[0].sizeHint().width() * 3, 400)
    flow.show()

    assert len({word.y() for word in words}) == 3
    assert flow.heightForWidth(10_000) < flow.heightForWidth(flow.width())


def test_tabs_move_closer_and_then_leave_their_counts_out(qtbot):
    tabs = TabBar([("내용", ""), ("공급망", "42"), ("과제", "5"), ("첨부", "3")])
    qtbot.addWidget(tabs)
    tabs.show()
    wide, last = tabs.sizeHint().width(), tabs.choices()[-1]

    def end(width):
        tabs.resize(width, tabs.height())
        tabs.layout().activate()
        return last.geometry().right()

    assert end(wide) <= wide
    assert end(wide - theme().px(4)) <= wide - theme().px(4)
    assert "5" in tabs.choices()[2].accessibleName()
    bare = wide - theme().px(12)
    assert end(bare) <= bare
    assert last.sizeHint().width() < theme().px(10)
