"""One figure of a bench: what was measured, its floor in the same run, and the bound of both."""

from __future__ import annotations


def figure(
    name: str, ours: float, floor: float, bound: float | None, unit: str = "ms"
) -> dict[str, object]:
    """A row of the table and of the JSON; a bound of None is told only."""
    return {
        "name": name,
        "ours": ours,
        "floor": floor,
        "ratio": ours / floor,
        "bound": bound,
        "unit": unit,
    }
