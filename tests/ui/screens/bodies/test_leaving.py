"""탈퇴 점검 lists what is open, and each step says what it does before and after."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.bodies.leaving import LeavingDialog
from afm_desktop.ui.screens.bodies.matter_places import place_of_matter
from afm_desktop.ui.screens.bodies.opening import ask_leaving
from tests.ui.screens.asking import answer
from tests.ui.screens.frames import current, go, settle

FIRM, OTHER = "예시솔찬배터리시스템", "예시다봄에너지솔루션"


@pytest.fixture
def firm(window):
    return window.desk.details.suggest("organizations", FIRM)[0].id


@pytest.fixture
def dialog(window, firm, qtbot):
    go(window, Place("members", firm), qtbot)
    window.commands.run("check_leaving")
    settle(window, qtbot)
    (found,) = window.findChildren(LeavingDialog)
    return found


def tick(dialog, *matters):
    chosen = [item.open.id for item in dialog._items() if item.open.matter in matters]
    dialog.table.rows.tick(chosen)
    return chosen


def tab_words(dialog):
    return [f"{one.word} {one.count}" for one in dialog.tabs.choices()]


def test_everything_open_is_counted_by_sort_with_its_state(dialog):
    assert dialog.count.text() == "정리할 것 20건"
    assert tab_words(dialog) == [
        "전체 20", "참여 1", "공급관계 16", "수요 1", "위촉 1", "담당자 1",
    ]  # fmt: skip
    model = dialog.table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [
        labels.UNTICKED, "참여", "이차전지", "앵커기업, 2024. 7. 22.부터", "종료·넘기기",
    ]  # fmt: skip
    assert dialog.settled.text() == "정리됨 수요 2"
    assert not dialog.end_button.isEnabled()


def test_what_is_ticked_is_ended_in_one_gesture_and_taken_back(window, dialog, firm, qtbot):
    tick(dialog, Matter.MEMBERSHIP, Matter.LINK, Matter.APPOINTMENT)
    dialog.day.entry.setText("2026. 7. 1.")
    assert dialog.end_button.words() == "종료 18건"

    dialog.end_button.click()
    settle(window, qtbot)

    assert dialog.said.text() == "18건을 종료했습니다."
    assert dialog.count.text() == "정리할 것 2건"
    (left,) = [
        row.values for one in window.desk.details.of("organizations", firm).related
        if one.key == "memberships" for row in one.rows
    ]  # fmt: skip
    assert date(2026, 7, 1) in left
    dialog.undo.click()
    settle(window, qtbot)
    assert dialog.count.text() == "정리할 것 20건"


def test_a_core_technology_is_copied_for_a_reason_alone(window, dialog, qtbot):
    demand = next(item.open for item in dialog._items() if item.open.matter is Matter.DEMAND)
    core = {"is_core_technology": True}
    window.bridge.write(lambda: window.desk.records.change("demands", demand.id, core))
    settle(window, qtbot)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("앞의 것")
    dialog.table.setFocus()

    dialog.table.set_current(demand.id)
    QTest.keySequence(dialog.table, QKeySequence.StandardKey.Copy)
    settle(window, qtbot)
    before = clipboard.text()
    answer(dialog, "탈퇴 협의")
    settle(window, qtbot)

    assert before == "앞의 것"
    assert demand.title in clipboard.text()
    assert window.desk.accesses.rows(limit=1)[0].reason == "탈퇴 협의"
    dialog.table.set_current(dialog.table.key_of(0))
    QTest.keySequence(dialog.table, QKeySequence.StandardKey.Copy)
    assert "앵커기업" in clipboard.text()


def test_a_demand_is_withdrawn_only_for_a_reason(window, dialog, qtbot):
    tick(dialog, Matter.DEMAND)
    dialog.end_button.click()
    settle(window, qtbot)
    assert "사유가 필요합니다" in dialog.said.text()

    dialog.reason.entry.setText("사업 철수")
    dialog.end_button.click()
    settle(window, qtbot)

    assert dialog.said.text() == "1건을 종료했습니다."


def test_what_is_ticked_is_handed_over(window, dialog, qtbot):
    tick(dialog, Matter.DEMAND)
    dialog.hand_button.click()
    settle(window, qtbot)
    assert "승계 기관으로 다른" in dialog.said.text()
    other = window.desk.details.suggest("organizations", OTHER)[0].id
    dialog.to.set_value(other, OTHER)

    dialog.hand_button.click()
    settle(window, qtbot)

    assert dialog.said.text() == "1건을 넘겼습니다."
    assert "수요 1" not in tab_words(dialog)


def test_erasing_is_asked_first_and_cannot_be_taken_back(window, dialog, qtbot):
    (person,) = tick(dialog, Matter.PERSON)
    dialog.erase_button.click()
    assert dialog.ask is not None
    assert not window.desk.details.of("people", person).is_erased
    dialog.ask.cancel.click()
    assert dialog.ask is None
    dialog.erase_button.click()

    dialog.ask.do.click()
    settle(window, qtbot)

    assert window.desk.details.of("people", person).is_erased
    assert dialog.said.text() == "1명의 개인정보를 파기했습니다."
    assert not dialog.undo.isVisible()


@pytest.mark.parametrize(
    ("matter", "count"),
    [(Matter.LINK, 16), (Matter.DEMAND, 1), (Matter.PERSON, 1), (Matter.MEMBERSHIP, None)],
)
def test_each_count_opens_its_list(window, dialog, matter, count, qtbot):
    dialog.tabs.set_current(dialog._tabs.index(matter))
    dialog.tabs.changed.emit(dialog.tabs.current())
    assert dialog.table.model().rowCount() == (count or 1)

    dialog.list_button.click()
    settle(window, qtbot)

    screen = current(window)
    assert screen.place().screen == place_of_matter(matter, "", ()).screen
    if count is not None:
        assert len(screen._found.keys) == count
    else:
        assert screen.place().record == dialog._id


def test_what_it_takes_part_in_has_its_list(window, dialog, firm, qtbot):
    desk = window.desk
    project = desk.records.create("lead_projects", {"title": "예시 과제", "year": 2026})
    desk.records.create(
        "project_partners", {"project_id": project, "organization_id": firm, "name": FIRM}
    )
    settle(window, qtbot)
    assert "과제 참여기관 1" in tab_words(dialog)
    dialog.tabs.set_current(dialog._tabs.index(Matter.PROJECT_PARTNER))
    dialog.tabs.changed.emit(dialog.tabs.current())
    model = dialog.table.model()
    assert model.index(0, model.columnCount() - 1).data() == "참여 제외·넘기기"

    dialog.list_button.click()
    settle(window, qtbot)

    assert current(window).key == "projects"
    assert len(current(window)._found.keys) == 1


def test_one_membership_shows_its_division_and_then_all_the_rest(window, dialog, firm, qtbot):
    seat = next(item.open.id for item in dialog._items() if item.open.matter is Matter.MEMBERSHIP)
    division = next(one.id for one in window.desk.divisions.names() if one.code == "AUT")
    window.bridge.write(lambda: window.desk.memberships.join(firm, division_id=division))
    settle(window, qtbot)
    dialog.close_overlay()

    ask_leaving(current(window).context, firm, seat)
    settle(window, qtbot)

    found = next(one for one in window.findChildren(LeavingDialog) if one.isVisible())
    assert found.about.text() == labels.OF_MEMBERSHIP.format(division="이차전지")
    assert {item.open.matter for item in found._items()} == {
        Matter.MEMBERSHIP, Matter.DEMAND, Matter.APPOINTMENT,
    }  # fmt: skip
    tick(found, Matter.MEMBERSHIP)
    found.end_button.click()
    settle(window, qtbot)
    assert Matter.LINK in {item.open.matter for item in found._items()}


def test_a_membership_in_the_details_leads_to_its_checklist(window, firm, qtbot):
    screen = go(window, Place("members", firm), qtbot)
    view = screen.side.pane.view
    view.show_tab("memberships")
    seats = view.pages["memberships"].lists["memberships"]
    (seat,) = seats._lines
    seats.edit(seat)
    settle(window, qtbot)

    seats._open._check.click()
    settle(window, qtbot)

    (found,) = window.findChildren(LeavingDialog)
    assert found.about.text() == labels.LAST_MEMBERSHIP.format(division="이차전지")
    assert found.count.text() == "정리할 것 20건"


def test_nothing_left_is_said(window, dialog, qtbot):
    dialog.reason.entry.setText("사업 철수")
    tick(dialog, Matter.MEMBERSHIP, Matter.LINK, Matter.DEMAND, Matter.APPOINTMENT)
    dialog.end_button.click()
    settle(window, qtbot)
    tick(dialog, Matter.PERSON)
    dialog.erase_button.click()
    dialog.ask.do.click()
    settle(window, qtbot)

    assert dialog.nothing.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.end_button.isEnabled()
