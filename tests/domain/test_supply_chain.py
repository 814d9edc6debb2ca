"""Tiers and circles in the supply chain."""

import math
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.model.supply import (
    ShareOutOfRange,
    SuppliesItself,
    SupplyLink,
    TierOverride,
    TierTooNear,
)
from afm_desktop.domain.periods import EndsBeforeStart
from afm_desktop.domain.supply_chain import (
    cycles,
    delivery_path,
    nearest_path,
    path_words,
    suppliers_by_buyer,
    tiers,
)

firms = st.integers(0, 7)
links = st.lists(st.tuples(firms, firms), max_size=25)


def tiers_by_patience(anchor, pairs, overrides):
    """Bellman-Ford: slow and plain."""
    found = {anchor: 0, **{firm: tier for firm, tier in overrides.items() if firm != anchor}}
    fixed = set(found)
    for _ in range(10):
        for supplier, buyer in pairs:
            if supplier not in fixed and buyer in found:
                found[supplier] = min(found.get(supplier, math.inf), found[buyer] + 1)
    del found[anchor]
    return found


@given(firms, links)
def test_tiers_are_the_fewest_deliveries(anchor, pairs):
    assert tiers(anchor, suppliers_by_buyer(pairs)) == tiers_by_patience(anchor, pairs, {})


@given(firms, links, st.dictionaries(firms, st.integers(1, 4), max_size=3))
def test_overridden_tiers_hold_and_others_follow(anchor, pairs, overrides):
    found = tiers(anchor, suppliers_by_buyer(pairs), overrides)

    assert found == tiers_by_patience(anchor, pairs, overrides)


def test_one_supplier_stands_in_different_tiers_for_two_anchors():
    suppliers = suppliers_by_buyer([("나사", "부품"), ("부품", "앵커1"), ("나사", "앵커2")])

    assert tiers("앵커1", suppliers)["나사"] == 2
    assert tiers("앵커2", suppliers)["나사"] == 1


def test_a_circle_is_told_in_words():
    names = {"a": "예시가람", "b": "예시나래", "c": "예시다솜"}

    (circle,) = cycles([("a", "b"), ("b", "a"), ("b", "c")])

    assert path_words(circle, names) == "예시가람 → 예시나래 → 예시가람"


@given(links)
def test_every_circle_told_is_one(pairs):
    for circle in cycles(pairs):
        assert circle[0] == circle[-1]
        assert len(set(circle)) == len(circle) - 1
        assert all(step in set(pairs) for step in pairwise(circle))


@given(links)
def test_a_circle_is_told_when_there_is_one(pairs):
    round_trip = any(delivery_path(buyer, supplier, pairs) for supplier, buyer in pairs)

    assert bool(cycles(pairs)) == round_trip


def test_no_more_circles_are_told_than_asked_for():
    everybody = [(a, b) for a in range(6) for b in range(6) if a != b]

    assert len(cycles(everybody, limit=3)) == 3


def test_a_long_chain_needs_no_deep_stack():
    chain = [(n + 1, n) for n in range(20_000)]

    assert tiers(0, suppliers_by_buyer(chain))[20_000] == 20_000
    assert cycles(chain) == []


def test_the_way_of_goods_is_found():
    pairs = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]

    assert delivery_path("a", "d", pairs) == ["a", "c", "d"]
    assert delivery_path("d", "a", pairs) is None


def test_of_several_firms_the_way_to_the_nearest_is_found():
    pairs = [("a", "b"), ("b", "c"), ("a", "d"), ("d", "e"), ("e", "f")]

    assert nearest_path("a", {"c", "f"}, pairs) == ["a", "b", "c"]
    assert nearest_path("e", {"c", "f"}, pairs) == ["e", "f"]
    assert nearest_path("c", {"c", "f"}, pairs) == ["c"]
    assert nearest_path("c", {"f"}, pairs) is None


def test_a_firm_does_not_supply_itself():
    link = SupplyLink(supplier_id="a", buyer_id="a", item="금형")

    with pytest.raises(SuppliesItself, match="다른 기업으로 바꾸세요"):
        link.check()


@pytest.mark.parametrize("share", ["-0.1", "100.1"])
def test_a_share_lies_between_none_and_all(share):
    with pytest.raises(ShareOutOfRange, match="0～100"):
        SupplyLink(supplier_id="a", buyer_id="b", share=Decimal(share)).check()


def test_a_link_does_not_end_before_it_starts():
    link = SupplyLink(valid_from=date(2026, 7, 1), valid_to=date(2026, 6, 30))

    with pytest.raises(EndsBeforeStart):
        link.check()


def test_the_first_tier_is_the_nearest():
    with pytest.raises(TierTooNear, match="1차부터"):
        TierOverride(anchor_id="a", supplier_id="b", tier=0).check()
