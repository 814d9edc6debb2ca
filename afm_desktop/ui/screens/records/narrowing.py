"""What a list is narrowed to, as it is typed, chosen, kept and sent as a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from afm_desktop.services.views.model import Filter, Sort, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.view_places import DIVISION


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is typed, the set filters in the order they were set, and the order of the rows."""

    text: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[Sort, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.text or self.filters)

    def values(self, key: str) -> tuple[str, ...]:
        """What one filter lets through; nothing when it is not set."""
        return next((one.values for one in self.filters if one.key == key), ())

    def with_filter(self, key: str, values: tuple[str, ...]) -> Narrowing:
        """The same with another choice of one filter; of no values the filter goes."""
        if self.values(key):
            changed = (Filter(key, values) if one.key == key else one for one in self.filters)
            return replace(self, filters=tuple(one for one in changed if one.values))
        return replace(self, filters=(*self.filters, Filter(key, values))) if values else self

    def with_text(self, text: str) -> Narrowing:
        """The same with other words typed."""
        return replace(self, text=text)

    def sorted_by(self, sort: tuple[Sort, ...]) -> Narrowing:
        """The same in another order."""
        return replace(self, sort=sort)

    def cleared(self) -> Narrowing:
        """Everything, in the same order."""
        return Narrowing(sort=self.sort)

    def query(self, division: str | None, always: tuple[Filter, ...] = ()) -> ViewQuery:
        """What the view is asked; `always` holds whatever else is chosen."""
        kept = {one.key for one in always}
        own = tuple(one for one in self.filters if one.key not in kept)
        return ViewQuery(division, self.text, (*own, *always), self.sort)

    def place(self, screen: str, record: str | None) -> Place:
        """Where one is with this before one's eyes."""
        return Place(screen, record, tuple((f.key, f.values) for f in self.filters), self.text)

    def to_keep(self) -> dict[str, Any]:
        """As saved views keep it."""
        return {
            "text": self.text,
            "filters": [[one.key, list(one.values)] for one in self.filters],
            "sort": [[one.key, one.descending] for one in self.sort],
        }


def of_place(
    place: Place, sort: tuple[Sort, ...], known: frozenset[str], window: str | None = None
) -> Narrowing:
    """What a place asks for beyond the division of the window.

    A link may be old and name filters that are no more.
    """
    said = (DIVISION, (window,))
    filters = (one for one in place.filters if one[0] in known and one != said)
    return Narrowing(place.text, tuple(Filter(key, values) for key, values in filters), sort)


def of_kept(kept: Mapping[str, Any], filters: frozenset[str], columns: frozenset[str]) -> Narrowing:
    """A saved view, without what the list no longer has."""
    return Narrowing(
        str(kept.get("text", "")),
        tuple(
            Filter(key, tuple(map(str, values)))
            for key, values in kept.get("filters", ())
            if key in filters
        ),
        tuple(
            Sort(key, bool(descending))
            for key, descending in kept.get("sort", ())
            if key in columns
        ),
    )
