"""Which bodies of a supply chain a picture shows, and in which order.

All sole sources and the largest amounts are taken, at most twelve a lane; each lane is ordered by
the mean place of its neighbours (barycentre), so that few links cross.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.services.status_supply import SupplyLinkRow, SupplyNode, SupplyStatus

MOST = 12  # nodes a lane
SWEEPS = 8


@dataclass(frozen=True, slots=True)
class TierChoice:
    """Three lanes from top to bottom, the links between them, and how many bodies are left out.

    Anchors that buy from nobody have no place in it. `sole` names the item of each sole source,
    also where its buyer stands in no lane before it.
    """

    lanes: tuple[tuple[SupplyNode, ...], ...]
    links: tuple[SupplyLinkRow, ...]
    remaining: tuple[int, ...]
    sole: Mapping[str, str]


def choose(supply: SupplyStatus) -> TierChoice:
    """Choose and order what the picture can hold."""
    nodes = {node.id: node for node in supply.nodes}
    links = [link for link in supply.links if _steps_down(link, nodes)]
    by_strength = sorted(supply.links, key=_strength)
    sole = {link.supplier: link.item for link in by_strength if link.is_sole}
    lanes = _heaviest(nodes, links, sole)
    shown = {id for lane in lanes for id in lane}
    kept = _merged(link for link in links if link.supplier in shown and link.buyer in shown)
    lanes = _untangled(lanes, kept)
    buying = {link.buyer for link in links if nodes[link.buyer].tier == 0}
    totals = (len(buying), supply.first, supply.second)
    return TierChoice(
        tuple(tuple(nodes[id] for id in lane) for lane in lanes),
        kept,
        tuple(max(0, total - len(lane)) for total, lane in zip(totals, lanes, strict=True)),
        {id: item for id, item in sole.items() if id in shown},
    )


def _steps_down(link: SupplyLinkRow, nodes: Mapping[str, SupplyNode]) -> bool:
    supplier, buyer = nodes.get(link.supplier), nodes.get(link.buyer)
    return supplier is not None and buyer is not None and supplier.tier == buyer.tier + 1


def _heaviest(
    nodes: Mapping[str, SupplyNode], links: Sequence[SupplyLinkRow], sole: Collection[str]
) -> list[list[str]]:
    bought: defaultdict[str, int] = defaultdict(int)
    for link in links:
        bought[link.buyer] += link.yearly_won or 0
    anchors = [id for id, node in nodes.items() if node.tier == 0 and id in bought]
    anchors.sort(key=lambda id: (-bought[id], nodes[id].name, id))
    first = _ranked(nodes, links, anchors[:MOST], sole)
    second = _ranked(nodes, links, first, sole)
    return [anchors[:MOST], first, second]


def _ranked(
    nodes: Mapping[str, SupplyNode],
    links: Sequence[SupplyLinkRow],
    buyers: Sequence[str],
    sole: Collection[str],
) -> list[str]:
    """Suppliers of these buyers: sole sources, buyers of sole sources, then by amount."""
    amount: defaultdict[str, int] = defaultdict(int)
    buys_sole = {link.buyer for link in links if link.supplier in sole}
    asked = set(buyers)
    for link in links:
        if link.buyer in asked:
            amount[link.supplier] += link.yearly_won or 0

    def rank(id: str) -> tuple[bool, bool, int, str, str]:
        return id not in sole, id not in buys_sole, -amount[id], nodes[id].name, id

    return sorted(amount, key=rank)[:MOST]


def _merged(links: Iterable[SupplyLinkRow]) -> tuple[SupplyLinkRow, ...]:
    """One link a pair: the sole one before others, then the largest."""
    best: dict[tuple[str, str], SupplyLinkRow] = {}
    for link in links:
        pair = (link.supplier, link.buyer)
        if pair not in best or _strength(link) > _strength(best[pair]):
            best[pair] = link
    return tuple(best[pair] for pair in sorted(best))


def _strength(link: SupplyLinkRow) -> tuple[bool, int, str]:
    return link.is_sole, link.yearly_won or 0, link.item


def _untangled(lanes: list[list[str]], links: Sequence[SupplyLinkRow]) -> list[list[str]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        near[link.supplier].append(link.buyer)
        near[link.buyer].append(link.supplier)
    lanes = [sorted(lane) for lane in lanes]
    best, fewest = lanes, _crossings(lanes, links)
    for _ in range(SWEEPS):
        for index in (1, 2, 1, 0):
            place = _places(lane for lane in lanes if lane is not lanes[index])
            lanes[index] = sorted(lanes[index], key=lambda id: (_mean(near[id], place), id))
        crossed = _crossings(lanes, links)
        if crossed < fewest:
            best, fewest = list(lanes), crossed
    return best


def _places(lanes: Iterable[Sequence[str]]) -> dict[str, float]:
    return {id: (index + 0.5) / len(lane) for lane in lanes for index, id in enumerate(lane)}


def _mean(neighbours: Sequence[str], place: Mapping[str, float]) -> float:
    known = [place[id] for id in neighbours if id in place]
    return sum(known) / len(known) if known else 0.5


def _crossings(lanes: Sequence[Sequence[str]], links: Sequence[SupplyLinkRow]) -> int:
    place = _places(lanes)
    level = {id: index for index, lane in enumerate(lanes) for id in lane}
    ends = [(level[link.buyer], place[link.buyer], place[link.supplier]) for link in links]
    return sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for index, one in enumerate(ends)
        for other in ends[:index]
    )
