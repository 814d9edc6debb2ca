"""The boxes of a map: bodies, what is folded, and the signs that stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from afm_desktop.domain.enums import LinkKind, SizeClass
from afm_desktop.services.figures import (
    HAIR,
    RULE,
    SERIES,
    THIN,
    Anchor,
    Bar,
    Line,
    Measure,
    Part,
    Polygon,
    Text,
    Tone,
    fitted,
)
from afm_desktop.services.supply_chain.look import MapLook
from afm_desktop.services.supply_chain.rows import ChainBody

STRIPE, INSET, PAD, ROUND = 3.0, 5.0, 9.0, 4.5
UPPER, LOWER = 0.31, 0.7  # of a box: where its two lines stand
PART = " · "  # between an item and its share
SHRINK = 0.25  # points a long name is set smaller at a time
_SIZES = (SizeClass.LARGE, SizeClass.MIDDLE, SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.SME)
OF_KIND: Mapping[LinkKind | None, Tone] = dict(zip(LinkKind, SERIES, strict=False))
OF_SIZE: Mapping[SizeClass | None, Tone] = dict(zip(_SIZES, SERIES, strict=True))
"""The series of each kind of item and size class."""


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
class Boxes:
    """Draws boxes of one look."""

    look: MapLook
    measure: Measure
    is_by_size: bool
    given: str
    """What is said of a tier set by hand."""

    def body(self, spot: Spot, body: ChainBody, note: str) -> list[Part]:
        """A body with its name and what it is best known for."""
        edge, weight = (Tone.ACCENT, RULE) if body.tier == 0 else (Tone.MARK, THIN)
        if body.is_sole:
            edge, weight = Tone.WARN, RULE
        parts: list[Part] = [
            Bar(spot.x, spot.y, spot.width, spot.height, Tone.PAPER, edge, weight, radius=ROUND)
        ]
        series = OF_SIZE.get(body.size) if self.is_by_size else OF_KIND.get(body.kind)
        if series is not None:
            parts += stripe(spot.x + 3, spot.y + INSET, spot.height - 2 * INSET, series)
        left, right = spot.x + PAD, spot.x + spot.width - 6
        upper = spot.y + spot.height * UPPER
        room = right - left - (14 if body.is_sole else 0)
        parts.append(self._name(left, upper, body.name, room))
        if body.is_sole:
            parts += warning(right - 5, upper)
        return [*parts, *self._below(spot, note, is_given=body.is_given)]

    def fold(self, spot: Spot, name: str, below: str) -> list[Part]:
        """A stack of sheets."""
        x, y, left = spot.x, spot.y, spot.x + PAD
        down = min(2.5, (self.look.pitch - self.look.high) / 3.6)
        sheets = [
            Bar(
                x + 2 * n,
                y + down * n,
                spot.width - 4 * n,
                spot.height,
                Tone.TOTAL,
                Tone.MARK,
                HAIR,
                radius=ROUND,
            )
            for n in (2, 1, 0)
        ]
        return [
            *sheets,
            Text(left, y + spot.height * UPPER, name, self.look.name, True),
            Text(left, y + spot.height * LOWER, below, self.look.small, tone=Tone.SOFT),
        ]

    def _name(self, x: float, y: float, name: str, room: float) -> Text:
        """The whole name, a little smaller if need be, else as much of it as fits."""
        size = self.look.name
        while size - SHRINK >= self.look.least and self.measure(name, size, True) > room:
            size -= SHRINK
        return Text(x, y, fitted(name, room, size, True, self.measure), size, True)

    def _below(self, spot: Spot, note: str, *, is_given: bool) -> list[Part]:
        left, right, size = spot.x + PAD, spot.x + spot.width - 6, self.look.small
        y, parts = spot.y + spot.height * LOWER, list[Part]()
        if is_given and self.given:
            parts.append(Text(right, y, self.given, size, True, Tone.ACCENT, Anchor.END))
            right -= self.measure(self.given, size, True) + 4
        return [*parts, Text(left, y, self._noted(note, right - left), size, tone=Tone.SOFT)]

    def _noted(self, note: str, room: float) -> str:
        """The item with its share, the item alone, or as much of it as fits."""
        item, _, _share = note.rpartition(PART)
        is_long = self.measure(note, self.look.small, False) > room
        return fitted(
            item if is_long and item else note, room, self.look.small, False, self.measure
        )


def stripe(x: float, y: float, high: float, series: Tone) -> list[Bar]:
    """The bar of a series: its shade, and as many pieces as its place, so that a copy tells too."""
    count = SERIES.index(series) + 1
    gap = 2.0
    piece = (high - gap * (count - 1)) / count
    return [
        Bar(x, y + index * (piece + gap), STRIPE, piece, series, radius=min(STRIPE, piece) / 2)
        for index in range(count)
    ]


def warning(x: float, y: float) -> list[Part]:
    """A triangle with a stroke: a sole source, without colour too."""
    return [
        Polygon(((x, y - 5), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)), Tone.WARN),
        Line(x, y - 1.5, x, y + 1.5, Tone.PAPER, 1.2),
        Line(x, y + 2.3, x, y + 3.5, Tone.PAPER, 1.2),
    ]
