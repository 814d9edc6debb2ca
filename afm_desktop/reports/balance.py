"""Room shared between the texts of a table so that its rows become low.

Room goes from a column whose texts are short to one whose texts take many lines. Lines are guessed
from the widths of the texts, which is near enough and far quicker than breaking them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

RAGGED: Final = 1.06  # broken lines are not full
STEPS: Final = (16.0, 6.0)  # points that change hands at a time
ROUNDS: Final = 16
SAMPLE: Final = 48  # rows that stand for all
TALL, LINE = 100.0, 10.0  # what a line of a row and one of any cell weigh
FULLEST: Final = 9.0

Parts = tuple[float, ...]
"""The widths of the paragraphs of a cell, its padding included."""


def balanced(
    widths: Mapping[int, float], least: Mapping[int, float], cells: Mapping[int, Sequence[Parts]]
) -> dict[int, float]:
    """The widths with room moved between columns while that makes the rows lower."""
    found = dict(widths)
    rows = _sampled(list(zip(*(cells[index] for index in found), strict=True)))
    cost = _cost(rows, list(found.values()))
    for step in STEPS:
        for _ in range(ROUNDS):
            tried = [
                (_cost(rows, list(other.values())), other) for other in _moves(found, least, step)
            ]
            best = min(tried, key=lambda one: one[0], default=(cost, found))
            if best[0] >= cost:
                break
            cost, found = best
    return found


def _sampled(rows: list[tuple[Parts, ...]]) -> list[tuple[Parts, ...]]:
    return rows[:: math.ceil(len(rows) / SAMPLE)] if rows else rows


def _moves(
    widths: Mapping[int, float], least: Mapping[int, float], step: float
) -> list[dict[int, float]]:
    return [
        {**widths, giver: widths[giver] - step, taker: widths[taker] + step}
        for giver in widths
        if widths[giver] - step >= least[giver]
        for taker in widths
        if taker != giver
    ]


def _cost(rows: Sequence[tuple[Parts, ...]], widths: Sequence[float]) -> float:
    """The lines of all rows, then those of all cells, then how full the fullest cells are."""
    total = 0.0
    for row in rows:
        lines, all_lines, full = 1, 0, 0.0
        for parts, width in zip(row, widths, strict=True):
            count = 0
            for part in parts:
                count += 1 if part <= width else math.ceil(part * RAGGED / width)
                full = max(full, part / width)
            lines, all_lines = max(lines, count), all_lines + count
        total += lines * TALL + all_lines * LINE + min(full, FULLEST)
    return total
