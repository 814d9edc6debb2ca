"""The chain above anchors as rows: who stands at which tier, and what links them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.hangul import sort_key
from afm_desktop.services.supply_chain.describing import described
from afm_desktop.services.supply_chain.net import SupplyNet
from afm_desktop.services.supply_chain.reading import bodies_of, links_of
from afm_desktop.services.supply_chain.rows import Chain

Given = Mapping[str, Mapping[str, int]]
"""Tiers set by hand, by anchor and supplier."""


@dataclass(frozen=True, slots=True)
class Tiers:
    """Where every body stands above some anchors, as numbers of a net."""

    anchors: tuple[int, ...]
    by_anchor: Mapping[int, Mapping[int, int]]
    nearest: Mapping[int, int]
    """Each supplier at its nearest tier; no anchor is one."""
    given: frozenset[int]
    """Those whose tier was set by hand for one of the anchors."""

    @property
    def counts(self) -> tuple[int, ...]:
        """Anchors, 1차, 2차 …, as far as there are any."""
        tally = Counter(self.nearest.values())
        return len(self.anchors), *(tally[n] for n in range(1, max(tally, default=0) + 1))


def tiers_above(net: SupplyNet, anchors: Sequence[str], given: Given) -> Tiers:
    """Walk up from each anchor."""
    numbers = tuple(net.add(id) for id in anchors)
    by_anchor: dict[int, Mapping[int, int]] = {}
    nearest: dict[int, int] = {}
    by_hand: set[int] = set()
    for id, anchor in zip(anchors, numbers, strict=True):
        own = {net.add(body): tier for body, tier in given.get(id, {}).items()}
        by_anchor[anchor] = found = net.tiers(anchor, own)
        by_hand |= own.keys()
        if not nearest:
            nearest = dict(found)
            continue
        for body, tier in found.items():
            nearest[body] = min(tier, nearest.get(body, tier))
    for anchor in numbers:
        nearest.pop(anchor, None)
    return Tiers(numbers, by_anchor, nearest, frozenset(by_hand))


def chain_rows(
    session: Session, net: SupplyNet, tiers: Tiers, day: date, *, most: int, is_whole: bool
) -> Chain:
    """The chain with at most so many bodies: the nearest, sole sources and large ones first."""
    chosen = _chosen(net, tiers, most)
    shown = set(chosen)
    links = [n for body in chosen for n in net.up.links(body) if net.supplier[n] in shown]
    rows = list(links_of(session, [net.row[n] for n in links], net, links))
    known = bodies_of(session, [net.ids[body] for body in chosen], day)
    rows = [link for link in rows if link.supplier in known and link.buyer in known]
    tier = {net.ids[n]: tiers.nearest.get(n, 0) for n in chosen if net.ids[n] in known}
    given = {net.ids[n] for n in tiers.given & shown}
    bodies = list(described(known, tier, given, rows))
    bodies.sort(key=lambda body: (body.tier, sort_key(body.name), body.id))
    rows.sort(key=lambda link: (known[link.buyer].name, known[link.supplier].name, link.item))
    order = list(Confidentiality)
    mark = max((link.confidentiality for link in rows), key=order.index, default=order[0])
    return Chain(day, tuple(bodies), tuple(rows), tiers.counts, is_whole, mark)


def _chosen(net: SupplyNet, tiers: Tiers, most: int) -> list[int]:
    """Anchors and the suppliers that are shown, all of them when they are few."""
    suppliers = list(tiers.nearest)
    if len(suppliers) + len(tiers.anchors) > most:
        suppliers.sort(key=tiers.nearest.__getitem__)  # walks of several anchors come mixed
        last = tiers.nearest[suppliers[max(0, most - len(tiers.anchors) - 1)]]
        near = [body for body in suppliers if tiers.nearest[body] < last]
        rim = [body for body in suppliers if tiers.nearest[body] == last]
        strength = _strengths(net, rim, near, tiers)
        rim.sort(key=lambda body: (strength[body], net.ids[body]))
        suppliers = (near + rim)[: max(0, most - len(tiers.anchors))]
    return [*tiers.anchors, *suppliers]


def _strengths(
    net: SupplyNet, rim: Collection[int], near: Collection[int], tiers: Tiers
) -> dict[int, tuple[bool, int]]:
    """Whether a body is no sole source, and the amount it sells, negative: the strongest first."""
    found: dict[int, tuple[bool, int]] = dict.fromkeys(rim, (True, 0))
    for buyer in (*near, *tiers.anchors):
        for link in net.up.links(buyer):
            supplier = net.supplier[link]
            if supplier in found:
                plain, won = found[supplier]
                found[supplier] = plain and not net.sole[link], won - max(0, net.won[link])
    return found
