"""집계표: every cell and every total is what the list behind it counts or sums."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.app import opened
from afm_desktop.domain.enums import RequestState
from afm_desktop.services.collecting.model import Asked
from afm_desktop.services.crosstab import (
    COUNT,
    Crosstab,
    CrosstabAsked,
    Crosstabs,
    NoSuchAxis,
    SameAxis,
)
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery


@pytest.fixture(scope="module")
def desk(demonstration):
    with opened(demonstration, read_only=True) as desk:
        yield desk


def measured(desk, kind, query, measure):
    totals = desk.views.totals(kind, query)
    return totals.count if measure == COUNT else totals.sums[measure]


def require_lists_agree(desk, found: Crosstab):
    kind, measure = found.asked.kind, found.asked.measure
    for (row, column), number in found.cells.items():
        assert number == measured(desk, kind, found.behind(row, column), measure)
    for row, number in found.row_totals.items():
        assert number == measured(desk, kind, found.behind(row), measure)
    for column, number in found.column_totals.items():
        assert number == measured(desk, kind, found.behind(column=column), measure)
    assert found.total == measured(desk, kind, found.behind(), measure)


@pytest.mark.parametrize(
    "asked",
    [
        CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "division", "status"),
        CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "status", "confidentiality", "total_cost_won"),
        CrosstabAsked(ViewKind.DEMANDS, ViewQuery("BAT"), "status"),
        CrosstabAsked(
            ViewKind.DEMANDS,
            ViewQuery(filters=(Filter("status", ("selected", "candidate")),)),
            "division",
            "status",
        ),
        CrosstabAsked(ViewKind.MEMBERS, ViewQuery(), "division", "size_class"),
        CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "applicant_region", "applicant_size"),
        CrosstabAsked(ViewKind.DEMANDS, ViewQuery("BAT"), "process", "technology"),
        CrosstabAsked(ViewKind.COLLECTING, ViewQuery("BAT"), "state", "is_late"),
        CrosstabAsked(ViewKind.ROUNDS, ViewQuery(), "year", measure="budget_won"),
        CrosstabAsked(ViewKind.TARGETS, ViewQuery(), "division", "due_year"),
        CrosstabAsked(ViewKind.GESTURES, ViewQuery(), "actor", "kind"),
        CrosstabAsked(ViewKind.TRASH, ViewQuery(), "kind"),
    ],
)
def test_every_number_is_that_of_its_list(desk, asked):
    require_lists_agree(desk, Crosstabs(desk.views).of(asked))


def test_lines_add_up_where_nothing_stands_twice(desk):
    asked = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "division", "status", "total_cost_won")

    found = Crosstabs(desk.views).of(asked)

    assert not found.has_overlap
    assert sum(found.row_totals.values()) == sum(found.cells.values()) == found.total


def test_who_has_filed_is_counted_as_the_boards_of_the_divisions_tell(desk):
    asked = CrosstabAsked(ViewKind.COLLECTING, ViewQuery(), "division", "state")
    form = desk.collecting.forms()[0].key

    found = Crosstabs(desk.views).of(asked)

    whole = desk.collecting.board(Asked((form,)))
    assert found.total == len(list(whole.cells()))
    for code in ("BAT", "AUT"):
        board = desk.collecting.board(Asked((form,), code))
        assert found.row_totals[code] == len(list(board.cells()))
        for state in RequestState:
            assert found.cells.get((code, state), 0) == board.count(state)


def test_a_demand_for_two_technologies_stands_under_both(desk):
    asked = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "technology")

    found = Crosstabs(desk.views).of(asked)

    assert (
        sum(found.row_totals.values())
        >= found.total
        == desk.views.count(ViewKind.DEMANDS, ViewQuery())
    )


def test_a_body_in_two_divisions_is_told_to_overlap(desk):
    asked = CrosstabAsked(ViewKind.MEMBERS, ViewQuery(), "division", "region")

    found = Crosstabs(desk.views).of(asked)

    assert found.has_overlap
    assert found.total == desk.views.count(ViewKind.MEMBERS, ViewQuery())


@pytest.mark.parametrize("division", [None, "BAT"])
def test_what_other_papers_leave_out_of_their_totals_can_be_left_out(desk, division):
    whole = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(division), "status", measure="total_cost_won")
    added = replace(whole, query=replace(whole.query, filters=(Filter("is_added", ("yes",)),)))

    every, some = (Crosstabs(desk.views).of(one) for one in (whole, added))

    assert every.apart.amount > 0
    assert every.total - every.apart.amount == some.total
    assert not every.apart.is_left_out
    assert some.apart == replace(every.apart, is_left_out=True)
    others = {row.value for row in every.rows} - {row.value for row in some.rows}
    assert {status.value for status, _ in every.apart.counts} == others
    require_lists_agree(desk, some)


def test_that_total_is_the_one_of_the_paper_of_the_round(desk):
    query = ViewQuery(filters=(Filter("is_added", ("yes",)),))
    asked = CrosstabAsked(ViewKind.DEMANDS, query, "division", measure="total_cost_won")

    found = Crosstabs(desk.views).of(asked)

    assert found.total == sum(sum(row.won) for row in desk.demand_reports.of().years)


def test_of_chosen_statuses_nothing_is_told_that_they_do_not_hold(desk):
    query = ViewQuery(filters=(Filter("status", ("selected",)),))

    found = Crosstabs(desk.views).of(CrosstabAsked(ViewKind.DEMANDS, query, "division"))

    assert found.apart is None


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "colour"), NoSuchAxis),
        (CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "division", "colour"), NoSuchAxis),
        (CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "division", measure="trl_to"), NoSuchAxis),
        (CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "division", "division"), SameAxis),
        (CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "round_id"), NoSuchAxis),
    ],
)
def test_what_cannot_be_counted_is_refused(desk, asked, refusal):
    with pytest.raises(refusal):
        Crosstabs(desk.views).of(asked)


def test_what_the_list_is_narrowed_to_is_all_that_is_counted(desk):
    chosen = ("selected", "candidate")
    query = ViewQuery(filters=(Filter("status", chosen),))

    found = Crosstabs(desk.views).of(CrosstabAsked(ViewKind.DEMANDS, query, "division", "status"))

    assert {column.value for column in found.columns} <= set(chosen)
    assert sum(found.cells.values()) == found.total
