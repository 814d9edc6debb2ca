"""Persons of a list stand in full on paper once somebody has said why, which is logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.people import PersonRow
from afm_desktop.ui.labels import records as asking
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.reports.wanted import SentList
from afm_desktop.ui.screens.reports.wishes import Wishes
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.widgets.switch import Switch

REFUSED = "reports.persons"


class Unmasking:
    """Asks under the switch; without an answer it goes back on."""

    def __init__(
        self, context: ScreenContext, wishes: Wishes, want: Callable[[SentList], None]
    ) -> None:
        self._context, self._wishes, self._want = context, wishes, want

    def turn(self, switch: Switch, *, is_masked: bool) -> None:
        """Mask the persons of the list, or ask why they are to stand in full."""
        sent = self._wishes.current.options
        if not isinstance(sent, SentList):
            return
        if is_masked:
            self._want(replace(sent, shown=(), reason=""))
            return
        line = AskLine(
            switch,
            asking.REASON,
            labels.SHOW_PERSONS,
            hint=asking.REASON_HINT,
            why=asking.REASON_WHY,
        )
        line.closed.connect(lambda: switch.setChecked(True))
        line.answered.connect(lambda reason: self._reveal(sent, reason))
        line.open_under()

    def _reveal(self, sent: SentList, reason: str) -> None:
        persons = sent.persons
        if persons is None:
            return

        def show(people: tuple[PersonRow, ...]) -> None:
            if self._wishes.current.options is sent:  # else another list or paper is shown by now
                self._want(replace(sent, shown=people, reason=reason))

        self._context.bridge.write(lambda: tuple(persons.reveal(reason)), show, self._refuse)

    def _refuse(self, error: AfmError) -> None:
        self._context.info(Note(REFUSED, str(error), "warning"))
