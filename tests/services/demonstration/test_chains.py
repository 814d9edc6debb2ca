"""The supply chains of the demonstration."""

from collections import Counter, defaultdict

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.supply_chain import cycles, suppliers_by_buyer, tiers
from afm_desktop.services.demonstration.days import TODAY
from afm_desktop.services.demonstration.packs import packs
from afm_desktop.services.division_status import DivisionStatusService


@pytest.fixture
def links(session):
    return session.scalars(select(SupplyLink)).all()


@pytest.fixture
def anchors(session):
    """The invented anchors of each division."""
    found = defaultdict(list)
    rows = session.execute(
        select(Membership.division_id, Membership.organization_id)
        .join(Organization, Organization.id == Membership.organization_id)
        .where(Membership.role == MemberRole.ANCHOR, Organization.name.startswith("예시"))
    )
    for division, body in rows:
        found[division].append(body)
    return found


def test_there_are_about_1530(links):
    assert 1_400 <= len(links) <= 1_650


def test_a_supplier_delivers_an_item_to_a_buyer_once(links):
    assert len({(link.supplier_id, link.buyer_id, link.item) for link in links}) == len(links)


def test_supply_never_goes_round(links):
    assert cycles((link.supplier_id, link.buyer_id) for link in links) == []


def test_chains_of_each_division_are_three_tiers_deep(session, links, anchors):
    suppliers = suppliers_by_buyer((link.supplier_id, link.buyer_id) for link in links)

    for division in session.scalars(select(Division.id)):
        depths = {tier for body in anchors[division] for tier in tiers(body, suppliers).values()}
        assert depths == {1, 2, 3}


def test_some_suppliers_serve_several_anchors_at_different_tiers(links, anchors):
    suppliers = suppliers_by_buyer((link.supplier_id, link.buyer_id) for link in links)
    seen = defaultdict(set)
    for bodies in anchors.values():
        for body in bodies:
            for supplier, tier in tiers(body, suppliers).items():
                seen[supplier].add(tier)

    assert any(len(found) > 1 for found in seen.values())


def test_every_invented_firm_delivers_or_buys(session, links):
    firms = session.scalars(
        select(Organization.id).where(
            Organization.name.startswith("예시"), Organization.kind == "company"
        )
    ).all()
    busy = {link.supplier_id for link in links} | {link.buyer_id for link in links}

    assert set(firms) <= busy


def test_an_only_supplier_has_all_of_what_is_bought(links):
    shares = defaultdict(list)
    for link in links:
        shares[link.buyer_id, link.item].append(link)

    for group in shares.values():
        assert sum(link.share for link in group) <= 100
        if any(link.is_sole_source for link in group):
            assert [link.share for link in group] == [100]
            assert all(link.evidence and link.notes for link in group)


def test_an_item_from_one_source_is_told_the_same_everywhere(links):
    told = defaultdict(set)
    for link in links:
        if link.is_sole_source:
            told[link.item].add((link.supplier_id, link.evidence, link.notes))

    assert told
    assert all(len(found) == 1 for found in told.values())


def test_amounts_are_whole_million_won_and_links_hold_today(links):
    assert all(link.yearly_amount_won % 1_000_000 == 0 for link in links)
    assert all(link.yearly_amount_won > 0 and link.in_force_on(TODAY) for link in links)


def test_each_division_depends_on_other_items_of_an_only_supplier(workspace):
    service = DivisionStatusService(workspace)
    found = {p.code: service.of(p.code).supply.sole_items for p in packs()}
    places = Counter(item.item for items in found.values() for item in items)

    assert all(2 <= len(items) <= 5 for items in found.values())
    assert sum(count > 1 for count in places.values()) <= 1
    assert max(places.values()) <= 3


def test_what_only_one_firm_makes_is_made_for_its_own_industry():
    for pack in packs():
        families = [family for tier in pack.tiers for family in tier]
        makers = [f for item in pack.sole for f in families if item in f.items]

        assert len(makers) == len(pack.sole) == len({maker.suffix for maker in makers})
        assert not {item for maker in makers for item in maker.general} & set(pack.sole)
