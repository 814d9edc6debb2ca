"""조사서 편집 in the window: saved field by field, by key and by button, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.domain.enums import FieldKind
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.places import NEW, Place
from afm_desktop.ui.screens.rounds.screen import (
    BASICS,
    CHANGES,
    CHECKLIST,
    EARLIER,
    FORM,
    JUDGING,
    KEY,
    TEXTS,
)
from tests.ui.screens.frames import current, go, settle

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def texts(table, place=0):
    model = table.model()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def write(window, qtbot, field, text):
    """Type into a field and leave it."""
    (field.area.setPlainText if hasattr(field, "area") else field.entry.setText)(text)
    field.settle()
    settle(window, qtbot)


@pytest.fixture
def used(window, qtbot):
    """The round of the demonstration, in which 213 demands were filed."""
    return go(window, Place(KEY), qtbot)


@pytest.fixture
def fresh(empty, qtbot):
    """A round of a new file with the ready-made form."""
    empty.bridge.write(lambda: empty.desk.rounds.create({"year": 2027, "ordinal": 1}))
    settle(empty, qtbot)
    return go(empty, Place(KEY), qtbot)


def sheet(window):
    return window.desk.rounds.sheet(window.desk.rounds.rounds()[0].id)


def labels_of(window, section=0):
    return [one.label for one in sheet(window).sections[section].fields]


def test_money_is_told_in_the_unit_of_the_lists(used):
    assert used.basics.side.fields["budget_won"].entry.text() == "300,000"


def test_all_of_a_round_is_on_one_screen(used):
    assert used.span.text().endswith("213건/60개 = 3.6:1")
    assert used.basics.competition.text() == "213건/60개 = 3.6:1"
    assert texts(used.form.sections.table)[:2] == ["신청기관·담당자", "수요 개요"]
    assert texts(used.form.fields.table) == ["신청기관", "주관기관", "담당자"]
    assert texts(used.checklist.reasons.table) == ["회원 아님"]
    assert texts(used.texts.list.table)[0] == "접수"
    assert used.judging.sum.text() == "배점 합계 100점"
    assert texts(used.judging.ratios.table, 1)[:2] == ["50", "70"]


def test_a_used_round_asks_for_a_reason_first(window, qtbot, used):
    field = used.basics.side.fields["planned_projects"]
    assert used.band.isVisible()
    assert field.entry.isReadOnly()
    used.show_part(FORM)
    assert used.form.section_side.fields["title"].entry.isReadOnly()
    assert not used.form.fields.add.isEnabled()
    write(window, qtbot, used.band.field, "예산 증액")
    assert not field.entry.isReadOnly()
    write(window, qtbot, field, "71")
    assert used.basics.competition.text() == "213건/71개 = 3.0:1"
    used.show_part(CHANGES)
    assert texts(used.changes.table, 2) == ["예산 증액"]
    assert "선정 예정" in texts(used.changes.table, 1)[0]
    window.commands.run("undo")
    settle(window, qtbot)
    assert used.basics.competition.text() == "213건/60개 = 3.6:1"
    assert texts(used.changes.table) == []


def test_a_round_nobody_used_is_simply_changed(empty, qtbot, fresh):
    assert not fresh.band.isVisible()
    write(empty, qtbot, fresh.basics.side.fields["planned_projects"], "10")
    assert fresh.basics.competition.text() == "0건/10개 = 0.0:1"
    assert sheet(empty).changes == ()


def test_closing_before_opening_is_said_at_the_field(empty, qtbot, fresh):
    fields = fresh.basics.side.fields
    write(empty, qtbot, fields["opens_at"], "2027. 3. 2. 9:00")
    write(empty, qtbot, fields["closes_at"], "2027. 3. 1. 18:00")
    assert "접수 마감이 접수 시작보다 빠릅니다" in fields["closes_at"].error()
    assert sheet(empty).round.closes_at is None


def test_questions_are_added_moved_and_removed_by_key(empty, qtbot, fresh):
    empty.activateWindow()
    qtbot.waitUntil(empty.isActiveWindow)
    fresh.show_part(FORM)
    table = fresh.form.fields.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Insert)
    settle(empty, qtbot)
    assert labels_of(empty)[1] == labels.NEW_NAMES["form_fields"]
    side = fresh.form.field_side
    assert side.fields["label"].entry.hasFocus()
    write(empty, qtbot, side.fields["label"], "대표 전화")
    assert labels_of(empty)[1] == "대표 전화"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    settle(empty, qtbot)
    assert labels_of(empty)[0] == "대표 전화"
    assert table.model().index(table.currentIndex().row(), 0).data() == "대표 전화"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle(empty, qtbot)
    assert labels_of(empty) == ["신청기관", "주관기관", "담당자"]
    empty.commands.run("undo")
    settle(empty, qtbot)
    assert labels_of(empty)[0] == "대표 전화"


def test_the_commands_of_the_window_work_on_the_list(empty, qtbot, fresh):
    assert empty.commands.reason("new") == labels.NO_LIST
    fresh.show_part(CHECKLIST)
    fresh.checklist.items.table.setFocus()
    empty.commands.run("new")
    settle(empty, qtbot)
    assert labels.NEW_NAMES["checklist_items"] in texts(fresh.checklist.items.table)
    empty.commands.run("delete")
    settle(empty, qtbot)
    assert labels.NEW_NAMES["checklist_items"] not in texts(fresh.checklist.items.table)


def test_what_is_missing_is_told_and_leads_there(empty, qtbot, fresh):
    rounds, section = empty.desk.rounds, sheet(empty).sections[1].id
    values = {"label": "설비", "kind": FieldKind.CHOICE}
    empty.bridge.write(lambda: rounds.add("form_fields", section, values))
    settle(empty, qtbot)
    assert texts(fresh.basics.problems, 1) == [
        "‘설비’ 항목에 고를 수 있는 답이 없습니다. 선택지를 적으세요."
    ]
    QTest.keyClick(fresh.basics.problems, Qt.Key.Key_Return)
    assert fresh.tabs.current() == FORM
    assert fresh.form.field_side.fields["label"].value() == "설비"
    write(empty, qtbot, fresh.form.field_side.fields["choices"], "코터\n권선기")
    assert texts(fresh.basics.problems) == []
    assert [one.label for one in fresh.form.preview.question.choices] == ["코터", "권선기"]


def test_a_question_looks_as_it_will(empty, qtbot, fresh):
    fresh.show_part(FORM)
    fresh.form.sections.table.selectRow(2)
    fresh.form.fields.table.selectRow(3)
    fresh.form.turn(1)
    assert fresh.form.preview.isVisible()
    assert [one.label for one in fresh.form.preview.question.columns][:2] == ["지표", "단위"]
    for row in range(7):
        fresh.form.fields.table.selectRow(row)
    fresh.form.fields.table.selectRow(0)
    write(empty, qtbot, fresh.form.field_side.fields["help"], "수치로 적습니다")
    assert fresh.form.preview.question.help == "수치로 적습니다"


def test_a_table_gets_columns(empty, qtbot, fresh):
    fresh.show_part(FORM)
    fresh.form.fields.begin()
    settle(empty, qtbot)
    assert not fresh.form.add_column.isVisible()
    fresh.form.field_side.fields["kind"].choose(FieldKind.TABLE)
    settle(empty, qtbot)
    fresh.form.add_column.click()
    settle(empty, qtbot)
    name = labels.NEW_NAMES["form_fields"]
    assert texts(fresh.form.fields.table)[:2] == ["신청기관", name]
    assert labels.COLUMN_OF.format(label=labels.NEW_COLUMN) in texts(fresh.form.fields.table)
    shown = fresh.form.field_side.fields
    assert not shown["binding"].isVisible()
    assert shown["kind"].isVisible()


def test_a_binding_used_twice_is_said_at_the_field(empty, qtbot, fresh):
    fresh.show_part(FORM)
    fresh.form.fields.table.selectRow(0)
    fresh.form.turn(1)
    field = fresh.form.field_side.fields["binding"]
    field.choose("title")
    settle(empty, qtbot)
    assert "같은 수요 항목에 연결되어" in field.error()
    assert sheet(empty).sections[0].fields[0].binding == "applicant_id"


def test_a_letter_is_read_as_it_is_typed(empty, qtbot, fresh):
    fresh.show_part(TEXTS)
    page = fresh.texts
    page.list.table.set_current("reviewing")
    write(empty, qtbot, page.subject, "검토 안내")
    assert [one.subject for one in sheet(empty).texts][1] == "검토 안내"
    page.body.area.setFocus()
    page.placeholders["접수번호"].click()
    assert "BAT-2026-001" in page.reading.text()
    page.body.settle()
    settle(empty, qtbot)
    assert sheet(empty).texts[1].body == "{접수번호}"
    write(empty, qtbot, page.body, "{이름} 귀하")
    assert "‘{이름}’에 채울 수 있는 내용이 없습니다" in page.body.error()
    write(empty, qtbot, page.subject, "")
    assert "reviewing" not in [one.status.value for one in sheet(empty).texts]


def test_a_size_without_shares_gets_its_first(empty, qtbot, fresh):
    fresh.show_part(JUDGING)
    page = fresh.judging
    page.ratios.table.set_current("sme")
    page.turn(1)
    write(empty, qtbot, page.ratio_side.fields["government_share"], "75")
    assert texts(page.ratios.table, 1)[-1] == "75"
    write(empty, qtbot, page.ratio_side.fields["government_share"], "175")
    assert page.ratio_side.fields["government_share"].error()
    assert texts(page.ratios.table, 1)[-1] == "75"


def test_last_years_round_is_copied_with_its_bodies(window, qtbot):
    go(window, Place("round_form"), qtbot)
    window.commands.run("new_round")
    settle(window, qtbot)
    screen = current(window)
    assert screen.place() == Place(KEY, NEW)
    assert screen.beginning.year.value() == 2027
    screen.beginning.button.click()
    settle(window, qtbot)
    assert screen.sheet.round.name == "2027년 제1차 수요조사"
    assert texts(screen.form.sections.table)[0] == "신청기관·담당자"
    screen.show_part(EARLIER)
    rows = texts(screen.earlier.table)
    assert len(rows) > 50
    assert set(texts(screen.earlier.table, 6)) == {labels.NOT_FILED}
    screen.earlier.table.selectRow(0)
    before = texts(screen.earlier.table, 5)[0]
    assert "확인 필요" in before
    screen.earlier.confirm.click()
    settle(window, qtbot)
    assert texts(screen.earlier.table, 5)[0] == "2026. 7. 22."
    window.commands.run("undo")
    settle(window, qtbot)
    assert texts(screen.earlier.table, 5)[0] == before


def test_a_round_that_is_there_already_is_not_begun_again(window, qtbot):
    screen = go(window, Place(KEY, NEW), qtbot)
    write(window, qtbot, screen.beginning.year, "2026")
    screen.beginning.button.click()
    settle(window, qtbot)
    assert "2026년 제1차 회차가 이미 있습니다" in screen.beginning.refusal.text()
    assert len(window.desk.rounds.rounds()) == 1


def test_a_new_file_begins_its_first_round(empty, qtbot):
    screen = go(empty, Place(KEY), qtbot)
    assert screen.sheet is None
    empty.commands.run("new_round")
    settle(empty, qtbot)
    screen.beginning.button.click()
    settle(empty, qtbot)
    assert screen.sheet.round.ordinal == 1
    assert screen.tabs.current() == BASICS
