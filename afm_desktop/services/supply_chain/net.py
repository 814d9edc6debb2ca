"""The supply links of a day as arrays: who delivers to each body, and to whom each delivers.

Bodies and links are numbers here; a million links take some thirty megabytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress
from typing import Any, TypeAlias

from afm_desktop.services.bodies import Mergers

DEEPEST = 6
"""The last tier a chain is followed to."""

NO_AMOUNT = NOBODY = -1
Numbers: TypeAlias = "array[int]"  # the class takes no brackets before Python 3.12
Line = Sequence[Any]
"""Row, supplier, buyer, item, yearly won and whether it is a sole source, as the file has them."""


class _Known(dict[str | None, int]):
    """The numbers of bodies; of one that is not live, or of none, it is `NOBODY`."""

    def __missing__(self, _id: str | None) -> int:
        return NOBODY


class _Numbering(dict[str, int]):
    """Numbers of texts, a new one for one not met before."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


@dataclass(slots=True)
class SupplyNet:
    """Links between bodies that remain; a link of a body to itself is none."""

    ids: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)
    row: Numbers = field(default_factory=lambda: array("q"))
    supplier: Numbers = field(default_factory=lambda: array("i"))
    buyer: Numbers = field(default_factory=lambda: array("i"))
    item: Numbers = field(default_factory=lambda: array("i"))
    won: Numbers = field(default_factory=lambda: array("q"))
    sole: bytearray = field(default_factory=bytearray)
    _up: _Ends | None = None
    _down: _Ends | None = None

    @classmethod
    def of(
        cls, parts: Iterable[Sequence[Line]], mergers: Mergers, live: Iterable[str]
    ) -> SupplyNet:
        """The net of these links; those of bodies that are not live are left out."""
        net, items = cls(), _Numbering()
        for id in live:
            net.add(id)
        known = _Known(net.number)
        for former in mergers.into:
            known[former] = net.number.get(mergers.body(former), NOBODY)
        for part in parts:
            if part:
                net._take(part, known, items)
        net.items = list(items)
        return net

    def _take(self, lines: Sequence[Line], known: _Known, items: _Numbering) -> None:
        """Take links in whole columns, which is four times as fast as one by one."""
        rows, suppliers, buyers, names, won, sole = zip(*lines, strict=True)
        supplier = array("i", map(known.__getitem__, suppliers))
        buyer = array("i", map(known.__getitem__, buyers))
        kept = [s != b and s >= 0 and b >= 0 for s, b in zip(supplier, buyer, strict=True)]
        self.row.extend(compress(rows, kept))
        self.supplier.extend(compress(supplier, kept))
        self.buyer.extend(compress(buyer, kept))
        self.item.extend(compress(map(items.__getitem__, (name or "" for name in names)), kept))
        self.won.extend(NO_AMOUNT if one is None else one for one in compress(won, kept))
        self.sole.extend(map(bool, compress(sole, kept)))

    def add(self, id: str) -> int:
        """The number of a body, a new one for one not met before."""
        number = self.number.get(id)
        if number is None:
            number = self.number[id] = len(self.ids)
            self.ids.append(id)
        return number

    @property
    def up(self) -> _Ends:
        """The links by buyer, with their suppliers."""
        if self._up is None or len(self._up.start) <= len(self.ids):
            self._up = _Ends.of(len(self.ids), self.buyer, self.supplier)
        return self._up

    @property
    def down(self) -> _Ends:
        """The links by supplier, with their buyers."""
        if self._down is None or len(self._down.start) <= len(self.ids):
            self._down = _Ends.of(len(self.ids), self.supplier, self.buyer)
        return self._down

    def tiers(
        self, anchor: int, given: Mapping[int, int] | None = None, deepest: int = DEEPEST
    ) -> dict[int, int]:
        """The tier of each supplier above an anchor, nearest first; the rule of `domain.tiers`."""
        fixed = {body: tier for body, tier in (given or {}).items() if body != anchor}
        found, frontier = {anchor: 0, **fixed}, [anchor]
        start, suppliers = self.up.start, self.up.other
        for tier in range(1, deepest + 1):
            reached = [body for body, own in fixed.items() if own == tier]
            for buyer in frontier:
                for supplier in suppliers[start[buyer] : start[buyer + 1]]:
                    if supplier not in found:
                        found[supplier] = tier
                        reached.append(supplier)
            frontier = reached
        del found[anchor]
        return {body: tier for body, tier in found.items() if tier <= deepest} if fixed else found

    def lowest_tiers(
        self, anchors: Iterable[int], given: Mapping[int, Mapping[int, int]]
    ) -> dict[int, int]:
        """The lowest tier of each supplier above any of these anchors; `given` by anchor.

        An anchor that delivers to one of them has a tier as well.
        """
        lowest = self._above_any([anchor for anchor in anchors if anchor not in given])
        for anchor, own in given.items():
            farthest = len(self.ids) + max(own.values(), default=0)
            for body, tier in self.tiers(anchor, own, farthest).items():
                lowest[body] = min(tier, lowest.get(body, tier))
        return lowest

    def _above_any(self, anchors: Sequence[int]) -> dict[int, int]:
        """The tiers above anchors without corrections, in one walk from all of them."""
        start, suppliers = self.up.start, self.up.other
        lowest: dict[int, int] = {}
        met, frontier, tier = set(anchors), list(anchors), 0
        while frontier:
            tier, reached = tier + 1, []
            for buyer in frontier:
                for supplier in suppliers[start[buyer] : start[buyer + 1]]:
                    if supplier not in lowest:
                        lowest[supplier] = tier
                        if supplier not in met:
                            met.add(supplier)
                            reached.append(supplier)
            frontier = reached
        return lowest

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Supplier and buyer of each link."""
        return zip(self.supplier, self.buyer, strict=True)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The links in the order of one end: those of a body lie between two starts."""

    start: Numbers
    other: Numbers
    link: Numbers

    @classmethod
    def of(cls, bodies: int, by: Numbers, other: Numbers) -> _Ends:
        counts = [0] * (bodies + 1)
        for body in by:
            counts[body + 1] += 1
        start = array("i", accumulate(counts))
        order, free = array("i", bytes(4 * len(by))), start[:]
        for link, body in enumerate(by):  # sorting a million at once would stop other threads
            order[free[body]] = link
            free[body] += 1
        return cls(
            start,
            array("i", map(other.__getitem__, order)),
            order,
        )

    def links(self, body: int) -> Numbers:
        """The links at a body."""
        return self.link[self.start[body] : self.start[body + 1]]

    def others(self, body: int) -> Numbers:
        """The bodies at the other ends of its links."""
        return self.other[self.start[body] : self.start[body + 1]]
