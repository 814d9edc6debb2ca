"""The life, the money and the number of a demand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.demand_life import NEXT, MoveRefused, may_move
from afm_desktop.domain.enums import BudgetSource, Confidentiality
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.intake import IntakeNumber, NotAnIntakeNumber, next_intake_number
from afm_desktop.domain.model.demand_parts import BudgetLine
from afm_desktop.domain.model.demands import (
    ControlNumberMissing,
    Demand,
    Incomplete,
    MergeTargetMissing,
    ReadinessFalls,
    ReadinessOutOfRange,
    StatedTotalDiffers,
)

DAY = date(2026, 7, 22)
ENDS = {S.SELECTED, S.NOT_SELECTED, S.REJECTED, S.INELIGIBLE, S.MERGED, S.WITHDRAWN}


def make_demand(status=S.DRAFT, **values):
    filled = {"title": "예시 수요", "applicant_id": "a", "division_id": "d"}
    return Demand(**filled, status=status, **values)


def test_every_status_is_in_the_table_and_can_be_reached():
    assert set(NEXT) == set(S)
    assert {status for following in NEXT.values() for status in following} | {S.DRAFT} == set(S)


def test_the_life_ends_where_it_should():
    assert {status for status, following in NEXT.items() if not following} == ENDS


def test_everything_before_selection_can_be_withdrawn():
    assert {status for status in S if may_move(status, S.WITHDRAWN)} == set(S) - ENDS


def test_selection_is_reached_only_through_evaluation():
    assert {status for status in S if may_move(status, S.SELECTED)} == {S.CANDIDATE, S.RESERVED}


@given(st.lists(st.sampled_from(list(S)), max_size=20))
def test_no_walk_leaves_the_table(wanted):
    demand = make_demand(merged_into_id="other")
    for status in wanted:
        before = demand.status
        try:
            demand.move_to(status, on=DAY)
        except MoveRefused:
            assert demand.status is before
            assert status not in NEXT[before]
        else:
            assert status in NEXT[before]

    walked = [demand.events[0].from_status] if demand.events else [demand.status]
    walked += [event.status for event in demand.events]
    assert walked[-1] is demand.status


def test_a_step_is_noted_with_its_day_and_reason():
    demand = make_demand(S.REVIEWING)

    event = demand.move_to(S.SUPPLEMENT, on=DAY, reason="사업비 내역 보완")

    assert demand.events == [event]
    assert (event.from_status, event.status) == (S.REVIEWING, S.SUPPLEMENT)
    assert (event.happened_on, event.reason) == (DAY, "사업비 내역 보완")


def test_a_refused_step_says_what_is_possible():
    with pytest.raises(MoveRefused) as refusal:
        make_demand(S.SUBMITTED).move_to(S.SELECTED, on=DAY)

    assert str(refusal.value) == (
        "‘제출’ 상태의 수요는 ‘선정’으로 바꿀 수 없습니다."
        " 지금 할 수 있는 처리는 접수, 반려, 철회입니다."
    )


def test_a_finished_demand_says_so():
    with pytest.raises(MoveRefused, match="처리가 끝난 수요입니다"):
        make_demand(S.SELECTED).move_to(S.WITHDRAWN, on=DAY)


def test_a_demand_is_merged_into_another_one():
    with pytest.raises(MergeTargetMissing):
        make_demand(S.REVIEWING).move_to(S.MERGED, on=DAY)


def test_an_incomplete_demand_is_not_filed():
    with pytest.raises(Incomplete, match="‘분과’ 항목을 채우세요") as refusal:
        Demand(title="예시 수요", applicant_id="a").move_to(S.SUBMITTED, on=DAY)

    assert refusal.value.field == "division_id"


def test_the_total_cost_is_the_sum_of_its_lines():
    demand = make_demand()
    demand.budget_lines += [
        BudgetLine(year=2026, source=BudgetSource.NATIONAL, amount_won=6_000_000_000),
        BudgetLine(year=2027, source=BudgetSource.NATIONAL, amount_won=4_000_000_000),
        BudgetLine(year=2027, source=BudgetSource.PRIVATE_IN_KIND, amount_won=500_000_000),
    ]

    assert demand.total_cost_won == 10_500_000_000
    assert demand.cost_by_source[BudgetSource.NATIONAL] == 10_000_000_000
    assert demand.cost_by_source[BudgetSource.CITY] == 0
    assert sum(demand.cost_by_source.values()) == demand.total_cost_won


def test_a_stated_total_is_compared_when_filing():
    demand = make_demand(stated_total_won=100)
    demand.budget_lines.append(BudgetLine(year=2026, source=BudgetSource.NATIONAL, amount_won=98))

    assert demand.stated_difference_won == 2
    with pytest.raises(StatedTotalDiffers, match="차이 2원"):
        demand.move_to(S.SUBMITTED, on=DAY)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"trl_from": 0}, ReadinessOutOfRange),
        ({"trl_to": 10}, ReadinessOutOfRange),
        ({"trl_from": 7, "trl_to": 4}, ReadinessFalls),
        ({"confidentiality": Confidentiality.CLASSIFIED}, ControlNumberMissing),
        ({"starts_on": DAY, "ends_on": date(2026, 7, 21)}, RuleViolation),
    ],
)
def test_contradictions_are_refused(values, refusal):
    with pytest.raises(refusal):
        make_demand(**values).check()


def test_a_demand_that_holds_together_passes():
    make_demand(
        trl_from=4,
        trl_to=7,
        starts_on=DAY,
        confidentiality=Confidentiality.CLASSIFIED,
        control_number="2026-1",
    ).check()


def test_an_intake_number_is_division_year_and_serial():
    number = IntakeNumber("AUT", 2026, 143)

    assert str(number) == "AUT-2026-0143"
    assert IntakeNumber.parse(" aut-2026-0143 ") == number


@pytest.mark.parametrize("text", ["", "AUT-26-1", "자동차-2026-0001", "AUT-2026-143", "AUT 2026"])
def test_what_is_no_intake_number_is_refused(text):
    with pytest.raises(NotAnIntakeNumber, match="분과코드-연도-일련번호"):
        IntakeNumber.parse(text)


def test_numbers_go_on_after_the_last_one_issued():
    issued = ["AUT-2026-0001", "AUT-2026-0007", "BAT-2026-0099", "AUT-2025-0213"]

    assert str(next_intake_number("AUT", 2026, issued)) == "AUT-2026-0008"
    assert str(next_intake_number("SHP", 2026, issued)) == "SHP-2026-0001"
