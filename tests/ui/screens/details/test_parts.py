"""What belongs to a record is added, edited and deleted where it stands."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from afm_desktop.domain.enums import BudgetSource, MemberRole, PartnerRole
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.stack_bar import StackBar
from tests.ui.screens.details.records import World


@pytest.fixture
def world(desk):
    return World(desk)


def shown_list(pane, tab, key):
    pane.view.show_tab(tab)
    return pane.view.pages[tab].lists[key]


def type_in(field, text):
    field.entry.setText(text)
    field.settle()


def rows(desk, table, id_, key):
    return desk.details.of(table, id_).related_to(key).rows


def test_a_site_is_added_once_it_has_a_name(opened, desk, world, idle):
    pane = opened("organizations", world.bodies[0])
    sites = shown_list(pane, "content", "sites")

    sites.add_button.click()
    idle()
    editor = sites._open
    type_in(editor.editor.fields["name"], "예시1공장")
    idle()
    type_in(editor.editor.fields["district"], "거제시")
    idle()

    row = rows(desk, "organizations", world.bodies[0], "sites")[-1]
    assert desk.records.values("sites", row.id)["district"] == "거제시"


def test_f2_edits_a_line_and_esc_closes_it(opened, desk, world, idle):
    site = desk.parts.add("sites", world.bodies[0], {"name": "예시1공장"})
    pane = opened("organizations", world.bodies[0])
    sites = shown_list(pane, "content", "sites")
    line = sites._lines[site]
    line.setFocus()

    QTest.keyClick(line, Qt.Key.Key_F2)
    idle()
    name = sites._open.editor.fields["name"]
    assert name.entry.hasFocus()
    type_in(name, "예시2공장")
    idle()
    QTest.keyClick(name.entry, Qt.Key.Key_Escape)

    assert sites._open is None
    assert sites._lines[site].told.main == "예시2공장"


def test_del_deletes_and_undo_brings_back(opened, world, idle, frame, bridge):
    desk = bridge.desk
    site = desk.parts.add("sites", world.bodies[0], {"name": "예시1공장"})
    pane = opened("organizations", world.bodies[0])
    sites = shown_list(pane, "content", "sites")

    QTest.keyClick(sites._lines[site], Qt.Key.Key_Delete)
    idle()
    assert site not in sites._lines
    assert frame.toasts[-1] == ("사업장 1개소를 삭제했습니다.", True)
    bridge.undo()
    idle()

    assert site in sites._lines


@pytest.fixture
def agenda(opened, desk, world):
    """The agenda of a meeting with three items, in its pane."""
    meeting = world.meetings[0]
    ids = [desk.parts.add("agenda_items", meeting, {"title": title}) for title in "가나다"]
    return shown_list(opened("meetings", meeting), "agenda", "agenda"), meeting, ids


def titles(desk, meeting):
    return [
        desk.records.values("agenda_items", row.id)["title"]
        for row in rows(desk, "meetings", meeting, "agenda")
    ]


def test_alt_and_arrows_move_a_line_in_one_gesture(agenda, desk, idle, bridge):
    shown, meeting, ids = agenda
    line = shown._lines[ids[0]]
    line.setFocus()

    QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    idle()

    assert titles(desk, meeting) == ["나", "가", "다"]
    assert shown._lines[ids[0]].hasFocus()
    assert shown._lines[ids[1]].y() < shown._lines[ids[0]].y()
    bridge.undo()
    idle()
    assert titles(desk, meeting) == ["가", "나", "다"]
    QTest.keyClick(shown._lines[ids[0]], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    idle()
    assert titles(desk, meeting) == ["가", "나", "다"]


def test_a_line_is_dragged_to_its_place_and_not_opened(agenda, desk, idle, qtbot):
    shown, meeting, ids = agenda
    line, last = shown._lines[ids[0]], shown._lines[ids[2]]
    below = line.mapFromGlobal(last.mapToGlobal(last.rect().bottomLeft()))

    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    qtbot.mouseMove(line, below)
    assert shown._order._mark.isVisible()
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=below)
    idle()

    assert titles(desk, meeting) == ["나", "다", "가"]
    assert shown._open is None
    assert shown._order._mark.isHidden()


def test_the_menu_of_a_line_moves_it_too(agenda, desk, idle):
    shown, meeting, ids = agenda
    line = shown._lines[ids[2]]
    line.menu_asked.emit(line.mapToGlobal(line.rect().center()))
    menu = next(one for one in line.findChildren(PopupMenu) if one.isVisible())
    found = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert not found["아래로"].isEnabled()

    found["위로"].trigger()
    idle()

    assert titles(desk, meeting) == ["가", "다", "나"]
    menu.close()


def test_lines_without_an_order_are_not_moved(opened, desk, world, idle):
    site = desk.parts.add("sites", world.bodies[0], {"name": "예시1공장"})
    sites = shown_list(opened("organizations", world.bodies[0]), "content", "sites")

    assert not sites._lines[site].is_ordered


def test_a_line_whose_text_is_not_valid_stays_open(opened, desk, world, idle):
    first, second = (
        desk.parts.add("organization_years", world.bodies[0], {"year": year})
        for year in (2024, 2025)
    )
    pane = opened("organizations", world.bodies[0])
    years = shown_list(pane, "content", "years")
    years.edit(first)
    idle()
    years._open.editor.fields["year"].entry.setText("언젠가")

    years.edit(second)
    idle()

    assert years._open.editor.id == first
    assert years._open.editor.fields["year"].error()
    assert years.has_drafts()


def test_a_body_joins_a_division_and_leaves_it(opened, desk, world, idle):
    pane = opened("organizations", world.bodies[0])
    seats = shown_list(pane, "memberships", "memberships")

    seats.add_button.click()
    idle()
    fields = seats._open.editor.fields
    fields["division_id"]._take(world.divisions[0])
    fields["role"]._take(MemberRole.ANCHOR)
    idle()
    (row,) = rows(desk, "organizations", world.bodies[0], "memberships")
    assert desk.records.values("memberships", row.id)["joined_on"] == desk.workspace.today

    seats._open._leave.click()
    seats._open.ask.fields["on"].entry.setText("2031. 1. 1.")
    seats._open.ask.do.click()
    idle()

    assert desk.records.values("memberships", row.id)["left_on"] == date(2031, 1, 1)


def test_joining_twice_in_a_role_is_refused_in_place(opened, desk, world, idle):
    desk.memberships.join(world.bodies[0], division_id=world.divisions[0])
    pane = opened("organizations", world.bodies[0])
    seats = shown_list(pane, "memberships", "memberships")
    seats.add_button.click()
    idle()
    fields = seats._open.editor.fields
    fields["role"]._take(MemberRole.MEMBER)

    fields["division_id"]._take(world.divisions[0])
    idle()

    assert "이미" in fields["role"].error()
    assert len(rows(desk, "organizations", world.bodies[0], "memberships")) == 1


def test_an_amount_is_typed_into_its_year_and_source(opened, desk, world, idle, bridge):
    id_ = world.demands[0]
    pane = opened("demands", id_)
    grid = shown_list(pane, "cost", "budget_lines")

    grid.add_button.click()
    year = desk.workspace.today.year
    cell = grid.cells[year, BudgetSource.NATIONAL]
    assert cell.entry.hasFocus()
    type_in(cell, "150억")
    idle()

    facts = desk.details.of("demands", id_).demand
    assert facts.total_won == 15_000_000_000
    assert grid._sums[year].text() == "15,000"
    type_in(grid.cells[year, BudgetSource.NATIONAL], "100억")
    idle()
    assert desk.details.of("demands", id_).demand.total_won == 10_000_000_000
    type_in(grid.cells[year, BudgetSource.NATIONAL], "")
    idle()
    assert desk.details.of("demands", id_).demand.total_won == 0
    bridge.undo()
    idle()
    assert grid.cells[year, BudgetSource.NATIONAL].value() == 10_000_000_000


def test_the_difference_to_a_stated_total_stands_inline(opened, desk, world, idle):
    id_ = world.demands[0]
    line = {"year": 2026, "source": BudgetSource.NATIONAL, "amount_won": 1_000_000_000}
    desk.parts.add("budget_lines", id_, line)
    pane = opened("demands", id_)
    shown_list(pane, "cost", "budget_lines")
    bar = pane.view.pages["cost"].bar
    assert bar.difference.isHidden()

    type_in(pane.view.editor.fields["stated_total_won"], "12억")
    idle()

    assert not bar.difference.isHidden()
    assert "2억원" in bar.difference.text()


def test_a_line_of_another_record_opens_it(opened, desk, world, idle, qtbot):
    pane = opened("organizations", world.bodies[0])
    demands = shown_list(pane, "projects", "demands")

    with qtbot.waitSignal(pane.open_record) as asked:
        demands._lines[world.demands[1]].click()

    assert asked.args == ["demands", world.demands[1]]


def test_all_of_a_list_is_opened_with_its_filter(opened, desk, world, qtbot):
    pane = opened("organizations", world.bodies[0])
    demands = shown_list(pane, "projects", "demands")

    with qtbot.waitSignal(pane.open_list) as asked:
        demands._more.click()

    kind, query = asked.args
    assert len(desk.views.keys(kind, query)) == 2


def test_a_partner_is_picked_by_what_is_typed(opened, desk, world, idle):
    pane = opened("demands", world.demands[0])
    partners = shown_list(pane, "partners", "partners")
    partners.add_button.click()
    idle()
    fields = partners._open.editor.fields
    popup = fields["organization_id"].open_list()
    popup.search.queried.emit("나래")
    words = [one.word for one in popup.list.shown]
    popup.list.pick()
    fields["role"]._take(PartnerRole.JOINT)
    idle()

    assert words == ["예시나래"]
    (row,) = rows(desk, "demands", world.demands[0], "partners")
    assert row.values[0] == "예시나래"


def test_nothing_in_a_pane_is_ever_a_window_of_its_own(opened, desk, world, idle, qapp):
    site = desk.parts.add("sites", world.bodies[0], {"name": "예시1공장"})
    pane = opened("organizations", world.bodies[0])
    before = set(qapp.topLevelWidgets())

    sites = shown_list(pane, "content", "sites")
    sites.edit(site)
    sites.add()
    for tab in pane.view.keys:
        pane.view.show_tab(tab)

    assert [one for one in qapp.topLevelWidgets() if one.isVisible() and one not in before] == []


def test_the_part_of_a_total_without_a_source_is_a_rest_of_the_bar(opened, desk):
    amounts = {"total_won": 7_600_000_000, "national_won": 5_300_000_000}
    project = desk.records.create("lead_projects", {"title": "예시 과제", "year": 2026, **amounts})

    bar = opened("lead_projects", project).findChild(StackBar)

    assert bar.accessibleName() == "국비 53억원, 미기재 23억원"
