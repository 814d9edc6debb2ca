"""Supply chains as a division's paper tells them."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import (
    Confidentiality,
    LinkKind,
    MemberRole,
)
from tests.factories import (
    DAY,
    make_link,
    make_membership,
    make_organization,
    make_override,
)
from tests.services.conftest import put, status_of


@pytest.fixture
def chain(workspace, division):
    """Two anchors A and B, a chain c1 → c2 → c3 → c4 below A, and c1 delivers to B too."""
    names = ("예시A", "예시B", "예시c1", "예시c2", "예시c3", "예시c4")
    firms = [make_organization(name) for name in names]
    a, b, *below = firms
    links = [make_link(below[0], a, item="셀"), make_link(below[0], b, item="셀")]
    links += [make_link(s, t) for s, t in zip(below[1:], below, strict=False)]
    anchors = [make_membership(firm, division, role=MemberRole.ANCHOR) for firm in (a, b)]
    put(workspace, *firms, *links, *anchors)
    return firms


def test_suppliers_of_two_anchors_count_once(workspace, division, chain):
    supply = status_of(workspace, division).supply

    assert [(row.anchor, row.first, row.second, row.third) for row in supply.anchors] == [
        ("예시A", 1, 1, 1),
        ("예시B", 1, 1, 1),
    ]
    assert (supply.first, supply.second, supply.third, supply.suppliers) == (1, 1, 1, 3)
    assert [body.tier for body in supply.chain.bodies] == [0, 0, 1, 2, 3]


def test_links_join_bodies_that_are_shown(workspace, division, chain):
    found = status_of(workspace, division).supply.chain

    bodies = {body.id for body in found.bodies}
    assert len(found.links) == 4
    assert all({link.supplier, link.buyer} <= bodies for link in found.links)
    assert found.counts == (2, 1, 1, 1)


def test_a_body_of_the_map_is_named_with_what_it_delivers(workspace, division, chain):
    a, _, c1, c2, *_ = chain
    sole = make_link(
        c2, c1, item="정밀 밸브", kind=LinkKind.PART, is_sole_source=True, notes="협의"
    )
    put(workspace, sole, make_override(a, c2, 2))

    found = status_of(workspace, division).supply.chain

    bodies = {body.name: body for body in found.bodies}
    assert (bodies["예시c1"].item, bodies["예시c1"].suppliers) == ("셀", 1)
    supplier = bodies["예시c2"]
    assert (supplier.item, supplier.kind, supplier.is_sole) == ("정밀 밸브", LinkKind.PART, True)
    assert supplier.is_given
    assert all(link.note is None for link in found.links)  # the map prints none


def test_a_given_tier_moves_those_behind_it(workspace, division, chain):
    a, _, _, c2, *_ = chain
    put(workspace, make_override(a, c2, 1))

    supply = status_of(workspace, division).supply

    assert (supply.anchors[0].first, supply.anchors[0].second) == (2, 1)
    assert supply.anchors[0].third == 1  # 예시c4 comes within reach


def test_a_sole_item_names_its_anchors(workspace, division, chain):
    a, b, c1, *_ = chain
    put(
        workspace,
        make_link(c1, a, item="밸브", is_sole_source=True, notes="후보 2개"),
        make_link(c1, b, item="밸브", is_sole_source=True),
    )

    supply = status_of(workspace, division).supply

    (item,) = supply.sole_items
    assert (item.item, item.supplier, item.tier) == ("밸브", "예시c1", 1)
    assert item.anchors == ("예시A", "예시B")
    assert item.note == "후보 2개"
    assert [row.sole_items for row in supply.anchors] == [1, 1]


def test_ended_links_and_links_to_come_are_left_out(workspace, division, chain):
    a, *_ = chain
    old, new = make_organization(), make_organization()
    put(
        workspace,
        old,
        new,
        make_link(old, a, valid_to=DAY),
        make_link(new, a, valid_from=date(2026, 8, 1)),
    )

    assert status_of(workspace, division).supply.suppliers == 3


def test_a_secret_link_marks_the_paper(workspace, division, chain):
    a, _, c1, *_ = chain
    put(workspace, make_link(c1, a, confidentiality=Confidentiality.SECRET))

    assert status_of(workspace, division).confidentiality is Confidentiality.SECRET
