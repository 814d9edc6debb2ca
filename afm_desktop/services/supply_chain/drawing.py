"""The map of a chain as a figure: columns by tier, boxes of two lines, curves between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from afm_desktop.domain.enums import LinkKind, SizeClass
from afm_desktop.services.figures import (
    HAIR,
    RULE,
    SERIES,
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
from afm_desktop.services.supply_chain.layout import Arrangement, arrange
from afm_desktop.services.supply_chain.pick import MapPick
from afm_desktop.services.supply_chain.rows import ChainBody, ChainLink

NODE, HIGH, PITCH, BETWEEN = 118.0, 34.0, 43.0, 46.0
HEAD, STRIPE, PAD = 26.0, 3.0, 9.0
NAME, SMALL = 9.75, 8.5
BEND = 0.5
_SIZES = (SizeClass.LARGE, SizeClass.MIDDLE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.SME)
OF_KIND: Mapping[LinkKind | None, Tone] = dict(zip(LinkKind, SERIES, strict=False))
OF_SIZE: Mapping[SizeClass | None, Tone] = dict(zip(_SIZES, SERIES, strict=True))
"""The series of each kind of item and size class."""


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of a map; `notes` stand in the second line of a body, by its id."""

    heads: tuple[str, ...]
    sole: str
    given: str
    notes: Mapping[str, str]
    folded: tuple[str, ...]
    """Of each column what is folded; empty when nothing is."""
    folds: tuple[str, ...]
    """And what it is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a body or a fold stands; a fold is named by its tier."""

    key: str
    column: int
    row: int
    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class ChainMap:
    """A finished map: its figure, where everything stands, and the curves of each link."""

    figure: Figure
    spots: tuple[Spot, ...]
    curves: Mapping[tuple[str, str], tuple[Curve, ...]]
    """By supplier and buyer."""
    under: int = 0
    """How many parts lie under the bodies; a screen paints the chosen links between."""

    def spot(self, key: str) -> Spot | None:
        """Where a body stands."""
        return next((spot for spot in self.spots if spot.key == key), None)

    def at(self, x: float, y: float) -> Spot | None:
        """What stands at a point."""
        return next((spot for spot in self.spots if spot.holds(x, y)), None)


def fold_key(tier: int) -> str:
    """The name of the box of what is folded in a tier."""
    return f"fold {tier}"


def draw_map(
    picked: MapPick, words: MapWords, *, measure: Measure, is_by_size: bool = False
) -> ChainMap:
    """Lay a map out and draw it; sole sources have a triangle, a thick curve and a tag."""
    columns = [[body.id for body in column] for column in picked.columns]
    pairs = [(link.supplier, link.buyer) for link in picked.links]
    return _Drawing(picked, words, arrange(columns, pairs), measure, is_by_size).map()


class _Drawing:
    def __init__(
        self,
        picked: MapPick,
        words: MapWords,
        found: Arrangement,
        measure: Measure,
        is_by_size: bool,
    ) -> None:
        self._picked, self._words, self._found = picked, words, found
        self._measure, self._is_by_size = measure, is_by_size
        self._bodies = {body.id: body for column in picked.columns for body in column}
        folds = any(picked.folded)
        self._rows = found.rows + bool(folds)
        self._width = found.columns * NODE + max(0, found.columns - 1) * BETWEEN
        self._height = HEAD + self._rows * PITCH + 2
        self._spots = {id: self._spot(id, *place) for id, place in found.place.items()}
        for tier, count in enumerate(picked.folded):
            if count:
                key = fold_key(tier)
                self._spots[key] = self._spot(key, tier, self._fold_row(tier))

    def map(self) -> ChainMap:
        parts: list[Part] = [
            part for index in range(self._found.columns) for part in self._head(index)
        ]
        curves = self._curves()
        sole = {(link.supplier, link.buyer) for link in self._picked.links if link.is_sole}
        for pair in sorted(curves, key=lambda pair: (pair in sole, pair)):
            parts += curves[pair]
        under = len(parts)
        for pair in sorted(sole):
            if pair in curves:
                parts += self._tag(curves[pair])
        for id in self._found.place:
            parts += self._node(self._bodies[id])
        for tier, count in enumerate(self._picked.folded):
            if count:
                parts += self._fold(tier)
        figure = Figure(self._width, self._height, tuple(parts))
        order = sorted(self._spots.values(), key=lambda spot: (spot.column, spot.row))
        return ChainMap(figure, tuple(order), curves, under)

    # --- where everything stands --------------------------------------------------------------

    def _spot(self, key: str, column: int, row: int) -> Spot:
        x = column * (NODE + BETWEEN)
        y = HEAD + row * PITCH + (PITCH - HIGH) / 2
        return Spot(key, column, row, x, y, NODE, HIGH)

    def _fold_row(self, tier: int) -> int:
        """Below the last body of its column."""
        own = [row for column, row in self._found.place.values() if column == tier]
        passing = [row for way in self._found.ways.values() for c, row in way[1:-1] if c == tier]
        return max([*own, *passing], default=-1) + 1

    # --- links ----------------------------------------------------------------------------------

    def _curves(self) -> dict[tuple[str, str], tuple[Curve, ...]]:
        ports = self._ports()
        found = {}
        for link in self._picked.links:
            pair = link.supplier, link.buyer
            if pair in self._found.ways:
                found[pair] = self._way(link, ports[pair])
        return found

    def _ports(self) -> dict[tuple[str, str], tuple[float, float]]:
        """Where each link leaves the left body and meets the right one, spread over their edges."""
        ends: defaultdict[tuple[str, bool], list[tuple[float, tuple[str, str]]]] = defaultdict(list)
        for pair, way in self._found.ways.items():
            left, right = self._sides(pair)
            same = way[0][0] == way[-1][0]
            ends[left, True].append((self._middle(way[1]), pair))
            ends[right, same].append((self._middle(way[-2]), pair))
        place: dict[tuple[str, bool, tuple[str, str]], float] = {}
        for (body, side), meeting in ends.items():
            meeting.sort()
            step = min(5.0, (HIGH - 10) / max(1, len(meeting)))
            first = self._spots[body].y + HIGH / 2 - step * (len(meeting) - 1) / 2
            for index, (_, pair) in enumerate(meeting):
                place[body, side, pair] = first + step * index
        return {
            pair: (
                place[self._sides(pair)[0], True, pair],
                place[self._sides(pair)[1], way[0][0] == way[-1][0], pair],
            )
            for pair, way in self._found.ways.items()
        }

    def _sides(self, pair: tuple[str, str]) -> tuple[str, str]:
        """The body of the nearer column and that of the farther; the supplier first if equal."""
        supplier, buyer = pair
        is_back = self._found.place[supplier][0] <= self._found.place[buyer][0]
        return (supplier, buyer) if is_back else (buyer, supplier)

    def _middle(self, place: tuple[int, int]) -> float:
        return HEAD + (place[1] + 0.5) * PITCH

    def _way(self, link: ChainLink, ends: tuple[float, float]) -> tuple[Curve, ...]:
        """Curves from body to body; one that goes back or stays in its tier is dashed."""
        pair = link.supplier, link.buyer
        way = self._found.ways[pair]
        tone, weight = (Tone.WARN, THICK) if link.is_sole else (Tone.MARK, THIN)
        is_back = self._sides(pair)[0] == link.supplier
        if way[0][0] == way[-1][0]:
            x = way[0][0] * (NODE + BETWEEN) + NODE
            far = abs(way[0][1] - way[-1][1]) / max(1, self._rows)
            out = x + BETWEEN * (0.2 + 0.4 * far)
            return (
                Curve((x, ends[0], out, ends[0], out, ends[1], x, ends[1]), tone, weight, True),
            )
        found: list[Curve] = []
        x, y = way[0][0] * (NODE + BETWEEN) + NODE, ends[0]
        for column, row in way[1:]:
            is_last = (column, row) == way[-1]
            left = column * (NODE + BETWEEN)
            to = ends[1] if is_last else HEAD + (row + 0.5) * PITCH
            bend = (left - x) * BEND
            points = (x, y, x + bend, y, left - bend, to, left, to)
            found.append(Curve(points, tone, weight, is_back))
            x, y = left, to
            if not is_last:
                through = (x, y, x + NODE / 3, y, x + NODE * 2 / 3, y, x + NODE, y)
                found.append(Curve(through, tone, weight, is_back))
                x += NODE
        return tuple(found)

    def _tag(self, curves: Sequence[Curve]) -> list[Part]:
        """단독 in the middle of a sole delivery."""
        x1, y1, *_between, x2, y2 = curves[-1].points
        size = 8.0
        wide, high = self._measure(self._words.sole, size, True) + 8, 12.0
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        if curves[-1].is_dashed and x1 == x2:
            x += (curves[-1].points[2] - x1) * 0.75
        return [
            Bar(
                x - wide / 2, y - high / 2, wide, high, Tone.PAPER, Tone.WARN, RULE, radius=high / 2
            ),
            Text(x, y, self._words.sole, size, True, Tone.WARN, Anchor.MIDDLE),
        ]

    # --- bodies -----------------------------------------------------------------------------------

    def _head(self, index: int) -> list[Part]:
        x = index * (NODE + BETWEEN)
        text = fitted(self._words.heads[index], NODE, SMALL + 0.5, True, self._measure)
        rule = Line(
            x, HEAD - 6, x + NODE + (BETWEEN if index + 1 < self._found.columns else 0), HEAD - 6
        )
        return [Text(x, 8, text, SMALL + 0.5, True, Tone.SOFT), rule]

    def _node(self, body: ChainBody) -> list[Part]:
        spot = self._spots[body.id]
        edge, weight = (Tone.ACCENT, RULE) if body.tier == 0 else (Tone.MARK, THIN)
        if body.is_sole:
            edge, weight = Tone.WARN, RULE
        parts: list[Part] = [Bar(spot.x, spot.y, NODE, HIGH, Tone.PAPER, edge, weight, radius=4.5)]
        series = OF_SIZE.get(body.size) if self._is_by_size else OF_KIND.get(body.kind)
        if series is not None:
            parts.append(Bar(spot.x + 3, spot.y + 5, STRIPE, HIGH - 10, series, radius=STRIPE / 2))
        left, right = spot.x + PAD, spot.x + NODE - 6
        upper, lower = spot.y + HIGH * 0.31, spot.y + HIGH * 0.7
        room = right - left - (14 if body.is_sole else 0)
        name = fitted(body.name, room, NAME, True, self._measure)
        parts.append(Text(left, upper, name, NAME, True))
        if body.is_sole:
            parts += _warning(right - 5, upper)
        note = self._words.notes.get(body.id, "")
        given = self._words.given if body.is_given else ""
        if given:
            wide = self._measure(given, SMALL, True)
            parts.append(Text(right, lower, given, SMALL, True, Tone.ACCENT, Anchor.END))
            right -= wide + 4
        text = fitted(note, right - left, SMALL, False, self._measure)
        parts.append(Text(left, lower, text, SMALL, tone=Tone.SOFT))
        return parts

    def _fold(self, tier: int) -> list[Part]:
        """A stack of sheets."""
        spot = self._spots[fold_key(tier)]
        x, y, middle = spot.x, spot.y, spot.x + PAD
        sheets = [
            Bar(x + 2 * n, y + 2.5 * n, NODE - 4 * n, HIGH, Tone.TOTAL, Tone.MARK, HAIR, radius=4.5)
            for n in (2, 1, 0)
        ]
        return [
            *sheets,
            Text(middle, y + HIGH * 0.31, self._words.folded[tier], NAME, True),
            Text(middle, y + HIGH * 0.7, self._words.folds[tier], SMALL, tone=Tone.SOFT),
        ]


def _warning(x: float, y: float) -> list[Part]:
    """A triangle with a stroke: a sole source, without colour too."""
    return [
        Polygon(((x, y - 5), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)), Tone.WARN),
        Line(x, y - 1.5, x, y + 1.5, Tone.PAPER, 1.2),
        Line(x, y + 2.3, x, y + 3.5, Tone.PAPER, 1.2),
    ]


def noted(body: ChainBody, anchor: str, share: Decimal | None = None) -> str:
    """`전해액 · 100%`, or what is said of an anchor."""
    if body.tier == 0:
        return anchor
    part = body.share if share is None else share
    percent = f"{part:f}%" if part is not None else ""
    return " · ".join(text for text in (body.item, percent) if text)
