"""The list of divisions in the whole window, in the structure that is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from afm_desktop.app import opened
from afm_desktop.domain.office import Role
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.places import Place
from tests.ui.whole_window import file, program, quiet_desktop, rest, shown, visit, window

__all__ = ["file", "program", "quiet_desktop", "window"]


@pytest.fixture
def changed(window):
    """The window after the divisions went over to M.AX."""
    transition = window.desk.transition
    window.bridge.write(lambda: transition.run(transition.proposed()[0]))
    rest(window)
    visit(window, "divisions")
    return window


def show(window, *values):
    filters = (("counted_in", values),) if values else ()
    window.navigate(Place("divisions", filters=filters))
    rest(window)
    screen = window.body.stage.current
    model = screen.list.table.model()
    return {
        model.index(row, 0).data(): [model.index(row, column).data() for column in range(3, 7)]
        for row in range(model.rowCount())
    }


def test_the_rows_are_counted_in_the_structure_that_is_chosen(changed):
    today, former, mapped = (show(changed, *one) for one in ((), ("former",), ("mapped",)))

    assert (len(today), len(former), len(mapped)) == (10, 12, 10)
    assert former["AUT"] == mapped["CAR"]
    assert sum(int(row[2]) for row in former.values()) == 213


def test_the_views_offer_both_and_the_header_leads_to_the_change(changed):
    screen = changed.body.stage.current

    assert {labels.FORMER_DIVISIONS, labels.MAPPED_DIVISIONS} <= screen.views.ready().keys()
    assert "screen.transition" in (*screen.header().secondary, *screen.header().more)


def test_settled_demands_name_the_division_that_ended(window):
    transition = window.desk.transition
    plan = transition.proposed()[0]
    day = date(2026, 7, 15)
    dated = replace(plan, structure=replace(plan.structure, starts_on=day))
    window.bridge.write(lambda: transition.run(dated))
    rest(window)

    visit(window, "demands")

    model = window.body.stage.current.list.table.model()
    told = {model.index(row, 3).data() for row in range(30)}
    assert told == {"AI 방산", "방산·항공", "자율주행차", "자동차"}


def test_a_secretary_whose_division_ended_sees_the_one_that_follows(program, file):
    with opened(file) as desk:
        desk.transition.run(desk.transition.proposed()[0])
        office = replace(desk.workspace.office, role=Role.SECRETARY, division="MCH")
        desk.workspace.become(office)

    window = shown(program, file)

    assert window.scope.division == "FAC"
