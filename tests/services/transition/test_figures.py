"""Figures in the structure before, and under the divisions that took it over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from afm_desktop.app import build
from afm_desktop.domain.enums import IndicatorCategory, StructureView
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Indicator, Target
from afm_desktop.domain.office import Role
from afm_desktop.services.former_figures import NoFormerStructure
from afm_desktop.services.lists.choice import NoSuchDivision
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.transition.model import Handed, Kind
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from tests.factories import make_demand, make_membership, make_organization
from tests.services.conftest import put
from tests.services.transition.conftest import CHANGE, plan_of

SPLIT = {"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"}
SHOWN = ("members", "anchors", "demands", "projects", "meetings")


def shown(desk, structure, **asked):
    """What each division holds, by code."""
    listing = desk.lists.listing(ListKind.DIVISIONS, structure=structure, **asked)
    keys = [column.key for column in listing.columns]
    return {
        row[keys.index("code")]: tuple(row[keys.index(key)] for key in SHOWN)
        for row in listing.rows
    }


@pytest.fixture
def desk(workspace, world, transition):
    transition.run(plan_of())
    return build(workspace)


def test_the_old_divisions_show_what_they_held_on_their_last_day(desk):
    assert shown(desk, StructureView.FORMER) == {
        "AUT": (2, 1, 1, 0, 0),  # 가, 라
        "BAT": (2, 1, 2, 0, 2),  # 나, 다; 라 joined later
        "MCH": (1, 1, 1, 2, 0),  # 나; 라 had left
    }


def test_mapped_the_same_is_counted_under_the_new_divisions(desk):
    assert shown(desk, StructureView.MAPPED) == {
        "FAC": (2, 2, 3, 2, 2),  # 나 counts once
        "CAR": (2, 1, 1, 0, 0),
        "HUM": (0, 0, 0, 0, 0),
    }


def test_today_shows_what_the_new_divisions_hold(desk):
    assert shown(desk, StructureView.CURRENT) == {
        "FAC": (3, 2, 2, 1, 1),
        "CAR": (1, 1, 1, 0, 0),  # 라 left since
        "HUM": (0, 0, 0, 0, 0),
    }


def test_what_came_since_is_not_of_the_old_structure(workspace, desk):
    new = next(one for one in desk.divisions.names() if one.code == "FAC")
    division = Division(id=new.id)
    firm = make_organization("예시새내기")
    seat = make_membership(firm, division, joined_on=CHANGE)
    put(workspace, firm, seat, make_demand(firm, division))

    assert shown(desk, StructureView.MAPPED)["FAC"][:3] == (2, 2, 3)
    assert shown(desk, StructureView.CURRENT)["FAC"][:3] == (4, 2, 3)


def test_one_old_division_is_found_by_its_code_in_its_own_structure_only(desk):
    assert list(shown(desk, StructureView.FORMER, division="bat")) == ["BAT"]
    with pytest.raises(NoSuchDivision):
        shown(desk, StructureView.MAPPED, division="BAT")
    with pytest.raises(NoSuchDivision):
        shown(desk, StructureView.FORMER, division="FAC")


def test_a_split_division_is_counted_as_was_decided_for_each_body(workspace, world, transition):
    choices = {
        Handed("BAT", Kind.BODY, world["나"]): "FAC",
        Handed("BAT", Kind.BODY, world["다"]): "HUM",
        Handed("BAT", Kind.BODY, world["라"]): "FAC",
    }
    transition.run(plan_of(SPLIT, choices=choices))

    mapped = shown(build(workspace), StructureView.MAPPED)

    assert mapped["FAC"] == (1, 1, 3, 2, 2)  # 나 with its settled demand
    assert mapped["HUM"] == (1, 1, 0, 0, 0)  # 다


def test_a_body_that_went_to_several_divisions_counts_in_each_and_once_in_all(
    workspace, world, transition
):
    bodies = [Handed("BAT", Kind.BODY, world[name]) for name in ("나", "다", "라")]
    plan = plan_of(SPLIT, choices=dict.fromkeys(bodies, "FAC"), also={bodies[1]: ("HUM",)})
    transition.run(plan)

    mapped = shown(build(workspace), StructureView.MAPPED)
    former = shown(build(workspace), StructureView.FORMER)

    assert (mapped["FAC"][0], mapped["HUM"][0]) == (2, 1)
    assert former["BAT"][0] == 2


def test_a_settled_record_whose_body_went_nowhere_is_in_the_total_alone(
    workspace, world, transition
):
    stranger = make_organization("예시나그네")
    old = Division(id=world["BAT"])
    put(
        workspace,
        stranger,
        make_demand(stranger, old, status="rejected", received_on=date(2026, 5, 1)),
    )
    choices = {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("나", "다", "라")}
    transition.run(plan_of(SPLIT, choices=choices))

    figures = build(workspace).dashboard.figures(StructureView.MAPPED)

    assert sum(line.demands for line in figures.lines) == 4
    assert (figures.total.demands, figures.unplaced_demands) == (5, 1)


def test_without_a_structure_before_there_is_nothing_to_show(workspace, world):
    with pytest.raises(NoFormerStructure):
        shown(build(workspace), StructureView.FORMER)


def test_until_the_new_structure_holds_a_round_the_last_one_goes_on(workspace, world, desk):
    assert desk.dashboard.of().round == "2026년 제2차 수요조사"
    with workspace.writing("지우기") as session:
        from afm_desktop.domain.model.rounds import Round  # noqa: PLC0415

        session.get_one(Round, 2).deleted = 1
    assert desk.dashboard.of().round == "2026년 제1차 수요조사"


def test_targets_of_divisions_that_ended_are_not_on_the_dashboard(workspace, world, transition):
    indicator = Indicator(name="예시 지표", category=IndicatorCategory.QUALITY)
    put(
        workspace,
        indicator,
        Target(
            name="예시 분과 목표", division_id=world["BAT"], target=1, indicator_id=indicator.id
        ),
        Target(name="예시 전체 목표", target=1, indicator_id=indicator.id),
    )
    transition.run(plan_of())

    assert [one.name for one in build(workspace).dashboard.of().targets] == ["예시 전체 목표"]


def test_an_office_whose_division_ended_works_in_the_one_that_follows(workspace, world, transition):
    transition.run(plan_of())
    workspace.become(replace(workspace.office, role=Role.SECRETARY, division="MCH"))

    assert build(workspace).workspace.office.division == "FAC"


def viewed(desk, *values):
    """What the list of the window shows, by code."""
    query = ViewQuery(filters=(Filter("counted_in", values),))
    keys = desk.views.keys(ViewKind.DIVISIONS, query)
    rows = desk.views.rows(ViewKind.DIVISIONS, keys, filters=query.filters)
    names = [column.key for column in desk.views.columns(ViewKind.DIVISIONS)]
    places = [names.index(key) for key in ("code", *SHOWN)]
    return {rows[key][places[0]]: tuple(rows[key][at] for at in places[1:]) for key in keys}


@pytest.mark.parametrize("structure", [StructureView.FORMER, StructureView.MAPPED])
def test_the_list_of_the_window_counts_in_the_structure_that_is_chosen(desk, structure):
    assert viewed(desk, structure) == shown(desk, structure)
    totals = desk.views.totals(
        ViewKind.DIVISIONS, ViewQuery(filters=(Filter("counted_in", (structure,)),))
    )
    assert (totals.count, totals.sums["demands"]) == (3, 4)


def test_the_list_offers_the_structures_there_were(desk):
    choices = desk.views.choices(ViewKind.DIVISIONS, "counted_in", ViewQuery())

    assert [(one.shown, one.count) for one in choices] == [
        (StructureView.CURRENT, 3),
        (StructureView.FORMER, 3),
        (StructureView.MAPPED, 3),
    ]


def test_an_exported_list_counts_as_it_is_seen(desk):
    query = ViewQuery(filters=(Filter("counted_in", (StructureView.MAPPED,)),))

    listing = desk.views.listing(ListKind.DIVISIONS, query, ["code", "members", "demands"])

    assert listing.rows == (("FAC", 2, 3), ("CAR", 2, 1), ("HUM", 0, 0))


def test_without_a_structure_before_the_list_shows_today(workspace, world):
    desk = build(workspace)

    assert list(viewed(desk, StructureView.FORMER)) == ["AUT", "BAT", "MCH"]
    (only,) = desk.views.choices(ViewKind.DIVISIONS, "counted_in", ViewQuery())
    assert only.shown is StructureView.CURRENT


def test_the_details_of_a_division_that_ended_hold_its_lists_of_the_last_day(desk, world):
    detail = desk.details.of("divisions", world["BAT"])

    counts = {one.key: one.count for one in detail.related}
    assert (counts["members"], counts["demands"], counts["meetings"]) == (2, 1, 1)
    assert counts["predecessors"] == 0


def test_the_new_division_names_those_it_follows(desk):
    new = next(one for one in desk.divisions.names() if one.code == "FAC")

    detail = desk.details.of("divisions", new.id)

    (followed,) = [one for one in detail.related if one.key == "predecessors"]
    assert followed.count == 2
