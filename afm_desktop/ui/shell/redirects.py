"""Places and links that name a body by an id it has no more lead to the body it became."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.places import Place

MEMBERS, BODIES = "members", "organizations"


class Redirects:
    """Asks the file before a body is shown; what was never merged is shown at once."""

    def __init__(self, bridge: Bridge, amend: Callable[[Place], None]) -> None:
        self._bridge, self._amend = bridge, amend

    def place(self, place: Place, show: Callable[[Place], None]) -> None:
        """Show a place, or the one it is now; the way back then names that one."""
        if place.screen != MEMBERS or place.record is None:
            show(place)
            return

        def go(body: str) -> None:
            if body != place.record:
                self._amend(replace(place, record=body))
            show(replace(place, record=body))

        self._ask(place.record, go)

    def record(self, table: str, id: str, show: Callable[[str, str], None]) -> None:
        """Show a record, or the one it became."""
        if table != BODIES:
            show(table, id)
        else:
            self._ask(id, lambda body: show(table, body))

    def _ask(self, id: str, then: Callable[[str], None]) -> None:
        sameness = self._bridge.desk.sameness

        def look() -> str:
            remains = sameness.remains(id)
            return id if remains is None else remains[0]

        self._bridge.glance(look, then, lambda _error: then(id))
