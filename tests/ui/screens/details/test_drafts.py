"""What is typed and cannot be saved yet goes on in a pane made in place of the one before."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import BudgetSource
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.theme import theme
from tests.ui.screens.details.records import World


@pytest.fixture
def world(desk):
    return World(desk)


@pytest.fixture
def renewed(context, qtbot, idle):
    """Another pane in place of one, as after the size of the text was changed."""

    def make(pane: DetailsPane) -> DetailsPane:
        pane.leave()
        idle()
        made = DetailsPane(context)
        qtbot.addWidget(made)
        made.resize(theme().px(92), 900)
        made.show()
        made.take_up(pane.drafts())
        pane.hide()
        idle()
        return made

    return make


def shown(pane, table, id, idle) -> DetailsPane:
    pane.show_record(table, id)
    idle()
    return pane


def fields(pane):
    return pane.view.editor.fields


def memberships(pane):
    pane.view.show_tab("memberships")
    return pane.view.pages["memberships"].lists["memberships"]


def test_a_text_that_is_not_valid_stays_with_its_sentence(opened, world, desk, renewed, idle):
    pane = opened("organizations", world.bodies[0])
    fields(pane)["adoption_confirmed_on"].entry.setText("언젠가")

    after = shown(renewed(pane), "organizations", world.bodies[0], idle)

    day = fields(after)["adoption_confirmed_on"]
    assert day.shown_text() == "언젠가"
    assert day.error()
    day.revert()
    assert day.shown_text() == ""
    assert not after.view.has_drafts()


def test_it_waits_for_its_record(opened, world, renewed, idle):
    pane = opened("organizations", world.bodies[0])
    fields(pane)["adoption_confirmed_on"].entry.setText("언젠가")
    after = shown(renewed(pane), "organizations", world.bodies[1], idle)
    assert fields(after)["adoption_confirmed_on"].shown_text() == ""

    again = shown(renewed(after), "organizations", world.bodies[0], idle)

    assert fields(again)["adoption_confirmed_on"].shown_text() == "언젠가"


def test_a_record_that_was_begun_is_shown_at_once(pane, world, desk, renewed, idle, qtbot):
    pane.begin_new("demands", {"division_id": world.divisions[0]})
    idle()
    fields(pane)["process"].entry.setText("도금")
    fields(pane)["applicant_id"]._take(world.bodies[0], ())

    after = renewed(pane)

    assert fields(after)["process"].shown_text() == "도금"
    assert fields(after)["applicant_id"].value() == world.bodies[0]
    assert fields(after)["division_id"].value() == world.divisions[0]
    with qtbot.waitSignal(after.created) as made:
        fields(after)["title"].entry.setText("새 과제")
        fields(after)["title"].settle()
    assert desk.records.values(*made.args)["process"] == "도금"


def test_a_new_record_is_still_stored_in_its_own_way(pane, world, desk, renewed, idle, qtbot):
    def enrol(values):
        return desk.memberships.enrol(values, division_id=world.divisions[1])

    pane.begin_new("organizations", {}, enrol)
    idle()
    fields(pane)["address"].entry.setText("예시로 1")

    after = renewed(pane)
    with qtbot.waitSignal(after.created) as made:
        fields(after)["kind"]._take(fields(after)["kind"]._options[0].value)
        fields(after)["name"].entry.setText("예시라온")
        fields(after)["name"].settle()

    (seat,) = desk.details.of(*made.args).related_to("memberships").rows
    assert world.divisions[1] == desk.records.values("memberships", seat.id)["division_id"]


def test_a_budget_cell_stays_as_it_was_typed(opened, world, renewed, idle):
    pane = opened("demands", world.demands[0])
    pane.view.show_tab("cost")
    grid = pane.view.pages["cost"].lists["budget_lines"]
    grid.add_year()
    year = grid._years[-1]
    grid.cells[year, BudgetSource.NATIONAL].entry.setText("많이")

    after = shown(renewed(pane), "demands", world.demands[0], idle)
    after.view.show_tab("cost")

    cell = after.view.pages["cost"].lists["budget_lines"].cells[year, BudgetSource.NATIONAL]
    assert cell.shown_text() == "많이"
    assert cell.error()


def test_a_line_that_is_edited_is_edited_on(opened, world, desk, renewed, idle):
    line = desk.parts.add("organization_years", world.bodies[0], {"year": 2024})
    pane = opened("organizations", world.bodies[0])
    years = pane.view.pages["content"].lists["years"]
    years.edit(line)
    idle()
    years._open.editor.fields["year"].entry.setText("언젠가")

    after = shown(renewed(pane), "organizations", world.bodies[0], idle)

    editor = after.view.pages["content"].lists["years"]._open.editor
    assert editor.id == line
    assert editor.fields["year"].shown_text() == "언젠가"


def test_a_line_that_was_begun_is_gone_on_with(opened, world, renewed, idle):
    pane = opened("organizations", world.bodies[0])
    sites = pane.view.pages["content"].lists["sites"]
    sites.add()
    idle()
    sites._open.editor.fields["district"].entry.setText("거제시")

    after = shown(renewed(pane), "organizations", world.bodies[0], idle)

    editor = after.view.pages["content"].lists["sites"]._open.editor
    assert editor.is_new
    assert editor.fields["district"].shown_text() == "거제시"


def test_the_reason_of_a_step_is_not_lost(opened, world, desk, renewed, idle):
    pane = opened("demands", world.demands[0])
    life = pane.view.head.life
    life.begin(next(one for one in pane.detail.demand.moves if one.status is S.WITHDRAWN))
    life.ask.fields["reason"].area.setPlainText("계획이 바뀌었습니다.")

    after = shown(renewed(pane), "demands", world.demands[0], idle)

    asked = after.view.head.life
    assert asked.ask.fields["reason"].shown_text() == "계획이 바뀌었습니다."
    assert desk.details.of("demands", world.demands[0]).demand.status is S.DRAFT


def test_the_reason_of_leaving_a_division_is_not_lost(opened, world, desk, renewed, idle):
    desk.memberships.join(world.bodies[0], division_id=world.divisions[0])
    pane = opened("organizations", world.bodies[0])
    seats = memberships(pane)
    seats.edit(seats._related.rows[0].id)
    idle()
    seats._open._leave.click()
    seats._open.ask.fields["reason"].area.setPlainText("분과를 옮겼습니다.")
    seats._open.ask.refuse("참여한 날보다 앞선 날입니다.")

    after = shown(renewed(pane), "organizations", world.bodies[0], idle)
    seats = memberships(after)
    idle()

    asked = seats._open.ask
    assert asked.fields["reason"].shown_text() == "분과를 옮겼습니다."
    assert asked.refusal.text() == "참여한 날보다 앞선 날입니다."
    assert asked.refusal.isVisibleTo(after)


def test_a_refusal_of_a_line_stays(opened, world, desk, renewed, idle):
    line = desk.parts.add("organization_years", world.bodies[0], {"year": 2024})
    pane = opened("organizations", world.bodies[0])
    years = pane.view.pages["content"].lists["years"]
    years.edit(line)
    idle()
    years._open.editor.refused.emit("같은 해가 이미 있습니다.")

    after = shown(renewed(pane), "organizations", world.bodies[0], idle)

    note = after.view.pages["content"].lists["years"]._open._note
    assert note.text() == "같은 해가 이미 있습니다."


def test_what_was_refused_stays_above_the_record(opened, world, renewed, idle):
    pane = opened("organizations", world.bodies[0])
    pane.view.editor.refused.emit("합칠 수 없습니다.")

    after = shown(renewed(pane), "organizations", world.bodies[0], idle)

    assert after.refusal.text == "합칠 수 없습니다."
    assert after.refusal.isVisibleTo(after)
    assert not after.has_drafts()


def test_why_a_step_was_refused_stays(opened, world, renewed, idle):
    pane = opened("demands", world.demands[0])
    pane.view.head.life._say_refused("신청기관을 적으세요.")

    after = shown(renewed(pane), "demands", world.demands[0], idle)

    assert after.view.head.life.refusal.text() == "신청기관을 적으세요."
    assert after.view.head.life.refusal.isVisibleTo(after)


def test_what_is_saved_is_no_draft(opened, world, renewed, idle):
    pane = opened("organizations", world.bodies[0])
    fields(pane)["address"].entry.setText("예시로 1")
    pane.leave()
    idle()

    assert pane.drafts() == ()
