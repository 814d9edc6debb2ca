"""Charts as frozen geometry, so that paper and screen draw the same picture.

Points, origin at the top left, y downwards. A `Text` stands on its vertical centre. Colours are
named by what they are for; the painters (ReportLab canvas, QPainter) know their values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Measure = Callable[[str, float, bool], float]  # width of a text at a size, regular or bold

HAIR, THIN, RULE, THICK = 0.35, 0.6, 1.0, 1.8


class Tone(StrEnum):
    """What a colour is for."""

    INK = "ink"
    SOFT = "soft"  # secondary text
    MARK = "mark"  # bars, links, axes
    HAIR = "hair"
    FILL = "fill"
    TOTAL = "total"
    PAPER = "paper"
    ACCENT = "accent"
    WARN = "warn"  # what needs looking at: a sole source
    FIRST = "first"  # series that a legend names, in this order
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"


SERIES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH)


class Anchor(StrEnum):
    """Which point of a text its x is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle from its top left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Tone | None = None
    edge: Tone | None = None
    weight: float = THIN
    is_dashed: bool = False
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = Tone.HAIR
    weight: float = HAIR


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic curve with its two control points."""

    points: tuple[float, float, float, float, float, float, float, float]
    tone: Tone = Tone.MARK
    weight: float = THIN
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled area."""

    points: tuple[tuple[float, float], ...]
    fill: Tone


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its vertical centre."""

    x: float
    y: float
    text: str
    size: float
    is_bold: bool = False
    tone: Tone = Tone.INK
    anchor: Anchor = Anchor.START


Part = Bar | Line | Curve | Polygon | Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished chart."""

    width: float
    height: float
    parts: tuple[Part, ...]


def scaled(figure: Figure, factor: float) -> Figure:
    """The same drawing in another size; lines keep their weight."""
    return Figure(
        figure.width * factor,
        figure.height * factor,
        tuple(_scaled(part, factor) for part in figure.parts),
    )


def _scaled(part: Part, factor: float) -> Part:
    if isinstance(part, Curve):
        x1, y1, x2, y2, x3, y3, x4, y4 = (value * factor for value in part.points)
        return replace(part, points=(x1, y1, x2, y2, x3, y3, x4, y4))
    if isinstance(part, Polygon):
        return replace(part, points=tuple((x * factor, y * factor) for x, y in part.points))
    if isinstance(part, Text):
        return replace(part, x=part.x * factor, y=part.y * factor, size=part.size * factor)
    if isinstance(part, Line):
        ends = (part.x1, part.y1, part.x2, part.y2)
        x1, y1, x2, y2 = (value * factor for value in ends)
        return replace(part, x1=x1, y1=y1, x2=x2, y2=y2)
    return replace(
        part,
        x=part.x * factor,
        y=part.y * factor,
        width=part.width * factor,
        height=part.height * factor,
        radius=part.radius * factor,
    )


def shifted(part: Part, right: float, down: float = 0.0) -> Part:
    """The same part further right and down."""
    if isinstance(part, Curve):
        x1, y1, x2, y2, x3, y3, x4, y4 = part.points
        along = (x1 + right, y1 + down, x2 + right, y2 + down)
        return replace(part, points=(*along, x3 + right, y3 + down, x4 + right, y4 + down))
    if isinstance(part, Polygon):
        return replace(part, points=tuple((x + right, y + down) for x, y in part.points))
    if isinstance(part, Line):
        ends = part.x1 + right, part.y1 + down, part.x2 + right, part.y2 + down
        return replace(part, x1=ends[0], y1=ends[1], x2=ends[2], y2=ends[3])
    return replace(part, x=part.x + right, y=part.y + down)


def fitted(text: str, width: float, size: float, is_bold: bool, measure: Measure) -> str:
    """The text, or as much of it as fits before an ellipsis."""
    if measure(text, size, is_bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:  # the longest head that fits
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, is_bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


# ---------------------------------------------------------------- members by region


@dataclass(frozen=True, slots=True)
class RegionBar:
    """One 시·도: its number and share, and whether the sentence above speaks of it."""

    name: str
    count: int
    share: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class AreaText:
    """One 권역 in words, at the right of the bars."""

    name: str
    total: str
    members: str


def region_bars(
    bars: Sequence[RegionBar],
    areas: Sequence[AreaText],
    *,
    width: float,
    measure: Measure,
    scale: float = 1.0,
) -> Figure:
    """Bars from zero with their numbers, beside the same numbers by 권역."""
    split = width * 0.585
    left = _bars(bars, split - 14, measure, scale)
    right = _areas(areas, split, width, measure, scale)
    height = max(left.height, right.height)
    divider = Line(split - 14, 4.5, split - 14, height - 4.5)
    return Figure(width, height, (*left.parts, divider, *right.parts))


def _bars(rows: Sequence[RegionBar], width: float, measure: Measure, scale: float) -> Figure:
    step, size, small = 13.5 * scale, 9 * scale, 8 * scale
    axis = max(28 * scale, *(measure(row.name, size, False) for row in rows)) + 6
    numbers = max(measure(str(row.count), size, True) for row in rows) + 6
    most = max(1, *(row.count for row in rows))
    room = width - axis - numbers - max(measure(row.share, small, False) for row in rows) - 12
    parts: list[Part] = []
    for index, row in enumerate(rows):
        middle = 4.5 + step * (index + 0.5)
        long = room * row.count / most
        fill = Tone.ACCENT if row.is_named else Tone.MARK
        end = axis + long + numbers
        parts += [
            Text(axis - 6, middle, row.name, size, anchor=Anchor.END),
            Bar(axis, middle - 4 * scale, long, 8 * scale, fill),
            Text(end, middle, str(row.count), size, True, anchor=Anchor.END),
            Text(end + 5, middle, row.share, small, tone=Tone.SOFT),
        ]
    height = step * len(rows) + 9
    parts.append(Line(axis, 4.5, axis, height - 4.5, Tone.INK, THIN))
    return Figure(width, height, tuple(parts))


def _areas(
    rows: Sequence[AreaText], left: float, right: float, measure: Measure, scale: float
) -> Figure:
    """The 권역 with their members, each in one line if all are short enough."""
    size, small, line = 9.5 * scale, 8.5 * scale, 15 * scale
    name = max((measure(row.name, size, True) for row in rows), default=0.0) + 8
    total = max((measure(row.total, size, False) for row in rows), default=0.0) + 8
    room = right - left - name - total
    is_short = all(measure(row.members, small, False) <= room for row in rows)
    parts: list[Part] = []
    top = 4.5
    for row in rows:
        parts += [
            Text(left, top + line / 2, row.name, size, True),
            Text(right, top + line / 2, row.total, size, anchor=Anchor.END),
        ]
        if is_short:
            parts.append(Text(left + name, top + line / 2, row.members, small, tone=Tone.SOFT))
            top += line + 6 * scale
            continue
        top += line
        for text in _wrapped(row.members, right - left, small, measure):
            parts.append(Text(left, top + line / 2, text, small, tone=Tone.SOFT))
            top += line
        top += 6 * scale
    return Figure(right, top - 6 * scale + 4.5, tuple(parts))


def _wrapped(text: str, width: float, size: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for word in text.split(", "):
        longer = f"{lines[-1]}, {word}" if lines else word
        if lines and measure(longer, size, False) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [f"{line}," for line in lines[:-1]] + lines[-1:]


# ---------------------------------------------------------------- demands by stage


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One stage: its number to scale, and the texts beside it."""

    name: str
    count: int
    share: str
    cost: str
    left: str  # what left before the next stage


@dataclass(frozen=True, slots=True)
class FunnelHeads:
    """The column heads of the funnel."""

    stage: str
    count: str
    share: str
    cost: str
    left: str


def funnel(
    rows: Sequence[FunnelRow],
    heads: FunnelHeads,
    *,
    width: float,
    measure: Measure,
    scale: float = 1.0,
) -> Figure:
    """Centred bars to scale, joined by pale shoulders, with their numbers at the right."""
    row_high, gap, head = 22.5 * scale, 10.5 * scale, 24 * scale
    edges = _funnel_edges(rows, heads, measure, scale)
    first = max(1, rows[0].count)
    parts: list[Part] = [
        *_funnel_heads(heads, edges, 10.5 * scale, 8.5 * scale),
        Line(0, 18 * scale, width, 18 * scale),
    ]
    top = head
    for index, row in enumerate(rows):
        is_last = index == len(rows) - 1
        if index:
            above = edges.full * rows[index - 1].count / first
            here = edges.full * row.count / first
            parts.append(_shoulder(edges.centre, above, here, top - gap, top))
        long = edges.full * row.count / first
        fill = Tone.ACCENT if is_last else Tone.MARK
        if long:
            parts.append(Bar(edges.centre - long / 2, top, long, row_high, fill))
        parts += _funnel_texts(row, edges, top + row_high / 2, scale)
        if not is_last:
            place = edges.left, top + row_high + gap / 2
            parts += _left_texts(row.left, place, width, measure, scale)
        top += row_high + gap
    return Figure(width, top - gap + 6, tuple(parts))


@dataclass(frozen=True, slots=True)
class _FunnelEdges:
    name: float
    centre: float
    full: float
    count: float
    share: float
    cost: float
    left: float


def _funnel_edges(
    rows: Sequence[FunnelRow], heads: FunnelHeads, measure: Measure, scale: float
) -> _FunnelEdges:
    size = 9.5 * scale
    name = max(measure(row.name, 10 * scale, True) for row in rows) + 6
    counts = [measure(str(row.count), 12 * scale, True) for row in rows]
    costs = [measure(row.cost, size, False) for row in rows]
    full = (168 if len(max((row.left for row in rows), key=len)) < 20 else 132) / scale
    count = name + 8 + full + max(28 * scale, *counts, measure(heads.count, size, False))
    share = count + 40 * scale
    cost = share + max(48 * scale, max(costs) + 12)
    return _FunnelEdges(name, name + 8 + full / 2, full, count, share, cost, cost + 18)


def _funnel_heads(
    heads: FunnelHeads, edges: _FunnelEdges, middle: float, size: float
) -> list[Part]:
    ends = [(edges.name, heads.stage), (edges.count, heads.count)]
    ends += [(edges.share, heads.share), (edges.cost, heads.cost)]
    texts: list[Part] = [
        Text(x, middle, text, size, tone=Tone.SOFT, anchor=Anchor.END) for x, text in ends
    ]
    return [*texts, Text(edges.left, middle, heads.left, size, tone=Tone.SOFT)]


def _funnel_texts(row: FunnelRow, edges: _FunnelEdges, middle: float, scale: float) -> list[Part]:
    return [
        Text(edges.name, middle, row.name, 10 * scale, True, anchor=Anchor.END),
        Text(edges.count, middle, str(row.count), 12 * scale, True, anchor=Anchor.END),
        Text(edges.share, middle, row.share, 9.5 * scale, anchor=Anchor.END),
        Text(edges.cost, middle, row.cost, 9.5 * scale, anchor=Anchor.END),
    ]


def _left_texts(
    text: str, place: tuple[float, float], right: float, measure: Measure, scale: float
) -> list[Part]:
    """What left, in the one or two lines that fit between two stages."""
    x, middle = place
    room, size = right - x, 9 * scale
    lines = _wrapped(text, room, size, measure) if text else []
    if len(lines) > 2:
        size = 8.0
        lines = _wrapped(text, room, size, measure)
    if len(lines) > 2:
        lines[1:] = [fitted(" ".join(lines[1:]), room, size, False, measure)]
    elif len(lines) == 2:
        lines = _balanced(text, room, size, measure)
    first = middle - (len(lines) - 1) * size * 0.65
    return [
        Text(x, first + index * size * 1.3, line, size, tone=Tone.SOFT)
        for index, line in enumerate(lines)
    ]


def _balanced(text: str, width: float, size: float, measure: Measure) -> list[str]:
    """Two lines of much the same length."""
    narrow = measure(text, size, False) / 2
    while narrow < width and len(_wrapped(text, narrow, size, measure)) > 2:
        narrow += size
    return _wrapped(text, min(narrow, width), size, measure)


def _shoulder(centre: float, above: float, below: float, top: float, bottom: float) -> Polygon:
    corners = (
        (centre - above / 2, top),
        (centre + above / 2, top),
        (centre + below / 2, bottom),
        (centre - below / 2, bottom),
    )
    return Polygon(corners, Tone.FILL)
