"""What is asked of the links: pure walks over a net; bodies are numbers."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.domain.supply_chain import cycles
from afm_desktop.services.supply_chain.answers import Way
from afm_desktop.services.supply_chain.chains import Tiers
from afm_desktop.services.supply_chain.net import SupplyNet

Neighbours = Callable[[int], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Route:
    """The bodies on the shortest way between two, both among them; none when there is no way."""

    way: Way
    bodies: tuple[int, ...]


def route(net: SupplyNet, start: int, goal: int) -> Route:
    """The way of goods in either direction, else the shortest along links whichever way."""

    def around(body: int) -> Iterable[int]:
        return (*net.down.others(body), *net.up.others(body))

    ways: tuple[tuple[Way, Neighbours], ...] = (
        (Way.DELIVERS, net.down.others),
        (Way.BUYS, net.up.others),
        (Way.AROUND, around),
    )
    for way, neighbours in ways:
        if found := _shortest(start, goal, neighbours):
            return Route(way, found)
    return Route(Way.NONE, ())


def _shortest(start: int, goal: int, neighbours: Neighbours) -> tuple[int, ...]:
    came_from: dict[int, int] = {start: start}
    queue = deque([start])
    while queue:
        body = queue.popleft()
        if body == goal:
            return _walked(body, came_from)
        for other in neighbours(body):
            if other not in came_from:
                came_from[other] = body
                queue.append(other)
    return ()


def _walked(body: int, came_from: Mapping[int, int]) -> tuple[int, ...]:
    path = [body]
    while came_from[body] != body:
        body = came_from[body]
        path.append(body)
    return tuple(reversed(path))


def links_between(net: SupplyNet, supplier: int, buyer: int) -> list[int]:
    """Everything one delivers to the other."""
    return [link for link in net.down.links(supplier) if net.buyer[link] == buyer]


def downstream(net: SupplyNet, supplier: int) -> dict[int, int]:
    """How many deliveries away each body is that goods of a supplier reach."""
    found, queue = {supplier: 0}, deque([supplier])
    while queue:
        body = queue.popleft()
        for buyer in net.down.others(body):
            if buyer not in found:
                found[buyer] = found[body] + 1
                queue.append(buyer)
    del found[supplier]
    return found


def depends_alone(net: SupplyNet, supplier: int) -> set[int]:
    """The bodies that sole sources alone lead to."""
    found, queue = {supplier}, deque([supplier])
    while queue:
        for link in net.down.links(queue.popleft()):
            buyer = net.buyer[link]
            if net.sole[link] and buyer not in found:
                found.add(buyer)
                queue.append(buyer)
    return found - {supplier}


def makers(net: SupplyNet) -> dict[int, Counter[int]]:
    """Of each item, who delivers it and how often."""
    found: dict[int, Counter[int]] = {}
    for item, supplier in zip(net.item, net.supplier, strict=True):
        found.setdefault(item, Counter())[supplier] += 1
    return found


def alternatives(
    net: SupplyNet, supplier: int, item: int, makers_of: Mapping[int, Counter[int]]
) -> list[int]:
    """Others that deliver an item: those of the same buyers first, then those that sell it most."""
    same = set(_buyers(net, supplier, item))
    others = [body for body in makers_of.get(item, ()) if body != supplier]

    def rank(body: int) -> tuple[bool, int, str]:
        return same.isdisjoint(_buyers(net, body, item)), -makers_of[item][body], net.ids[body]

    return sorted(others, key=rank)


def _buyers(net: SupplyNet, supplier: int, item: int) -> list[int]:
    return [net.buyer[link] for link in net.down.links(supplier) if net.item[link] == item]


def sole_links(net: SupplyNet, tiers: Tiers) -> dict[tuple[int, int], list[int]]:
    """The sole deliveries of chains, by item and supplier."""
    found: dict[tuple[int, int], list[int]] = {}
    inside = tiers.nearest.keys() | set(tiers.anchors)
    for buyer in inside:
        for link in net.up.links(buyer):
            if net.sole[link] and net.supplier[link] in tiers.nearest:
                found.setdefault((net.item[link], net.supplier[link]), []).append(link)
    return found


def chains_of(tiers: Tiers) -> dict[int, set[int]]:
    """The anchors whose chain each body is in; an anchor is in its own."""
    found: dict[int, set[int]] = {anchor: {anchor} for anchor in tiers.anchors}
    for anchor in tiers.anchors:
        for body in tiers.by_anchor[anchor]:
            found.setdefault(body, set()).add(anchor)
    return found


def anchors_behind(
    net: SupplyNet, chains: Mapping[int, Collection[int]], links: Iterable[int]
) -> set[int]:
    """The anchors whose chain any of these links belongs to, both ends of it."""
    return {
        anchor
        for link in links
        for anchor in chains.get(net.supplier[link], ())
        if anchor != net.supplier[link] and anchor in chains.get(net.buyer[link], ())
    }


def shared(tiers: Tiers) -> dict[int, list[tuple[int, int]]]:
    """The suppliers of several anchors: each with its anchors and tiers."""
    found: dict[int, list[tuple[int, int]]] = {}
    own = set(tiers.anchors)
    for anchor in tiers.anchors:
        for supplier, tier in tiers.by_anchor[anchor].items():
            if supplier not in own:
                found.setdefault(supplier, []).append((anchor, tier))
    return {supplier: places for supplier, places in found.items() if len(places) > 1}


def circles(net: SupplyNet, within: Collection[int] | None, limit: int) -> list[list[int]]:
    """Ways in which supply goes round, each ending where it began."""
    pairs: Iterable[tuple[int, int]] = net.pairs()
    if within is not None:
        pairs = ((s, b) for s, b in net.pairs() if s in within and b in within)
    return cycles(pairs, limit=limit)


def unlinked(net: SupplyNet, bodies: Sequence[str]) -> list[str]:
    """Those of these bodies that neither deliver nor buy."""
    found = []
    for id in bodies:
        number = net.number.get(id)
        if number is None or not (net.up.others(number) or net.down.others(number)):
            found.append(id)
    return found
