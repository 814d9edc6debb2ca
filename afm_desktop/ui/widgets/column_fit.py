"""How a table shares its width among its columns."""

from __future__ import annotations

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
    so that the stretching one is readable; what is over goes to long texts, then to that one.
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
            found[column] = Wish(min(usual, round(NARROWEST * theme().u + pad)), usual, usual)
        else:
            least, most = brief_width(spec, pad), roomy_width(spec, pad)
            found[column] = Wish(min(least, usual), usual, max(most, usual))
    return found


def _shared(wishes: Mapping[int, Wish], specs: Sequence[ColumnSpec], room: int) -> dict[int, int]:
    wide = next((column for column in wishes if specs[column].stretch), None)
    others = {column: wish for column, wish in wishes.items() if column != wide}
    over = room - sum(wish.usual for wish in wishes.values())
    gaps = {
        column: wish.most - wish.usual if over > 0 else wish.usual - wish.least
        for column, wish in others.items()
    }
    whole = sum(gaps.values())
    share = min(1.0, abs(over) / whole) if whole else 0.0
    sign = 1 if over > 0 else -1
    widths = {
        column: wish.usual + sign * int(gaps[column] * share) for column, wish in others.items()
    }
    if wide is not None:
        widths[wide] = max(wishes[wide].least, room - sum(widths.values()))
    return widths
