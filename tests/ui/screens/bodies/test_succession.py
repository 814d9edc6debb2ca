"""변동 등록 says what it would do, does it in one gesture, and is reached from every place."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.domain.enums import OrganizationEventKind as Kind
from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.bodies.opening import ask_succession
from afm_desktop.ui.screens.bodies.succession import SuccessionDialog
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from tests.ui.screens.frames import go, settle

FIRM, OTHER = "예시솔찬배터리시스템", "예시다봄에너지솔루션"


@pytest.fixture
def firm(window):
    return window.desk.details.suggest("organizations", FIRM)[0].id


@pytest.fixture
def other(window):
    return window.desk.details.suggest("organizations", OTHER)[0].id


@pytest.fixture
def screen(window, firm, qtbot):
    """The members, at one firm."""
    return go(window, Place("members", firm), qtbot)


def dialog_of(window):
    (found,) = window.findChildren(SuccessionDialog)
    return found


@pytest.fixture
def dialog(window, screen, qtbot):
    window.commands.run("register_event")
    settle(window, qtbot)
    return dialog_of(window)


@pytest.fixture
def looked(window, qtbot):
    """Wait until a dialog has said what it would do."""

    def wait(dialog):
        qtbot.waitUntil(lambda: not dialog._pause.isActive())
        settle(window, qtbot)

    return wait


def type_in(field, text):
    """As by keys: what stands there is replaced."""
    field.entry.selectAll()
    field.entry.insert(text)


def choose(dialog, body, name=OTHER):
    dialog.successor.set_value(body, name)
    dialog.successor.left.emit(body)


def test_a_merger_is_said_before_it_is_entered_and_taken_back_by_one_key(
    window, dialog, looked, firm, other, qtbot
):
    dialog.choose_kind(Kind.MERGED)
    looked(dialog)
    assert not dialog.enter.isEnabled()
    assert "승계 기관으로 다른" in dialog.told.text()
    assert dialog.count.text() == labels.NO_SUCCESSOR_YET
    choose(dialog, other)
    looked(dialog)

    assert dialog.told.text() == (
        "2026. 7. 22.에 ‘예시솔찬배터리시스템’이 ‘예시다봄에너지솔루션’에 합병된 것으로 등록합니다."
    )
    assert "수요 1건은 ‘예시다봄에너지솔루션’의 것이 됩니다." in dialog.more.text()
    assert "남습니다" not in dialog.more.text()
    dialog.enter.click()
    settle(window, qtbot)

    assert not window.findChildren(SuccessionDialog) or not dialog.isVisible()
    (event,) = window.desk.succession.events(firm)
    assert (event.kind, event.successor_id) == (Kind.MERGED, other)
    assert window.desk.succession.offered(firm) == ()
    window.commands.run("undo")
    settle(window, qtbot)
    assert window.desk.succession.events(firm) == ()
    assert len(window.desk.succession.offered(firm)) == 18


def test_what_is_unticked_stays(window, dialog, looked, firm, other, qtbot):
    dialog.choose_kind(Kind.CLOSED)
    choose(dialog, other)
    looked(dialog)
    demand = next(
        one.id for one in window.desk.succession.offered(firm) if one.matter is Matter.DEMAND
    )
    dialog.table.set_current(demand)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    looked(dialog)
    assert dialog.count.text() == "18건 중 17건 선택"
    assert "수요 1건은 ‘예시솔찬배터리시스템’에 남습니다." in dialog.more.text()

    dialog.enter.click()
    settle(window, qtbot)

    assert [one.id for one in window.desk.succession.offered(firm)] == [demand]


def test_of_a_split_only_what_is_ticked_goes(dialog, looked, other):
    dialog.choose_kind(Kind.SPLIT)
    choose(dialog, other)
    looked(dialog)
    assert dialog.table.ticked_ids == frozenset()

    dialog.all_button.click()
    looked(dialog)

    assert dialog.count.text() == "18건 중 18건 선택"
    assert dialog.all_button.words() == labels.TICK_NONE


def test_a_new_name_and_day_are_entered(window, dialog, looked, firm, qtbot):
    assert dialog.event_kind is Kind.RENAMED
    assert not dialog.table.isVisible()
    type_in(dialog.name, "예시솔찬에너지")
    type_in(dialog.day, "2026. 7. 1.")
    type_in(dialog.detail, "정관 변경")
    looked(dialog)
    assert dialog.told.text() == (
        "2026. 7. 1.부터 ‘예시솔찬배터리시스템’의 이름을 ‘예시솔찬에너지’로 바꿉니다."
        " 이전 이름으로도 찾을 수 있습니다."
    )

    dialog.enter.click()
    settle(window, qtbot)

    (event,) = window.desk.succession.events(firm)
    assert (event.on, event.organization, event.detail) == (
        date(2026, 7, 1), "예시솔찬에너지", "정관 변경",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2099. 1. 1.", "아직 오지 않은 날짜"), ("2026. 13. 1.", "2026. 13. 1.")],
)
def test_a_day_that_cannot_be_is_told_and_nothing_is_entered(dialog, looked, typed, said):
    type_in(dialog.name, "예시솔찬에너지")
    type_in(dialog.day, typed)
    looked(dialog)

    assert said in dialog.told.text()
    assert not dialog.enter.isEnabled()


def test_keys_in_it_do_not_reach_the_list_under_it(window, dialog, firm, qtbot):
    dialog.kind.choices()[0].setFocus()

    QTest.keyClick(dialog.kind.choices()[0], Qt.Key.Key_Delete)
    settle(window, qtbot)

    assert window.desk.details.of("organizations", firm).title == FIRM
    QTest.keyClick(dialog.kind.choices()[0], Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_click_beside_it_throws_nothing_away(dialog):
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=dialog.rect().topLeft())

    assert dialog.isVisible()


def test_the_menu_of_the_details_and_their_list_lead_here(window, screen, firm, qtbot):
    pane = screen.side.pane
    pane.top._open_menu()
    (menu,) = pane.top.more.findChildren(PopupMenu)
    words = [action.text().rstrip(".") for action in menu.actions()]
    menu.close()
    assert words[:2] == ["변동 등록", "탈퇴 점검"]

    pane.top.succession_asked.emit()
    settle(window, qtbot)

    assert dialog_of(window).isVisible()
    dialog_of(window).close_overlay()
    page = pane.view.pages["content"]
    page.lists["events"].add()
    settle(window, qtbot)
    assert any(one.isVisible() for one in window.findChildren(SuccessionDialog))


def test_in_a_narrow_window_of_its_own_the_fields_stand_below_one_another(window, firm, qtbot):
    window.open_apart("organizations", firm)
    settle(window, qtbot)
    (apart,) = window.furnishing.apart.windows.values()

    apart.pane.top.succession_asked.emit()
    settle(window, qtbot)

    (dialog,) = apart.findChildren(SuccessionDialog)
    dialog.choose_kind(Kind.CLOSED)
    qtbot.waitUntil(lambda: dialog.successor.width() > dialog.width() / 2)
    assert dialog.day.width() == dialog.successor.width()
    QTest.keyClick(dialog.kind.choices()[0], Qt.Key.Key_Escape)
    assert apart.isVisible()


def test_the_event_leads_to_the_body_that_followed_and_back(window, screen, firm, other, qtbot):
    window.bridge.write(
        lambda: window.desk.succession.succeed(
            firm, Kind.MERGED, on=date(2026, 7, 1), successor_id=other
        )
    )
    settle(window, qtbot)

    def opens(body, key):
        related = window.desk.details.of("organizations", body).related
        (row,) = next(one for one in related if one.key == key).rows
        return row.opens.table, row.opens.id

    assert screen.side.pane.view.head.remark.text == (
        "2026. 7. 1.에 합병된 기업·기관입니다. 승계 기관은 ‘예시다봄에너지솔루션’입니다."
    )
    assert opens(firm, "events") == ("organizations", other)
    assert opens(other, "followed") == ("organizations", firm)


def test_a_merged_body_is_told_to_be_another(window, screen, firm, other, qtbot):
    window.bridge.write(lambda: window.desk.sameness.merge(other, firm))
    settle(window, qtbot)

    ask_succession(screen.context, firm)
    settle(window, qtbot)

    assert not window.findChildren(SuccessionDialog)


def test_nothing_is_asked_of_several(window, screen):
    screen.list.table.selectAll()

    assert window.commands.reason("register_event") == labels.CHOOSE_ONE
