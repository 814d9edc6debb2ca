"""The amounts, shares and totals of 분과 현황 보고, read back from the PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports.amounts import settled
from afm_desktop.reports.division_status import make
from afm_desktop.services.draft_chapters import NOT_ADDED
from tests.reports import reading
from tests.reports.factory import MILLION, make_round, make_status


@pytest.fixture(scope="module")
def demo():
    return make(make_status())


def test_the_demand_list_prints_every_amount_and_its_totals(demo):
    status = make_status()
    lines = reading.lines(demo.data)
    counted = [
        row
        for row in status.demands.demands
        if row.status not in (DemandStatus.MERGED, DemandStatus.WITHDRAWN)
    ]

    for row in status.demands.demands:
        line = next(line for line in lines if row.intake_no in line)
        cost = [row.cost.total, row.cost.national, row.cost.local, row.cost.private]
        assert reading.numbers(line)[-4:] == [won // MILLION for won in cost]
    total = next(line for line in lines if line.startswith(f"합계 {len(counted)}건"))
    assert reading.numbers(total)[1:] == [
        sum(row.cost.total for row in counted) // MILLION,
        sum(row.cost.national for row in counted) // MILLION,
        sum(row.cost.local for row in counted) // MILLION,
        sum(row.cost.private for row in counted) // MILLION,
    ]


def odd_amounts():
    """A division whose demands cost no whole millions."""
    odd = [
        replace(
            row,
            cost=replace(
                row.cost,
                national=row.cost.national + 333_333,
                private_cash=row.cost.private_cash + 444_449,
                total=row.cost.total + 777_782,
            ),
        )
        for row in make_round(9).demands
    ]
    found = make_round(9)
    return make_status(demands=9, projects=()), replace(
        found,
        demands=tuple(odd),
        stages=tuple(
            replace(stage, total_won=stage.total_won + 777_782 * stage.count)
            for stage in found.stages
        ),
    )


def test_amounts_that_are_no_whole_millions_still_add_up():
    status, odd = odd_amounts()

    lines = reading.lines(make(replace(status, demands=odd)).data)

    rows = [
        reading.numbers(line)[-4:]
        for line in lines
        if re.match(r"\d+ BAT", line) and not re.search(r" (통합|철회) \d", line)
    ]
    total = next(reading.numbers(line)[1:] for line in lines if re.match(r"합계 \d", line))
    assert all(row[0] == sum(row[1:]) for row in rows)
    assert [sum(column) for column in zip(*rows, strict=True)] == total


def test_an_amount_prints_alike_in_the_funnel_and_in_the_list():
    status, odd = odd_amounts()

    text = "\n".join(reading.lines(make(replace(status, demands=odd)).data))

    listed = re.search(r"^선정 \d+건 ([\d,]+) ", text, re.MULTILINE).group(1)
    counted = re.search(r"^합계 \d+건 ([\d,]+) ", text, re.MULTILINE).group(1)
    out = re.search(r"통합 \d건\(([\d,]+)백만원\)", text).group(1)
    assert re.search(rf"^선정 \d+ [\d.]+ {listed}$", text, re.MULTILINE)
    (received,) = re.findall(r"^접수 \d+ 100.0 ([\d,]+)$", text, re.MULTILINE)
    whole, *parts = (reading.numbers(number)[0] for number in (received, counted, out))
    assert whole == sum(parts)


def test_rounded_amounts_are_noted(demo):
    status, odd = odd_amounts()
    note = "백만원 미만은 반올림하고 합계에 맞추어 조정"

    assert note in reading.all_text(make(replace(status, demands=odd)).data)
    assert note not in reading.all_text(demo.data)


def test_a_total_that_is_not_the_sum_of_its_sources_is_noted():
    status = make_status()
    first, *rest = status.demands.demands
    uneven = replace(first, cost=replace(first.cost, total=first.cost.total + 5 * MILLION))
    found = replace(status.demands, demands=(uneven, *rest))

    text = reading.all_text(make(replace(status, demands=found)).data)

    assert "총사업비와 재원별 금액의 합이 다른 수요 1건" in text


def test_the_total_adds_up_only_projects_whose_total_is_public():
    first, second, third = make_status().projects
    hidden = replace(third, cost=replace(third.cost, national=90_000 * MILLION))

    text = reading.all_text(make(make_status(projects=(first, second, hidden))).data)

    assert "계(공개분) 12,710 3,000 900 2,450" in text
    assert "계는 총사업비가 공개된 과제 2개만 더한 금액" in text
    assert "계(공개분)" not in reading.all_text(make(make_status(projects=(hidden,))).data)


def test_a_share_in_a_figure_is_what_a_calculator_gives():
    members = make_status().members
    counts = {"충북": 4, "경북": 2, "경기": 2, "충남": 1, "울산": 1, "제주": 1}
    places = tuple(replace(row, count=counts.get(row.region, 0)) for row in members.regions)

    found = replace(members, regions=places)
    text = reading.all_text(make(replace(make_status(), members=found)).data)

    assert "4 (36.4)" in text
    assert "더하면 100.0과 다를 수 있음" in text


def test_decimals_of_an_indicator_are_constant():
    found = make_round(4)
    row = found.kpis[0]
    kpis = tuple(
        replace(row, baseline=Decimal(base), target=Decimal(target))
        for base, target in (("75.0", "71"), ("80", "82"))
    )

    text = reading.all_text(make(replace(make_status(), demands=replace(found, kpis=kpis))).data)

    assert "75.0 71.0" in text
    assert "80.0 82.0" in text


def test_unknown_amounts_print_a_dash_with_its_note(demo):
    text = reading.all_text(demo.data)

    assert "‘-’은 공개된 자료가 없는 항목" in text
    assert "계(공개분) 12,710 3,000 900 2,450" in text


def test_public_amounts_of_projects_add_up_even_if_they_are_no_whole_millions():
    first, *rest = make_status().projects
    odd = [
        replace(first, title=f"과제{n}", cost=replace(first.cost, total=1_333_333_333 + n))
        for n in range(3)
    ]

    text = reading.all_text(make(make_status(projects=(*odd, *rest))).data)

    assert "계(공개분) 10,360 9,000 2,700 7,350" in text
    assert text.count("1,333 3,000") == 2
    assert text.count("1,334 3,000") == 1
    assert "백만원 미만은 반올림하고 합계에 맞추어 조정" in text


def test_the_funnel_tells_what_it_holds_beyond_the_total_of_the_list(demo):
    out = [row for row in make_status().demands.demands if row.status in NOT_ADDED]
    won = sum(row.cost.total for row in out) // MILLION

    text = reading.squeezed(reading.all_text(demo.data))

    said = f"단계별총사업비는통합·철회{len(out)}건({won:,}백만원)을포함한금액"
    assert said in text


def test_the_two_shares_of_small_firms_tell_their_base(demo):
    text = reading.all_text(demo.data)

    (firms, share) = re.search(r"기업 (\d+)개사 중 중소기업 \d+개사\(([\d.]+)%\)", text).groups()
    note = f"비중은 회원 60개 기준(기업 {firms}개사 기준 중소기업 비율은 {share}%)"
    assert reading.squeezed(note) in reading.squeezed(text)


def test_the_sum_of_a_group_moves_by_less_than_a_unit():
    rows = [(1_070_000 + at,) for at in range(40)]  # each of them rounds down
    groups = ["접수"] * 30 + ["선정"] * 10

    found = settled(rows, MoneyUnit.MILLION, groups)

    for group in ("접수", "선정"):
        own = [at for at, one in enumerate(groups) if one == group]
        exact = sum(rows[at][0] for at in own)
        assert abs(sum(found[at][0] for at in own) - exact) < MILLION
    assert sum(won for (won,) in found) == 43 * MILLION
    assert all(abs(won - exact) < MILLION for (won,), (exact,) in zip(found, rows, strict=True))
