"""The meeting somebody means by next or last."""

from __future__ import annotations

from collections.abc import Iterable

from afm_desktop.services.lists.service import Lists
from afm_desktop.services.occasions import Occasion, occasions

LAST, NEXT = "last", "next"


def occasion_of(lists: Lists, divisions: Iterable[str | None], wanted: str) -> Occasion | None:
    """Of divisions by their codes, or of all: the first meeting to come, or the last one over."""
    known = [occasions(lists, division) for division in divisions]
    if wanted == LAST:
        over = [one.last for one in known if one.last is not None]
        return max(over, key=lambda one: one.held_on, default=None)
    ahead = [one.next for one in known if one.next is not None]
    return min(ahead, key=lambda one: one.held_on, default=None)
