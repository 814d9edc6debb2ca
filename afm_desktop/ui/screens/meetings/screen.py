"""회의: the list of meetings, and beside it the one that is worked in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.meetings.pane import MeetingPane
from afm_desktop.ui.screens.meetings.view import MeetingView
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.kinds.tasks import MEETINGS
from afm_desktop.ui.screens.records.listing import screen_class
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.screen import Doing, ScreenContext

REPORTS, PAPER = "reports", "division-status"
"""The paper that the book of a meeting is."""


class MeetingsScreen(RecordsScreen):
    """What is done with the meeting that is shown has commands."""

    def __init__(
        self,
        context: ScreenContext,
        make_details: MakeDetails | None = None,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(context, make_details or MeetingPane, ask)
        self.pane = cast(MeetingPane, self.side.pane)
        self.pane.sheet_shown.connect(self.header_changed)
        self.pane.book_wanted.connect(self.open_book)

    def doings(self) -> Mapping[str, Doing]:
        """Those of the list, and those of the meeting that is shown."""
        return {**super().doings()}

    @property
    def meeting(self) -> MeetingView | None:
        """The meeting that is shown, once its sheet is read."""
        view = self.pane.meeting
        return view if view is not None and view.acting.sheet is not None else None

    def open_book(self) -> None:
        """Show its papers before they are printed."""
        view = self.meeting
        if view is not None:
            sheet = view.acting.sheet
            division = sheet.head.division if sheet is not None else None
            of = (("division", (division.code,)),) if division is not None else ()
            meeting = ("meeting", (view.acting.id,))
            self.context.navigate(Place(REPORTS, PAPER, (*of, meeting)))


@cache
def _class() -> type[RecordsScreen]:
    return screen_class(MEETINGS, MeetingsScreen)


def make(context: ScreenContext) -> RecordsScreen:
    """The screen of meetings."""
    return _class()(context, MeetingPane)
