"""Handling demands: steps, numbers, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.demand_life import MoveRefused
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.model.demands import MergeTargetMissing, StatedTotalDiffers
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.demands import BeforeLastStep, DemandService, NotReceivedHere
from afm_desktop.services.records import PointsNowhere, Records
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_budget_line,
    make_demand,
    make_division,
    make_organization,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables


@pytest.fixture
def demands(workspace):
    return DemandService(workspace)


@pytest.fixture
def field(workspace):
    """A division and a firm, and a way to add a demand of theirs."""
    division, firm = make_division(code="AUT", name="자동차"), make_organization("예시가람")
    put(workspace, division, firm)

    def add(status=S.SUBMITTED, **values):
        demand = make_demand(firm, division, status=status, **values)
        put(workspace, demand)
        return demand.id

    return add


def status_and_number(workspace, id):
    values = Records(workspace).values("demands", id)
    return values["status"], values["intake_no"]


def test_receiving_gives_the_next_number_of_the_division_and_year(workspace, demands, field):
    first, second = field(), field()

    assert demands.move(first, to=S.RECEIVED) == "AUT-2026-0001"
    assert demands.move(second, to=S.RECEIVED) == "AUT-2026-0002"

    assert status_and_number(workspace, first) == (S.RECEIVED, "AUT-2026-0001")


def test_numbers_of_deleted_demands_and_foreign_forms_are_passed_over(workspace, demands, field):
    field(S.RECEIVED, intake_no="AUT-2026-0007", deleted=1)
    field(S.RECEIVED, intake_no="AUT-2026-가나다")
    field(S.RECEIVED, intake_no="AUT-2025-0099")

    assert demands.move(field(), to=S.RECEIVED) == "AUT-2026-0008"


def test_a_number_once_given_stays(demands, field):
    assert demands.move(field(intake_no="공문-12"), to=S.RECEIVED) == "공문-12"


def test_a_step_is_kept_with_its_day_and_reason_in_one_gesture(workspace, demands, field):
    id = field(S.REVIEWING)

    demands.move(id, to=S.SUPPLEMENT, on=date(2026, 7, 1), reason="사업비 내역 누락")

    with workspace.reading() as session:
        execute = session.connection().exec_driver_sql
        event = execute("SELECT from_status, status, happened_on, reason FROM demand_events").one()
    assert tuple(event) == ("reviewing", "supplement", "2026-07-01", "사업비 내역 누락")
    assert last_words(workspace) == "수요 1건 보완 요청"


def test_undoing_a_step_takes_back_status_number_and_event(workspace, demands, field):
    id = field()
    demands.move(id, to=S.RECEIVED)

    workspace.undo()

    assert status_and_number(workspace, id) == (S.SUBMITTED, None)
    assert demands.move(id, to=S.RECEIVED) == "AUT-2026-0001"


def test_a_step_the_table_does_not_allow_changes_nothing(workspace, demands, field):
    id = field(S.SUBMITTED)
    before = tables(workspace)

    with pytest.raises(MoveRefused):
        demands.move(id, to=S.SELECTED)

    assert tables(workspace) == before


def test_a_wrong_total_stops_the_filing(workspace, demands, field):
    id = field(S.DRAFT, stated_total_won=5)

    with pytest.raises(StatedTotalDiffers):
        demands.move(id, to=S.SUBMITTED)


def test_a_right_total_does_not(workspace, demands, field):
    id = field(S.DRAFT, stated_total_won=5)
    line = make_budget_line(make_demand(make_organization(), make_division()), 5)
    line.demand_id = id
    put(workspace, line)

    demands.move(id, to=S.SUBMITTED)

    assert status_and_number(workspace, id)[0] is S.SUBMITTED


def test_a_step_is_not_dated_before_the_one_it_follows(demands, field):
    id = field()
    demands.move(id, to=S.RECEIVED, on=DAY)

    with pytest.raises(BeforeLastStep):
        demands.move(id, to=S.REVIEWING, on=date(2026, 7, 21))


def test_merging_names_the_demand_it_goes_into(workspace, demands, field):
    id, other = field(S.REVIEWING), field(S.REVIEWING)

    with pytest.raises(MergeTargetMissing):
        demands.move(id, to=S.MERGED)
    with pytest.raises(PointsNowhere):
        demands.move(id, to=S.MERGED, merged_into="nowhere")
    demands.move(id, to=S.MERGED, merged_into=other)

    assert Records(workspace).values("demands", id)["merged_into_id"] == other


@pytest.mark.parametrize(
    ("role", "division", "may"),
    [
        (Role.SECRETARY, "AUT", True),
        (Role.SECRETARY, None, True),
        (Role.SECRETARY, "BAT", False),
        (Role.FIRM, None, False),
        (Role.CENTER, None, True),
    ],
)
def test_numbers_are_given_by_the_receiving_office(tmp_path, role, division, may):
    office = Office(role=role, actor="예시", division=division, fixed_day=DAY)
    workspace = Workspace.create(tmp_path / "사무소.afm", office)
    own, firm = make_division(code="AUT", name="자동차"), make_organization()
    demand = make_demand(firm, own, status=S.SUBMITTED)
    put(workspace, own, firm, demand)

    if may:
        assert DemandService(workspace).move(demand.id, to=S.RECEIVED) == "AUT-2026-0001"
    else:
        with pytest.raises(NotReceivedHere, match="자동차"):
            DemandService(workspace).move(demand.id, to=S.RECEIVED)
    workspace.close()
