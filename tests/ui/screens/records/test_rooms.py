"""Columns, filters and details in much and in little room; what is chosen is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from afm_desktop.services.views.model import Filter, Sort, ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.records.kinds import ALL
from afm_desktop.ui.screens.records.kinds.bodies import DIVISIONS, LINKS, MEMBERS, PEOPLE
from afm_desktop.ui.screens.records.kinds.outcomes import DECISIONS
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS, MEETINGS
from afm_desktop.ui.screens.records.linking import place_of_record
from afm_desktop.ui.view_places import place_of
from tests.ui.screens.records.conftest import wait


def shown(screen) -> list[str]:
    return [one.key for one in screen.list.shown_columns()]


def test_with_less_room_fewer_columns_are_shown(make):
    screen = make(DEMANDS)
    assert "division" in shown(screen)

    screen.arrange(Room.MEDIUM)
    assert "division" not in shown(screen)

    screen.arrange(Room.NARROW)
    assert set(shown(screen)) == DEMANDS.narrow


def test_columns_are_kept_for_each_room(make):
    screen = make(DEMANDS)
    screen.list.table.columns.show("process", True)
    screen.arrange(Room.NARROW)
    screen.list.table.columns.show("applicant", True)

    again = make(DEMANDS)

    assert "process" in shown(again)
    assert "applicant" in shown(again)
    again.arrange(Room.NARROW)
    assert set(shown(again)) == DEMANDS.narrow | {"applicant"}


def test_details_stand_beside_below_or_in_the_place_of_the_list(make):
    screen = make(DEMANDS)
    slot, pane = screen.side.slot, screen.side.pane
    assert slot.orientation() == Qt.Orientation.Horizontal
    assert pane.isVisible()

    screen.arrange(Room.MEDIUM)
    assert slot.orientation() == Qt.Orientation.Vertical
    assert pane.isVisible()

    screen.arrange(Room.NARROW)
    assert not pane.isVisible()
    assert screen.list.isVisible()


def test_in_little_room_enter_goes_to_a_page_of_its_own_and_back(make, said, qtbot):
    screen = make(DEMANDS, room=Room.NARROW, size=(683, 384))
    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)
    assert said.places == []
    screen.list.table.setFocus()
    assert screen.place().record is None

    QTest.keyClick(screen.list.table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(said.places))
    assert said.places[-1].record is not None
    screen.open(said.places[-1])
    assert screen.side.is_page
    assert not screen.list.isVisible()

    screen.open(Place("demands"))
    assert screen.list.isVisible()


def test_hiding_the_details_is_kept(make, preferences, qtbot):
    screen = make(DEMANDS)
    screen.context.commands.run("details")
    assert not screen.side.pane.isVisible()

    again = make(MEMBERS), make(DEMANDS)

    assert again[0].side.is_shown
    assert not again[1].side.is_shown
    again[1].context.commands.run("details")
    assert again[1].side.is_shown


def test_enter_goes_to_the_details_and_esc_back(make, qtbot):
    screen = make(DEMANDS)
    table, pane = screen.list.table, screen.side.pane
    table.setFocus()

    QTest.keyClick(table, Qt.Key.Key_Return)
    assert pane.name.hasFocus()

    QTest.keyClick(pane.name, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert screen.side.is_shown


def test_the_details_follow_the_current_row(make, desk, qtbot):
    screen = make(DEMANDS)
    key = screen.content.model.keys[7]

    screen.list.table.set_current(key)

    id_ = desk.views.id_of(ViewKind.DEMANDS, key)
    qtbot.waitUntil(lambda: screen.side.pane.shown == ("demands", id_))
    assert screen.place().record == id_


def test_details_lead_to_other_records_and_lists(make, said):
    screen = make(DEMANDS)
    query = ViewQuery("BAT", filters=(Filter("status", ("selected",)),))

    screen.side.pane.open_record.emit("organizations", "x")
    screen.side.pane.open_list.emit(ViewKind.DEMANDS, query)

    assert said.places == [
        Place("members", "x"),
        Place("demands", None, (("division", ("BAT",)), ("status", ("selected",)))),
    ]


def test_a_link_to_the_division_of_the_window_narrows_nothing_more(make, scope):
    scope.choose("BAT")

    screen = make(DEMANDS, place_of(ViewKind.DEMANDS, ViewQuery("BAT")))

    assert not screen.content.narrowing.is_set
    assert screen.content.query.division == "BAT"


def test_every_kind_has_its_place():
    for spec in ALL:
        assert place_of_record(spec.record, "x") == Place(spec.key, "x")
    assert place_of_record("issues", "x") == Place("issues", "x")
    assert place_of_record("agenda_items", "x") == Place("decisions", "x")
    assert place_of_record("criteria", "x") is None
    assert place_of(ViewKind.LINKS, ViewQuery(text="전극")).text == "전극"


def test_records_of_no_division_are_the_alliances_where_they_can_be():
    said = {spec.key: spec.filter("division").empty for spec in (MEETINGS, DECISIONS, DEMANDS)}

    assert said == {
        "meetings": "얼라이언스 전체",
        "decisions": "얼라이언스 전체",
        "demands": "없음",
    }


def test_filters_fold_before_they_run_out_of_the_window(make, qtbot):
    place = Place("demands", None, (("status", ("selected", "reviewing")),))
    screen = make(DEMANDS, place, details=False)
    bar, window = screen.bar, screen.window()
    hidden = []

    for width in (1600, 1000, 700, 460):
        window.resize(width, 400)
        qtbot.waitUntil(lambda width=width: bar.width() == width)
        assert screen.columns_button.geometry().right() <= width
        hidden.append((bar.buttons["division"].isHidden(), bar.buttons["status"].isHidden()))

    assert hidden == [(False, False), (False, False), (True, False), (True, True)]
    assert bar.folded.words() == "필터 1"
    assert not bar.folded.isHidden()


def test_everything_can_be_reached_in_a_narrow_bar(make, qtbot):
    screen = make(DEMANDS, room=Room.NARROW, size=(683, 384))
    bar = screen.bar
    assert bar.buttons["status"].isHidden()
    assert not bar.folded.isHidden()


def test_a_view_is_saved_chosen_and_forgotten(make, said, qtbot):
    screen = make(DEMANDS, Place("demands", None, (("status", ("supplement",)),), "검사"))

    screen.views.save("검사 보완")
    assert screen.views.button.words() == "검사 보완"
    assert said.toasts[-1][0] == "‘검사 보완’ 보기를 저장했습니다."

    screen.context.commands.run("clear_filters")
    wait(qtbot, screen)
    assert screen.views.button.words() == "전체 보기"

    again = make(DEMANDS)
    next(one for one in again.views.menu().actions() if one.text() == "검사 보완").trigger()
    wait(qtbot, again)
    assert again.content.narrowing.text == "검사"
    assert again.content.narrowing.values("status") == ("supplement",)
    assert again.bar.search.text() == "검사"

    again.views.forget("검사 보완")
    assert again.views.views() == {}


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        (MEMBERS, "담당자 없는 회원"),
        (PEOPLE, "확인한 지 6개월 넘은 담당자"),
        (LINKS, "앵커기업에 이어지지 않은 공급관계"),
    ],
)
def test_what_is_often_looked_for_is_offered_as_a_view(make, qtbot, spec, name):
    screen = make(spec)

    next(one for one in screen.views.menu().actions() if one.text() == name).trigger()
    wait(qtbot, screen)

    assert screen.views.button.words() == name
    assert screen.views.views() == {}
    assert screen.content.narrowing.filters == spec.ready[0].filters


def test_a_saved_view_of_an_older_program_loses_what_is_no_more(make, preferences):
    kept = {"text": "", "filters": [["gone", ["1"]], ["status", ["selected"]]], "sort": [["x", 1]]}
    preferences.keep_views("demands", {"옛 보기": kept})

    view = make(DEMANDS).views.views()["옛 보기"]

    assert view.filters == (Filter("status", ("selected",)),)
    assert view.sort == ()


def test_the_menu_of_a_row_offers_what_can_be_done(make):
    screen = make(MEMBERS)

    screen.list.table.context_requested.emit(QPoint(10, 10))

    from afm_desktop.ui.widgets.popup_menu import PopupMenu  # noqa: PLC0415

    menu = next(one for one in screen.findChildren(PopupMenu) if one.isVisible())
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words[:5] == ["열기", "새 창에서 열기", "칸 고치기", "아래로 채우기", "일괄 수정..."]
    assert words[5:] == [
        "복사", "제목과 함께 복사", "변동 등록...", "탈퇴 점검...", "내보내기...", "삭제",
    ]  # fmt: skip
    menu.close()


def test_without_details_there_is_no_command_for_them(make):
    screen = make(DIVISIONS, details=False)

    assert "details" not in screen.doings()
    assert "new" not in screen.doings()
    assert screen.header().primary == ""


def test_a_sort_is_part_of_a_saved_view(make, qtbot):
    screen = make(DEMANDS, Place("demands", None, (("status", ("selected",)),)))
    screen.list.sorted_by.emit((Sort("title"),))
    wait(qtbot, screen)

    screen.views.save("제목순")

    assert screen.views.views()["제목순"].sort == (Sort("title"),)
