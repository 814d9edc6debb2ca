"""What the signs of a printed map mean, in lines below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from afm_desktop.services.figures import (
    HAIR,
    THICK,
    THIN,
    Bar,
    Figure,
    Line,
    Measure,
    Part,
    Text,
    Tone,
    shifted,
)
from afm_desktop.services.supply_chain.boxes import STRIPE, stripe, warning
from afm_desktop.services.supply_chain.look import SCREEN, MapLook

LEAD, GAP, ABOVE = 13.0, 14.0, 3.0
LINE, DASH = 16.0, 2.0  # of a delivery
SHEET, HIGH = 16.0, 8.0
NARROWEST = 360.0  # of a picture with a legend


class Sign(StrEnum):
    """What stands before the words."""

    SERIES = "series"
    SOLE = "sole"
    FOLD = "fold"
    BACK = "back"
    """A delivery that does not lead to a nearer tier."""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign with what it means."""

    sign: Sign
    text: str
    series: Tone = Tone.INK


def with_legend(
    figure: Figure, items: Sequence[LegendItem], look: MapLook, *, width: float, measure: Measure
) -> Figure:
    """The map in the middle of the width, the legend below it."""
    left = (width - figure.width) / 2
    parts = [shifted(part, left) for part in figure.parts] if left > 1 else [*figure.parts]
    scale, size = look.high / 26.0, look.small
    x, y = 0.0, figure.height + ABOVE + LEAD * scale / 2
    for item in items:
        long = _sign_width(item) + measure(item.text, size, False)
        if x and x + long > width:
            x, y = 0.0, y + LEAD * scale
        parts += _sign(item, x, y)
        parts.append(Text(x + _sign_width(item), y, item.text, size, tone=Tone.SOFT))
        x += long + GAP
    high = y + LEAD * scale / 2 + ABOVE if items else figure.height
    return Figure(width, high, tuple(parts))


def legend_height(
    items: Sequence[LegendItem], look: MapLook, *, width: float, measure: Measure
) -> float:
    """How much higher a map becomes by its legend."""
    return with_legend(Figure(width, 0, ()), items, look, width=width, measure=measure).height


def explained(figure: Figure, items: Sequence[LegendItem], *, measure: Measure) -> Figure:
    """A map as it is seen, with its legend, for a file or a printer."""
    width = max(figure.width, NARROWEST)
    return with_legend(figure, items, SCREEN, width=width, measure=measure)


def _sign_width(item: LegendItem) -> float:
    widths = {Sign.SERIES: STRIPE, Sign.SOLE: 13 + LINE, Sign.FOLD: SHEET, Sign.BACK: LINE}
    return widths[item.sign] + 5


def _sign(item: LegendItem, x: float, y: float) -> list[Part]:
    if item.sign is Sign.SERIES:
        return [*stripe(x, y - 5.5, 11, item.series)]
    if item.sign is Sign.SOLE:
        return [*warning(x + 5.5, y), Line(x + 13, y, x + 13 + LINE, y, Tone.WARN, THICK)]
    if item.sign is Sign.BACK:
        dashes = [x + n * 2 * DASH for n in range(4)]
        return [Line(left, y, left + DASH, y, Tone.MARK, THIN) for left in dashes]
    return [
        Bar(x + n, y - HIGH / 2 + n, SHEET - 2 * n, HIGH - 1, Tone.TOTAL, Tone.MARK, HAIR)
        for n in (2, 1, 0)
    ]
