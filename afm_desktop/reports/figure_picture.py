"""A chart's geometry as pixels, for documents that take no vectors."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, singledispatch
from itertools import pairwise
from typing import TYPE_CHECKING

from afm_desktop.paths import FONTS
from afm_desktop.reports.fonts import BOLD, FILES, REGULAR
from afm_desktop.reports.style import OPTICAL, PALETTE
from afm_desktop.reports.text import single
from afm_desktop.services.figures import (
    Anchor,
    Bar,
    Curve,
    Figure,
    Line,
    Part,
    Polygon,
    Text,
    Tone,
)

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PIXELS = 3  # for each point
_FINER = 2  # times as many while it is drawn, so that slanted lines are smooth
_STEPS, _DASH = 32, 2.0
_ANCHORS = {Anchor.START: "ls", Anchor.MIDDLE: "ms", Anchor.END: "rs"}
Point = tuple[float, float]


def picture(figure: Figure) -> bytes:
    """The figure as PNG; the same figure is the same bytes."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only such papers need it

    scale = PIXELS * _FINER
    size = round(figure.width * scale), round(figure.height * scale)
    image = Image.new("RGB", size, "white")
    pen = _Pen(ImageDraw.Draw(image), scale)
    for part in figure.parts:
        _paint(part, pen)
    stream = io.BytesIO()
    image.reduce(_FINER).save(stream, "PNG", optimize=False, compress_level=6)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Pen:
    """What draws, and how many of its pixels a point is."""

    draw: ImageDraw
    scale: float

    def at(self, points: Sequence[Point]) -> list[Point]:
        """Points as pixels."""
        return [(x * self.scale, y * self.scale) for x, y in points]

    def weight(self, points: float) -> int:
        """The weight of a line in pixels; no line is lost."""
        return max(1, round(points * self.scale))

    def stroke(self, points: Sequence[Point], weight: float, tone: Tone) -> None:
        """A line through points."""
        self.draw.line(self.at(points), _colour(tone), self.weight(weight), joint="curve")


def _colour(tone: Tone) -> str:
    return f"#{PALETTE[tone].hexval()[2:]}"


@cache
def _font(is_bold: bool, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - see above

    file = FONTS / FILES[BOLD if is_bold else REGULAR]
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@singledispatch
def _paint(part: Part, pen: _Pen) -> None:
    """Paint one part of a figure."""
    raise TypeError(part)


@_paint.register
def _bar(part: Bar, pen: _Pen) -> None:
    corners = pen.at([(part.x, part.y), (part.x + part.width, part.y + part.height)])
    if part.fill:
        pen.draw.rounded_rectangle(corners, part.radius * pen.scale, _colour(part.fill))
    if part.edge and part.is_dashed:
        _dash(_around(part), pen, part.weight, part.edge)
    elif part.edge:
        edge, weight = _colour(part.edge), pen.weight(part.weight)
        pen.draw.rounded_rectangle(corners, part.radius * pen.scale, None, edge, weight)


def _around(part: Bar) -> list[Point]:
    right, low = part.x + part.width, part.y + part.height
    return [(part.x, part.y), (right, part.y), (right, low), (part.x, low), (part.x, part.y)]


@_paint.register
def _line(part: Line, pen: _Pen) -> None:
    pen.stroke([(part.x1, part.y1), (part.x2, part.y2)], part.weight, part.tone)


@_paint.register
def _curve(part: Curve, pen: _Pen) -> None:
    points = list(_along(part.points))
    if part.is_dashed:
        _dash(points, pen, part.weight, part.tone)
    else:
        pen.stroke(points, part.weight, part.tone)


@_paint.register
def _polygon(part: Polygon, pen: _Pen) -> None:
    pen.draw.polygon(pen.at(part.points), _colour(part.fill))


@_paint.register
def _text(part: Text, pen: _Pen) -> None:
    font = _font(part.is_bold, round(part.size * pen.scale))
    ((x, y),) = pen.at([(part.x, part.y + OPTICAL * part.size)])
    said = single(part.text)
    pen.draw.text((x, y), said, _colour(part.tone), font, anchor=_ANCHORS[part.anchor])


def _along(points: Sequence[float]) -> Iterator[Point]:
    """A cubic curve as short lines."""
    x, y = points[::2], points[1::2]
    for step in range(_STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield (
            sum(weight * at for weight, at in zip(weights, x, strict=True)),
            sum(weight * at for weight, at in zip(weights, y, strict=True)),
        )


def _dash(points: Sequence[Point], pen: _Pen, weight: float, tone: Tone) -> None:
    """Strokes and gaps of two points each along lines."""
    gone = 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        at = 0.0
        while at < long:
            step = min(long - at, _DASH - gone % _DASH)
            if int(gone / _DASH) % 2 == 0:
                ends = [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t) for t in _share(at, step, long)]
                pen.stroke(ends, weight, tone)
            at, gone = at + max(step, 0.01), gone + max(step, 0.01)


def _share(at: float, step: float, long: float) -> tuple[float, float]:
    return at / long, (at + step) / long
