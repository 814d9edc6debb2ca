"""Rows of supply links: who delivers what to whom, and what each does to the file."""

from __future__ import annotations

from decimal import Decimal

import pytest

from afm_desktop.domain.enums import LinkKind, MemberRole
from afm_desktop.services.imports.model import (
    NEW_RECORD,
    SAME_RECORD,
    CellChange,
    ImportKind,
    Outcome,
    Policy,
    Remark,
)
from tests.factories import make_link, make_membership, make_organization
from tests.services.conftest import last_words, put
from tests.services.imports.conftest import listed

LINKS = ImportKind.LINKS
LIVE = (
    "SELECT seller.name, buyer.name, item FROM supply_links"
    " JOIN organizations seller ON seller.id = supplier_id"
    " JOIN organizations buyer ON buyer.id = buyer_id"
    " WHERE supply_links.deleted IS NULL ORDER BY supply_links.row"
)
BODIES = "SELECT name FROM organizations WHERE deleted IS NULL ORDER BY row"


def outcomes(report):
    return [row.outcome for row in report.rows]


@pytest.fixture
def alike(workspace, division):
    """예시가람전자 and 예시누리화학, which the firms of a row resemble."""
    put(workspace, make_organization("예시가람전자"), make_organization("예시누리화학"))
    return listed(
        {"supplier": "예시가람전지", "buyer": "예시누리하학", "item": "전극"},
        {"supplier": "예시가람전지", "buyer": "예시다온테크", "item": "분리막"},
    )


def test_a_link_comes_with_the_firms_that_are_not_there(lists, firm):
    report = lists.run(
        LINKS,
        listed(
            {
                "supplier": "(주)예시나래소재",
                "supplier_business_number": "124-81-00998",
                "buyer": firm.name,
                "item": "음극재",
                "kind": LinkKind.MATERIAL,
                "share": Decimal("12.5"),
                "yearly_amount": 1_500_000_000,
                "is_sole_source": True,
            }
        ),
    )

    assert outcomes(report) == [Outcome.NEW]
    assert report.rows[0].created == ("예시나래소재",)
    assert lists.all(LIVE) == [("예시나래소재", firm.name, "음극재")]
    assert lists.all("SELECT kind, share, yearly_amount_won, is_sole_source FROM supply_links") == [
        ("material", 125_000, 1_500_000_000, 1)
    ]
    assert lists.all("SELECT number FROM business_numbers") == [("124-81-00998",)]


def test_links_are_one_gesture_that_is_taken_back_with_their_firms(lists, firm, workspace):
    rows = [{"supplier": f"예시{n}부품", "buyer": firm.name, "item": "볼트"} for n in range(40)]
    bodies = lists.all(BODIES)

    lists.run(LINKS, listed(*rows))

    assert last_words(workspace) == "공급관계 40건 가져오기"
    workspace.undo()
    assert lists.all(LIVE) == []
    assert lists.all(BODIES) == bodies


def test_the_same_link_again_changes_what_is_said_of_it(lists, workspace, division):
    seller, buyer = make_organization("예시가람"), make_organization("예시누리")
    put(workspace, seller, buyer, make_link(seller, buyer, item="전극", process="조립"))
    row = {"supplier": "㈜예시가람", "buyer": "예시누리 주식회사", "item": "전 극"}

    report = lists.run(LINKS, listed(row, {**row, "process": "화성"}))

    assert outcomes(report) == [Outcome.CHANGED, Outcome.CHANGED]
    assert report.rows[1].changes == (CellChange("supply_links", "process", "조립", "화성"),)
    skipped = lists.run(LINKS, listed({**row, "process": "포장"}), policy=Policy.SKIP)
    assert outcomes(skipped) == [Outcome.SAME]


def test_another_item_between_the_same_two_is_another_link(lists, workspace, division):
    seller, buyer = make_organization("예시가람"), make_organization("예시누리")
    put(workspace, seller, buyer, make_link(seller, buyer, item="전극"))

    report = lists.run(
        LINKS, listed({"supplier": "예시가람", "buyer": "예시누리", "item": "분리막"})
    )

    assert outcomes(report) == [Outcome.NEW]
    assert [row[2] for row in lists.all(LIVE)] == ["전극", "분리막"]


TWICE = {"supplier": "예시가람", "buyer": "예시누리", "item": "볼트"}


@pytest.mark.parametrize("policy", Policy)
def test_rows_of_a_list_that_say_two_things_of_a_link_are_told(lists, division, policy):
    one = {**TWICE, "yearly_amount": 100_000_000, "notes": "일번"}
    two = {**TWICE, "item": "볼 트", "yearly_amount": 250_000_000, "notes": "이번"}

    first = lists.run(LINKS, listed(one, two, one), policy=policy)
    again = lists.run(LINKS, listed(one, two))

    assert outcomes(first) == [Outcome.NEW, Outcome.REJECTED, Outcome.SAME]
    assert outcomes(again) == [Outcome.SAME, Outcome.REJECTED]
    (problem,) = first.rows[1].problems
    assert (problem.field, problem.reason) == (
        "yearly_amount",
        "앞의 5행에 적은 연간 거래액과 다릅니다. 두 행 가운데 틀린 것을 고치세요.",
    )
    assert lists.all("SELECT yearly_amount_won, notes FROM supply_links") == [(100_000_000, "일번")]


def test_a_link_that_is_listed_twice_keeps_what_both_rows_say(lists, division):
    rows = listed(
        {**TWICE, "share": Decimal("12.34567"), "notes": "일번"},
        {**TWICE, "share": Decimal("12.34567"), "process": "조립", "notes": "이번"},
    )

    report = lists.run(LINKS, rows)

    assert outcomes(report) == [Outcome.NEW, Outcome.CHANGED]
    assert lists.all("SELECT process, notes FROM supply_links") == [("조립", "일번\n이번")]
    assert lists.run(LINKS, rows[1:]).counts.changed == 1  # a list that says less corrects


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ({"buyer": "예시누리"}, "supplier", "협력사(납품)가 없습니다"),
        ({"supplier": "예시누리"}, "buyer", "구매기업이 없습니다"),
        ({"supplier": "예시누리", "buyer": "(주)예시누리"}, "buyer", "같은 기업입니다"),
        (
            {"supplier": "예시누리", "buyer": "예시가온", "share": Decimal(140)},
            "share",
            "비중 140%",
        ),
    ],
)
def test_a_link_that_cannot_be_right_is_rejected_with_its_firms(lists, division, row, field, said):
    report = lists.run(LINKS, listed(row))

    (problem,) = report.rows[0].problems
    assert problem.field == field
    assert said in problem.reason
    assert lists.all(BODIES) == []


def test_both_firms_of_a_doubtful_link_are_told_apart(lists, alike):
    report = lists.run(LINKS, alike)

    assert outcomes(report) == [Outcome.DUPLICATE, Outcome.DUPLICATE]
    assert [(d.field, d.written) for d in report.rows[0].doubts] == [
        ("supplier", "예시가람전지"),
        ("buyer", "예시누리하학"),
    ]
    assert [d.field for d in report.rows[1].doubts] == ["supplier"]


def test_a_decision_on_the_supplier_leaves_the_buyer_in_doubt(lists, alike):
    report = lists.rehearse(LINKS, alike[:1], decisions={(5, "supplier"): NEW_RECORD})

    assert outcomes(report) == [Outcome.DUPLICATE]
    assert [d.field for d in report.rows[0].doubts] == ["buyer"]


def test_each_firm_of_a_link_is_what_was_decided_of_it(lists, alike):
    decided = {(5, "supplier"): NEW_RECORD, (5, "buyer"): SAME_RECORD}

    report = lists.run(LINKS, alike[:1], decisions=decided)

    assert outcomes(report) == [Outcome.NEW]
    assert report.rows[0].created == ("예시가람전지",)
    assert lists.all(LIVE) == [("예시가람전지", "예시누리화학", "전극")]


@pytest.mark.parametrize("decision", [NEW_RECORD, SAME_RECORD])
def test_what_was_decided_of_a_firm_holds_for_the_rows_after_it(lists, alike, decision):
    decided = {(5, "supplier"): decision, (5, "buyer"): SAME_RECORD}

    report = lists.run(LINKS, alike, decisions=decided)

    assert outcomes(report) == [Outcome.NEW, Outcome.NEW]
    assert len({row[0] for row in lists.all(LIVE)}) == 1


def test_a_firm_of_an_earlier_row_can_be_meant_though_that_row_is_left_out(lists, alike):
    report = lists.run(
        LINKS,
        alike,
        left_out=frozenset({5}),
        decisions={(6, "supplier"): "row:5:supplier"},
    )

    assert outcomes(report) == [Outcome.LEFT_OUT, Outcome.NEW]
    assert lists.all(LIVE) == [("예시가람전지", "예시다온테크", "분리막")]


TIERS = "SELECT tier FROM tier_overrides WHERE deleted IS NULL"


@pytest.fixture
def anchored(workspace, division):
    """예시누리, an anchor firm, and its supplier 예시가람."""
    anchor, supplier = make_organization("예시누리"), make_organization("예시가람")
    seat = make_membership(anchor, division, role=MemberRole.ANCHOR)
    put(workspace, anchor, supplier, seat)
    return {"supplier": "예시가람", "buyer": "예시누리", "item": "전극"}


@pytest.mark.parametrize(("tier", "kept"), [(1, []), (2, [(2,)]), (3, [(3,)])])
def test_a_tier_below_an_anchor_is_kept_where_the_link_alone_says_another(
    lists, anchored, tier, kept
):
    row = {**anchored, "tier": tier}

    report = lists.run(LINKS, listed(row))

    assert outcomes(report) == [Outcome.NEW]
    assert lists.all(TIERS) == kept
    assert outcomes(lists.run(LINKS, listed(row))) == [Outcome.SAME]


def test_a_farther_tier_corrects_the_one_that_was_given(lists, anchored):
    lists.run(LINKS, listed({**anchored, "tier": 2}))

    nearer = lists.run(LINKS, listed({**anchored, "tier": 1}))
    farther = lists.run(LINKS, listed({**anchored, "tier": 3}))

    assert outcomes(nearer) == [Outcome.SAME]
    assert farther.rows[0].changes == (CellChange("tier_overrides", "tier", 2, 3),)
    assert lists.all(TIERS) == [(3,)]


@pytest.mark.parametrize("tier", [1, 3, 5])
def test_a_tier_that_links_do_not_make_is_told_and_goes_to_the_notes(lists, anchored, tier):
    lists.run(LINKS, listed(anchored))
    row = {"supplier": "예시나래", "buyer": "예시가람", "tier": tier, "notes": "확인 중"}

    (done,) = lists.run(LINKS, listed(row)).rows

    assert done.outcome is Outcome.NEW
    assert done.remarks == (Remark("tier", "차수", f"{tier}", None, is_kept=True),)
    assert lists.all(TIERS) == []
    assert lists.all("SELECT notes FROM supply_links")[1:] == [(f"확인 중\n차수: {tier}",)]
    assert outcomes(lists.run(LINKS, listed(row))) == [Outcome.SAME]


@pytest.mark.parametrize("apart", [False, True])
def test_a_tier_that_links_make_anyway_is_no_note(lists, anchored, apart):
    rows = [
        {**anchored, "tier": 1},
        {"supplier": "예시나래", "buyer": "예시가람", "tier": 2},
        {"supplier": "예시다온", "buyer": "예시나래", "tier": 3},
    ]
    for part in [[row] for row in rows] if apart else [rows]:
        assert not any(row.remarks for row in lists.run(LINKS, listed(*part)).rows)

    assert {row.outcome for row in lists.run(LINKS, listed(*rows)).rows} == {Outcome.SAME}
    assert lists.all(TIERS) == []
