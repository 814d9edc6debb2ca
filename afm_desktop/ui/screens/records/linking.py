"""Where records of each kind are shown, as details and histories point to them."""

from __future__ import annotations

from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.kinds import ALL

_SCREENS = {spec.record: spec.key for spec in ALL} | {"form_requests": "forms"}


def place_of_record(kind: str, id: str) -> Place | None:
    """Where a record of a table is shown; None when no screen lists its kind."""
    screen = _SCREENS.get(kind)
    return Place(screen, id) if screen else None
