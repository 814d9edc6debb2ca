"""The list behind each number of the checklist."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.sameness.leaving import Item
from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.services.views.model import Keeping
from afm_desktop.ui.places import Place

_OPEN = tuple(status.value for status in DemandStatus if NEXT[status])
_KEPT = tuple(one.value for one in (Keeping.KEPT, Keeping.UNDATED, Keeping.EXPIRED))


def place_of_matter(matter: Matter, body: str, items: Sequence[Item]) -> Place | None:
    """The list of what is open of a sort; appointments have none of their own."""
    if matter is Matter.MEMBERSHIP:
        return Place("members", body)
    if matter is Matter.SECRETARIAT:
        own = [item.open.id for item in items if item.open.matter is matter]
        return Place("divisions", own[0] if own else None)
    if matter is Matter.LINK:
        return Place("links", filters=(("body_id", (body,)),))
    if matter is Matter.DEMAND:
        return Place("demands", filters=(("body_id", (body,)), ("status", _OPEN)))
    if matter is Matter.PERSON:
        return Place("people", filters=(("organization_id", (body,)), ("keeping", _KEPT)))
    return None
