"""The demands of the demonstration: how they lived, what they cost, who stands behind them."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

import pytest
from sqlalchemy import select

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import BudgetSource, DemandStatus, TechnologyKind
from afm_desktop.domain.intake import IntakeNumber
from afm_desktop.domain.model.demand_parts import (
    BudgetLine,
    DemandEvent,
    DemandPartner,
    DemandTechnology,
    KpiTarget,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.services.demonstration.days import ROUND_CLOSES, ROUND_OPENS, TODAY

MILLION = 1_000_000


@pytest.fixture
def demands(session):
    return session.scalars(select(Demand).order_by(Demand.id)).all()


def test_there_are_213_in_divisions_of_different_size(session, demands):
    counts = Counter(demand.division_id for demand in demands)

    assert len(demands) == 213
    assert (min(counts.values()), max(counts.values())) == (10, 26)
    assert len(counts) == 12


def test_statuses_cover_the_whole_life(demands):
    found = {demand.status for demand in demands}

    assert set(DemandStatus) - found == {DemandStatus.DRAFT, DemandStatus.SUBMITTED}


def test_lives_follow_the_table_and_end_in_the_status(demands):
    for demand in demands:
        status = DemandStatus.DRAFT
        for event in demand.events:
            assert event.from_status is status
            assert event.status in NEXT[status]
            status = event.status
        assert status is demand.status


def test_days_of_a_life_rise_and_end_by_the_day(demands):
    for demand in demands:
        days = [event.happened_on for event in demand.events]

        assert days == sorted(set(days))
        assert ROUND_OPENS <= days[0] <= ROUND_CLOSES
        assert days[-1] <= TODAY


def test_intake_numbers_run_by_division_in_the_order_of_receipt(session, demands):
    codes = dict(session.execute(select(Division.id, Division.code)).all())
    for division, code in codes.items():
        received = [d for d in demands if d.division_id == division and d.intake_no]
        received.sort(key=lambda demand: demand.intake_no)

        numbers = [IntakeNumber.parse(demand.intake_no) for demand in received]
        assert numbers == [IntakeNumber(code, 2026, n) for n in range(1, len(received) + 1)]
        days = [demand.received_on for demand in received]
        assert days == sorted(days)


def test_only_what_was_sent_back_has_no_number(demands):
    assert {d.status for d in demands if d.intake_no is None} == {DemandStatus.REJECTED}
    assert all(d.received_on is None for d in demands if d.intake_no is None)


def test_amounts_are_positive_and_whole_million_won(session):
    lines = session.scalars(select(BudgetLine)).all()

    assert all(line.amount_won > 0 and line.amount_won % MILLION == 0 for line in lines)
    places = Counter((line.demand_id, line.year, line.source) for line in lines)
    assert set(places.values()) == {1}


def test_budgets_look_like_real_ones(demands):
    for demand in demands:
        total, sources = demand.total_cost_won, demand.cost_by_source
        percent = 100 * sources[BudgetSource.NATIONAL] / total

        assert demand.stated_difference_won == 0
        assert 33 <= percent <= 60
        assert sources[BudgetSource.NATIONAL] <= 10_000 * MILLION
        if demand.status is DemandStatus.SELECTED:
            assert 3_900 * MILLION <= total <= 31_200 * MILLION


def test_years_of_the_budget_lie_in_the_period(demands):
    for demand in demands:
        years = {line.year for line in demand.budget_lines}

        assert years == set(range(demand.starts_on.year, demand.ends_on.year + 1))


def test_a_merged_demand_names_one_of_its_division_that_goes_on(demands):
    by_id = {demand.id: demand for demand in demands}
    merged = [demand for demand in demands if demand.status is DemandStatus.MERGED]

    assert merged
    for demand in demands:
        assert (demand.merged_into_id is not None) == (demand in merged)
    for demand in merged:
        goal = by_id[demand.merged_into_id]
        assert goal.division_id == demand.division_id
        assert goal.status not in (DemandStatus.MERGED, DemandStatus.WITHDRAWN)


def test_applicants_sat_in_the_division_when_the_round_opened(session, demands):
    seats = {}
    for seat in session.scalars(select(Membership)):
        if seat.active_on(ROUND_OPENS) and seat.active_on(TODAY):
            seats.setdefault(seat.division_id, set()).add(seat.organization_id)

    assert all(demand.applicant_id in seats[demand.division_id] for demand in demands)


def test_each_demand_says_what_and_with_whom(session, demands):
    partners = Counter(session.scalars(select(DemandPartner.demand_id)))
    targets = Counter(session.scalars(select(KpiTarget.demand_id)))
    technologies = Counter(session.scalars(select(DemandTechnology.demand_id)))

    for demand in demands:
        assert partners[demand.id] >= 2
        assert 2 <= targets[demand.id] <= 3
        assert technologies[demand.id] >= 1
        assert demand.as_is
        assert demand.problem
        assert demand.to_be
        assert "{" not in demand.as_is + demand.problem + demand.to_be + demand.effects
        assert 1 <= demand.trl_from < demand.trl_to <= 9
    assert len({demand.title for demand in demands}) == 213


def test_nobody_is_partner_of_an_own_demand_or_twice(session, demands):
    applicants = {demand.id: demand.applicant_id for demand in demands}
    rows = session.execute(select(DemandPartner.demand_id, DemandPartner.organization_id)).all()

    assert all(applicants[demand] != body for demand, body in rows)
    assert len(set(rows)) == len(rows)


def test_targets_move_the_right_way(session):
    lower = dict(session.execute(select(Indicator.id, Indicator.is_lower_better)).all())

    for target in session.scalars(select(KpiTarget)):
        assert target.target != target.baseline
        assert (target.target < target.baseline) == lower[target.indicator_id]
        assert target.target > 0
        if target.unit == "%":
            assert target.target <= 100


@pytest.mark.parametrize(
    ("kind", "chief"),
    [
        (TechnologyKind.ENERGY, "에너지 사용량"),
        (TechnologyKind.INSPECTION, "결함 검출률"),
        (TechnologyKind.SAFETY, "아차사고 발생"),
        (TechnologyKind.PREDICTIVE_MAINTENANCE, "비계획 정지 시간"),
    ],
)
def test_the_first_target_is_what_the_technology_is_for(session, kind, chief):
    latest_first = select(DemandTechnology.demand_id, DemandTechnology.kind).order_by(
        DemandTechnology.id.desc()
    )
    own = dict(session.execute(latest_first).all())
    names = {
        target.name
        for target in session.scalars(select(KpiTarget).where(KpiTarget.position == 1))
        if own[target.demand_id] is kind
    }

    assert names == {chief}


def test_titles_of_a_division_do_not_read_alike(demands):
    for one, other in combinations(demands, 2):
        if one.division_id == other.division_id:
            assert SequenceMatcher(None, one.title, other.title).ratio() < 0.7


def test_the_days_of_events_are_ordered_with_their_ids(session):
    events = session.scalars(select(DemandEvent).order_by(DemandEvent.demand_id, DemandEvent.id))

    last = {}
    for event in events:
        assert last.get(event.demand_id, event.happened_on) <= event.happened_on
        last[event.demand_id] = event.happened_on
