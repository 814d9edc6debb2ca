"""체계 전환 in the window: step by step, seen before it is done, and taken back by one key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.services.transition.model import Kind
from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.transition.foot import MAPPING, PREVIEW, STRUCTURE
from afm_desktop.ui.screens.transition.tables import TOTAL
from afm_desktop.ui.widgets.option_list import OptionPopup
from tests.ui.screens.frames import go, settle


@pytest.fixture
def screen(window, qtbot):
    return go(window, Place("transition"), qtbot)


def texts(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def at(screen):
    return screen.steps.current()


def codes(window):
    return [one.code for one in window.desk.divisions.names()]


def test_the_known_structure_is_offered_with_what_may_follow(screen):
    assert screen.plan.structure.name == "M.AX 얼라이언스"
    assert screen.structure.day.value() == date(2025, 9, 10)
    assert [row[0] for row in texts(screen.structure.table)][:3] == ["FAC", "SVC", "LOG"]
    assert texts(screen.mapping.table)[0] == ["자동차", "23", "자율주행차"]


def test_three_clicks_go_over_and_one_key_goes_back(window, qtbot, screen):
    screen.foot.next.click()
    screen.foot.next.click()
    settle(window, qtbot)
    assert at(screen) == PREVIEW
    assert texts(screen.preview.lines)[0][:3] == ["자동차", "자율주행차", "24"]
    assert screen.preview.lines.model().index(12, 4).data() == "213"
    assert codes(window)[0] == "AUT"

    screen.foot.apply.click()
    settle(window, qtbot)

    assert len(codes(window)) == len(window.scope.divisions) == 10
    screen._pages.currentWidget().see.click()
    settle(window, qtbot)
    assert window.body.stage.current.key == "divisions"
    window.commands.run("undo")
    settle(window, qtbot)
    assert codes(window)[0] == "AUT"


def test_what_stands_in_the_way_is_told_and_leads_to_its_step(window, qtbot, screen):
    screen.mapping.follow("SHP", [])
    settle(window, qtbot)

    screen.go(PREVIEW)
    settle(window, qtbot)

    assert texts(screen.preview.problems) == [
        ["대응표", "‘조선’ 분과를 이어받을 새 분과가 없습니다. 하나 이상 고르세요."]
    ]
    assert not screen.foot.apply.isEnabled()
    QTest.keyClick(screen.preview.problems, Qt.Key.Key_Return)
    assert at(screen) == MAPPING
    assert screen.mapping.table.current_key() == "SHP"


def test_space_ticks_the_divisions_that_follow(window, qtbot, screen):
    screen.go(MAPPING)
    settle(window, qtbot)
    screen.mapping.table.set_current("MCH")
    news = screen.mapping.news
    news.setFocus()
    news.setCurrentIndex(news.model().index(4, 0))

    QTest.keyClick(news, Qt.Key.Key_Space)
    settle(window, qtbot)

    assert screen.plan.successors["MCH"] == ("FAC", "HUM")
    assert screen.mapping.news.hasFocus()
    assert screen.mapping.choices.isVisible()


def test_records_of_a_split_division_are_put_somewhere_several_at_once(window, qtbot, screen):
    screen.go(MAPPING)
    screen.mapping.follow("MCH", ["FAC", "HUM"])
    settle(window, qtbot)
    rows = texts(screen.mapping.choices)
    assert {row[3] for row in rows if row[0] == "기업·기관"} == {"정하지 않음"}

    screen.mapping.choices.selectAll()
    settle(window, qtbot)
    keys = screen.mapping.choices.selected_keys()
    screen.mapping.put(keys, "HUM")
    settle(window, qtbot)

    assert {row[3] for row in texts(screen.mapping.choices)} == {"휴머노이드"}
    screen.go(PREVIEW)
    settle(window, qtbot)
    assert screen.report.is_possible
    lines = {(row[0], row[1]): row[2] for row in texts(screen.preview.lines)}
    assert (lines["기계", "AI 팩토리"], lines["기계", "휴머노이드"]) == ("0", "23")


def test_a_body_is_ticked_into_several_divisions(window, qtbot, screen):
    screen.go(MAPPING)
    screen.mapping.follow("MCH", ["FAC", "HUM"])
    settle(window, qtbot)
    first = next(one.handed for one in screen.mapping._choosable if one.handed.kind is Kind.BODY)
    screen.mapping.choices.set_current(first)
    screen.mapping.ask_choice()
    (popup,) = window.findChildren(OptionPopup)
    for code in ("HUM", "FAC"):
        values = [one.value for one in popup.list.shown]
        popup.list.setCurrentIndex(popup.list.model().index(values.index(code), 0))
        popup.list.pick()
    popup.close()
    settle(window, qtbot)

    row = next(row for row in texts(screen.mapping.choices) if row[0] == "기업·기관")
    assert row[3] == "휴머노이드, AI 팩토리"
    assert screen.plan.choices[first] == "HUM"
    assert screen.plan.also[first] == ("FAC",)


def test_a_new_code_is_changed_wherever_it_stands(window, qtbot, screen):
    field = screen.structure.fields["code"]
    field.set_value("AIF")
    field.left.emit("AIF")
    settle(window, qtbot)

    assert screen.plan.structure.divisions[0].code == "AIF"
    assert screen.plan.successors["STL"] == ("AIF",)
    assert screen.plan.structure.divisions[0].id == ""


def test_divisions_are_added_moved_and_taken_away(window, qtbot, screen):
    page = screen.structure
    page.add.click()
    settle(window, qtbot)
    assert screen.plan.structure.divisions[-1].name == "새 분과 11"

    page.up.click()
    settle(window, qtbot)
    assert screen.plan.structure.divisions[-2].name == "새 분과 11"

    page.remove.click()
    page.table.set_current(0)
    page.remove.click()
    settle(window, qtbot)
    assert len(screen.plan.structure.divisions) == 9
    assert screen.plan.successors["STL"] == ()


def test_the_sheet_is_saved_filled_in_and_brought_back(window, qtbot, screen, tmp_path):
    path = tmp_path / "대응표.xlsx"
    screen.save(path)
    settle(window, qtbot)
    book = openpyxl.load_workbook(path)
    book["대응표"]["D4"] = "HUM"
    book["새 체계"]["B5"] = "2026-07-01"
    book.save(path)

    screen.bring(path)
    settle(window, qtbot)

    assert at(screen) == MAPPING
    assert screen.plan.successors["AUT"] == ("HUM",)
    assert screen.plan.structure.starts_on == date(2026, 7, 1)
    assert screen.plan.structure.id != ""


def test_what_a_sheet_says_wrongly_is_told_in_the_preview(window, qtbot, screen, tmp_path):
    path = tmp_path / "대응표.xlsx"
    screen.save(path)
    settle(window, qtbot)
    book = openpyxl.load_workbook(path)
    book["새 체계"]["B5"] = "구월 십일"
    book.save(path)
    screen.bring(path)
    settle(window, qtbot)

    screen.go(PREVIEW)
    settle(window, qtbot)

    ((where, reason),) = texts(screen.preview.problems)
    assert where == "새 체계"
    assert reason.startswith("‘구월 십일’은 날짜가 아닙니다.")


def test_another_file_is_refused_in_a_sentence(window, qtbot, screen, tmp_path):
    path = tmp_path / "명단.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "회원 명단"
    book.save(path)

    screen.bring(path)
    settle(window, qtbot)

    assert at(screen) == STRUCTURE
    assert "시트가 없습니다" in window.body.notes.text()


def test_escape_goes_one_step_back(window, qtbot, screen):
    screen.go(PREVIEW)
    settle(window, qtbot)

    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert at(screen) == MAPPING
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert at(screen) == STRUCTURE


def test_a_plan_outlives_what_changes_meanwhile(window, qtbot, screen):
    screen.take(replace(screen.plan, successors={**screen.plan.successors, "AUT": ("HUM",)}))
    window.bridge.write(lambda: window.desk.records.create("organizations", {"name": "예시새싹"}))
    window.bridge.write(
        lambda: window.desk.memberships.enrol(
            {"name": "예시봄빛"}, division_id=window.desk.divisions.names()[0].id
        )
    )
    settle(window, qtbot)

    assert texts(screen.mapping.table)[0] == ["자동차", "24", "휴머노이드"]


def test_sums_leave_out_bodies_that_sit_in_several_divisions(window, qtbot, screen):
    screen.go(PREVIEW)
    settle(window, qtbot)

    last = texts(screen.preview.lines)[-1]
    assert last[:5] == [labels.TOTAL, " ", " ", " ", "213"]
    assert screen.preview.lines.model().index(12, 0).data() == labels.TOTAL
    assert TOTAL == "total"


def test_the_list_of_divisions_leads_here(window):
    spec = next(one for one in window.specs if one.key == "transition")

    assert spec.is_apart
    assert window.commands.is_bound("screen.transition")
    listed = {getattr(one, "key", "") for one in window.body.nav.list.entries()}
    assert "divisions" in listed
    assert "transition" not in listed


def test_bodies_must_be_put_and_others_follow(window, qtbot, screen):
    screen.mapping.follow("MCH", ["FAC", "HUM"])
    settle(window, qtbot)

    told = {(row[0], row[3]) for row in texts(screen.mapping.choices)}

    assert (labels.KINDS[Kind.BODY], labels.NOT_YET) in told
    assert (labels.KINDS[Kind.DEMAND], labels.FOLLOWS) in told
