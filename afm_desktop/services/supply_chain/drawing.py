"""The map of a chain as a figure: columns by tier, boxes of two lines, curves between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from afm_desktop.services.figures import (
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
    Text,
    Tone,
    fitted,
)
from afm_desktop.services.supply_chain.boxes import PART, Boxes, Spot
from afm_desktop.services.supply_chain.layout import Arrangement, arrange
from afm_desktop.services.supply_chain.look import SCREEN, SMALLEST, MapLook
from afm_desktop.services.supply_chain.pick import MapPick
from afm_desktop.services.supply_chain.rows import ChainBody, ChainLink

BEND = 0.5
Points = tuple[float, float, float, float, float, float, float, float]


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
    picked: MapPick,
    words: MapWords,
    *,
    measure: Measure,
    is_by_size: bool = False,
    look: MapLook = SCREEN,
    found: Arrangement | None = None,
) -> ChainMap:
    """Lay a map out, unless that was done, and draw it.

    Sole sources have a triangle, a thick curve and a tag.
    """
    found = found or arranged(picked)
    return _Drawing(picked, words, found, measure, is_by_size, look).map()


def arranged(picked: MapPick) -> Arrangement:
    """Where the bodies of a map stand."""
    columns = [[body.id for body in column] for column in picked.columns]
    return arrange(columns, [(link.supplier, link.buyer) for link in picked.links])


def map_height(picked: MapPick, found: Arrangement, look: MapLook) -> float:
    """How high a map becomes."""
    folds = [_fold_row(found, tier) + 1 for tier, count in enumerate(picked.folded) if count]
    return look.head + max([found.rows, *folds]) * look.pitch + 2


def _fold_row(found: Arrangement, tier: int) -> int:
    """The row below the last body of a column, and below what passes there."""
    own = [row for column, row in found.place.values() if column == tier]
    passing = [row for way in found.ways.values() for c, row in way[1:-1] if c == tier]
    return max([*own, *passing], default=-1) + 1


class _Drawing:
    def __init__(  # noqa: PLR0917 - everything that a map stands on
        self,
        picked: MapPick,
        words: MapWords,
        found: Arrangement,
        measure: Measure,
        is_by_size: bool,
        look: MapLook,
    ) -> None:
        self._look, self._step = look, look.node + look.between
        self._picked, self._words, self._found = picked, words, found
        self._measure, self._is_by_size = measure, is_by_size
        self._bodies = {body.id: body for column in picked.columns for body in column}
        self._width = found.columns * look.node + max(0, found.columns - 1) * look.between
        self._height = map_height(picked, found, look)
        self._spots = {id: self._spot(id, *place) for id, place in found.place.items()}
        for tier, count in enumerate(picked.folded):
            if count:
                key = fold_key(tier)
                self._spots[key] = self._spot(key, tier, _fold_row(found, tier))

    def map(self) -> ChainMap:
        parts: list[Part] = [
            part for index in range(self._found.columns) for part in self._head(index)
        ]
        curves = self._curves()
        sole = {(link.supplier, link.buyer) for link in self._picked.links if link.is_sole}
        for pair in sorted(curves, key=lambda pair: (pair in sole, pair)):
            parts += curves[pair]
        parts += self._from_folds()
        under = len(parts)
        boxes = Boxes(self._look, self._measure, self._is_by_size, self._words.given)
        for pair in sorted(sole):
            if pair in curves:
                parts += self._tag(curves[pair])
        for id in self._found.place:
            body = self._bodies[id]
            parts += boxes.body(self._spots[id], body, self._words.notes.get(id, ""))
        for tier, count in enumerate(self._picked.folded):
            if count:
                spot, words = self._spots[fold_key(tier)], self._words
                parts += boxes.fold(spot, words.folded[tier], words.folds[tier])
        figure = Figure(self._width, self._height, tuple(parts))
        order = sorted(self._spots.values(), key=lambda spot: (spot.column, spot.row))
        return ChainMap(figure, tuple(order), curves, under)

    # --- where everything stands --------------------------------------------------------------

    def _spot(self, key: str, column: int, row: int) -> Spot:
        x = column * self._step
        y = self._look.head + row * self._look.pitch + (self._look.pitch - self._look.high) / 2
        return Spot(key, column, row, x, y, self._look.node, self._look.high)

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
            step = min(5.0, (self._look.high - 10) / max(1, len(meeting)))
            first = self._spots[body].y + self._look.high / 2 - step * (len(meeting) - 1) / 2
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
        return self._look.head + (place[1] + 0.5) * self._look.pitch

    def _way(self, link: ChainLink, ends: tuple[float, float]) -> tuple[Curve, ...]:
        """Curves from body to body; one that goes back or stays in its tier is dashed."""
        pair = link.supplier, link.buyer
        way = self._found.ways[pair]
        tone, weight = (Tone.WARN, THICK) if link.is_sole else (Tone.MARK, THIN)
        is_back = self._sides(pair)[0] == link.supplier
        if way[0][0] == way[-1][0]:
            x = way[0][0] * self._step + self._look.node
            far = abs(way[0][1] - way[-1][1]) / max(1, self._found.rows)
            out = x + self._look.between * (0.2 + 0.4 * far)
            return (
                Curve((x, ends[0], out, ends[0], out, ends[1], x, ends[1]), tone, weight, True),
            )
        found: list[Curve] = []
        x, y = way[0][0] * self._step + self._look.node, ends[0]
        for column, row in way[1:]:
            is_last = (column, row) == way[-1]
            left = column * self._step
            to = ends[1] if is_last else self._look.head + (row + 0.5) * self._look.pitch
            found.append(Curve(_bent(x, y, left, to), tone, weight, is_back))
            x, y = left, to
            if not is_last:
                through = (
                    x,
                    y,
                    x + self._look.node / 3,
                    y,
                    x + self._look.node * 2 / 3,
                    y,
                    x + self._look.node,
                    y,
                )
                found.append(Curve(through, tone, weight, is_back))
                x += self._look.node
        return tuple(found)

    def _from_folds(self) -> list[Curve]:
        """From what is folded to those who deliver to nobody that is shown."""
        delivering = {supplier for supplier, _ in self._found.ways}
        found = []
        for id, (column, _) in self._found.place.items():
            fold = self._spots.get(fold_key(column - 1))
            if fold is None or id in delivering or self._bodies[id].is_given:
                continue
            to = self._spots[id]
            x, y = fold.x + fold.width, fold.y + fold.height / 2
            found.append(Curve(_bent(x, y, to.x, to.y + to.height / 2)))
        return found

    def _tag(self, curves: Sequence[Curve]) -> list[Part]:
        """단독 in the middle of a sole delivery."""
        x1, y1, *_between, x2, y2 = curves[-1].points
        size = max(SMALLEST, self._look.small - 0.5)
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
        look, x, size = self._look, index * self._step, self._look.small + 0.5
        text = fitted(self._words.heads[index], look.node, size, True, self._measure)
        end = x + (look.node if index + 1 == self._found.columns else self._step)
        rule = Line(x, look.head - 6, end, look.head - 6)
        return [Text(x, 8, text, size, True, Tone.SOFT), rule]


def _level(x: float, y: float, long: float) -> Points:
    """A straight line as a curve."""
    return x, y, x + long / 3, y, x + long * 2 / 3, y, x + long, y


def _bent(x: float, y: float, to_x: float, to_y: float) -> Points:
    """From box to box, level at both ends."""
    bend = (to_x - x) * BEND
    return x, y, x + bend, y, to_x - bend, to_y, to_x, to_y


def noted(body: ChainBody, anchor: str, share: Decimal | None = None) -> str:
    """`전해액 · 100%`, or what is said of an anchor."""
    if body.tier == 0:
        return anchor
    part = body.share if share is None else share
    percent = f"{part:f}%" if part is not None else ""
    return PART.join(text for text in (body.item, percent) if text)
