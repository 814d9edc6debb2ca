"""Cells of a list are edited where they stand, and values are filled down."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.services.takeback import next_steps
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.screens.records.kinds import ALL
from afm_desktop.ui.screens.records.kinds.bodies import LINKS, MEMBERS, PEOPLE
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS, ISSUES, PROJECTS
from afm_desktop.ui.widgets.option_list import OptionPopup
from tests.ui.screens.records.test_gestures import press


@pytest.fixture
def at(qtbot):
    """Put the keyboard at a cell of a list."""

    def go(screen, column, row=0):
        table = screen.list.table
        table.setFocus()
        qtbot.waitUntil(table.hasFocus)
        place = [one.key for one in table.specs].index(column)
        if table.isColumnHidden(place):
            table.columns.show(column, True)
        table.go_to_cell(row, place)
        return table

    return go


def field(table):
    return table._editor.field


def retype(table, text):
    entry = field(table).entry
    entry.selectAll()
    entry.insert(text)
    return entry


def value_of(desk, screen, key, name):
    return desk.records.values(screen.spec.record, desk.views.id_of(screen.spec.kind, key))[name]


def test_f2_edits_a_cell_and_enter_saves_it_and_goes_down(make, at, desk, qtbot):
    screen = make(DEMANDS)
    table = at(screen, "title")
    before = table.current_key()

    press(screen, "edit_cell")
    QTest.keyClick(retype(table, "예시 새 제목"), Qt.Key.Key_Return)

    assert field(table) is None
    qtbot.waitUntil(lambda: value_of(desk, screen, before, "title") == "예시 새 제목")
    assert table.hasFocus()
    assert table.currentIndex().row() == table.row_of(before) + 1
    assert table.current_column() == "title"


def test_one_edit_is_one_gesture_and_undone_in_one_step(make, at, desk, bridge, qtbot):
    screen = make(DEMANDS)
    table = at(screen, "title")
    key = table.current_key()
    old = value_of(desk, screen, key, "title")
    press(screen, "edit_cell")
    QTest.keyClick(retype(table, "예시 새 제목"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: value_of(desk, screen, key, "title") == "예시 새 제목")
    assert next_steps(desk.workspace).undo == "수요 1건 수정"

    bridge.undo()

    qtbot.waitUntil(lambda: value_of(desk, screen, key, "title") == old)


def test_esc_takes_back_what_was_typed_in_a_cell(make, at, desk, qtbot, bridge):
    screen = make(DEMANDS)
    table = at(screen, "title")
    before = value_of(desk, screen, table.current_key(), "title")
    press(screen, "edit_cell")

    QTest.keyClick(retype(table, "버릴 제목"), Qt.Key.Key_Escape)

    assert field(table) is None
    assert table.hasFocus()
    qtbot.waitUntil(lambda: bridge.is_resting)
    assert value_of(desk, screen, table.current_key(), "title") == before


def test_leaving_a_cell_saves_it(make, at, desk, qtbot):
    screen = make(DEMANDS)
    table = at(screen, "title")
    key = table.current_key()
    press(screen, "edit_cell")
    retype(table, "예시 새 제목")

    screen.bar.focus_search()

    qtbot.waitUntil(lambda: value_of(desk, screen, key, "title") == "예시 새 제목")
    assert field(table) is None
    assert screen.bar.search.hasFocus()


def test_what_is_not_valid_stays_in_the_cell_with_its_sentence(make, at, desk, qtbot):
    screen = make(PROJECTS)
    table = at(screen, "total_won")
    before = value_of(desk, screen, table.current_key(), "total_won")
    press(screen, "edit_cell")

    QTest.keyClick(retype(table, "많이"), Qt.Key.Key_Return)

    assert field(table).error()
    assert field(table).shown_text() == "많이"
    press(screen, "edit_cell")
    assert field(table).shown_text() == "많이"
    assert value_of(desk, screen, table.current_key(), "total_won") == before


def test_what_the_file_refuses_comes_back_to_its_cell(make, at, desk, qtbot):
    screen = make(LINKS)
    table = at(screen, "valid_to")
    key = table.current_key()
    id_ = desk.views.id_of(ViewKind.LINKS, key)
    desk.records.change("supply_links", id_, {"valid_from": date(2026, 1, 1), "valid_to": None})
    table.set_current(key)
    table = at(screen, "valid_to", table.row_of(key))
    press(screen, "edit_cell")

    QTest.keyClick(retype(table, "2025. 1. 1."), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: field(table) is not None and bool(field(table).error()))
    assert table.current_key() == key
    assert field(table).shown_text() == "2025. 1. 1."
    assert value_of(desk, screen, key, "valid_to") is None
    QTest.keyClick(field(table).entry, Qt.Key.Key_Escape)
    assert field(table) is None


def test_tab_saves_and_edits_the_next_cell_that_can_be(make, at, desk, qtbot):
    screen = make(ISSUES)
    table = at(screen, "raised_on")
    key = table.current_key()
    press(screen, "edit_cell")

    QTest.keyClick(retype(table, "2026. 7. 1."), Qt.Key.Key_Tab)

    assert table.edited_cell() == (key, "due_on")
    qtbot.waitUntil(lambda: value_of(desk, screen, key, "raised_on") == date(2026, 7, 1))
    QTest.keyClick(field(table).entry, Qt.Key.Key_Backtab)
    assert table.edited_cell() == (key, "raised_on")


def test_a_choice_opens_at_once_and_saves_what_is_chosen(make, at, desk, qtbot):
    screen = make(LINKS)
    table = at(screen, "confidentiality")
    key = table.current_key()

    press(screen, "edit_cell")
    popup = next(one for one in table.findChildren(OptionPopup) if one.isVisible())
    popup.list.show_options(
        [one for one in popup.list.shown if one.value is Confidentiality.PARTIES]
    )
    popup.list.pick()

    wanted = Confidentiality.PARTIES
    qtbot.waitUntil(lambda: value_of(desk, screen, key, "confidentiality") is wanted)


@pytest.mark.parametrize(
    ("spec", "column", "sentence"),
    [
        (MEMBERS, "demands", "‘수요’ 열은 다른 자료에서 온 값이라 여기에서 고칠 수 없습니다."),
        (DEMANDS, "status", "‘상태’ 열은 상세 정보의 처리 단추로 바꿉니다."),
        (PEOPLE, "phone", "‘전화’ 열은 가린 값입니다. 상세 정보에서 사유를 적고 고칩니다."),
    ],
)
def test_a_cell_that_cannot_be_edited_says_why(make, at, qtbot, spec, column, sentence):
    screen = make(spec)
    table = at(screen, column)

    with qtbot.waitSignal(screen.selected) as told:
        press(screen, "edit_cell")

    assert told.args == [sentence]
    assert field(table) is None


def test_every_edited_column_shows_its_field_as_it_is_stored(make, desk):
    for spec in ALL:
        columns = {one.key: place for place, one in enumerate(desk.views.columns(spec.kind))}
        keys = list(desk.views.keys(spec.kind, ViewQuery()))[:12]
        rows = desk.views.rows(spec.kind, keys, None)
        for key in keys:
            id_ = desk.views.id_of(spec.kind, key)
            detail = desk.details.plain(spec.record, id_)
            for column, name in spec.edits.items():
                entry, shown = detail.field(name), rows[key][columns[column]]
                stored = entry.value if entry.shown is None else entry.shown
                if column == "division":
                    continue  # by its code, in its colour
                assert _plain(shown) == _plain(stored), (spec.key, column)


def _plain(value):
    return None if value in (None, "", False) else str(getattr(value, "value", value))


def test_ctrl_d_fills_the_selected_rows_with_the_value_of_the_first(make, at, desk, bridge, qtbot):
    screen = make(LINKS)
    table = at(screen, "process")
    keys = [table.key_of(row) for row in range(3)]
    olds = [value_of(desk, screen, key, "process") for key in keys]
    first = desk.views.id_of(ViewKind.LINKS, keys[0])
    desk.records.change("supply_links", first, {"process": "도금"})
    qtbot.waitUntil(lambda: bridge.is_resting)
    at(screen, "process")
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_keys() == keys

    press(screen, "fill_down")

    qtbot.waitUntil(lambda: value_of(desk, screen, keys[2], "process") == "도금")
    assert [value_of(desk, screen, key, "process") for key in keys] == ["도금"] * 3
    assert next_steps(desk.workspace).undo == "공급관계 2건 ‘공정’ 채우기"
    bridge.undo()
    qtbot.waitUntil(lambda: value_of(desk, screen, keys[2], "process") == olds[2])
    assert value_of(desk, screen, keys[1], "process") == olds[1]
    assert value_of(desk, screen, keys[0], "process") == "도금"


def test_filling_down_needs_two_rows(make, at):
    screen = make(LINKS)
    at(screen, "process")

    assert screen.context.commands.reason("fill_down") == (
        "같은 값으로 채울 행을 둘 이상 고르세요."
    )


def test_a_field_that_only_a_step_changes_is_not_filled_down(make, at, desk, said, qtbot):
    screen = make(DEMANDS)
    table = at(screen, "status")
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    press(screen, "fill_down")

    qtbot.waitUntil(lambda: bool(said.notes) and said.notes[-1] is not None)
    assert "처리 단추로 바꿉니다. 아무것도 바꾸지 않았습니다." in said.notes[-1].text
    assert QApplication.activePopupWidget() is None
