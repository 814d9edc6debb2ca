"""The figures of the demonstration's twelve papers agree with each other and with the lists."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import MemberRole
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.divisions import DivisionService
from afm_desktop.services.drafts import drafted, sections
from afm_desktop.services.supply import SupplyService
from afm_desktop.storage.workspace import Workspace

CODES = ["AUT", "SHP", "BAT", "SEM", "ELC", "MCH", "STL", "CHM", "TEX", "BIO", "AER", "FOD"]


@pytest.fixture(scope="module")
def alliance(demonstration):
    """The demonstration, open for all tests that only read it."""
    workspace = Workspace.open(demonstration, read_only=True)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def papers(alliance):
    service = DivisionStatusService(alliance)
    return {code: service.of(code) for code in CODES}


@pytest.fixture(params=CODES)
def paper(papers, request):
    return papers[request.param]


def test_there_is_a_paper_for_every_division(alliance):
    assert [division.code for division in DivisionService(alliance).names()] == CODES


def test_members_are_the_same_by_size_by_region_and_in_the_list(paper):
    members = paper.members

    assert members.total == len(paper.directory) > 0
    assert members.total == sum(row.count for row in members.regions) + members.unplaced
    for role in MemberRole:
        assert members.of(roles=[role]) == sum(row.role is role for row in paper.directory)
    assert members.of(roles=[MemberRole.ANCHOR]) == len(members.anchors)
    assert members.change == len(members.joined) - len(members.left)


def test_the_funnel_tells_of_the_demands_in_the_list(paper):
    found = paper.demands

    assert found.stages[0].count == len(found.demands)
    assert found.stages[0].total_won == sum(row.cost.total or 0 for row in found.demands)
    for stage, following in zip(found.stages, found.stages[1:], strict=False):
        assert stage.count - following.count == sum(row.count for row in stage.left)
        assert stage.total_won >= following.total_won
    numbers = [row.intake_no for row in found.demands]
    assert numbers == sorted(numbers)
    assert {row.demand for row in found.kpis} <= set(numbers)


def test_every_cost_is_the_sum_of_its_sources(paper):
    for row in paper.demands.demands:
        cost = row.cost
        parts = (cost.national, cost.local, cost.private)
        assert cost.total == sum(part or 0 for part in parts)


def test_suppliers_of_the_division_are_the_union_of_its_anchors_chains(alliance, paper):
    supply, service = paper.supply, SupplyService(alliance)
    anchors = {body.id: body.name for body in supply.chain.anchors}
    chains = {
        id: {row.id: row.tier for row in service.tiers(id) if row.id not in anchors}
        for id in anchors
    }

    lowest = {}
    for chain in chains.values():
        for id, tier in chain.items():
            lowest[id] = min(tier, lowest.get(id, tier))

    assert {body.id: body.tier for body in supply.chain.bodies if body.tier} == lowest
    assert supply.suppliers == len(lowest)
    for row in supply.anchors:
        (chain,) = (chains[id] for id, name in anchors.items() if name == row.anchor)
        assert row.first + row.second + row.third == len(chain)


def test_items_of_one_supplier_name_anchors_of_the_division(paper):
    anchors = {row.anchor for row in paper.supply.anchors}

    assert {row.name for row in paper.members.anchors} == anchors
    for item in paper.supply.sole_items:
        assert set(item.anchors) <= anchors
        assert 1 <= item.tier <= 3
    told = sum(len(item.anchors) for item in paper.supply.sole_items)
    assert told == sum(row.sole_items for row in paper.supply.anchors)


def test_what_is_planned_lies_ahead_and_what_happened_behind(paper):
    assert all(row.on <= paper.as_of for row in paper.events)
    assert all(row.on >= paper.as_of for row in paper.plans)
    assert [row.on for row in paper.plans] == sorted(row.on for row in paper.plans)


def test_every_section_can_be_told(paper):
    for section in sections(paper):
        assert drafted(paper, section)


def test_papers_and_the_alliance_agree(alliance, papers):
    counts = DivisionService(alliance).counts()

    assert (counts.members, counts.demands, counts.projects) == (153, 213, 40)
    for row in counts.divisions:
        paper = papers[row.division.code]
        assert row.members == paper.members.total
        assert row.anchors == len(paper.members.anchors)
        assert row.projects == len(paper.projects)
    by_division = sum(row.members for row in counts.divisions)
    assert counts.members == by_division - counts.members_overlap


def test_no_supply_goes_round(alliance):
    assert SupplyService(alliance).cycles() == ()


def test_the_papers_hold_every_won_of_the_demands_that_were_received(alliance, papers):
    with alliance.reading() as session:
        stored = (
            session.connection()
            .exec_driver_sql(
                "SELECT sum(b.amount_won) FROM budget_lines AS b JOIN demands AS d "
                "ON d.id = b.demand_id WHERE d.deleted IS NULL AND b.deleted IS NULL "
                "AND d.status NOT IN ('draft', 'submitted', 'rejected')"
            )
            .scalar_one()
        )

    assert sum(paper.demands.stages[0].total_won for paper in papers.values()) == stored
