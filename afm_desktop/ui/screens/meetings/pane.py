"""The pane beside the list of meetings: the usual one, with the meeting's own view in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.details.view import RecordView
from afm_desktop.ui.screens.meetings.view import KIND, MeetingView
from afm_desktop.ui.screens.screen import ScreenContext


class MeetingPane(DetailsPane):
    """Tells the screen when another sheet is shown, and what is wanted of it."""

    sheet_shown = Signal()
    book_wanted = Signal()
    more_wanted = Signal(object)

    def __init__(self, context: ScreenContext, *, is_apart: bool = False) -> None:
        super().__init__(context, is_apart=is_apart)
        self.setMinimumWidth(0)

    @property
    def meeting(self) -> MeetingView | None:
        """The meeting that is shown."""
        return self.view if isinstance(self.view, MeetingView) else None

    def _made(self, table: str, id: str | None, given: Mapping[str, object] | None) -> RecordView:
        if table != KIND:
            return super()._made(table, id, given)
        view = MeetingView(self._bench, table, id, given)
        view.sheet_shown.connect(self.sheet_shown)
        view.strip.steps.book_wanted.connect(self.book_wanted)
        view.strip.steps.more_wanted.connect(self.more_wanted)
        return view
