"""The list behind each number of the checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.sameness.leaving import Item
from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.services.views.model import Keeping
from afm_desktop.ui.places import Place

Filters = tuple[tuple[str, tuple[str, ...]], ...]
_OPEN = tuple(status.value for status in DemandStatus if NEXT[status])
_KEPT = tuple(one.value for one in (Keeping.KEPT, Keeping.UNDATED, Keeping.EXPIRED))


_LISTS: Mapping[Matter, tuple[str, str, Filters]] = {
    Matter.LINK: ("links", "body_id", ()),
    Matter.DEMAND: ("demands", "body_id", (("status", _OPEN),)),
    Matter.DEMAND_PARTNER: ("demands", "partner_id", (("status", _OPEN),)),
    Matter.PROJECT: ("projects", "lead_id", ()),
    Matter.PROJECT_PARTNER: ("projects", "partner_id", ()),
    Matter.PERSON: ("people", "organization_id", (("keeping", _KEPT),)),
}
"""The screen, what it is narrowed by to one body, and what else narrows it."""


def place_of_matter(matter: Matter, body: str, items: Sequence[Item]) -> Place | None:
    """The list of what is open of a sort; appointments and guests have none of their own."""
    if matter is Matter.MEMBERSHIP:
        return Place("members", body)
    if matter is Matter.SECRETARIAT:
        own = [item.open.id for item in items if item.open.matter is matter]
        return Place("divisions", own[0] if own else None)
    if matter in _LISTS:
        screen, key, also = _LISTS[matter]
        return Place(screen, filters=((key, (body,)), *also))
    return None
