"""Demands and projects as a division's paper tells them: every figure is a sum of its lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    Basis,
    BudgetSource,
    Confidentiality,
    ProjectSignal,
)
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.services.status_demands import Stage
from tests.factories import (
    DAY,
    make_budget_line,
    make_demand,
    make_demand_event,
    make_kpi,
    make_organization,
    make_project,
    make_round,
)
from tests.services.conftest import held, put, status_of


@pytest.fixture
def survey(workspace, division):
    """A round, its applicant, and a way to add a demand in a status with its cost."""
    firm, current = make_organization("예시가람"), make_round(structure_id=division.structure_id)
    put(workspace, firm, current)

    def add(number, status, won=100, **values):
        demand = make_demand(
            firm, division, current, status=status, intake_no=f"BAT-2026-{number:04d}", **values
        )
        put(workspace, demand, make_budget_line(demand, won))
        return demand

    return add


def test_the_funnel_counts_the_demands_that_are_listed(workspace, division, survey):
    for number, status in enumerate(S, 1):
        survey(number, status)

    found = status_of(workspace, division).demands

    assert found is not None
    assert {row.status for row in found.demands} == set(S) - {S.DRAFT, S.SUBMITTED, S.REJECTED}
    assert [(stage.stage, stage.count) for stage in found.stages] == [
        (Stage.RECEIVED, 10),
        (Stage.REVIEWED, 4),
        (Stage.EVALUATED, 3),
        (Stage.SELECTED, 1),
    ]
    for stage, following in zip(found.stages, found.stages[1:], strict=False):
        assert stage.count - following.count == sum(row.count for row in stage.left)
    assert found.stages[0].total_won == sum(row.cost.total for row in found.demands)


def test_a_withdrawn_demand_counts_as_far_as_it_came(workspace, division, survey):
    late, early = survey(1, S.WITHDRAWN), survey(2, S.WITHDRAWN)
    put(
        workspace,
        make_demand_event(late, S.WITHDRAWN, from_status=S.CANDIDATE),
        make_demand_event(early, S.WITHDRAWN, from_status=S.SUBMITTED),
    )

    found = status_of(workspace, division).demands

    assert [stage.count for stage in found.stages] == [1, 1, 0, 0]


def test_costs_are_the_sums_of_their_lines_by_source(workspace, division, survey):
    demand = survey(1, S.SELECTED, 15_000_000_000)
    put(
        workspace,
        make_budget_line(demand, 7, year=2027),
        make_budget_line(demand, 3, source=BudgetSource.CITY),
        make_budget_line(demand, 1_000, deleted=1),
    )

    (row,) = status_of(workspace, division).demands.demands

    assert row.cost.national == 15_000_000_007
    assert row.cost.local == 3
    assert row.cost.province is None
    assert row.cost.total == 15_000_000_010


def test_a_demand_without_lines_has_no_cost_but_is_listed(workspace, division, survey):
    demand = survey(1, S.RECEIVED)
    with workspace.writing("내역 삭제") as session:
        session.connection().exec_driver_sql("UPDATE budget_lines SET deleted = 1")

    (row,) = status_of(workspace, division).demands.demands

    assert (row.intake_no, row.cost.total) == (demand.intake_no, None)


def test_only_the_latest_open_round_is_told(workspace, division, survey):
    survey(1, S.RECEIVED)
    put(workspace, make_round(ordinal=2, opens_at=korean_moment(DAY), name="제2차 조사"))
    put(workspace, make_round(year=2027, opens_at=korean_moment(date(2027, 1, 1))))

    found = status_of(workspace, division).demands

    assert (found.name, found.demands) == ("제2차 조사", ())


def test_demands_turned_back_at_intake_are_counted_apart(workspace, division, survey):
    survey(1, S.RECEIVED)
    survey(2, S.REJECTED)

    found = status_of(workspace, division).demands

    assert (len(found.demands), found.rejected) == (1, 1)


def test_targets_are_those_of_selected_demands(workspace, division, survey):
    chosen, other = survey(1, S.SELECTED), survey(2, S.NOT_SELECTED)
    put(workspace, make_kpi(chosen, name="불량률"), make_kpi(other))

    (row,) = status_of(workspace, division).demands.kpis

    assert (row.demand, row.indicator) == (chosen.intake_no, "불량률")


def test_steps_since_the_last_meeting_count_each_demand_once(workspace, division, survey):
    first, second = survey(1, S.REVIEWING), survey(2, S.SUPPLEMENT)
    day = date(2026, 6, 1)
    put(
        workspace,
        held(division, date(2026, 5, 20)),
        make_demand_event(first, S.RECEIVED, happened_on=date(2026, 5, 20)),
        make_demand_event(first, S.SUPPLEMENT, happened_on=day),
        make_demand_event(second, S.SUPPLEMENT, happened_on=day),
        make_demand_event(first, S.REVIEWING, from_status=S.SUPPLEMENT, happened_on=DAY),
    )

    since = status_of(workspace, division).since

    assert (since.received, since.supplements_requested, since.supplements_settled) == (0, 2, 1)


def test_the_paper_is_as_confidential_as_its_strictest_demand(workspace, division, survey):
    survey(1, S.RECEIVED, confidentiality=Confidentiality.PUBLIC)
    survey(2, S.RECEIVED, confidentiality=Confidentiality.CLASSIFIED, control_number="2026-7")

    status = status_of(workspace, division)

    assert status.confidentiality is Confidentiality.CLASSIFIED
    assert status.control_number == "2026-7"


def test_a_project_tells_what_is_inferred(workspace, division):
    sourced = make_project(division, title="가", lead_name="예시가람", total_won=5)
    inferred = make_project(division, title="나", division_basis=Basis.INFERRED)
    chosen = make_project(division, title="다", year=2027)
    put(workspace, sourced, inferred, chosen, make_project())

    rows = status_of(workspace, division).projects

    told = [(row.title, row.is_inferred) for row in rows]
    assert told == [("가", False), ("나", True), ("다", False)]
    assert (rows[0].lead, rows[0].cost.total) == ("예시가람", 5)


def test_a_signal_changed_after_the_last_meeting_is_told(workspace, division):
    steady, moved = (make_project(division, signal="normal", title=title) for title in "가나")
    put(workspace, steady, moved)
    moment = datetime.now(UTC)
    set_clock(workspace, "자료 준비", moment - timedelta(days=900))
    put(workspace, held(division, moment.date() - timedelta(days=800)))
    with workspace.writing("추진상태 변경") as session:
        project = session.scalars(select(LeadProject).where(LeadProject.id == moved.id)).one()
        project.signal, project.signal_reason = ProjectSignal.DELAYED, "부품 납기"

    (change,) = status_of(workspace, division).since.signals

    assert (change.project, change.reason) == ("나", "부품 납기")
    assert (change.before, change.after) == (ProjectSignal.NORMAL, ProjectSignal.DELAYED)


def set_clock(workspace, words, moment):
    """Let gestures of these words lie at a moment."""
    reading = int(moment.timestamp() * 1000) << 16
    with workspace.administering() as connection:
        connection.exec_driver_sql("UPDATE gesture SET clock = ? WHERE words = ?", (reading, words))
