"""The lists in the real window: going about, keys, narrow windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.shell.palette import Palette
from tests.ui.screens.records.conftest import show, wait


def test_every_screen_opens_with_its_count(window, qtbot):
    for spec in window.specs:
        if spec.finds:
            screen = show(window, Place(spec.key), qtbot)
            count = len(window.desk.views.keys(ViewKind(spec.key), ViewQuery()))
            assert window.body.header.count().startswith(f"{count:,}")
            assert screen.title == spec.words
            assert not window.commands.reason("help")


def test_going_back_comes_to_the_filters_that_were_left(window, qtbot):
    show(window, Place("demands", None, (("status", ("selected",)),)), qtbot)
    show(window, Place("members"), qtbot)

    window.commands.run("back")

    screen = window.body.stage.current
    wait(qtbot, screen)
    assert screen.content.narrowing.values("status") == ("selected",)


def test_delete_on_a_filter_clears_it_and_deletes_no_record(window, qtbot):
    screen = show(window, Place("meetings", None, (("course", ("ahead",)),)), qtbot)
    before = len(window.desk.views.keys(ViewKind.MEETINGS, ViewQuery()))
    screen.bar.buttons["course"].setFocus()

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    wait(qtbot, screen)

    assert not screen.content.narrowing.is_set
    assert len(window.desk.views.keys(ViewKind.MEETINGS, ViewQuery())) == before


def test_delete_in_the_list_deletes_and_the_toast_takes_it_back(window, qtbot):
    screen = show(window, Place("meetings"), qtbot)
    before = len(screen.content.model.keys)
    screen.list.table.setFocus()

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(screen.content.model.keys) == before - 1)
    qtbot.waitUntil(lambda: window.commands.action("undo").isEnabled())
    assert window.commands.words("undo") == "실행 취소: 회의 1건 삭제"

    window._toast.acted.emit()
    qtbot.waitUntil(lambda: len(screen.content.model.keys) == before)


def test_delete_in_the_details_is_meant_for_what_has_the_keyboard(whole_window, qtbot):
    screen = show(whole_window, Place("members"), qtbot)
    qtbot.waitUntil(lambda: screen.side.pane.detail is not None)
    before = len(screen.content.model.keys)
    size = screen.side.pane.view.editor.fields["size_class"]
    size.face.setFocus()

    QTest.keyClick(whole_window.windowHandle(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: whole_window.bridge.is_resting)

    assert size.value() is None
    assert len(whole_window.desk.views.keys(ViewKind.MEMBERS, ViewQuery())) == before


def test_f2_and_delete_reach_the_line_of_a_part(whole_window, qtbot):
    desk = whole_window.desk
    screen = show(whole_window, Place("members"), qtbot)
    qtbot.waitUntil(lambda: screen.side.pane.detail is not None)
    pane, body = screen.side.pane, screen.side.pane.record[1]
    site = desk.parts.add("sites", body, {"name": "예시1공장"})
    sites = pane.view.pages["content"].lists["sites"]
    qtbot.waitUntil(lambda: site in sites._lines)
    sites._lines[site].setFocus()

    QTest.keyClick(whole_window.windowHandle(), Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: sites._open is not None and bool(sites._open.editor.fields))

    assert screen.list.table.edited_cell() is None


def test_f2_edits_the_cell_the_keyboard_is_at(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    table = screen.list.table
    table.setFocus()
    key = table.current_key()

    QTest.keyClick(whole_window.windowHandle(), Qt.Key.Key_F2)

    assert table.edited_cell() == (key, "intake_no")


def test_a_cell_that_cannot_be_edited_says_so_in_the_status_bar(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    table = screen.list.table
    table.setFocus()
    place = [one.key for one in table.specs].index("total_cost_won")
    table.go_to_cell(0, place)
    status = whole_window.body.status
    qtbot.waitUntil(lambda: "총사업비" in status.selected_words())

    QTest.keyClick(whole_window.windowHandle(), Qt.Key.Key_F2)

    assert "여기에서 고칠 수 없습니다" in status.selected_words()


def test_delete_in_the_search_deletes_text_only(window, qtbot):
    screen = show(window, Place("meetings"), qtbot)
    screen.bar.focus_search()
    screen.bar.search.setText("점검")
    screen.bar.search.setCursorPosition(0)

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)

    assert screen.bar.search.text() == "검"
    assert len(window.desk.views.keys(ViewKind.MEETINGS, ViewQuery())) == 136


def test_in_a_narrow_window_a_record_has_a_page_and_back_leads_to_the_list(window, qtbot):
    window.resize(760, 700)
    screen = show(window, Place("demands", None, (("status", ("selected",)),)), qtbot)
    table = screen.list.table
    table.setFocus()
    qtbot.waitUntil(lambda: table.current_key() is not None)

    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.side.is_page)
    assert not screen.list.isVisible()

    window.commands.run("back")
    wait(qtbot, screen)
    assert screen.list.isVisible()
    assert screen.content.narrowing.values("status") == ("selected",)


def test_the_keyboard_goes_into_the_details_of_the_chosen_record_only(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    table, pane = screen.list.table, screen.side.pane
    table.setFocus()
    qtbot.waitUntil(lambda: pane.detail is not None and whole_window.bridge.is_resting)
    before = pane.detail.id

    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert pane.detail.id == before
    assert QApplication.focusWidget() is table

    qtbot.waitUntil(lambda: screen.side.has_focus)
    assert pane.detail.id == pane.record[1] != before


def test_the_keyboard_stays_where_one_has_gone_while_details_are_read(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    table, pane = screen.list.table, screen.side.pane
    table.setFocus()
    qtbot.waitUntil(lambda: pane.detail is not None and whole_window.bridge.is_resting)
    before = pane.detail.id
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)

    whole_window.commands.run("find")
    here = QApplication.focusWidget()

    qtbot.waitUntil(lambda: pane.detail.id != before)
    assert QApplication.focusWidget() is here is not table


def test_the_keyboard_leaves_the_details_when_another_record_comes_into_them(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    table, pane = screen.list.table, screen.side.pane
    table.setFocus()
    qtbot.waitUntil(lambda: pane.detail is not None and whole_window.bridge.is_resting)
    before = pane.detail.id
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert screen.side.has_focus

    key = screen.content.model.keys[3]
    other = whole_window.desk.views.ids_of(ViewKind.DEMANDS, [key])[key]
    screen.side.follow(other)  # it is read once the window has its turn again

    assert (pane.record[1], pane.detail.id) == (other, before)
    assert QApplication.focusWidget() is table


@pytest.mark.parametrize("way", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_undo_takes_back_what_was_saved_from_a_field_that_has_nothing_to_take_back(
    whole_window, qtbot, way
):
    screen = show(whole_window, Place("demands"), qtbot)
    pane = screen.side.pane
    qtbot.waitUntil(lambda: pane.detail is not None and whole_window.bridge.is_resting)
    field = pane.view.editor.fields["title"]
    before, id_ = field.shown_text(), pane.detail.id
    field.entry.setFocus()
    QTest.keyClick(field.entry, Qt.Key.Key_End)
    QTest.keyClicks(field.entry, "Q")
    QTest.keyClick(field.entry, way)
    qtbot.waitUntil(lambda: _title(whole_window, id_) == before + "Q")
    qtbot.waitUntil(lambda: whole_window.bridge.is_resting)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: _title(whole_window, id_) == before)
    qtbot.waitUntil(lambda: field.shown_text() == before)


def test_undo_takes_back_what_was_saved_from_a_long_text(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    pane, held = screen.side.pane, Qt.KeyboardModifier.ControlModifier
    qtbot.waitUntil(lambda: pane.detail is not None and whole_window.bridge.is_resting)
    area = pane.view.editor.fields["as_is"].area
    id_, before = pane.detail.id, area.toPlainText()
    area.setFocus()
    QTest.keyClicks(area, "Q")
    QTest.keyClick(area, Qt.Key.Key_Return, held)
    records = whole_window.desk.records
    qtbot.waitUntil(lambda: records.values("demands", id_)["as_is"] == "Q" + before)
    qtbot.waitUntil(lambda: whole_window.bridge.is_resting)

    QTest.keyClick(area, Qt.Key.Key_Z, held)

    qtbot.waitUntil(lambda: (records.values("demands", id_)["as_is"] or "") == before)
    qtbot.waitUntil(lambda: area.toPlainText() == before)


def test_undo_takes_back_what_is_being_typed_before_anything_else(whole_window, qtbot):
    screen = show(whole_window, Place("demands"), qtbot)
    pane = screen.side.pane
    qtbot.waitUntil(lambda: pane.detail is not None and whole_window.bridge.is_resting)
    entry = pane.view.editor.fields["title"].entry
    before = entry.text()
    entry.setFocus()
    QTest.keyClicks(entry, "Q")

    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert entry.text() == before
    assert whole_window.bridge.is_resting


def _title(window, id_):
    return window.desk.records.values("demands", id_)["title"]


def test_the_status_bar_says_the_selection_when_a_list_is_come_back_to(window, qtbot):
    show(window, Place("demands"), qtbot)
    show(window, Place("members"), qtbot)

    show(window, Place("demands"), qtbot)

    qtbot.waitUntil(lambda: "총사업비" in window.body.status.selected_words())


def test_larger_text_keeps_place_and_filters(window, qtbot):
    show(window, Place("demands", None, (("status", ("selected",)),)), qtbot)

    window.commands.run("larger")

    screen = window.body.stage.current
    wait(qtbot, screen)
    assert screen.content.narrowing.values("status") == ("selected",)
    window.commands.run("normal_size")


def test_larger_text_keeps_what_is_typed_on_every_screen(whole_window, qtbot):
    members = show(whole_window, Place("members", None, (("role", ("anchor",)),)), qtbot)
    qtbot.waitUntil(lambda: members.side.pane.detail is not None)
    body = members.side.pane.record[1]
    members.side.pane.view.editor.fields["size_confirmed_on"].entry.setText("언젠가")
    demands = show(whole_window, Place("demands"), qtbot)
    qtbot.waitUntil(lambda: demands.side.pane.detail is not None)
    whole_window.commands.run("new")
    qtbot.waitUntil(lambda: demands.side.pane.view.id is None)
    demands.side.pane.view.editor.fields["title"].entry.setText("새 과제")

    whole_window.commands.run("larger")

    after = whole_window.body.stage.current
    assert after is not demands
    wait(qtbot, after)
    assert after.side.pane.view.editor.fields["title"].shown_text() == "새 과제"
    whole_window.commands.run("screen.members")
    again = whole_window.body.stage.current
    wait(qtbot, again)
    assert again.content.narrowing.values("role") == ("anchor",)
    qtbot.waitUntil(lambda: again.side.pane.record == ("organizations", body))
    qtbot.waitUntil(lambda: again.side.pane.view is not None)
    typed = again.side.pane.view.editor.fields["size_confirmed_on"]
    qtbot.waitUntil(lambda: typed.shown_text() == "언젠가")
    assert typed.error()
    whole_window.commands.run("normal_size")


def test_larger_text_keeps_what_is_typed_in_a_cell(whole_window, qtbot):
    screen = show(whole_window, Place("projects"), qtbot)
    table = screen.list.table
    table.setFocus()
    table.go_to_cell(2, [one.key for one in table.specs].index("total_won"))
    key = table.current_key()
    whole_window.commands.run("edit_cell")
    table._editor.field.entry.setText("많이")

    whole_window.commands.run("larger")

    after = whole_window.body.stage.current
    wait(qtbot, after)
    qtbot.waitUntil(lambda: after.list.table.edited_cell() == (key, "total_won"))
    assert after.list.table._editor.field.shown_text() == "많이"
    assert after.list.table._editor.field.error()
    whole_window.commands.run("normal_size")


def test_another_brightness_keeps_what_is_typed(whole_window, qtbot):
    members = show(whole_window, Place("members"), qtbot)
    qtbot.waitUntil(lambda: members.side.pane.detail is not None)
    typed = members.side.pane.view.editor.fields["size_confirmed_on"]
    typed.entry.setText("언젠가")

    whole_window.commands.run("dark")

    assert whole_window.body.stage.current is members
    assert members.side.pane.view.editor.fields["size_confirmed_on"] is typed
    assert typed.shown_text() == "언젠가"
    whole_window.commands.run("dark")


def test_a_refusal_stands_above_its_list_only(window, qtbot):
    screen = show(window, Place("members", None, (("role", ("anchor",)),)), qtbot)
    qtbot.waitUntil(lambda: screen.list.table.current_key() is not None)
    window.commands.run("delete")
    qtbot.waitUntil(lambda: "삭제할 수 없습니다" in window.body.notes.text())

    show(window, Place("demands"), qtbot)

    assert "삭제할 수 없습니다" not in window.body.notes.text()


def test_the_details_of_every_kind_stand_beside_its_list(whole_window, qtbot):
    for spec in whole_window.specs:
        if spec.finds:
            screen = show(whole_window, Place(spec.key), qtbot)
            pane = screen.side.pane
            qtbot.waitUntil(lambda pane=pane: pane.detail is not None)
            assert pane.record[0] == spec.finds


def test_a_link_of_the_details_leads_to_the_other_record(whole_window, qtbot):
    desk = whole_window.desk
    screen = show(whole_window, Place("demands"), qtbot)
    key = desk.views.keys(ViewKind.MEMBERS, ViewQuery())[40]
    id_ = desk.views.id_of(ViewKind.MEMBERS, key)

    screen.side.pane.open_record.emit("organizations", id_)

    members = whole_window.body.stage.current
    assert members.key == "members"
    wait(qtbot, members)
    assert members.list.table.current_key() == key


def test_the_palette_leads_to_a_person_by_the_whole_name(whole_window, qtbot):
    desk = whole_window.desk
    body = desk.views.id_of(ViewKind.MEMBERS, desk.views.keys(ViewKind.MEMBERS, ViewQuery())[0])
    person = desk.records.create("people", {"organization_id": body, "name": "예시나그네"})
    whole_window.commands.run("palette")
    palette = whole_window.findChild(Palette)

    palette.field.setText("예시나그네")
    qtbot.waitUntil(lambda: [one.words for one in palette.list.entries()] == ["예***네"])
    assert palette.list.current().section == "담당자"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    people = whole_window.body.stage.current
    assert people.key == "people"
    qtbot.waitUntil(lambda: people.side.pane.record == ("people", person))
