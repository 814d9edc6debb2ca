"""The supply chain as a picture: anchors, first and second tier in three lanes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from afm_desktop.services.figures import (
    HAIR,
    RULE,
    THICK,
    THIN,
    Anchor,
    Bar,
    Curve,
    Figure,
    Line,
    Measure,
    Part,
    Polygon,
    Text,
    Tone,
    fitted,
)
from afm_desktop.services.status_supply import SupplyLinkRow, SupplyNode
from afm_desktop.services.tier_choice import TierChoice

NODE, HEAD, GAP, FOOT = 21.0, 18.0, 12.0, 30.0
WIDE, DENSE, ROOMY = 30.0, 24.5, 9  # from node to node, and up to how many they stand wide
APART = 54.0  # how far anchors stand apart where there is room
SMALLEST = 8.0  # type of a name that has to fit
SHORTEST = 4  # letters of an item, the ellipsis among them, that still tell what it is
ANCHORS, WIDEST_ANCHORS = 0.191, 0.25  # widths of lanes as shares of the picture's
SUPPLIERS, ONLY_SUPPLIERS = (0.315, 0.324), 0.5
BEND = 0.45  # of the way, for both control points


@dataclass(frozen=True, slots=True)
class TierWords:
    """The words of the picture."""

    heads: tuple[str, ...]
    sole: str
    remaining: tuple[str, ...]  # of each lane; empty when nothing is left out


def tiers(
    choice: TierChoice, words: TierWords, *, width: float, measure: Measure, scale: float = 1.0
) -> Figure:
    """Lanes of boxes joined by links; a sole source has a black tag, a thick edge and line."""
    drawing = _Drawing(choice, words, width, measure, scale)
    return Figure(width, drawing.height, drawing.parts())


@dataclass(frozen=True, slots=True)
class _Lane:
    x: float
    width: float
    nodes: tuple[SupplyNode, ...]


class _Drawing:
    def __init__(
        self, choice: TierChoice, words: TierWords, width: float, measure: Measure, scale: float
    ) -> None:
        self._choice, self._words = choice, words
        self._measure, self._scale, self._width = measure, scale, width
        longest = max(
            (measure(node.name, 9 * scale, True) + 8 for node in choice.lanes[0]), default=0.0
        )
        self._lanes = _lanes(choice, width, longest)
        self._top = (HEAD + GAP) * scale
        most = max(len(lane.nodes) for lane in self._lanes)
        pitch = (DENSE if most > ROOMY else WIDE) * scale
        self._bottom = self._top + (most - 1) * pitch + NODE * scale
        has_rest = any(choice.remaining[: len(self._lanes)])
        self.height = self._bottom + (FOOT * scale if has_rest else 6.0)
        self._y = self._places()
        self._sole = choice.sole.keys()
        self._item = {**_items(choice.links), **choice.sole}

    def parts(self) -> tuple[Part, ...]:
        parts: list[Part] = []
        for index, lane in enumerate(self._lanes):
            parts += self._head(index, lane)
        parts += self._links()
        for index, lane in enumerate(self._lanes):
            for node in lane.nodes:
                parts += self._anchor(lane, node) if index == 0 else self._node(lane, node)
            parts += self._rest(lane, self._words.remaining[index])
        return tuple(parts)

    # ------------------------------------------------------------ where everything stands

    def _places(self) -> dict[str, float]:
        """Suppliers evenly between the same first and last line, anchors beside their own."""
        half = NODE * self._scale / 2
        high, low = self._top + half, self._bottom - half
        place: dict[str, float] = {}
        for lane in self._lanes[1:]:
            for index, node in enumerate(lane.nodes):
                share = index / (len(lane.nodes) - 1) if len(lane.nodes) > 1 else 0.5
                place[node.id] = high + (low - high) * share
        suppliers: defaultdict[str, list[float]] = defaultdict(list)
        for link in self._choice.links:
            suppliers[link.buyer].append(place.get(link.supplier, (high + low) / 2))
        wanted = [
            sum(suppliers[node.id]) / len(suppliers[node.id])
            if suppliers[node.id]
            else (high + low) / 2
            for node in self._lanes[0].nodes
        ]
        gap = (low - high) / max(1, len(wanted))
        gap = min(max(gap, DENSE * self._scale), APART * self._scale)
        spread = _spread(wanted, gap, high, low)
        return place | dict(zip((node.id for node in self._lanes[0].nodes), spread, strict=True))

    def _ports(self, links: Sequence[SupplyLinkRow]) -> dict[tuple[str, str], tuple[float, float]]:
        """Where each link leaves its buyer and meets its supplier."""
        leaves = self._side(links, lambda link: link.buyer, lambda link: link.supplier)
        meets = self._side(links, lambda link: link.supplier, lambda link: link.buyer)
        return {
            (link.buyer, link.supplier): (
                leaves[link.buyer, link.supplier],
                meets[link.supplier, link.buyer],
            )
            for link in links
        }

    def _side(
        self,
        links: Sequence[SupplyLinkRow],
        here: Callable[[SupplyLinkRow], str],
        there: Callable[[SupplyLinkRow], str],
    ) -> dict[tuple[str, str], float]:
        ends: defaultdict[str, list[str]] = defaultdict(list)
        for link in links:
            ends[here(link)].append(there(link))
        port: dict[tuple[str, str], float] = {}
        for node, others in ends.items():
            others.sort(key=lambda id: self._y[id])
            step = min(6.0, NODE * self._scale / (len(others) + 1))
            first = self._y[node] - step * (len(others) - 1) / 2
            port |= {(node, other): first + step * index for index, other in enumerate(others)}
        return port

    # ------------------------------------------------------------ what is drawn

    def _head(self, index: int, lane: _Lane) -> list[Part]:
        middle, size = HEAD * self._scale / 2, 9.5 * self._scale
        text = fitted(self._words.heads[index], lane.width - 6, size, True, self._measure)
        parts: list[Part] = [
            Bar(lane.x, 0, lane.width, HEAD * self._scale, Tone.FILL),
            Text(lane.x + lane.width / 2, middle, text, size, True, anchor=Anchor.MIDDLE),
        ]
        if index:
            before = self._lanes[index - 1]
            parts += _arrow(before.x + before.width + 8, lane.x - 8, middle)
        return parts

    def _links(self) -> list[Part]:
        column = {node.id: index for index, lane in enumerate(self._lanes) for node in lane.nodes}
        parts: list[Part] = []
        for index, (left, right) in enumerate(zip(self._lanes, self._lanes[1:], strict=False)):
            links = [link for link in self._choice.links if column.get(link.buyer) == index]
            ports = self._ports(links)
            x1, x2 = left.x + left.width, right.x
            bend = (x2 - x1) * BEND
            for link in sorted(links, key=lambda link: link.is_sole):  # thick ones on top
                y1, y2 = ports[link.buyer, link.supplier]
                points = (x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2)
                tone, weight = (Tone.INK, THICK) if link.is_sole else (Tone.MARK, THIN)
                parts.append(Curve(points, tone, weight))
        return parts

    def _box(self, lane: _Lane, node: SupplyNode, is_strong: bool) -> Bar:
        high = NODE * self._scale
        tone, weight = (Tone.INK, RULE) if is_strong else (Tone.MARK, THIN)
        return Bar(lane.x, self._y[node.id] - high / 2, lane.width, high, Tone.PAPER, tone, weight)

    def _anchor(self, lane: _Lane, node: SupplyNode) -> list[Part]:
        size, room = 9 * self._scale, lane.width - 8
        while size > SMALLEST and self._measure(node.name, size, True) > room:
            size -= 0.25
        name = fitted(node.name, room, size, True, self._measure)
        middle = lane.x + lane.width / 2
        text = Text(middle, self._y[node.id], name, size, True, anchor=Anchor.MIDDLE)
        return [self._box(lane, node, True), text]

    def _node(self, lane: _Lane, node: SupplyNode) -> list[Part]:
        y, size, small = self._y[node.id], 8.5 * self._scale, 8 * self._scale
        is_sole = node.id in self._sole
        parts: list[Part] = [self._box(lane, node, is_sole)]
        left, right = lane.x + 6, lane.x + lane.width - 6
        if is_sole:
            wide, high = 22 * self._scale, NODE * self._scale
            parts += [
                Bar(lane.x, y - high / 2, wide, high, Tone.INK),
                Text(
                    lane.x + wide / 2, y, self._words.sole, small, True, Tone.PAPER, Anchor.MIDDLE
                ),
            ]
            left = lane.x + wide + 5
        name = fitted(node.name, right - left, size, is_sole, self._measure)
        parts.append(Text(left, y, name, size, is_sole))
        room = right - left - self._measure(name, size, is_sole) - 8
        return [*parts, *self._item_text(self._item.get(node.id, ""), right, y, room)]

    def _item_text(self, item: str, right: float, y: float, room: float) -> list[Part]:
        """The item, smaller or shortened where it must be, left out where nothing would be told."""
        size = 8 * self._scale
        while size > SMALLEST and self._measure(item, size, False) > room:
            size -= 0.25
        shown = fitted(item, room, size, False, self._measure)
        if not shown or (shown != item and len(shown) < SHORTEST):
            return []
        return [Text(right, y, shown, size, tone=Tone.SOFT, anchor=Anchor.END)]

    def _rest(self, lane: _Lane, text: str) -> list[Part]:
        if not text:
            return []
        high, size = HEAD * self._scale, 8.5 * self._scale
        top = self._bottom + 6 * self._scale
        text = fitted(text, lane.width - 6, size, False, self._measure)
        middle = Text(
            lane.x + lane.width / 2, top + high / 2, text, size, False, Tone.SOFT, Anchor.MIDDLE
        )
        return [Bar(lane.x, top, lane.width, high, None, Tone.MARK, HAIR, is_dashed=True), middle]


def _lanes(choice: TierChoice, width: float, anchor: float) -> list[_Lane]:
    """Three lanes, the first as wide as its names need, the others as wide as names and items."""
    first = min(max(anchor / width, ANCHORS), WIDEST_ANCHORS)
    suppliers = SUPPLIERS if choice.lanes[2] else (ONLY_SUPPLIERS,)
    between = (1 - first - sum(suppliers)) / len(suppliers)
    lanes, x = [_Lane(0.0, width * first, choice.lanes[0])], first
    for wide, nodes in zip(suppliers, choice.lanes[1:], strict=False):
        lanes.append(_Lane(width * (x + between), width * wide, nodes))
        x += between + wide
    return lanes


def _spread(wanted: Sequence[float], gap: float, high: float, low: float) -> list[float]:
    """The wanted places, moved apart by at least the gap and kept between the ends."""
    places = list(wanted)
    crowd = sum(max(0.0, gap - (b - a)) for a, b in pairwise(places))
    if places:
        places[0] -= crowd / 2  # those that push each other give way on both sides
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + gap)
    over = places[-1] - low if places else 0
    if over > 0:
        places[-1] = low
        for index in range(len(places) - 2, -1, -1):
            places[index] = min(places[index], places[index + 1] - gap)
    return [max(high, place) for place in places]


def _items(links: Sequence[SupplyLinkRow]) -> Mapping[str, str]:
    """The item to name of each supplier: that of its sole or largest link."""
    order = sorted(links, key=lambda link: (link.is_sole, link.yearly_won or 0, link.item))
    return {link.supplier: link.item for link in order}


def _arrow(x1: float, x2: float, y: float) -> list[Part]:
    tip = ((x2, y), (x2 - 5, y - 2.5), (x2 - 5, y + 2.5))
    return [Line(x1, y, x2 - 4, y, Tone.INK, 0.8), Polygon(tip, Tone.INK)]
