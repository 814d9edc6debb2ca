"""Rows of members: in which divisions they sit, and which of them are sites of a body."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import MemberRole
from afm_desktop.services.imports.model import SAME_RECORD, ImportKind, Outcome
from tests.factories import (
    make_business_number,
    make_division,
    make_membership,
    make_organization,
)
from tests.services.conftest import put
from tests.services.imports.conftest import listed

MEMBERS = ImportKind.MEMBERS
SEATS = "SELECT role, is_home FROM memberships WHERE deleted IS NULL ORDER BY row"


def outcomes(report):
    return [row.outcome for row in report.rows]


def test_a_new_body_without_a_division_is_rejected(lists, division):
    report = lists.run(MEMBERS, listed({"name": "예시나래"}), division=None)

    (row,) = report.rows
    assert row.outcome is Outcome.REJECTED
    assert [(problem.field, problem.reason) for problem in row.problems] == [
        ("division", "분과가 없습니다. 명단에 분과를 적거나, 분과가 빈 행의 분과를 고르세요.")
    ]


def test_a_role_that_another_row_of_the_list_says_otherwise_is_told_and_kept(lists, division):
    row = {"name": "예시나래", "division": "BAT"}
    rows = [{**row, "role": MemberRole.ANCHOR}, {**row, "role": MemberRole.MEMBER}, row]

    for expected in (Outcome.NEW, Outcome.SAME):
        report = lists.run(MEMBERS, listed(*rows))

        assert outcomes(report) == [expected, Outcome.REJECTED, Outcome.SAME]
        (problem,) = report.rows[1].problems
        assert (problem.field, problem.reason) == (
            "role",
            "앞의 5행에 적은 역할과 다릅니다. 두 행 가운데 틀린 것을 고치세요.",
        )
        assert lists.all(SEATS) == [("anchor", 1)]
    assert outcomes(lists.run(MEMBERS, listed(rows[1]))) == [Outcome.CHANGED]  # of a list alone


@pytest.mark.parametrize(
    "said",
    [
        "이차전지, 자동차·부품",
        "이차전지\n자동차",
        "이차전지 분과/자동차 분과",
        "이차전지·자동차",
        "BAT 및 AUT",
    ],
)
def test_a_cell_may_name_several_divisions_the_first_is_the_rows_own(
    lists, division, workspace, said
):
    other = make_division(code="AUT", name="자동차·부품")
    other.structure_id = division.structure_id
    put(workspace, other)

    report = lists.run(
        MEMBERS, listed({"name": "예시나래", "division": said, "role": MemberRole.ANCHOR})
    )

    assert outcomes(report) == [Outcome.NEW]
    seats = "SELECT code, role FROM memberships JOIN divisions ON divisions.id = division_id"
    assert lists.all(f"{seats} ORDER BY memberships.row") == [("BAT", "anchor"), ("AUT", "member")]


def test_several_divisions_of_which_one_is_not_there_are_rejected(lists, division):
    (row,) = lists.run(MEMBERS, listed({"name": "예시나래", "division": "이차전지,\n양자"})).rows

    assert row.problems[0].reason.startswith("‘이차전지, 양자’라는 분과가 없습니다.")


SITES = "SELECT name, region_code, address, notes FROM sites WHERE deleted IS NULL"
PLANT = {
    "name": "예시가람 구미공장",
    "business_number": "220-81-62517",
    "address": "경북 구미시 공단로 1",
    "role": MemberRole.MEMBER,
    "employees": 1_200,
}


@pytest.fixture
def head_office(workspace, division, firm):
    """예시가람 with its number, an anchor firm of 이차전지."""
    put(
        workspace,
        make_business_number(firm, number="124-81-00998", is_main=True),
        make_membership(firm, division, role=MemberRole.ANCHOR),
    )
    return firm


@pytest.mark.parametrize("by_id", [False, True])
def test_a_site_that_is_decided_to_be_of_a_body_leaves_its_head_office_as_it_is(
    lists, head_office, by_id
):
    office = lists.all("SELECT * FROM organizations")
    decided = {(5, "name"): head_office.id if by_id else SAME_RECORD}

    (row,) = lists.run(MEMBERS, listed(PLANT), decisions=decided).rows

    assert row.outcome is Outcome.CHANGED
    assert lists.all(SITES) == [("구미공장", "47", PLANT["address"], "종업원 수: 1,200")]
    assert lists.all("SELECT number, is_main, site_id IS NULL FROM business_numbers") == [
        ("124-81-00998", 1, 1), ("220-81-62517", 0, 0),
    ]  # fmt: skip
    assert lists.all("SELECT * FROM organizations") == office
    assert lists.all(SEATS)[0][0] == "anchor"
    assert lists.all("SELECT employees FROM organization_years") == []
    assert outcomes(lists.run(MEMBERS, listed(PLANT))) == [Outcome.SAME]  # by its number


def test_a_body_that_is_entered_as_a_site_of_it_gets_no_such_site(lists, division, workspace):
    plant = make_organization("예시가람 구미공장")
    put(workspace, plant, make_business_number(plant, number="124-81-00998"))

    lists.run(MEMBERS, listed({"name": "예시가람", "business_number": "124-81-00998"}))

    assert lists.all(SITES) == []
