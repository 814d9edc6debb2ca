"""What is asked of the supply chain, and what is answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.enums import Confidentiality, DemandStatus, MemberRole, SizeClass
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.supply_chain import delivery_path
from afm_desktop.services.bodies import Mergers
from afm_desktop.services.supply_chain import questions
from afm_desktop.services.supply_chain.answers import Way
from afm_desktop.services.supply_chain.net import SupplyNet
from tests.factories import (
    make_demand,
    make_division,
    make_link,
    make_membership,
    make_organization,
)
from tests.services.conftest import put

bodies = st.sampled_from("abcdefg")
pairs = st.lists(st.tuples(bodies, bodies), max_size=20)


def names(rows):
    return [row.name for row in rows]


@given(bodies, bodies, pairs)
def test_a_way_is_the_shortest_and_follows_the_goods(start, goal, links):
    lines = [(n, s, b, "품목", None, False) for n, (s, b) in enumerate(links)]
    net = SupplyNet.of([lines], Mergers({}), "abcdefg")

    route = questions.route(net, net.number[start], net.number[goal])

    there, back = delivery_path(start, goal, links), delivery_path(goal, start, links)
    found = [net.ids[body] for body in route.bodies]
    if there:
        assert (route.way, len(found)) == (Way.DELIVERS, len(there))
    elif back:
        assert (route.way, len(found)) == (Way.BUYS, len(back))
    else:
        assert route.way in (Way.AROUND, Way.NONE)


def test_the_way_names_every_delivery_with_its_items(workspace, chains, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(
        workspace,
        make_link(b, a, item="밸브"),
        make_link(b, a, item="실린더", is_sole_source=True),
        make_link(c, b, item="황동"),
    )

    answer = chains.path(a.id, c.id)

    assert answer.way is Way.BUYS
    assert [(s.supplier.name, s.buyer.name, s.items, s.is_sole) for s in answer.steps] == [
        ("예시나", "예시가", ("밸브", "실린더"), True),
        ("예시다", "예시나", ("황동",), False),
    ]


def test_firms_with_a_common_supplier_are_linked_around_it(workspace, chains, firm):
    a, b, c, d = (firm[name] for name in "가나다라")
    put(workspace, make_link(c, a), make_link(c, b))

    answer = chains.path(a.id, b.id)

    assert answer.way is Way.AROUND
    assert [(s.supplier.name, s.buyer.name) for s in answer.steps] == [
        ("예시다", "예시가"),
        ("예시다", "예시나"),
    ]
    assert chains.path(a.id, d.id).way is Way.NONE


def test_what_stops_with_a_supplier_are_anchors_and_demands_by_tier(
    workspace, chains, division, firm
):
    a, b, c, d = (firm[name] for name in "가나다라")
    put(
        workspace,
        make_membership(a, division, role=MemberRole.ANCHOR),
        make_link(b, a, item="모듈", is_sole_source=True),
        make_link(c, b, item="셀", is_sole_source=True),
        make_link(d, b, item="셀"),
        make_demand(a, division, intake_no="BAT-1", status=DemandStatus.REVIEWING),
        make_demand(a, division, status=DemandStatus.REJECTED),
    )

    answer = chains.stop(c.id)

    assert [(row.body.name, row.tier, row.by_sole) for row in answer.anchors] == [
        ("예시가", 2, True)
    ]
    assert [(row.intake_no, row.tier) for row in answer.demands] == [("BAT-1", 2)]
    (item,) = answer.items
    assert (item.item, names(item.buyers), names(item.alternatives)) == (
        "셀",
        ["예시나"],
        ["예시라"],
    )
    assert answer.bodies == 2


def test_a_supplier_goods_of_which_come_back_stops_only_others(workspace, chains, firm):
    a, b = firm["가"], firm["나"]
    put(workspace, make_link(b, a), make_link(a, b))

    assert chains.stop(a.id).bodies == 1


def test_sole_items_stand_once_with_all_that_depend_on_them(workspace, chains, firm):
    a, b, c, d = (firm[name] for name in "가나다라")
    put(
        workspace,
        make_link(c, a, item="셀", is_sole_source=True, yearly_amount_won=3, notes="조사 중"),
        make_link(c, b, item="셀", is_sole_source=True, yearly_amount_won=4),
        make_link(d, a, item="팩"),
    )

    (row,) = chains.sole_items([a.id, b.id])

    assert (row.item, row.supplier.name, row.tier, row.yearly_won, row.note) == (
        "셀",
        "예시다",
        1,
        7,
        "조사 중",
    )
    assert names(row.anchors) == names(row.buyers) == ["예시가", "예시나"]


def test_shared_suppliers_have_their_tier_below_each_anchor(workspace, chains, division, firm):
    a, b, c, d = (firm[name] for name in "가나다라")
    other = make_division(code="AUT")
    put(workspace, other)
    put(
        workspace,
        make_membership(a, division, role=MemberRole.ANCHOR),
        make_membership(b, other, role=MemberRole.ANCHOR),
        make_link(c, a),
        make_link(d, b),
        make_link(c, d),
    )

    (row,) = chains.shared([a.id, b.id])

    assert (row.supplier.name, row.tier, row.divisions) == ("예시다", 1, ("AUT", "BAT"))
    assert [(hit.body.name, hit.tier) for hit in row.anchors] == [("예시가", 1), ("예시나", 2)]


def test_circles_are_told_of_a_chain_or_of_all(workspace, chains, firm):
    a, b, c, d = (firm[name] for name in "가나다라")
    put(workspace, make_link(b, a), make_link(c, d), make_link(d, c))

    assert chains.cycles([a.id]) == ()
    (circle,) = chains.cycles()
    assert set(names(circle)) == {"예시다", "예시라"}


def test_members_without_any_link_are_named(workspace, chains, division, firm):
    a, b, c = firm["가"], firm["나"], firm["다"]
    put(
        workspace,
        *(make_membership(body, division) for body in (a, b, c)),
        make_link(b, a),
    )

    assert [row.body.name for row in chains.unlinked("BAT")] == ["예시다"]
    assert [row.body.name for row in chains.unlinked()] == ["예시다"]


def test_the_reach_of_an_anchor_adds_up(workspace, chains):
    anchor = make_organization("예시앵커")
    small = make_organization(size_class=SizeClass.SMALL, region_code="41")
    middle = make_organization(size_class=SizeClass.MIDDLE, region_code="47")
    unknown = make_organization(size_class=None, region_code=None)
    put(workspace, anchor, small, middle, unknown)
    put(
        workspace,
        make_link(small, anchor),
        make_link(middle, anchor),
        make_link(unknown, small),
    )

    reach = chains.reach([anchor.id])

    assert (reach.total, reach.deepest) == (3, 2)
    assert reach.sizes == (SizeClass.MIDDLE, SizeClass.SMALL, None)
    assert [reach.of_size(size) for size in reach.sizes] == [1, 1, 1]
    assert (reach.of_region("경기", 1), reach.of_region(None, 2)) == (1, 1)
    assert reach.regions == ("경기", "경북", None)


def test_a_firm_that_is_not_there_is_refused_in_words(chains):
    with pytest.raises(NotFound):
        chains.stop("없음")


def test_an_answer_is_as_secret_as_the_strictest_of_what_it_tells(
    workspace, chains, division, firm
):
    a, b = firm["가"], firm["나"]
    demand = make_demand(a, division, confidentiality=Confidentiality.SECRET)
    put(workspace, make_link(b, a, confidentiality=Confidentiality.DIVISION), demand)

    assert chains.secrecy() is Confidentiality.DIVISION
    assert chains.secrecy([demand.id]) is Confidentiality.SECRET
