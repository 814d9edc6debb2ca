"""The chain above an anchor: who stands at which tier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.enums import LinkKind, MemberRole
from afm_desktop.domain.model.base import DELETED
from afm_desktop.services.bodies import Mergers
from afm_desktop.services.lists.choice import NoSuchDivision
from afm_desktop.services.lists.supply import lowest_tiers
from afm_desktop.services.supply_chain.net import SupplyNet
from tests.factories import make_link, make_membership, make_organization, make_override
from tests.services.conftest import put

firms = st.sampled_from([f"f{n}" for n in range(9)])
pairs = st.lists(st.tuples(firms, firms), max_size=40)


def net_of(links):
    lines = [(n, s, b, "품목", None, False) for n, (s, b) in enumerate(links)]
    return SupplyNet.of([lines], Mergers({}), [f"f{n}" for n in range(9)])


def naive(anchor, links, given_tiers, deepest):
    """A plain search in breadth, one tier after the other over all links."""
    fixed = {firm: tier for firm, tier in given_tiers.items() if firm != anchor}
    found = {anchor: 0}
    for tier in range(1, deepest + 1):
        nearer = {firm for firm, own in found.items() if own == tier - 1}
        reached = {s for s, b in links if b in nearer and s not in found and s not in fixed}
        reached |= {firm for firm, own in fixed.items() if own == tier}
        found |= dict.fromkeys(reached, tier)
    del found[anchor]
    return found


@given(firms, pairs, st.dictionaries(firms, st.integers(1, 5), max_size=3), st.integers(1, 6))
def test_a_walk_along_arrays_finds_what_a_plain_search_finds(anchor, links, given_tiers, deepest):
    net = net_of(links)
    number = net.number

    found = net.tiers(
        number[anchor], {number[firm]: tier for firm, tier in given_tiers.items()}, deepest
    )

    expected = naive(anchor, links, given_tiers, deepest)
    assert {net.ids[body]: tier for body, tier in found.items()} == expected


@given(
    st.lists(firms, max_size=3, unique=True),
    pairs,
    st.dictionaries(firms, st.dictionaries(firms, st.integers(1, 5), max_size=2), max_size=2),
)
def test_the_lowest_tiers_of_all_links_are_those_of_their_pairs(anchors, links, corrections):
    corrections = {anchor: own for anchor, own in corrections.items() if anchor in anchors}
    net = net_of(links)
    number = net.number
    numbered = {
        number[anchor]: {number[firm]: tier for firm, tier in own.items()}
        for anchor, own in corrections.items()
    }

    found = net.lowest_tiers([number[anchor] for anchor in anchors], numbered)

    own_pairs = [(s, b) for s, b in links if s != b]
    assert {net.ids[body]: tier for body, tier in found.items()} == lowest_tiers(
        anchors, own_pairs, corrections
    )


@given(pairs)
def test_every_link_is_found_at_both_ends(links):
    net = net_of(links)

    up = [(net.supplier[n], net.buyer[n]) for b in range(9) for n in net.up.links(b)]
    down = [(net.supplier[n], net.buyer[n]) for s in range(9) for n in net.down.links(s)]

    assert sorted(up) == sorted(down) == sorted(net.pairs())
    assert len(up) == sum(s != b for s, b in links)


def tiers_of(chain):
    return {body.name: body.tier for body in chain.bodies}


def test_a_chain_goes_round_without_end_and_stops(workspace, chains, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(workspace, make_link(b, a), make_link(c, b), make_link(a, c))

    chain = chains.chain([a.id])

    assert tiers_of(chain) == {"예시가": 0, "예시나": 1, "예시다": 2}
    assert chain.counts == (1, 1, 1)
    assert len(chain.links) == 3


def test_a_body_with_several_tiers_counts_at_its_nearest(workspace, chains, firm):
    a, b, c, d = (firm[name] for name in "가나다라")
    put(workspace, make_link(c, a), make_link(d, c), make_link(d, b))

    chain = chains.chain([a.id, b.id])

    assert tiers_of(chain)["예시라"] == 1
    assert chain.counts == (2, 2)


def test_the_paper_counts_a_body_with_several_tiers_at_its_nearest(
    workspace, chains, division, firm
):
    a, b, c, d = (firm[name] for name in "가나다라")
    put(workspace, *(make_membership(one, division, role=MemberRole.ANCHOR) for one in (a, b)))
    put(workspace, make_link(c, a), make_link(d, c), make_link(d, b))

    status = chains.status(division=division.code)

    assert status.chain.counts == (2, 2)
    assert {row.name: row.tiers for row in status.anchors} == {"예시가": (1, 1), "예시나": (1,)}
    assert chains.status(anchor=a.id).chain.counts == (1, 1, 1)
    assert status.structure == chains.status(anchor=a.id).structure != ""


def test_a_tier_that_was_given_is_kept_and_shown_as_such(workspace, chains, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(workspace, make_link(b, a), make_link(c, b), make_override(a, b, 3))

    chain = chains.chain([a.id])

    assert tiers_of(chain) == {"예시가": 0, "예시나": 3, "예시다": 4}
    assert [body.name for body in chain.bodies if body.is_given] == ["예시나"]


def test_a_chain_is_followed_to_the_sixth_tier(workspace, chains):
    row = [make_organization(f"예시기업{n}") for n in range(9)]
    put(workspace, *row)
    put(workspace, *(make_link(row[n + 1], row[n]) for n in range(8)))

    assert chains.chain([row[0].id]).counts == (1, 1, 1, 1, 1, 1, 1)


def test_a_body_is_named_with_its_sole_delivery_before_its_largest(workspace, chains, firm):
    a, b = firm["가"], firm["나"]
    put(
        workspace,
        make_link(b, a, item="밸브", yearly_amount_won=900),
        make_link(b, a, item="실린더", kind=LinkKind.EQUIPMENT, is_sole_source=True),
    )

    (_, supplier) = chains.chain([a.id]).bodies

    assert (supplier.item, supplier.kind, supplier.is_sole) == (
        "실린더",
        LinkKind.EQUIPMENT,
        True,
    )


def test_the_beginning_of_a_chain_says_that_more_is_to_come(workspace, chains):
    anchor, *others = [make_organization(f"예시기업{n:03}") for n in range(40)]
    put(workspace, anchor, *others)
    put(workspace, *(make_link(other, anchor) for other in others))

    begun, whole = chains.first([anchor.id], most=10), chains.chain([anchor.id], most=10)

    assert (len(begun.bodies), begun.is_whole) == (10, False)
    assert (len(whole.bodies), whole.is_whole, whole.counts) == (10, True, (1, 39))


def test_what_is_kept_is_read_again_after_a_change(workspace, chains, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(workspace, make_link(b, a))
    chains.whole()

    put(workspace, make_link(c, a))

    assert chains.chain([a.id]).counts == (1, 2)


def test_links_of_a_merged_body_are_those_of_what_it_became(workspace, chains, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(workspace, make_link(b, a))
    with workspace.writing("합병") as session:
        session.merge(b).merged_into_id = c.id

    for chain in (chains.chain([a.id]), _kept(chains, a)):
        assert tiers_of(chain) == {"예시가": 0, "예시다": 1}


def _kept(chains, anchor):
    chains.whole()
    return chains.chain([anchor.id])


def test_a_deleted_body_passes_nothing_on(workspace, chains, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(workspace, make_link(b, a), make_link(c, b))
    with workspace.writing("삭제") as session:
        session.merge(b).deleted = DELETED

    for chain in (chains.chain([a.id]), _kept(chains, a)):
        assert tiers_of(chain) == {"예시가": 0}


def test_anchors_are_offered_with_their_divisions(workspace, chains, division, firm):
    a, b = firm["가"], firm["나"]
    put(
        workspace,
        make_membership(a, division, role=MemberRole.ANCHOR),
        make_membership(b, division),
        make_link(b, a),
        make_link(b, a),
    )

    (anchor,) = chains.anchors("BAT")

    assert (anchor.name, anchor.divisions, anchor.suppliers) == ("예시가", ("BAT",), 1)
    assert chains.anchors() == (anchor,)
    with pytest.raises(NoSuchDivision):
        chains.anchors("ZZZ")
