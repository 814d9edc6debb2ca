"""Where the bodies of a map stand: columns by tier, rows so that few links cross.

Pure and deterministic. A link that passes a column has a slot of its own there, so that it never
runs through a body. Orders come from sweeps by the mean place of neighbours, the best one is kept,
then neighbours change places while that saves a crossing; rows are as near to the neighbours' as
the order allows.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 12
SWAPS = 3  # rounds of changing places

Slot = str | tuple[str, str, int]
"""A body, or the place where a link (supplier, buyer) passes a column."""
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The column and row of every body, and what every link passes on its way.

    A way goes from the nearer column to the farther one; both ends are in it.
    """

    place: Mapping[str, tuple[int, int]]
    ways: Mapping[Edge, tuple[tuple[int, int], ...]]
    columns: int
    rows: int
    crossings: int


def arrange(columns: Sequence[Sequence[str]], edges: Iterable[Edge]) -> Arrangement:
    """Place bodies whose columns are given; `edges` are (supplier, buyer), each pair once."""
    column = {body: index for index, bodies in enumerate(columns) for body in bodies}
    ways = {
        edge: _way(edge, column)
        for edge in sorted(set(edges))
        if edge[0] in column and edge[1] in column and edge[0] != edge[1]
    }
    slots: list[list[Slot]] = [list(bodies) for bodies in columns]
    for way in ways.values():
        for slot in way[1:-1]:
            if isinstance(slot, tuple):
                slots[slot[2]].append(slot)
    near = _Near(ways, column)
    order, crossings = _untangled(slots, near)
    rows = max((len(part) for part in order), default=0)
    row = _rows(order, near, rows)

    def at(slot: Slot) -> tuple[int, int]:
        return near.column[slot], row[slot]

    return Arrangement(
        {body: at(body) for body in column},
        {edge: tuple(at(slot) for slot in way) for edge, way in ways.items()},
        len(columns),
        rows,
        crossings,
    )


def _way(edge: Edge, column: Mapping[str, int]) -> tuple[Slot, ...]:
    supplier, buyer = edge
    first, last = sorted((supplier, buyer), key=lambda body: column[body])
    between = range(column[first] + 1, column[last])
    return first, *((supplier, buyer, index) for index in between), last


class _Near:
    """The neighbours of each slot in the columns beside it."""

    def __init__(self, ways: Mapping[Edge, Sequence[Slot]], column: Mapping[str, int]) -> None:
        self.column: dict[Slot, int] = {}
        self.column.update(column)
        self.before: defaultdict[Slot, list[Slot]] = defaultdict(list)
        self.after: defaultdict[Slot, list[Slot]] = defaultdict(list)
        for way in ways.values():
            for slot in way[1:-1]:
                if isinstance(slot, tuple):
                    self.column[slot] = slot[2]
            for left, right in itertools.pairwise(way):
                if self.column[left] != self.column[right]:
                    self.after[left].append(right)
                    self.before[right].append(left)

    def crossings(self, left: Sequence[Slot], right: Sequence[Slot]) -> int:
        """How many links between two columns cross."""
        place = {slot: index for index, slot in enumerate(right)}
        seen: list[int] = []
        crossed = 0
        for slot in left:
            ends = sorted(place[other] for other in self.after[slot])
            crossed += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
            for end in ends:
                insort(seen, end)
        return crossed


def _untangled(slots: list[list[Slot]], near: _Near) -> tuple[list[list[Slot]], int]:
    order = [list(part) for part in slots]
    best, fewest = [list(part) for part in order], _all_crossings(order, near)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        forth = sweep % 2 == 0
        indices = range(1, len(order)) if forth else range(len(order) - 2, -1, -1)
        for index in indices:
            beside = order[index - 1] if forth else order[index + 1]
            place = {slot: at for at, slot in enumerate(beside)}
            order[index] = _by_mean(order[index], near.before if forth else near.after, place)
        crossed = _all_crossings(order, near)
        if crossed < fewest:
            best, fewest = [list(part) for part in order], crossed
    _change_places(best, near)
    return best, _all_crossings(best, near)


def _by_mean(
    part: Sequence[Slot], beside: Mapping[Slot, Sequence[Slot]], place: Mapping[Slot, int]
) -> list[Slot]:
    """Those with neighbours by their mean place; those without keep theirs."""
    means = {
        slot: sum(place[other] for other in others) / len(others)
        for slot in part
        if (others := beside.get(slot, ()))
    }
    moved = iter(sorted(means, key=means.__getitem__))  # stable: ties keep their order
    return [next(moved) if slot in means else slot for slot in part]


def _all_crossings(order: Sequence[Sequence[Slot]], near: _Near) -> int:
    return sum(near.crossings(a, b) for a, b in itertools.pairwise(order))


def _change_places(order: list[list[Slot]], near: _Near) -> None:
    """Let two that stand beside each other change places while that saves a crossing."""
    for _ in range(SWAPS):
        improved = False
        for index, part in enumerate(order):
            sides = [
                (beside, {slot: at for at, slot in enumerate(order[other])})
                for beside, other in ((near.before, index - 1), (near.after, index + 1))
                if 0 <= other < len(order)
            ]
            ends = [
                {slot: sorted(place[o] for o in beside.get(slot, ())) for slot in part}
                for beside, place in sides
            ]
            for at in range(len(part) - 1):
                one, other = part[at], part[at + 1]
                gain = sum(
                    _inversions(e[one], e[other]) - _inversions(e[other], e[one]) for e in ends
                )
                if gain > 0:
                    part[at], part[at + 1] = other, one
                    improved = True
        if not improved:
            return


def _inversions(upper: Sequence[int], lower: Sequence[int]) -> int:
    """Crossings between the links of two that stand one above the other; both are sorted."""
    return sum(bisect_left(lower, end) for end in upper)


def _rows(order: Sequence[Sequence[Slot]], near: _Near, rows: int) -> dict[Slot, int]:
    """The fullest column takes every row, the others follow it outwards."""
    found: dict[Slot, int] = {}
    if not order:
        return found
    fullest = max(range(len(order)), key=lambda index: len(order[index]))
    for index in sorted(range(len(order)), key=lambda index: (abs(index - fullest), index)):
        wanted: list[float] = []
        for at, slot in enumerate(order[index]):
            beside = [found[o] for o in (*near.before[slot], *near.after[slot]) if o in found]
            wanted.append(sum(beside) / len(beside) if beside else _share(at, order[index], rows))
        found |= dict(zip(order[index], _nearest_rows(wanted, rows), strict=True))
    return found


def _share(at: int, part: Sequence[Slot], rows: int) -> float:
    return at * (rows - 1) / max(1, len(part) - 1) if len(part) > 1 else (rows - 1) / 2


def _nearest_rows(wanted: Sequence[float], rows: int) -> list[int]:
    """Different rows in this order, together as near as can be to those wanted.

    Without the distance of one row between them, they may be equal but never fall; blocks that
    would fall are put at their mean.
    """
    blocks: list[tuple[float, int]] = []  # sum and number of those that share a place
    for index, row in enumerate(wanted):
        total, count = row - index, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, many = blocks.pop()
            total, count = total + before, count + many
        blocks.append((total, count))
    placed = [round(total / count) for total, count in blocks for _ in range(count)]
    last = rows - len(placed)
    return [min(max(place, 0), last) + index for index, place in enumerate(placed)]
