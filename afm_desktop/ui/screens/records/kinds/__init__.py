"""The kinds of records there are lists of, each as one frozen spec."""

from __future__ import annotations

from afm_desktop.ui.screens.records.kinds.bodies import DIVISIONS, LINKS, MEMBERS, PEOPLE
from afm_desktop.ui.screens.records.kinds.outcomes import ACTIONS
from afm_desktop.ui.screens.records.kinds.tasks import (
    DEMANDS,
    MEETINGS,
    PROJECTS,
    ROUNDS,
    TARGETS,
)

ALL = (DIVISIONS, MEMBERS, PEOPLE, LINKS, MEETINGS, ACTIONS, ROUNDS, DEMANDS, PROJECTS, TARGETS)
"""In the order of the navigation."""
