"""Rows of demands: the demand, who filed it, who leads it, and its money."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.imports.model import NEW_RECORD, ImportKind, Outcome, Policy
from tests.factories import make_budget_line, make_demand, make_organization, make_person
from tests.services.conftest import last_words, put
from tests.services.imports.conftest import listed

DEMANDS = ImportKind.DEMANDS
LIVE = "SELECT title, status, intake_no FROM demands WHERE deleted IS NULL ORDER BY row"
MONEY = "SELECT source, amount_won, year FROM budget_lines WHERE deleted IS NULL ORDER BY row"
WHO = (
    "SELECT applicant.name, lead.name, people.name FROM demands"
    " LEFT JOIN organizations applicant ON applicant.id = applicant_id"
    " LEFT JOIN organizations lead ON lead.id = lead_id"
    " LEFT JOIN people ON people.id = contact_id WHERE demands.deleted IS NULL"
)


def outcomes(report):
    return [row.outcome for row in report.rows]


@pytest.fixture
def filed(workspace, division, firm):
    """A demand of 예시가람 with 100,000,000 won of 국비."""
    demand = make_demand(firm, division, title="전극 검사", intake_no="BAT-2026-0001")
    put(workspace, demand, make_budget_line(demand))
    return demand


def test_a_demand_comes_with_its_bodies_money_and_person(lists, division, firm):
    report = lists.run(
        DEMANDS,
        listed(
            {
                "intake_no": "BAT-2026-0007",
                "title": "전극 공정 AI 검사",
                "applicant": f"(주){firm.name}",
                "lead": "예시바다연구원",
                "division": "이차전지",
                "received_on": date(2026, 3, 2),
                "national": 300_000_000,
                "private_cash": 100_000_000,
                "total_cost": 400_000_000,
                "person_name": "김예시",
                "person_phone": "02-0000-1234",
                "person_email": "kim@example.kr",
            }
        ),
    )

    assert outcomes(report) == [Outcome.NEW]
    assert report.rows[0].created == ("예시바다연구원",)
    assert lists.all(LIVE) == [("전극 공정 AI 검사", "received", "BAT-2026-0007")]
    assert lists.all(WHO) == [(firm.name, "예시바다연구원", "김예시")]
    assert lists.all(MONEY) == [
        ("national", 300_000_000, 2026),
        ("private_cash", 100_000_000, 2026),
    ]
    assert lists.all("SELECT phone, email FROM people") == [("02-0000-1234", "kim@example.kr")]


def test_demands_are_one_gesture_that_is_taken_back_with_all_that_came(
    lists, division, firm, workspace
):
    rows = [
        {"title": f"과제 {n}", "applicant": f"예시{n}테크", "national": 10, "person_name": "김예시"}
        for n in range(25)
    ]

    lists.run(DEMANDS, listed(*rows))

    assert last_words(workspace) == "수요 25건 가져오기"
    workspace.undo()
    assert lists.all(LIVE) == lists.all(MONEY) == []
    assert lists.all("SELECT name FROM people WHERE deleted IS NULL") == []
    assert lists.all("SELECT name FROM organizations WHERE deleted IS NULL") == [(firm.name,)]


@pytest.mark.parametrize(
    "row",
    [
        {"intake_no": "BAT-2026-0001", "title": "전극 검사 고도화"},
        {"title": "전극  검사", "product": "양극판"},
    ],
)
def test_a_demand_is_found_by_its_number_or_by_applicant_and_title(lists, filed, firm, row):
    report = lists.run(DEMANDS, listed({"applicant": firm.name, **row}))

    assert outcomes(report) == [Outcome.CHANGED]
    assert len(lists.all(LIVE)) == 1


def test_a_lead_and_a_person_of_a_demand_that_is_there_are_told(lists, workspace, filed, firm):
    put(workspace, make_organization("예시바다연구원"), make_person(firm, name="이예시"))
    row = {"title": "전극 검사", "applicant": firm.name, "person_name": "이예시"}

    report = lists.run(DEMANDS, listed({**row, "lead": "예시바다연구원"}))

    told = {(change.field, change.before, change.after) for change in report.rows[0].changes}
    assert told == {("lead_id", None, "예시바다연구원"), ("contact_id", None, "이예시")}
    assert outcomes(lists.run(DEMANDS, listed({**row, "lead": "예시바다연구원"}))) == [Outcome.SAME]


def test_a_demand_that_stays_as_it_is_brings_nobody_along(lists, filed, firm):
    row = {"title": "전극 검사", "applicant": firm.name, "lead": "예시바다연구원"}

    report = lists.run(DEMANDS, listed({**row, "person_name": "김예시"}), policy=Policy.SKIP)

    assert outcomes(report) == [Outcome.SAME]
    assert lists.all("SELECT name FROM organizations WHERE deleted IS NULL") == [(firm.name,)]
    assert lists.all("SELECT name FROM people") == []


def test_applicant_and_lead_are_decided_apart(lists, workspace, division):
    put(workspace, make_organization("예시가람전자"), make_organization("예시누리화학"))
    rows = listed({"title": "검사", "applicant": "예시가람전지", "lead": "예시누리하학"})

    asked = lists.run(DEMANDS, rows)
    done = lists.run(DEMANDS, rows, decisions={(5, "applicant"): NEW_RECORD, (5, "lead"): "same"})

    assert [doubt.field for doubt in asked.rows[0].doubts] == ["applicant", "lead"]
    assert outcomes(done) == [Outcome.NEW]
    assert lists.all(WHO) == [("예시가람전지", "예시누리화학", None)]


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ({"applicant": "예시나래"}, "title", "수요과제명이 없습니다"),
        ({"title": "검사"}, "applicant", "신청기관이 없습니다"),
        ({"title": "검사", "applicant": "예시나래", "round": "1999-9"}, "round", "회차가 없습니다"),
        (
            {"title": "검사", "applicant": "예시나래", "national": 5, "total_cost": 9},
            "total_cost",
            "다릅니다",
        ),
        (
            {"title": "검사", "applicant": "예시나래", "status": DemandStatus.MERGED},
            "status",
            "통합",
        ),
        ({"title": "검사", "applicant": "예시나래", "trl_from": 12}, "trl_from", "TRL"),
    ],
)
def test_a_demand_that_cannot_be_right_is_rejected_whole(lists, division, row, field, said):
    report = lists.run(DEMANDS, listed(row))

    (problem,) = report.rows[0].problems
    assert problem.field == field
    assert said in problem.reason
    assert lists.all(LIVE) == lists.all("SELECT name FROM organizations") == []


@pytest.mark.parametrize(
    ("other", "field", "word"),
    [
        ({"title": "배터리 검사"}, "title", "수요과제명과"),
        ({"applicant": "예시누리"}, "applicant", "신청기관과"),
        ({"product": "음극판"}, "product", None),
        ({"process": "조립"}, "process", "공정과"),
        ({"status": DemandStatus.DRAFT}, "status", "상태와"),
        ({"national": 400}, "national", "국비와"),
        ({"total_cost": 500}, "total_cost", "총사업비와"),
        ({"person_name": "이예시"}, "person_name", "담당자와"),
        (
            {"person_name": "김예시", "person_phone": "02-0000-9999"},
            "person_phone",
            "담당자 전화와",
        ),
    ],
)
def test_rows_of_a_list_that_say_two_things_of_a_demand_are_told(
    lists, division, other, field, word
):
    named = {"intake_no": "BAT-2026-0007", "title": "전극 검사", "applicant": "예시나래"}
    money = {"national": 300, "private_cash": 100, "total_cost": 400}
    one = {
        **named, **money, "process": "전극", "status": DemandStatus.RECEIVED,
        "person_name": "김예시", "person_phone": "02-0000-1234",
    }  # fmt: skip

    report = lists.run(DEMANDS, listed(one, {**named, **other}, one))

    expected = Outcome.REJECTED if word else Outcome.CHANGED  # what is blank is added
    assert outcomes(report) == [Outcome.NEW, expected, Outcome.SAME]
    sentence = f"앞의 5행에 적은 {word} 다릅니다. 두 행 가운데 틀린 것을 고치세요."
    told = [(problem.field, problem.reason) for problem in report.rows[1].problems]
    assert told == ([(field, sentence)] if word else [])
    assert [amount for _, amount, _ in lists.all(MONEY)] == [300, 100]


def test_a_row_that_is_not_taken_says_nothing_of_the_person_it_names(lists, filed, firm):
    wrong = {"title": "검사", "applicant": firm.name, "person_name": "김예시"}
    rows = [
        {**wrong, "person_phone": "02-0000-9999", "trl_from": 12},
        {**wrong, "person_phone": "02-0000-1234"},
    ]
    lists.run(DEMANDS, listed({**rows[1], "person_phone": "02-0000-0000"}))

    assert outcomes(lists.run(DEMANDS, listed(*rows))) == [Outcome.REJECTED, Outcome.CHANGED]
