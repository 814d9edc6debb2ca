"""The lists whose records are counted for a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from afm_desktop.domain.enums import DemandStatus, IndicatorCategory
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery


@dataclass(frozen=True, slots=True)
class CountedList:
    """A list with as many records as a target counts; of a division by its code, or of all."""

    view: ViewKind
    filters: tuple[Filter, ...] = ()
    division: str | None = None

    @property
    def query(self) -> ViewQuery:
        """What the list is asked for."""
        return ViewQuery(self.division, filters=self.filters)


def list_behind(category: IndicatorCategory, division: str | None) -> CountedList:
    """The list that a counted indicator counts."""
    view, filters = _LISTS[category]
    return CountedList(view, filters, division)


_LISTS: Mapping[IndicatorCategory, tuple[ViewKind, tuple[Filter, ...]]] = {
    IndicatorCategory.MEMBERS: (ViewKind.MEMBERS, ()),
    IndicatorCategory.DEMANDS: (ViewKind.DEMANDS, ()),
    IndicatorCategory.SELECTED_DEMANDS: (
        ViewKind.DEMANDS,
        (Filter("status", (DemandStatus.SELECTED,)),),
    ),
    IndicatorCategory.PROJECTS: (ViewKind.PROJECTS, ()),
}
