"""Places of lists and of records in them, as details and figures point to them."""

from __future__ import annotations

from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.kinds import ALL

_SCREENS = {spec.record: spec.key for spec in ALL}


def place_of_record(kind: str, id: str) -> Place | None:
    """Where a record of a table is shown; None when no screen lists its kind."""
    screen = _SCREENS.get(kind)
    return Place(screen, id) if screen else None


def place_of_query(kind: ViewKind, query: ViewQuery) -> Place:
    """The list behind a number."""
    own = (Filter("division", (query.division,)),) if query.division else ()
    filters = (*own, *(one for one in query.filters if not own or one.key != "division"))
    return Place(kind.value, None, tuple((one.key, one.values) for one in filters), query.text)
