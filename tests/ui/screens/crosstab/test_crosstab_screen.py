"""집계표 in the window: chosen, counted, opened, copied, saved, printed and remembered."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from afm_desktop.domain.money import MoneyUnit
from afm_desktop.services.crosstab import COUNT
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.labels import crosstab as labels
from afm_desktop.ui.places import Place, from_link
from afm_desktop.ui.screens.crosstab.screen import CrosstabScreen
from afm_desktop.ui.screens.crosstab.table import SUM, column_key
from afm_desktop.ui.screens.dashboard.link_table import TOTAL
from tests.reports import reading
from tests.ui.screens.frames import current, go, settle


@pytest.fixture
def screen(window, qtbot) -> CrosstabScreen:
    return go(window, Place("crosstab"), qtbot)


def texts(screen):
    model = screen.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(window, field, value, qtbot):
    field.choose(value)
    settle(window, qtbot)


def test_demands_are_counted_by_division_and_status_at_first(screen):
    rows = texts(screen)

    assert rows[0][0] == "자동차"
    assert rows[-1][0] == "합계"
    assert rows[-1][-1] == "213"
    assert screen.unit.text() == "(단위: 건)"
    assert screen.header().count == "합계 213건"


def test_what_was_merged_rejected_or_withdrawn_is_told_and_left_out(window, qtbot, screen):
    before, note = screen.counted.printed.total.total, screen.notes.text()
    left = sum(count for _, count in screen.counted.table.apart.counts)
    assert note.startswith("※ 합계에 반려 ")
    assert note.endswith("건 포함")

    choose(window, screen.bar.added, "yes", qtbot)

    assert screen.counted.printed.total.total == before - left
    assert screen.notes.text() == note.replace("합계에 ", "").replace("포함", "제외")
    screen.table._go(screen.table.places[TOTAL, SUM])
    settle(window, qtbot)
    assert current(window).place().filter("is_added") == ("yes",)


def test_who_has_filed_is_counted_and_opens_the_board(window, qtbot, screen):
    choose(window, screen.bar.list, ViewKind.COLLECTING, qtbot)
    found = screen.counted
    line, column = found.printed.lines[0], found.printed.column_values[0]

    screen.table._go(screen.table.places[(line.value,), column_key(0)])
    settle(window, qtbot)

    board = current(window)
    assert board.key == "collecting"
    assert board.place().filter("state") == (column,)
    assert board.place().filter("form") == (found.form,)
    assert len(board.board.narrowed(board.narrowing).lines) == line.cells[0]


def test_lists_without_a_budget_are_counted_and_opened_too(window, qtbot, screen):
    for kind in (ViewKind.ROUNDS, ViewKind.TARGETS, ViewKind.GESTURES):
        go(window, Place("crosstab"), qtbot)
        choose(window, screen.bar.list, kind, qtbot)
        total = screen.counted.printed.total.total

        screen.table._go(screen.table.places[TOTAL, SUM])
        settle(window, qtbot)

        assert (current(window).key, len(current(window).content.model.keys)) == (kind, total)


def test_every_number_opens_a_list_that_counts_as_many(window, qtbot, screen):
    shown = screen.counted.printed
    line = shown.lines[0]
    key = (line.value,)
    for place, column in enumerate(line.cells):
        screen.table._go(screen.table.places[key, column_key(place)])
        settle(window, qtbot)
        listed = current(window)
        assert listed.key == "demands"
        assert len(listed.content.model.keys) == column
        window.commands.run("back")
        settle(window, qtbot)
    screen.table._go(screen.table.places[TOTAL, SUM])
    settle(window, qtbot)

    assert len(current(window).content.model.keys) == shown.total.total


def test_enter_on_a_cell_opens_its_list(window, qtbot, screen):
    index = screen.table.index_of((screen.counted.printed.lines[0].value,), SUM)
    screen.table.setCurrentIndex(index)
    screen.table.setFocus()

    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert current(window).key == "demands"
    assert len(current(window).content.model.keys) == screen.counted.printed.lines[0].total


def test_an_amount_has_a_unit_that_alone_counts_nothing_anew(window, qtbot, screen):
    choose(window, screen.bar.measure, "total_cost_won", qtbot)
    table = screen.counted.table
    assert screen.unit.text() == "(단위: 백만원)"

    choose(window, screen.bar.unit, MoneyUnit.HUNDRED_MILLION, qtbot)

    assert screen.counted.table is table
    assert screen.unit.text() == "(단위: 억원)"
    shown = screen.counted.printed
    assert sum(line.total for line in shown.lines) == shown.total.total


def test_rows_and_columns_change_places(window, qtbot, screen):
    before = screen.counted.printed

    choose(window, screen.bar.rows, "status", qtbot)

    assert (screen.wish.axes.rows, screen.wish.axes.columns) == ("status", "division")
    assert [line.name for line in screen.counted.printed.lines] == list(before.columns)


def test_without_columns_only_totals_stand(window, qtbot, screen):
    choose(window, screen.bar.columns, "", qtbot)

    assert texts(screen)[0] == ["자동차", "25"]


def test_what_was_chosen_for_each_list_is_remembered(window, qtbot, screen):
    choose(window, screen.bar.columns, "confidentiality", qtbot)
    choose(window, screen.bar.list, ViewKind.MEMBERS, qtbot)
    assert "합계(중복 제외)" in [row[0] for row in texts(screen)]
    assert "44개 많음" in screen.notes.text()

    choose(window, screen.bar.list, ViewKind.DEMANDS, qtbot)
    again = CrosstabScreen(screen.context)
    qtbot.addWidget(again)

    assert screen.wish.axes.columns == "confidentiality"
    assert again.wish == screen.wish


def test_a_place_says_all_that_was_chosen(window, qtbot, screen):
    choose(window, screen.bar.measure, "national_won", qtbot)
    choose(window, screen.bar.unit, MoneyUnit.WON, qtbot)

    place = from_link(screen.place().link())

    assert screen.wishes.of_place(place) == screen.wish


def test_a_list_leads_here_with_its_filters(window, qtbot):
    go(window, Place("demands", filters=(("status", ("selected", "candidate")),)), qtbot)
    assert "count_list" in current(window).header().more

    window.commands.run("count_list")
    settle(window, qtbot)

    screen = current(window)
    assert isinstance(screen, CrosstabScreen)
    assert set(screen.counted.printed.columns) == {"선정", "평가 대상"}
    assert "상태 선정, 평가 대상" in screen.conditions.text()
    screen.clear.click()
    settle(window, qtbot)
    assert screen.counted.printed.total.total == 213


def test_the_firm_a_list_was_opened_for_is_told(window, qtbot):
    applicant = window.desk.views.listing("demands", ViewQuery()).rows[0]
    record = window.desk.records.values("demands", applicant[0])["applicant_id"]
    name = window.desk.records.values("organizations", record)["name"]

    screen = go(window, Place("crosstab", "demands", (("applicant_id", (record,)),)), qtbot)

    assert f"신청기관 {name}" in screen.conditions.text()
    assert screen.counted.printed.total.total < 213


def test_nothing_found_says_so_and_mends_itself(window, qtbot, screen):
    go(window, Place("crosstab", "demands", text="찾을 수 없는 이름"), qtbot)
    assert screen.table is None
    assert screen.placeholder.accessibleName().startswith("조건에 맞는 수요가 없습니다")
    assert not window.commands.action("export").isEnabled()

    screen.clear.click()
    settle(window, qtbot)

    assert screen.table is not None


def test_it_is_copied_with_its_heads(window, screen):
    window.commands.run("copy_headers")

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "분과"
    assert lines[0].split("\t")[-1] == "합계"
    assert lines[-1].split("\t")[-1] == "213"
    assert len(lines) == 14


def test_it_is_saved_as_a_sheet(window, qtbot, screen, tmp_path):
    asked = []
    screen._ask = lambda _parent, name: asked.append(name) or tmp_path / "집계.xlsx"

    window.commands.run("export")
    settle(window, qtbot)

    rows = list(openpyxl.load_workbook(tmp_path / "집계.xlsx").active.values)
    assert next(row for row in rows if row[0] == "합계")[-1] == 213
    assert asked == ["수요집계표_20260722"]


def test_it_is_printed_as_it_stands(window, qtbot, screen):
    choose(window, screen.bar.measure, "total_cost_won", qtbot)
    total = screen.counted.printed.total.total

    window.commands.run("print")
    qtbot.waitUntil(lambda: current(window).key == "reports", timeout=20_000)
    reports = current(window)
    qtbot.waitUntil(lambda: reports.preview.paper is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not reports.maker.is_busy, timeout=30_000)

    text = reading.all_text(reports.preview.paper.data)
    assert "수요 집계표" in text
    assert f"{total:,}" in text


def test_a_change_is_counted_and_a_division_narrows_it(window, qtbot, screen):
    demand = window.desk.views.ids_of(ViewKind.DEMANDS, [1])[1]
    window.bridge.write(lambda: window.desk.records.delete("demands", [demand]))
    settle(window, qtbot)
    assert screen.counted.printed.total.total == 212

    window.scope.choose("BAT")
    settle(window, qtbot)

    assert [line.name for line in screen.counted.printed.lines] == ["이차전지"]
    assert "이차전지" in screen.conditions.text()


def test_counting_can_be_stopped_and_begun_again(window, qtbot, screen):
    screen._want(replace(screen.wish, axes=replace(screen.wish.axes, measure="total_cost_won")))
    window.bridge.cancel()
    settle(window, qtbot)
    assert screen.placeholder is not None
    assert screen.placeholder.accessibleName().startswith(labels.STOPPED)

    screen._count()
    settle(window, qtbot)

    assert screen.table is not None
    assert screen.wish.axes.measure != COUNT


def test_every_field_and_number_has_a_name(screen):
    names = [field.face.accessibleName() for field in screen.bar.fields()]
    model = screen.table.model()

    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)

    assert names[:4] == ["목록: 수요", "행: 분과", "열: 상태", "값: 건수"]
    assert spoken == "자동차, 접수 1건"
    assert screen.table.accessibleName().startswith("분과 × 상태, 건수")
