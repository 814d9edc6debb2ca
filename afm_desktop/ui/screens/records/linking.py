"""Where records of each kind are shown, as details and histories point to them."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.kinds import ALL
from afm_desktop.ui.screens.records.kinds.outcomes import DECISIONS
from afm_desktop.ui.screens.records.kinds.tasks import ISSUES
from afm_desktop.ui.view_places import FIELD

_SCREENS = {spec.record: spec.key for spec in (*ALL, ISSUES, DECISIONS)} | {
    "form_requests": "forms"
}


def place_at_field(kind: str, id: str, field: str | None) -> Place | None:
    """Where a field of a record is filled in; a field no form has leads to the record alone."""
    place = place_of_record(kind, id)
    if place is None or field is None:
        return place
    return replace(place, filters=((FIELD, (field,)),))


def place_of_record(kind: str, id: str) -> Place | None:
    """Where a record of a table is shown; None when no screen lists its kind."""
    screen = _SCREENS.get(kind)
    return Place(screen, id) if screen else None
