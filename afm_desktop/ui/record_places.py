"""Which screen opens a record of a kind."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.places import Place
from afm_desktop.ui.view_places import place_of

_SCREENS: Mapping[str, ViewKind] = {
    "demands": ViewKind.DEMANDS,
    "divisions": ViewKind.DIVISIONS,
    "issues": ViewKind.ISSUES,
    "lead_projects": ViewKind.PROJECTS,
    "meetings": ViewKind.MEETINGS,
    "organizations": ViewKind.MEMBERS,
    "people": ViewKind.PEOPLE,
    "rounds": ViewKind.ROUNDS,
    "supply_links": ViewKind.LINKS,
    "targets": ViewKind.TARGETS,
}


def place_of_record(commands: Commands, table: str, id: str) -> Place | None:
    """Where a record is shown; None when this window has no screen for its kind."""
    view = _SCREENS.get(table)
    if view is None or not commands.is_bound(f"screen.{view}"):
        return None
    return place_of(view, record=id)
