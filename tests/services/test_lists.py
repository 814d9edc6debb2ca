"""Listings: who stands in them, in which order, and that their figures are those of papers."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import BudgetSource, MemberRole
from afm_desktop.domain.model.base import DELETED
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.lists.people import masked_email, masked_name, masked_phone
from afm_desktop.services.lists.service import AsOfNotYet, Lists
from afm_desktop.services.lists.supply import lowest_tiers
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_budget_line,
    make_demand,
    make_division,
    make_link,
    make_membership,
    make_organization,
)
from tests.services.conftest import put


@pytest.fixture
def lists(workspace: Workspace) -> Lists:
    return Lists(workspace)


def names(lists: Lists, **asked: object) -> list[object]:
    return lists.listing(ListKind.MEMBERS, **asked).values("name")


# --- members ----------------------------------------------------------------------------------


def test_members_stand_in_the_order_that_ignores_legal_forms(workspace, lists, division):
    firms = [make_organization(name) for name in ("예시다온", "(주)예시가람", "㈜예시나래")]
    put(workspace, *firms, *(make_membership(firm, division) for firm in firms))

    assert names(lists) == ["(주)예시가람", "㈜예시나래", "예시다온"]


def test_a_body_in_several_divisions_stands_once_with_its_home_first(workspace, lists, division):
    other, firm = make_division(code="AUT", position=9), make_organization("예시가람")
    away = make_membership(firm, other, role=MemberRole.ANCHOR)
    put(workspace, other, firm, away, make_membership(firm, division, is_home=True))

    (row,) = lists.listing(ListKind.MEMBERS).rows
    (there,) = lists.listing(ListKind.MEMBERS, division="AUT").rows

    assert (row[2], row[4]) == ("BAT", MemberRole.MEMBER)
    assert lists.listing(ListKind.MEMBERS).values("divisions") == ["BAT, AUT"]
    assert (there[2], there[4]) == ("AUT", MemberRole.ANCHOR)


def test_a_body_counts_under_its_first_role(workspace, lists, division):
    firm = make_organization("예시가람")
    roles = (MemberRole.MEMBER, MemberRole.SECRETARIAT, MemberRole.ANCHOR)
    put(workspace, firm, *(make_membership(firm, division, role=role) for role in roles))

    assert lists.listing(ListKind.MEMBERS).values("role") == [MemberRole.ANCHOR]
    assert lists.listing(ListKind.DIVISIONS).values("members") == [1]


def test_who_has_left_and_who_has_not_come_yet_are_no_members(workspace, lists, division):
    firms = [make_organization(name) for name in ("예시가람", "예시나래", "예시다온")]
    put(
        workspace,
        *firms,
        make_membership(firms[0], division, left_on=DAY),
        make_membership(firms[1], division, joined_on=date(2026, 7, 23)),
        make_membership(firms[2], division, joined_on=DAY),
    )

    assert names(lists) == ["예시다온"]


def test_a_merged_body_stands_as_what_remains_of_it(workspace, lists, division):
    firm = make_organization("예시가람")
    former = make_organization("예시옛이름", merged_into_id=firm.id)
    put(workspace, firm, former, make_membership(former, division), make_demand(former, division))

    listing = lists.listing(ListKind.MEMBERS)

    assert listing.values("name") == ["예시가람"]
    assert listing.values("demands") == [1]
    assert lists.listing(ListKind.DIVISIONS).values("members") == [1]


def test_a_deleted_body_is_no_member(workspace, lists, division):
    firm = make_organization("예시가람", deleted=DELETED)
    put(workspace, firm, make_membership(firm, division))

    assert names(lists) == []
    assert lists.listing(ListKind.DIVISIONS).values("members") == [0]


# --- demands ----------------------------------------------------------------------------------


def test_the_cost_of_a_demand_is_the_sum_of_its_lines(workspace, lists, division, firm):
    demand = make_demand(firm, division, intake_no="BAT-2026-0001")
    put(
        workspace,
        demand,
        make_budget_line(demand, 10_000_000_000),
        make_budget_line(demand, 5_000_000_000, year=2027),
        make_budget_line(demand, 1, source=BudgetSource.PRIVATE_IN_KIND),
    )

    listing = lists.listing(ListKind.DEMANDS)

    assert listing.values("total_cost_won") == [15_000_000_001]
    assert listing.values("national_won") == [15_000_000_000]
    assert listing.values("private_in_kind_won") == [1]


def test_demands_stand_by_intake_number_and_those_without_come_last(
    workspace, lists, division, firm
):
    numbers = (None, "BAT-2026-0002", "BAT-2026-0001")
    put(workspace, *(make_demand(firm, division, intake_no=number) for number in numbers))

    assert lists.listing(ListKind.DEMANDS).values("intake_no") == [*numbers[:0:-1], None]


# --- supply -----------------------------------------------------------------------------------


def test_the_tier_is_the_lowest_below_any_anchor():
    pairs = [("b", "A"), ("c", "b"), ("c", "Z"), ("d", "c"), ("e", "x")]

    assert lowest_tiers(["A", "Z"], pairs, {}) == {"b": 1, "c": 1, "d": 2}
    assert lowest_tiers(["A"], pairs, {}) == {"b": 1, "c": 2, "d": 3}


def test_an_anchor_that_supplies_another_has_a_tier_there():
    assert lowest_tiers(["A", "Z"], [("Z", "A"), ("b", "Z")], {}) == {"Z": 1, "b": 1}


def test_a_tier_that_was_given_stands():
    pairs = [("b", "A"), ("c", "b")]

    assert lowest_tiers(["A"], pairs, {"A": {"b": 2}}) == {"b": 2, "c": 3}


def test_links_of_a_division_are_those_of_its_chains(workspace, lists, division):
    anchor, first, second, stranger = (
        make_organization(name) for name in ("예시앵커", "예시일차", "예시이차", "예시남남")
    )
    put(
        workspace,
        *(anchor, first, second, stranger),
        make_membership(anchor, division, role=MemberRole.ANCHOR),
        make_link(first, anchor, item="외함"),
        make_link(second, first, item="나사"),
        make_link(second, stranger, item="볼트"),
    )

    listing = lists.listing(ListKind.LINKS, division="BAT")

    assert listing.values("item") == ["나사", "외함"]
    assert listing.values("tier") == [2, 1]
    assert len(lists.listing(ListKind.LINKS).rows) == 3


def test_links_between_members_are_the_division_s_before_an_anchor_is_reached(
    workspace, lists, division
):
    one, two, stranger = map(make_organization, ("예시하나", "예시두리", "예시남남"))
    put(
        workspace,
        *(one, two, stranger),
        *(make_membership(body, division) for body in (one, two)),
        make_link(one, two, item="외함"),
        make_link(one, stranger, item="볼트"),
    )

    listing = lists.listing(ListKind.LINKS, division="BAT")

    assert listing.values("item") == ["외함"]
    assert listing.values("tier") == [None]


# --- what is asked ----------------------------------------------------------------------------


def test_a_query_finds_a_demand_by_its_title_its_number_and_its_firm(workspace, lists, division):
    firm, other = make_organization("예시가람"), make_organization("예시나래")
    put(
        workspace,
        *(firm, other),
        make_demand(firm, division, title="외관 검사", intake_no="BAT-2026-0001"),
        make_demand(other, division, title="공정 제어", intake_no="BAT-2026-0002"),
    )

    for query in ("외관", "2026-0001", "가람", "ㄱㄹ"):
        found = lists.listing(ListKind.DEMANDS, query=query).values("title")
        assert found == ["외관 검사"], query


def test_a_query_of_more_finds_than_a_statement_takes_parameters(workspace, lists, division):
    firms = [make_organization(f"예시가람{number}") for number in range(1_500)]
    put(workspace, *firms, *(make_membership(firm, division) for firm in firms))

    found = names(lists, query="가람")

    assert len(found) == 1_500
    assert found[:3] == ["예시가람0", "예시가람1", "예시가람2"]


def test_another_day_than_today_is_refused(lists, division):
    with pytest.raises(AsOfNotYet, match=r"기준일은 2026\. 7\. 22\.입니다"):
        lists.listing(ListKind.MEMBERS, as_of=date(2026, 7, 21))


def test_a_division_that_is_over_is_not_listed(workspace, lists, division):
    put(workspace, make_division(code="OLD", valid_to=DAY))

    assert lists.listing(ListKind.DIVISIONS).values("code") == ["BAT"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("홍길동", "홍*동"), ("김예", "김*"), ("남궁민수", "남**수"), ("이", "*"), ("", "")],
)
def test_names_are_masked(name, shown):
    assert masked_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("02-1234-5678", "02-****-5678"),
        ("010-123-5678", "010-***-5678"),
        ("1588-0000", "*****0000"),
        ("+1 650 253 0000", "***********0000"),
        ("", ""),
    ],
)
def test_numbers_are_masked(phone, shown):
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("email", "shown"), [("hong@example.kr", "h***@example.kr"), ("hong", "h***"), ("", "")]
)
def test_addresses_are_masked(email, shown):
    assert masked_email(email) == shown
