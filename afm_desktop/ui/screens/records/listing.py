"""The screens of records, made from the specs of their kinds."""

from __future__ import annotations

from functools import cache

from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.kinds import bodies, outcomes, tasks
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.screens.supply.screen import ChainScreen

MAKE_DETAILS: MakeDetails = DetailsPane
"""What makes the details beside every list."""


def spec_of(name: str) -> RecordsSpec:
    """A kind of record by the name of its spec."""
    place = next(one for one in (bodies, outcomes, tasks) if hasattr(one, name))
    found: RecordsSpec = getattr(place, name)
    return found


def make(name: str, context: ScreenContext) -> RecordsScreen:
    """The screen of a kind of record."""
    return _class_of(name)(context, MAKE_DETAILS)


@cache
def _class_of(name: str) -> type[RecordsScreen]:
    spec = spec_of(name)
    return screen_class(spec, ChainScreen if spec.kind is ViewKind.LINKS else RecordsScreen)


def screen_class(
    spec: RecordsSpec, base: type[RecordsScreen] = RecordsScreen
) -> type[RecordsScreen]:
    """The screen of a kind: key, title and icon are those of its class."""
    name = f"{spec.key.title()}Screen"
    named = {"spec": spec, "key": spec.key, "title": spec.words.title, "icon": spec.icon}
    return type(name, (base,), named)
