"""How many supplements are overdue, beside the name of the screen."""

from __future__ import annotations

from afm_desktop.domain.enums import DemandTurn
from afm_desktop.services.desk import Desk
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.screens.screen import Counter

_LATE = (Filter("turn", (DemandTurn.LATE.value,)),)


def count_late(desk: Desk, division: str | None) -> Counter:
    """The overdue supplements of a division, or of all."""
    count = desk.views.count(ViewKind.DEMANDS, ViewQuery(division, filters=_LATE))
    if not count:
        return Counter()
    return Counter(f"{count:,}", is_urgent=True, words=f"{labels.LATE_ONES} {count:,}건")
