"""Which bodies of a chain a map shows: every tier the strongest, the others folded into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink

MOST = 10
"""Bodies of a tier that are shown unless it is unfolded."""


@dataclass(frozen=True, slots=True)
class MapPick:
    """What a map shows: columns from the anchors on, one link a pair, and how many are folded."""

    columns: tuple[tuple[ChainBody, ...], ...]
    links: tuple[ChainLink, ...]
    folded: tuple[int, ...]
    counts: tuple[int, ...]

    @property
    def shown(self) -> int:
        """How many bodies are shown."""
        return sum(map(len, self.columns))

    @property
    def total(self) -> int:
        """How many bodies there are."""
        return sum(self.counts)


def pick(
    chain: Chain,
    *,
    most: int = MOST,
    unfolded: Collection[int] = (),
    kept: Collection[str] = (),
    only_sole: bool = False,
) -> MapPick:
    """Choose tier by tier: those that were asked for, sole sources, then the largest deliveries.

    `unfolded` are tiers shown whole, `kept` bodies that are shown in any case; `only_sole` leaves
    the sole deliveries and what leads to the anchors from them.
    """
    bodies = {body.id: body for body in chain.bodies}
    links = _leading(chain.links) if only_sole else list(chain.links)
    tiers: defaultdict[int, list[ChainBody]] = defaultdict(list)
    there = {id for link in links for id in (link.supplier, link.buyer)} if only_sole else bodies
    for body in chain.bodies:
        if body.id in there or body.tier == 0:
            tiers[body.tier].append(body)
    deepest = max(tiers, default=0)
    if not only_sole:  # a tier of which nobody is named is folded whole
        deepest = max(deepest, len(chain.counts) - 1)
    weights = _weights(links)
    columns: list[tuple[ChainBody, ...]] = []
    shown: set[str] = set()
    for tier in range(deepest + 1):
        limit = len(tiers[tier]) if tier in unfolded else most
        ranked = sorted(tiers[tier], key=_rank(weights, shown, frozenset(kept), tier))
        asked = sum(body.id in kept for body in ranked)
        column = ranked[: max(limit, asked)]
        if len(ranked) == len(column) + 1:  # one more takes no more room than its fold
            column = ranked
        columns.append(tuple(sorted(column, key=lambda body: (body.name, body.id))))
        shown |= {body.id for body in column}
    counts = chain.counts if not only_sole else tuple(len(tiers[n]) for n in range(deepest + 1))
    folded = tuple(max(0, n - len(c)) for n, c in zip(counts, columns, strict=False))
    return MapPick(tuple(columns), _one_a_pair(links, shown), folded, counts[: len(columns)])


def _rank(
    weights: Mapping[str, tuple[int, set[str]]], shown: set[str], kept: frozenset[str], tier: int
) -> Callable[[ChainBody], tuple[bool, bool, bool, int, str, str]]:
    """Those asked for, sole sources, those whose buyers are shown, the largest; anchors by name."""

    def rank(body: ChainBody) -> tuple[bool, bool, bool, int, str, str]:
        won, buyers = weights.get(body.id, (0, set()))
        is_apart = tier > 0 and buyers.isdisjoint(shown)
        worth = body.suppliers if tier == 0 else won
        return body.id not in kept, is_apart, not body.is_sole, -worth, body.name, body.id

    return rank


def _weights(links: Iterable[ChainLink]) -> dict[str, tuple[int, set[str]]]:
    """What each supplier sells in a year, and to whom."""
    found: dict[str, tuple[int, set[str]]] = {}
    for link in links:
        won, buyers = found.get(link.supplier, (0, set()))
        buyers.add(link.buyer)
        found[link.supplier] = won + (link.yearly_won or 0), buyers
    return found


def _leading(links: Sequence[ChainLink]) -> list[ChainLink]:
    """Sole deliveries, and those on the way from them to the anchors."""
    below: defaultdict[str, list[ChainLink]] = defaultdict(list)
    for link in links:
        below[link.supplier].append(link)
    wanted = [link for link in links if link.is_sole]
    kept, reached = dict.fromkeys(wanted), set[str]()
    frontier = [link.buyer for link in wanted]
    while frontier:
        body = frontier.pop()
        if body not in reached:
            reached.add(body)
            for link in below[body]:
                kept[link] = None
                frontier.append(link.buyer)
    return [link for link in links if link in kept]


def _one_a_pair(links: Iterable[ChainLink], shown: set[str]) -> tuple[ChainLink, ...]:
    """The sole link of a pair before others, then the largest."""
    best: dict[tuple[str, str], ChainLink] = {}
    for link in links:
        pair = link.supplier, link.buyer
        if not shown.issuperset(pair):
            continue
        if pair not in best or _strength(link) > _strength(best[pair]):
            best[pair] = link
    return tuple(best[pair] for pair in sorted(best))


def _strength(link: ChainLink) -> tuple[bool, int, str]:
    return link.is_sole, link.yearly_won or 0, link.item
