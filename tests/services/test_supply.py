"""Links, circles and tiers."""

from __future__ import annotations

import pytest

from afm_desktop.domain.model.supply import SuppliesItself
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.record_fields import UnknownField
from afm_desktop.services.records import PointsNowhere
from afm_desktop.services.supply import GoesRound, SupplyService
from tests.factories import DAY, make_link, make_organization, make_override
from tests.services.conftest import put
from tests.storage.conftest import tables


@pytest.fixture
def supply(workspace):
    return SupplyService(workspace)


@pytest.fixture
def firms(workspace):
    firms = [make_organization(f"예시{name}") for name in ("가람", "나래", "다온", "라온")]
    put(workspace, *firms)
    return firms


def test_a_link_takes_its_further_values(workspace, supply, firms):
    a, b, *_ = firms

    supply.link(b.id, buyer_id=a.id, item="밸브", is_sole_source=True)

    assert [(row.name, row.tier) for row in supply.tiers(a.id)] == [("예시나래", 1)]
    with pytest.raises(UnknownField):
        supply.link(b.id, buyer_id=a.id, price=3)


def test_a_circle_is_told_as_a_path_before_anything_is_stored(workspace, supply, firms):
    a, b, c, _ = firms
    supply.link(b.id, buyer_id=a.id)
    supply.link(c.id, buyer_id=b.id)
    before = tables(workspace)

    with pytest.raises(GoesRound, match="예시가람 → 예시다온 → 예시나래 → 예시가람"):
        supply.link(a.id, buyer_id=c.id)

    assert tables(workspace) == before


def test_a_circle_that_is_meant_is_stored_and_reported(supply, firms):
    a, b, *_ = firms
    supply.link(b.id, buyer_id=a.id)

    assert supply.cycles() == ()
    supply.link(a.id, buyer_id=b.id, may_go_round=True)

    (circle,) = supply.cycles()
    assert circle.ids[0] == circle.ids[-1]
    assert set(circle.names) == {"예시가람", "예시나래"}


def test_nobody_supplies_itself_not_even_under_a_former_name(workspace, supply, firms):
    a, b, *_ = firms
    former = make_organization(merged_into_id=a.id)
    put(workspace, former)

    with pytest.raises(SuppliesItself):
        supply.link(a.id, buyer_id=a.id)
    with pytest.raises(SuppliesItself):
        supply.link(former.id, buyer_id=a.id)
    with pytest.raises(PointsNowhere):
        supply.link("nobody", buyer_id=b.id)


def test_tiers_count_deliveries_and_given_ones_are_told(workspace, supply, firms):
    a, b, c, d = firms
    put(workspace, make_link(b, a), make_link(c, b), make_link(d, c), make_override(a, c, 1))

    rows = supply.tiers(a.id)

    assert [(row.name, row.tier, row.is_given) for row in rows] == [
        ("예시나래", 1, False),
        ("예시다온", 1, True),
        ("예시라온", 2, False),
    ]


def test_links_of_a_merged_firm_are_those_of_the_one_that_remains(workspace, supply, firms):
    a, b, *_ = firms
    former = make_organization(merged_into_id=a.id)
    put(workspace, former, make_link(b, former))

    assert [row.id for row in supply.tiers(a.id)] == [b.id]
    assert [row.id for row in supply.tiers(former.id)] == [b.id]


def test_an_ended_link_closes_no_circle(workspace, supply, firms):
    a, b, *_ = firms
    put(workspace, make_link(b, a, valid_to=DAY))

    supply.link(a.id, buyer_id=b.id)

    assert supply.cycles() == ()


def test_an_unknown_anchor_is_told(supply):
    with pytest.raises(NoSuchRecords):
        supply.tiers("nobody")
