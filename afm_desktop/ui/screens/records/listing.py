"""The screens of records as the window lists them."""

from __future__ import annotations

from collections.abc import Iterable

from afm_desktop.domain.office import Role
from afm_desktop.ui.labels import record_kinds as labels
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.kinds import bodies, tasks
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import (
    EVERYBODY,
    FIRMS,
    OFFICES,
    Screen,
    ScreenContext,
    ScreenSpec,
)

MAKE_DETAILS: MakeDetails = DetailsPane
"""What makes the details beside every list."""


def screens() -> Iterable[ScreenSpec]:
    """Those of records, in the order of the navigation."""
    yield listed(tasks.OWN_DEMANDS, labels.OWN, FIRMS)
    yield listed(bodies.OWN_LINKS, labels.OWN, FIRMS)
    yield listed(bodies.OWN_PEOPLE, labels.OWN, FIRMS)
    yield listed(bodies.DIVISIONS, labels.RUNNING, OFFICES)
    yield listed(bodies.MEMBERS, labels.RUNNING, OFFICES)
    yield listed(bodies.PEOPLE, labels.RUNNING, OFFICES)
    yield listed(bodies.LINKS, labels.RUNNING, OFFICES)
    yield listed(tasks.MEETINGS, labels.RUNNING)
    yield listed(tasks.ISSUES, labels.RUNNING, OFFICES)
    yield listed(tasks.ROUNDS, labels.TASKS, OFFICES)
    yield listed(tasks.DEMANDS, labels.TASKS, OFFICES)
    yield listed(tasks.PROJECTS, labels.TASKS, OFFICES)
    yield listed(tasks.TARGETS, labels.TASKS, OFFICES)


def listed(spec: RecordsSpec, group: str, roles: frozenset[Role] = EVERYBODY) -> ScreenSpec:
    """A kind of record as one screen of the window."""
    kind = screen_class(spec)

    def factory(context: ScreenContext) -> Screen:
        return kind(context, MAKE_DETAILS)

    words, finds = spec.words.title, spec.record
    return ScreenSpec(spec.key, words, spec.icon, group, factory, roles, finds=finds)


def screen_class(spec: RecordsSpec) -> type[RecordsScreen]:
    """The screen of a kind: key, title and icon are those of its class."""
    name = f"{spec.key.title()}Screen"
    named = {"spec": spec, "key": spec.key, "title": spec.words.title, "icon": spec.icon}
    return type(name, (RecordsScreen,), named)
