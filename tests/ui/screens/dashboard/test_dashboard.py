"""현황판 tells where things stand; every number leads to the list that has as many."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from afm_desktop.domain.enums import IssueState
from afm_desktop.services.dashboard_rows import (
    AllianceLine,
    DashboardRows,
    TargetLine,
    Todo,
    TodoKind,
)
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.board_places import late_place
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.places import Place, from_link
from afm_desktop.ui.screens.dashboard.divisions import Fit, specs
from afm_desktop.ui.screens.dashboard.link_table import TOTAL
from afm_desktop.ui.screens.dashboard.screen import count_waiting
from afm_desktop.ui.screens.dashboard.todos import MOST, TodoBlock, in_order
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import filters_of
from afm_desktop.ui.widgets.columns import content_width
from tests.ui.screens.frames import current, go, settle

DAY = date(2026, 7, 22)


def listed(window, place: Place) -> int:
    """How many records the list at a place has."""
    query = ViewQuery(window.scope.division, place.text, filters_of(place))
    return window.desk.views.count(ViewKind(place.screen), query)


@pytest.mark.parametrize("division", [None, "BAT"])
def test_each_thing_to_do_leads_to_as_many_records(window, qtbot, division):
    window.scope.choose(division)
    settle(window, qtbot)

    todos = in_order(current(window).rows.todos)
    for row, todo in zip(current(window).page.todos.rows, todos, strict=True):
        if todo.kind is TodoKind.NEXT_MEETING:
            assert row.place.record == todo.record
        elif todo.late is not None:
            assert row.place == late_place(todo.late)
        else:
            assert listed(window, row.place) == todo.count


def test_the_next_meeting_stands_in_sight_and_says_what_it_lacks(window, qtbot):
    window.scope.choose(None)
    settle(window, qtbot)
    rows = current(window).page.todos.rows

    (row,) = (one for one in rows if one.book is not None)

    assert row.isVisibleTo(current(window).page)
    assert row.toolTip() == "빠진 것: 지난 회의록 미승인, 회의자료 없음"
    assert row.toolTip() in row.accessibleName()


@pytest.mark.parametrize("division", [None, "BAT"])
def test_each_stage_of_the_funnel_leads_to_its_demands(window, qtbot, division):
    window.scope.choose(division)
    settle(window, qtbot)
    page = current(window).page

    counts = [listed(window, cell.place) for cell in page.funnel.cells]

    assert counts == [line.stage.count for line in current(window).rows.funnel]
    assert f"{counts[0]:,}건" in page.funnel.cells[0].accessibleName()


@pytest.mark.parametrize("division", [None, "BAT"])
def test_each_number_of_a_division_leads_to_as_many_records(window, qtbot, division):
    window.scope.choose(division)
    settle(window, qtbot)
    table = current(window).page.divisions.table
    model, keys = table.model(), [spec.key for spec in table.specs]

    for row in range(model.rowCount()):
        for column, key in enumerate(keys):
            place = table.places.get((table.key_of(row), key))
            if place is not None and key not in ("division", "total_won", "next_meeting"):
                shown = int(model.index(row, column).data().replace(",", ""))
                assert listed(window, place) == shown, (row, key)


def test_amounts_of_the_divisions_add_up_to_their_total(window):
    table = current(window).page.divisions.table
    model, column = table.model(), [spec.key for spec in table.specs].index("total_won")

    *shown, total = (
        int(model.index(row, column).data().replace(",", "")) for row in range(model.rowCount())
    )

    assert table.key_of(model.rowCount() - 1) == TOTAL
    assert sum(shown) == total


def test_a_line_is_followed_with_the_keyboard_and_come_back_from(window, qtbot):
    rows = current(window).page.todos.rows
    row = next(row for row in rows if row.place.screen != "collecting")
    row.setFocus()

    QTest.keyClick(row, Qt.Key.Key_Return)
    there = current(window)

    assert there.opened == row.place
    assert from_link(row.place.link()) == row.place
    window.commands.run("back")
    assert current(window).key == "dashboard"


def test_a_number_is_reached_with_the_arrow_keys(window, qtbot):
    table = current(window).page.divisions.table
    table.setFocus()

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(table, key)

    opened = current(window).opened
    assert opened.screen == "members"
    assert dict(opened.filters) == {"division": ("SHP",), "role": ("anchor",)}


def test_a_click_on_a_number_opens_its_list(window, qtbot):
    table = current(window).page.divisions.table
    cell = table.model().index(0, [spec.key for spec in table.specs].index("demands"))

    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(cell).center()
    )

    assert current(window).opened == Place("demands", None, (("division", ("AUT",)),))


def test_the_header_says_the_day_and_offers_the_paper(window, qtbot):
    header = current(window).header()

    assert header.count.startswith("기준일 2026. 7. 22.")
    assert window.commands.run(header.primary)
    assert current(window).opened == Place("reports", "division-status")


def test_a_change_is_seen_at_once(window, qtbot):
    before = [row.accessibleName() for row in current(window).page.changes.rows]
    desk = window.desk

    window.bridge.write(
        lambda: desk.records.create("issues", {"title": "예시 쟁점", "state": IssueState.OPEN})
    )
    settle(window, qtbot)

    after = [row.accessibleName() for row in current(window).page.changes.rows]
    assert after != before
    assert "쟁점·건의 1건 등록" in after[0]


def test_what_has_the_keyboard_keeps_it_when_figures_change(window, qtbot):
    current(window).page.todos.rows[0].setFocus()
    place = current(window).page.todos.rows[0].place

    window.bridge.write(
        lambda: window.desk.records.create("issues", {"title": "예시 쟁점", "state": "open"})
    )
    settle(window, qtbot)

    focused = window.focusWidget()
    assert focused.place == place


def test_the_latest_changes_lead_to_the_history(window, qtbot):
    row = current(window).page.changes.rows[0]

    assert row.place == Place("history", current(window).rows.gestures[0].id)


def test_a_new_file_says_what_to_do_first(empty, qtbot):
    screen = current(empty)
    words = [
        button.words() for button in screen.findChildren(QAbstractButton) if button.isVisible()
    ]

    assert screen.is_empty
    assert words == [labels.OPEN_MEMBERS, labels.OPEN_DEMO]
    assert screen.header().primary == ""


def test_a_target_that_is_not_set_is_never_shown_as_nothing_reached(window, qtbot):
    window.scope.choose("BAT")
    settle(window, qtbot)
    block = current(window).page.targets

    link = next(b for b in block.findChildren(QAbstractButton) if b.words() == labels.SET_TARGET)
    link.click()

    assert current(window).opened == Place("targets")


def target(**values):
    usual = {
        "id": "1", "name": "민·관 투자", "unit": "억원", "division": None, "baseline": None,
        "target": Decimal(40_000), "planned": Decimal(20_000), "measured": Decimal(25_000),
        "measured_on": DAY, "due_year": 2027, "is_lower_better": False,
    }  # fmt: skip
    return TargetLine(**usual | values)


def test_a_target_is_told_as_people_say_it():
    assert labels.measured(target()) == "2조 5,000억원"
    assert labels.aimed(target()) == "/ 4조원"
    assert labels.percent(target().reached) == "62%"
    assert labels.measured(target(unit="개", measured=Decimal(26))) == "26"
    assert labels.aimed(target(unit="개 이상", target=Decimal(200))) == "/ 200개 이상"
    assert labels.aimed(target(unit="%", target=Decimal("12.50"))) == "/ 12.5%"


def test_what_was_not_measured_has_no_share():
    line = target(measured=None, measured_on=None)

    assert labels.measured(line) == "실적 없음"
    assert labels.percent(line.reached) == "—"


def test_what_is_counted_says_so_and_leads_to_the_list_it_counts(window, qtbot):
    block = current(window).page.targets

    row = next(row for row in block.rows if labels.COUNTED in row.accessibleName())

    assert row.accessibleName() == "선도프로젝트 누적, 집계, 40, / 200개, 20%, 2028년"
    assert row.place == Place("projects")
    assert listed(window, row.place) == 40


def test_what_is_late_comes_first_and_more_than_seven_lines_are_folded(window, qtbot):
    todos = [
        Todo(kind, 3, ViewKind.DEMANDS, ViewQuery()) for kind in TodoKind
        if kind is not TodoKind.NEXT_MEETING
    ]  # fmt: skip
    block = TodoBlock(todos, DAY, lambda _place: None)
    qtbot.addWidget(block)
    block.show()

    assert block.rows[0].accessibleName().startswith("보완 기한이 지난 양식 3건")
    assert sum(row.isVisible() for row in block.rows) == MOST - 1
    more = next(b for b in block.findChildren(QAbstractButton) if b not in block.rows)
    more.click()
    assert all(row.isVisible() for row in block.rows)


def test_the_counter_counts_the_lines_that_are_shown(window, qtbot):
    counter = count_waiting(window.desk, None)

    lines = len(current(window).rows.todos)
    assert counter.text == str(lines)
    assert counter.words == f"할 일 {lines}개"


@pytest.mark.parametrize(("width", "scale"), [(1440, 1.0), (1366, 1.0), (1440, 1.5), (1366, 2.0)])
def test_nothing_is_wider_than_the_window(window, qtbot, width, scale):
    window.resize(width, 768)
    window.program.look.choose(scale=scale)
    settle(window, qtbot)
    screen = go(window, Place("dashboard"), qtbot)

    assert screen._area.horizontalScrollBar().maximum() == 0
    table = screen.page.divisions.table
    assert table.horizontalScrollBar().maximum() == 0


def test_a_large_file_holds_nothing_up(large_window, qtbot, watchdog):
    """Reading goes on beside the loop; showing what was read takes no longer than a blink."""
    screen = current(large_window)

    def change():
        large_window.bridge.write(
            lambda: large_window.desk.records.create("organizations", {"name": "예시새기업"})
        )

    before = screen.rows
    watchdog.run(change, lambda: screen.rows is not before and not large_window.bridge._tasks)

    assert screen.rows.gestures[0].words == "기업·기관 1개 등록"


def test_a_sum_of_a_hundred_thousand_members_has_room(qapp):
    total = AllianceLine(123_456, 9_999, 1_000, 0, 999_999, 12_345, 40, 0)
    rows = DashboardRows(DAY, None, None, (), (), (), (), total, ())
    wide = {spec.key: content_width(spec) for spec in specs(rows, Fit(4, 6))}

    for key, number in (("members", "123,456"), ("demands", "999,999")):
        assert wide[key] >= theme().advance(number, "strong", True)
