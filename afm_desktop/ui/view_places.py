"""How what a list is narrowed to travels in a place: a list's screen bears the name of its kind.

Values of filters are written as `Filter` takes them; the division is that of the window, so that a
link from all divisions to one carries it as a filter.
"""

from __future__ import annotations

from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place

DIVISION = "division"


def place_of(view: ViewKind, query: ViewQuery | None = None, record: str | None = None) -> Place:
    """The screen of a list, narrowed as a query asks."""
    asked = query or ViewQuery()
    filters = tuple((one.key, tuple(str(value) for value in one.values)) for one in asked.filters)
    return Place(str(view), record, filters, asked.text)


def filters_of(place: Place) -> tuple[Filter, ...]:
    """What a list is narrowed to at a place."""
    return tuple(Filter(key, values) for key, values in place.filters)


def narrowed(division: str, *filters: Filter) -> ViewQuery:
    """What belongs to one division while the window shows all."""
    return ViewQuery(filters=(Filter(DIVISION, (division,)), *filters))
