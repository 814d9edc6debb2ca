"""공급망 of a division: the tiers of each anchor, and what one supplier alone delivers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.supply_chain import suppliers_by_buyer, tiers
from afm_desktop.services.bodies import Mergers, names_of
from afm_desktop.services.division_members import Body
from afm_desktop.services.status_supply import (
    AnchorSupply,
    SoleItem,
    SupplyStatus,
)
from afm_desktop.services.supply_chain.describing import described
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from afm_desktop.services.supply_walk import (
    DEEPEST,
    Link,
    SupplyWalk,
    read_overrides,
)


@dataclass(frozen=True, slots=True)
class Chains:
    """The supply chains above the anchors of a division, as far up as tiers are counted."""

    anchors: Sequence[Body]
    links: Sequence[Link]
    tiers: Mapping[str, Mapping[str, int]]
    """Of each anchor, the tier of each supplier."""
    names: Mapping[str, str]
    given: Collection[str]
    """Those whose tier was set by hand for one of the anchors."""
    day: date

    @property
    def suppliers(self) -> dict[str, int]:
        """Each supplier at its lowest tier; the division's anchors are none of them."""
        lowest: dict[str, int] = {}
        for found in self.tiers.values():
            for id, tier in found.items():
                lowest[id] = min(tier, lowest.get(id, tier))
        for anchor in self.anchors:
            lowest.pop(anchor.id, None)
        return lowest

    def anchors_behind(self, link: Link) -> list[Body]:
        """The anchors whose chain a link belongs to."""
        return [
            anchor
            for anchor in self.anchors
            if link.supplier in self.tiers[anchor.id]
            and (link.buyer == anchor.id or link.buyer in self.tiers[anchor.id])
        ]


def read_chains(session: Session, anchors: Sequence[Body], mergers: Mergers, day: date) -> Chains:
    """The links and tiers above these anchors on a day."""
    overrides = read_overrides(session, [anchor.id for anchor in anchors], mergers)
    seeds = {anchor.id for anchor in anchors}
    for given in overrides.values():
        seeds |= given.keys()
    links = SupplyWalk(session, mergers, day).upstream(seeds)
    names = names_of(session, {id for link in links for id in (link.supplier, link.buyer)} | seeds)
    links = [link for link in links if link.supplier in names and link.buyer in names]
    suppliers = suppliers_by_buyer((link.supplier, link.buyer) for link in links)
    found = {
        anchor.id: {
            id: tier
            for id, tier in tiers(anchor.id, suppliers, overrides.get(anchor.id)).items()
            if tier <= DEEPEST and id in names
        }
        for anchor in anchors
    }
    by_hand = {body for own in overrides.values() for body in own}
    return Chains(anchors, links, found, names, by_hand, day)


def supply_status(chains: Chains) -> SupplyStatus:
    """What the paper says of the chains; every total comes from the same tiers."""
    suppliers = chains.suppliers
    sole = _sole_items(chains)
    tally = Counter(suppliers.values())
    return SupplyStatus(
        anchors=tuple(_anchor(chains, anchor, sole) for anchor in chains.anchors),
        first=tally[1],
        second=tally[2],
        third=tally[3],
        chain=_chain(chains, suppliers),
        sole_items=tuple(sole),
    )


def strictest_mark(chains: Chains) -> Confidentiality:
    """Who may see the most confidential link that is shown."""
    order = list(Confidentiality)
    shown = (link.confidentiality for link in _shown(chains, chains.suppliers))
    return max(shown, key=order.index, default=Confidentiality.PUBLIC)


def _anchor(chains: Chains, anchor: Body, sole: Iterable[SoleItem]) -> AnchorSupply:
    anchors = {other.id for other in chains.anchors}
    tally = Counter(tier for id, tier in chains.tiers[anchor.id].items() if id not in anchors)
    items = sum(anchor.name in item.anchors for item in sole)
    return AnchorSupply(anchor.name, tally[1], tally[2], tally[3], items)


def _chain(chains: Chains, suppliers: Mapping[str, int]) -> Chain:
    """The chains as a map shows them; the division's anchors stand in no tier."""
    tier = {anchor.id: 0 for anchor in chains.anchors} | dict(suppliers)
    known = {id: ChainBody(id, chains.names[id], 0) for id in tier}
    links = list(_links(chains, suppliers))
    bodies = list(described(known, tier, chains.given, links))
    bodies.sort(key=lambda body: (body.tier, sort_key(body.name), body.id))
    tally = Counter(tier.values())
    counts = tuple(tally[n] for n in range(max(tally, default=0) + 1))
    return Chain(chains.day, tuple(bodies), tuple(links), counts, mark=strictest_mark(chains))


def _shown(chains: Chains, suppliers: Mapping[str, int]) -> list[Link]:
    """Links between bodies of the chains."""
    shown = suppliers.keys() | {anchor.id for anchor in chains.anchors}
    return [link for link in chains.links if link.supplier in shown and link.buyer in shown]


def _links(chains: Chains, suppliers: Mapping[str, int]) -> Iterable[ChainLink]:
    """The links that are shown; their notes stand in no map."""

    def place(link: Link) -> tuple[str, str, str]:
        return chains.names[link.buyer], chains.names[link.supplier], link.item

    for link in sorted(_shown(chains, suppliers), key=place):
        yield ChainLink(
            link.id,
            link.supplier,
            link.buyer,
            link.item,
            link.kind,
            link.share,
            link.yearly_won,
            link.is_sole,
            link.confidentiality,
        )


def _sole_items(chains: Chains) -> list[SoleItem]:
    """Each item and its only supplier once, whoever buys it."""
    behind: dict[tuple[str, str], dict[str, Body]] = {}
    notes: dict[tuple[str, str], str | None] = {}
    for link in chains.links:
        if link.is_sole:
            pair = (link.item, link.supplier)
            found = behind.setdefault(pair, {})
            found |= {anchor.id: anchor for anchor in chains.anchors_behind(link)}
            notes[pair] = notes.get(pair) or link.note
    items = [
        SoleItem(
            item=item,
            supplier=chains.names[supplier],
            tier=min(chains.tiers[id][supplier] for id in anchors),
            anchors=tuple(anchor.name for anchor in chains.anchors if anchor.id in anchors),
            note=notes[item, supplier],
        )
        for (item, supplier), anchors in behind.items()
        if anchors
    ]
    return sorted(items, key=lambda row: (row.tier, sort_key(row.item), sort_key(row.supplier)))
