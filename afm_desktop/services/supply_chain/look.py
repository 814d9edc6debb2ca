"""How large a map is drawn: on a screen, or as wide as the text of a paper."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST = 7.5
"""The smallest type that is still read in print."""
WIDEST, CLOSEST = 150.0, 34.0


@dataclass(frozen=True, slots=True)
class MapLook:
    """The measures of a map in points."""

    node: float = 118.0
    high: float = 34.0
    pitch: float = 43.0
    """From body to body in a column."""
    between: float = 46.0
    """From column to column, where the links are."""
    head: float = 26.0
    name: float = 9.75
    small: float = 8.5
    least: float = 9.75
    """How small a long name is set before it is cut."""


SCREEN = MapLook()


def paper_look(columns: int, width: float, scale: float = 1.0) -> MapLook:
    """A map of so many columns that fills the width, in type that is legible in print."""
    gaps = max(1, columns - 1)
    between = {2: 96.0, 3: 56.0}.get(columns, CLOSEST)
    node = min((width - gaps * between) / max(1, columns), WIDEST * scale)
    if columns > 1:
        between = (width - columns * node) / gaps
    return MapLook(
        node,
        26.0 * scale,
        30.5 * scale,
        between,
        24.0 * scale,
        8.5 * scale,
        SMALLEST * scale,
        SMALLEST,
    )
