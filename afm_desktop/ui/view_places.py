"""How what a list is narrowed to travels in a place: a list's screen bears the name of its kind.

Values of filters are written as `Filter` takes them. The division of a query travels as a filter as
well; a list in a window of that division takes it as said.
"""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place

DIVISION = "division"
FIELD = "field"
"""The filter of a place that names the field of its record the keyboard is for."""
_AT = "/"


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of a record, or of a row on one of its tabs; an empty row is none of them."""

    field: str = ""
    tab: str = ""
    row: str = ""

    def __str__(self) -> str:
        return _AT.join((self.tab, self.row, self.field)) if self.tab else self.field

    @classmethod
    def of(cls, text: str) -> Spot:
        """A spot as a place has it."""
        tab, row, field = text.split(_AT) if text.count(_AT) == 2 else ("", "", text)
        return cls(field, tab, row)


def place_of(view: ViewKind, query: ViewQuery | None = None, record: str | None = None) -> Place:
    """The screen of a list, narrowed as a query asks; its division goes along as a filter."""
    asked = query or ViewQuery()
    own = (Filter(DIVISION, (asked.division,)),) if asked.division else ()
    others = (one for one in asked.filters if not own or one.key != DIVISION)
    filters = tuple((one.key, tuple(map(str, one.values))) for one in (*own, *others))
    return Place(view.value, record, filters, asked.text)


def filters_of(place: Place) -> tuple[Filter, ...]:
    """What a list is narrowed to at a place."""
    return tuple(Filter(key, values) for key, values in place.filters)


def narrowed(division: str, *filters: Filter) -> ViewQuery:
    """What belongs to one division while the window shows all."""
    return ViewQuery(filters=(Filter(DIVISION, (division,)), *filters))
