"""The list behind each number of a division, as it is counted where the number stands."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.enums import MemberRole, StructureView
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.spec import Figure
from afm_desktop.ui.view_places import narrowed, place_of

COUNTED_IN = "counted_in"
_LISTS: Mapping[str, ViewKind] = {
    "members": ViewKind.MEMBERS,
    "anchors": ViewKind.MEMBERS,
    "demands": ViewKind.DEMANDS,
    "projects": ViewKind.PROJECTS,
    "meetings": ViewKind.MEETINGS,
}
_OF = {StructureView.FORMER: "former", StructureView.MAPPED: "mapped"}


def place_of_figure(figure: Figure) -> Place | None:
    """What is counted of a division: today, before the change of structure, or mapped."""
    view, key = _LISTS.get(figure.column), figure.column
    if view is None:
        return None
    counted = [of for of in _OF if (of.value,) == figure.filters.get(COUNTED_IN)]
    if counted:
        name = f"{_OF[counted[0]]}_anchor_id" if key == "anchors" else f"{_OF[counted[0]]}_id"
        return place_of(view, ViewQuery(filters=(Filter(name, (figure.record,)),)))
    anchors = (Filter("role", (MemberRole.ANCHOR,)),) if key == "anchors" else ()
    return place_of(view, narrowed(figure.text("code"), *anchors))
