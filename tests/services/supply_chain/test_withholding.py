"""A chain for eyes of one class names no firm that only its secret links bring in."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.services.supply_chain.pick import pick
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from afm_desktop.services.supply_chain.withholding import within

PUBLIC, DIVISION = Confidentiality.PUBLIC, Confidentiality.DIVISION


def body(name: str, tier: int, suppliers: int = 0) -> ChainBody:
    return ChainBody(name, name, tier, suppliers=suppliers)


def link(supplier: str, buyer: str, mark: Confidentiality = PUBLIC, item: str = "") -> ChainLink:
    item = item or f"{supplier} 부품"
    return ChainLink(f"{supplier}-{buyer}-{item}", supplier, buyer, item, confidentiality=mark)


@pytest.fixture
def chain() -> Chain:
    """앵커 ← 공개 ← 깊은, 앵커 ← 숨은 ← 먼: the link of 숨은 to the anchor is no public one."""
    bodies = (
        body("앵커", 0, 2),
        body("공개", 1, 1),
        body("숨은", 1, 1),
        body("깊은", 2),
        body("먼", 2),
    )
    links = (
        link("공개", "앵커"),
        link("숨은", "앵커", DIVISION),
        link("깊은", "공개"),
        link("먼", "숨은"),
    )
    return Chain(date(2026, 7, 22), bodies, links, (1, 2, 2), mark=DIVISION)


def test_firms_behind_a_secret_link_are_not_named_and_count(chain):
    shown = within(chain, PUBLIC)

    assert [one.name for one in shown.bodies] == ["앵커", "공개", "깊은"]
    assert [one.supplier for one in shown.links] == ["공개", "깊은"]
    assert (shown.counts, shown.suppliers, shown.withheld) == ((1, 2, 2), 4, 1)
    assert shown.anchors[0].suppliers == 2
    assert shown.mark is PUBLIC


def test_a_class_that_may_read_all_sees_all(chain):
    shown = within(chain, DIVISION)

    assert (shown.bodies, shown.links, shown.withheld) == (chain.bodies, chain.links, 0)


def test_a_firm_is_known_by_what_may_be_told_of_it(chain):
    secret = link("공개", "앵커", DIVISION, "비밀 소재")

    shown = within(
        Chain(chain.day, chain.bodies, (*chain.links, secret), chain.counts, mark=DIVISION), PUBLIC
    )

    assert next(one.item for one in shown.bodies if one.name == "공개") == "공개 부품"


def test_the_map_folds_what_is_not_named(chain):
    everything = Chain(
        chain.day,
        chain.bodies,
        tuple(link(one.supplier, one.buyer, DIVISION) for one in chain.links),
        chain.counts,
        mark=DIVISION,
    )

    some, none = pick(within(chain, PUBLIC)), pick(within(everything, PUBLIC))

    assert some.folded == (0, 1, 1)
    assert none.folded == (0, 2, 2)
    assert [len(column) for column in none.columns] == [1, 0, 0]
