"""참석자: marks typed in roster order, and what is said beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AttendanceRole
from afm_desktop.domain.enums import AttendanceStatus as S
from afm_desktop.ui.labels import meetings as labels
from tests.ui.screens.meetings.hall import DAY, GUESTS


@pytest.fixture
def page(shown):
    found = shown.tab("roster")
    found.table.setFocus()
    found.table.go_to_cell(0, 0)
    return found


def states(shown):
    return [one.status for one in shown.sheet.roster]


def test_letters_mark_and_go_on_to_the_next(shown, page):
    for letter in "pxe":
        QTest.keyClicks(page.table, letter)
    shown.idle()

    assert states(shown) == [S.PRESENT, S.PROXY, S.EXCUSED]
    shown.undo()
    assert states(shown) == [S.PRESENT, S.PROXY, S.PLANNED]


@pytest.mark.parametrize(
    ("typed", "status"), [("ㅔ", S.PRESENT), ("ㅁ", S.ABSENT), ("ㄷ", S.EXCUSED), ("ㅌ", S.PROXY)]
)
def test_the_same_keys_mark_while_hangul_is_typed(shown, page, typed, status):
    press = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, typed
    )

    QApplication.sendEvent(page.table, press)
    shown.idle()

    assert states(shown)[0] is status
    assert page.table.currentIndex().row() == 1


def test_enter_opens_the_cell_beside_the_mark(shown, page):
    QTest.keyClicks(page.table, "x")
    shown.idle()
    page.table.go_to_cell(0, 0)

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    field = page.table._editor.field
    field.entry.insert("대신 온 사람")
    QTest.keyClick(field.entry, Qt.Key.Key_Return)
    shown.idle()

    assert shown.sheet.roster[0].proxy_name == "대신 온 사람"
    shown.undo()
    assert shown.sheet.roster[0].proxy_name is None


def test_a_time_is_of_the_day_of_the_meeting(shown, page):
    QTest.keyClicks(page.table, "p")
    shown.idle()
    column = [one.key for one in page.table.specs].index("arrived_at")
    page.table.go_to_cell(0, column)
    page.table.edit_cell()

    field = page.table._editor.field
    field.entry.insert("1410")
    assert page.table.settle_cell()
    shown.idle()

    assert shown.sheet.roster[0].arrived_at == korean_moment(DAY, 14, 10)
    assert shown.sheet.roster[0].is_late


def test_what_is_no_time_is_told_with_the_particle_it_is_read_with(shown, page):
    column = [one.key for one in page.table.specs].index("arrived_at")
    page.table.go_to_cell(0, column)
    page.table.edit_cell()
    field = page.table._editor.field
    said = []

    for typed in ("오후", "아침"):
        field.entry.setText(typed)
        page.table.settle_cell()
        said.append(field.error())

    assert said == [
        "‘오후’는 시각이 아닙니다. 14:10처럼 적으세요.",
        "‘아침’은 시각이 아닙니다. 14:10처럼 적으세요.",
    ]


def test_those_who_are_left_are_marked_in_one_gesture(shown, page):
    page.all_present.click()
    shown.idle()

    assert states(shown) == [S.PRESENT] * 3
    shown.undo()
    assert states(shown) == [S.PLANNED] * 3


def test_a_guest_is_added_and_taken_off(shown, page):
    page.guest.click()
    page.entry.fields["name"].entry.insert("새 손님")
    page.entry.enter()
    shown.idle()
    assert [one.name for one in shown.sheet.roster] == [*GUESTS, "새 손님"]
    page.table.setFocus()
    page.table.go_to_cell(3, 0)

    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    shown.idle()

    assert [one.name for one in shown.sheet.roster] == [*GUESTS]


def test_the_quorum_is_said(shown, page):
    shown.desk.rosters.change(shown.sheet.roster[0].id, {"role": AttendanceRole.MEMBER})
    shown.view._read_sheet()
    shown.idle()
    assert labels.QUORUM_SHORT.format(needed=1) in page.quorum.accessibleName()

    page.table.go_to_cell(0, 0)
    QTest.keyClicks(page.table, "p")
    shown.idle()

    assert labels.QUORUM_MET.format(needed=1) in page.quorum.accessibleName()


def test_names_are_masked_until_it_is_noted_who_sees_them(shown, page):
    assert page.table.text_at(shown.sheet.roster[0].id, "name") == "가*다"

    page.names.click()
    shown.idle()

    assert page.table.text_at(shown.sheet.roster[0].id, "name") == GUESTS[0]
