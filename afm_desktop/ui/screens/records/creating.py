"""How a new record begins, and where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from afm_desktop.services.desk import Desk
from afm_desktop.services.naming import DivisionName
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.places import NEW, Place
from afm_desktop.ui.screens.records.details_side import DetailsSide
from afm_desktop.ui.screens.records.narrowing import Narrowing
from afm_desktop.ui.screens.records.spec import Creating, Enrol, RecordsSpec
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.option_list import Option, OptionPopup


class NewRecords(QObject):
    """Opens an empty form with what is known from the list; `stored` is told the id."""

    def __init__(
        self,
        spec: RecordsSpec,
        context: ScreenContext,
        side: DetailsSide,
        stored: Callable[[str], None],
    ) -> None:
        super().__init__(side)
        self._spec, self._context, self._side = spec, context, side
        side.created.connect(stored)

    @property
    def may(self) -> bool:
        """Whether this office registers such records, and there is a form for them."""
        creating = self._spec.creating
        role = self._context.bridge.desk.workspace.office.role
        return self._side.is_there and creating is not None and role in creating.roles

    def why_not(self) -> str:
        """Why no record can be registered now."""
        return frame.IS_READ_ONLY if self._context.bridge.read_only else ""

    def begin(self, narrowing: Narrowing, opener: QWidget, own: str | None) -> None:
        """Open the form; a body is asked for its division first where none is chosen."""
        creating = self._spec.creating
        if creating is None or not self._side.leave():
            return
        if creating.place:
            self._context.navigate(Place(creating.place, NEW))
            return
        divisions = self._context.bridge.desk.divisions.names()
        chosen = next((d for d in divisions if d.code == self._context.scope.division), None)
        if creating.enrol is not None and chosen is None and divisions:
            self._ask_division(divisions, opener)
            return
        self._begin(creating, chosen.id if chosen else None, narrowing, own)

    def _begin(
        self, creating: Creating, division: str | None, narrowing: Narrowing, own: str | None
    ) -> None:
        defaults: dict[str, Any] = {}
        if division and creating.division_field:
            defaults[creating.division_field] = division
        for key in creating.takes:
            values = narrowing.values(key)
            if len(values) == 1:
                defaults[key] = values[0]
            elif own and key == self._spec.own:
                defaults[key] = own
        enrol, desk = creating.enrol, self._context.bridge.desk
        create = None
        if enrol is not None and division is not None:
            create = partial(_enrolled, enrol, desk, division)
        self._side.begin_new(defaults, create)

    def _ask_division(self, divisions: tuple[DivisionName, ...], opener: QWidget) -> None:
        options = [Option(one.id, one.name, "", hue) for hue, one in enumerate(divisions, 1)]
        popup = OptionPopup(opener, options)
        popup.column.insertWidget(0, Line(labels.WHICH_DIVISION, "strong"))
        popup.chosen.connect(self._begin_in)
        popup.open_under(is_at_end=True)

    def _begin_in(self, division: object) -> None:
        if self._spec.creating is not None:
            self._begin(self._spec.creating, str(division), Narrowing(), None)


def _enrolled(enrol: Enrol, desk: Desk, division: str, values: Mapping[str, Any]) -> str:
    return enrol(desk, values, division)
