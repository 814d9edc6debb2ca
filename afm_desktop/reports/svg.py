"""A figure as SVG: vectors with real text, to be placed in other documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from afm_desktop.reports.style import OPTICAL
from afm_desktop.services.figures import Anchor, Bar, Curve, Figure, Line, Part, Polygon, Text, Tone

FAMILY = "'Noto Sans KR', 'Malgun Gothic', sans-serif"
COLOURS: Mapping[Tone, str] = {
    Tone.INK: "#111111",
    Tone.SOFT: "#555555",
    Tone.MARK: "#8C8C8C",
    Tone.HAIR: "#C4C4C4",
    Tone.FILL: "#EBEDF0",
    Tone.TOTAL: "#F5F6F7",
    Tone.PAPER: "#FFFFFF",
    Tone.ACCENT: "#1D3F72",
    Tone.WARN: "#8A5300",
    Tone.FIRST: "#0B63B0",
    Tone.SECOND: "#C68206",
    Tone.THIRD: "#1D9387",
    Tone.FOURTH: "#651B4C",
    Tone.FIFTH: "#9885C9",
}
"""On white, as a picture is seen on a screen."""
_ENDS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}
_DASH = ' stroke-dasharray="2 2"'


def svg(figure: Figure, title: str) -> str:
    """The figure with a white ground and its title for those who cannot see it."""
    wide, high = _n(figure.width), _n(figure.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"'
        f' width="{wide}pt" height="{high}pt" role="img" font-family={quoteattr(FAMILY)}>'
    )
    ground = f'<rect width="{wide}" height="{high}" fill="#FFFFFF"/>'
    parts = [_drawn(part) for part in figure.parts]
    lines = [head, f"<title>{escape(title)}</title>", ground, *parts, "</svg>", ""]
    return "\n".join(lines)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@singledispatch
def _drawn(part: Part) -> str:
    raise TypeError(part)


@_drawn.register
def _bar(part: Bar) -> str:
    fill = COLOURS[part.fill] if part.fill else "none"
    edge = f' stroke="{COLOURS[part.edge]}" stroke-width="{_n(part.weight)}"' if part.edge else ""
    round_ = f' rx="{_n(part.radius)}"' if part.radius else ""
    dash = _DASH if part.is_dashed else ""
    return (
        f'<rect x="{_n(part.x)}" y="{_n(part.y)}" width="{_n(part.width)}"'
        f' height="{_n(part.height)}" fill="{fill}"{edge}{round_}{dash}/>'
    )


@_drawn.register
def _line(part: Line) -> str:
    return (
        f'<line x1="{_n(part.x1)}" y1="{_n(part.y1)}" x2="{_n(part.x2)}" y2="{_n(part.y2)}"'
        f' stroke="{COLOURS[part.tone]}" stroke-width="{_n(part.weight)}"/>'
    )


@_drawn.register
def _curve(part: Curve) -> str:
    x, y, *others = (_n(value) for value in part.points)
    dash = _DASH if part.is_dashed else ""
    return (
        f'<path d="M{x} {y}C{" ".join(others)}" fill="none"'
        f' stroke="{COLOURS[part.tone]}" stroke-width="{_n(part.weight)}"{dash}/>'
    )


@_drawn.register
def _polygon(part: Polygon) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in part.points)
    return f'<polygon points="{points}" fill="{COLOURS[part.fill]}"/>'


@_drawn.register
def _text(part: Text) -> str:
    weight = ' font-weight="700"' if part.is_bold else ""
    return (
        f'<text x="{_n(part.x)}" y="{_n(part.y + OPTICAL * part.size)}"'
        f' font-size="{_n(part.size)}"{weight} fill="{COLOURS[part.tone]}"'
        f' text-anchor="{_ENDS[part.anchor]}">{escape(part.text)}</text>'
    )
