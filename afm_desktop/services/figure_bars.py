"""Bars of rates and counts as frozen geometry; see `services.figures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from afm_desktop.services.figures import (
    HAIR,
    RULE,
    THIN,
    Anchor,
    Bar,
    Figure,
    Line,
    Measure,
    Part,
    Text,
    Tone,
    fitted,
)


def achievement_bar(
    share: Decimal, planned: Decimal | None, *, width: float, height: float
) -> Figure:
    """How much of a target is reached, clipped at all of it; a tick where the plan of the year is.

    What went the other way has a black tick at the left.
    """
    reached = width * float(min(max(share, Decimal(0)), Decimal(1)))
    parts: list[Part] = [Bar(0, 0, width, height, Tone.FILL)]
    if reached:
        parts.append(Bar(0, 0, reached, height, Tone.ACCENT))
    if share < 0:
        parts.append(Line(0, -1, 0, height + 1, Tone.INK, RULE))
    parts.append(Bar(0, 0, width, height, None, Tone.MARK, HAIR))
    if planned is not None and 0 < planned <= 1:
        x = width * float(planned)
        parts.append(Line(x, -1.5, x, height + 1.5, Tone.INK, RULE))
    return Figure(width, height, tuple(parts))


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One line of bars: what it is of, and of each panel the amount and how it is written."""

    name: str
    amounts: tuple[int, ...]
    texts: tuple[str, ...]


def bar_panels(
    rows: Sequence[PanelRow],
    heads: Sequence[str],
    *,
    width: float,
    measure: Measure,
    scale: float = 1.0,
) -> Figure:
    """Bars from zero, one panel beside the other, each to a scale of its own.

    The longest of a panel is dark.
    """
    size, step, top, gap = 9 * scale, 13.5 * scale, 20 * scale, 14 * scale
    longest = max((measure(row.name, size, False) for row in rows), default=0.0)
    names = min(longest, width * 0.28) + 6
    panel = (width - names - gap * (len(heads) - 1)) / max(1, len(heads))
    height = top + step * len(rows) + 4.5
    parts: list[Part] = [
        Text(names - 6, _middle(at, top, step), _cut(row.name, names - 6, size, measure), size,
             anchor=Anchor.END)
        for at, row in enumerate(rows)
    ]  # fmt: skip
    for place, head in enumerate(heads):
        left = names + place * (panel + gap)
        most = max((row.amounts[place] for row in rows), default=0)
        numbers = max((measure(row.texts[place], size, True) for row in rows), default=0.0) + 6
        room = panel - numbers
        parts.append(Text(left, top / 2, head, 8.5 * scale, tone=Tone.SOFT))
        for at, row in enumerate(rows):
            middle, value = _middle(at, top, step), row.amounts[place]
            long = room * value / most if most > 0 and value > 0 else 0.0
            if long:
                fill = Tone.ACCENT if value == most else Tone.MARK
                parts.append(Bar(left, middle - 4 * scale, long, 8 * scale, fill))
            parts.append(Text(left + long + 5, middle, row.texts[place], size, value == most > 0))
        parts.append(Line(left, top - 2, left, height - 2.5, Tone.INK, THIN))
    return Figure(width, height, tuple(parts))


def _middle(at: int, top: float, step: float) -> float:
    return top + step * (at + 0.5)


def _cut(text: str, room: float, size: float, measure: Measure) -> str:
    return fitted(text, room, size, False, measure)
