"""How a table shares its width among its columns."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import (
    NARROWEST,
    ColumnSpec,
    brief_width,
    natural_width,
    paddings,
    roomy_width,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The width of one column in pixels: how narrow it may be, its usual one, how wide at most."""

    least: int
    usual: int
    most: int


def fit(
    columns: Sequence[int],
    specs: Sequence[ColumnSpec],
    room: int,
    edge_u: float,
    *,
    sized: Mapping[int, int],
    kept: Collection[int] = (),
) -> dict[int, int]:
    """The widths of the columns that have a place in so much room.

    First the long texts give way, then the columns that may step aside, the last in line first,
    so that the stretching one is readable; what is over goes to that one until it is roomy, then
    to long texts, then to that one again.
    `sized` are the widths a person has chosen, `kept` what a person has asked for.
    """
    shown = list(columns)
    while True:
        wishes = wishes_of(shown, specs, edge_u, sized)
        needed = sum(
            wish.usual if specs[column].stretch else wish.least for column, wish in wishes.items()
        )
        may_yield = [c for c in shown if specs[c].yields and c not in kept]
        if needed <= room or not may_yield:
            return _shared(wishes, specs, room)
        shown.remove(max(may_yield, key=lambda column: specs[column].yields))


def wishes_of(
    shown: Sequence[int], specs: Sequence[ColumnSpec], edge_u: float, sized: Mapping[int, int]
) -> dict[int, Wish]:
    """What each column needs where it stands."""
    found: dict[int, Wish] = {}
    for place, column in enumerate(shown):
        pad = sum(paddings(place == 0, place == len(shown) - 1, edge_u))
        spec, own = specs[column], sized.get(column)
        if own is not None and not spec.stretch:
            found[column] = Wish(own, own, own)
            continue
        usual = natural_width(spec, pad)
        if spec.stretch:
            least = min(usual, round(NARROWEST * theme().u + pad))
            found[column] = Wish(least, usual, max(usual, roomy_width(spec, pad)))
        else:
            least, most = brief_width(spec, pad), roomy_width(spec, pad)
            found[column] = Wish(min(least, usual), usual, max(most, usual))
    return found


def _shared(wishes: Mapping[int, Wish], specs: Sequence[ColumnSpec], room: int) -> dict[int, int]:
    wide = next((column for column in wishes if specs[column].stretch), None)
    others = {column: wish for column, wish in wishes.items() if column != wide}
    over = room - sum(wish.usual for wish in wishes.values())
    if wide is not None:
        over -= max(0, min(over, wishes[wide].most - wishes[wide].usual))
    widths = _grown(others, over) if over > 0 else _shrunk(others, -over)
    if wide is not None:
        widths[wide] = max(wishes[wide].least, room - sum(widths.values()))
    return widths


def _grown(wishes: Mapping[int, Wish], over: int) -> dict[int, int]:
    """The smallest wishes come true first: better one text whole than two cut."""
    widths = {column: wish.usual for column, wish in wishes.items()}
    for column, wish in sorted(wishes.items(), key=lambda item: item[1].most - item[1].usual):
        more = min(over, wish.most - wish.usual)
        widths[column] += more
        over -= more
    return widths


def _shrunk(wishes: Mapping[int, Wish], short: int) -> dict[int, int]:
    """All give way alike."""
    whole = sum(wish.usual - wish.least for wish in wishes.values())
    share = min(1.0, short / whole) if whole else 0.0
    return {
        column: wish.usual - math.ceil((wish.usual - wish.least) * share)
        for column, wish in wishes.items()
    }
