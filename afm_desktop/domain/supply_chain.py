"""Rules over many supply links: tiers as seen from an anchor, and supply that goes round.

Links are pairs (supplier, buyer) of whatever names a firm: an id, a row, a name.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

Firm = TypeVar("Firm", bound=Hashable)


def suppliers_by_buyer(links: Iterable[tuple[Firm, Firm]]) -> dict[Firm, list[Firm]]:
    """Who delivers to each buyer, each supplier once, in the order of the links."""
    found: dict[Firm, dict[Firm, None]] = {}
    for supplier, buyer in links:
        found.setdefault(buyer, {})[supplier] = None
    return {buyer: list(suppliers) for buyer, suppliers in found.items()}


def tiers(
    anchor: Firm,
    suppliers: Mapping[Firm, Sequence[Firm]],
    overrides: Mapping[Firm, int] | None = None,
) -> dict[Firm, int]:
    """The tier of each supplier below an anchor: the fewest deliveries that lead to it.

    An overridden supplier has the tier it was given, and those behind it follow from there.
    """
    fixed = {firm: tier for firm, tier in (overrides or {}).items() if firm != anchor}
    found: dict[Firm, int] = {}
    # The running number keeps the heap from comparing firms.
    heap = [(0, 0, anchor), *((tier, n, firm) for n, (firm, tier) in enumerate(fixed.items(), 1))]
    heapq.heapify(heap)
    pushed = len(heap)
    while heap:
        tier, _, buyer = heapq.heappop(heap)
        if buyer in found:
            continue
        found[buyer] = tier
        for supplier in suppliers.get(buyer, ()):
            if supplier not in found and supplier not in fixed:
                heapq.heappush(heap, (tier + 1, pushed, supplier))
                pushed += 1
    del found[anchor]
    return found


def cycles(links: Iterable[tuple[Firm, Firm]], *, limit: int = 100) -> list[list[Firm]]:
    """Ways in which supply goes round, each as a path that ends where it began.

    A path follows the goods: each firm delivers to the next. At most `limit` are given, and not
    every circle there is, but at least one when there is any.
    """
    buyers = suppliers_by_buyer((buyer, supplier) for supplier, buyer in links)
    done: set[Firm] = set()
    circles = (circle for firm in buyers for circle in _cycles_from(firm, buyers, done))
    return list(islice(circles, limit))


def delivery_path(start: Firm, goal: Firm, links: Iterable[tuple[Firm, Firm]]) -> list[Firm] | None:
    """The shortest way goods go from one firm to another; None when they do not.

    A new link from a supplier to a buyer closes a circle when goods go from buyer to supplier.
    """
    return nearest_path(start, {goal}, links)


def nearest_path(
    start: Firm, goals: Container[Firm], links: Iterable[tuple[Firm, Firm]]
) -> list[Firm] | None:
    """The shortest way goods go from one firm to the nearest of several; None to none of them."""
    buyers = suppliers_by_buyer((buyer, supplier) for supplier, buyer in links)
    came_from: dict[Firm, Firm | None] = {start: None}
    queue = deque([start])
    while queue:
        firm = queue.popleft()
        if firm in goals:
            return _walk_back(firm, came_from)
        for buyer in buyers.get(firm, ()):
            if buyer not in came_from:
                came_from[buyer] = firm
                queue.append(buyer)
    return None


def path_words(path: Sequence[Firm], names: Mapping[Firm, str]) -> str:
    """`예시가람 → 예시나래 → 예시가람`"""
    return " → ".join(names[firm] for firm in path)


def _cycles_from(
    root: Firm, buyers: Mapping[Firm, Sequence[Firm]], done: set[Firm]
) -> Iterator[list[Firm]]:
    """Walk deep from one firm; meeting one that is still on the way is a circle."""
    if root in done:
        return
    way: dict[Firm, Iterator[Firm]] = {root: iter(buyers.get(root, ()))}
    while way:
        firm = next(reversed(way))
        buyer = next(way[firm], None)
        if buyer is None:
            done.add(firm)
            way.popitem()  # a `del` would leave gaps for `reversed` to walk over
        elif buyer in way:
            stations = list(way)
            yield [*stations[stations.index(buyer) :], buyer]
        elif buyer not in done:
            way[buyer] = iter(buyers.get(buyer, ()))


def _walk_back(firm: Firm, came_from: Mapping[Firm, Firm | None]) -> list[Firm]:
    path = [firm]
    before = came_from[firm]
    while before is not None:
        path.append(before)
        before = came_from[before]
    return path[::-1]
