"""The pane beside the list of meetings: the usual one, with the meeting's own view in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.meetings.model import MeetingHead
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.details.view import RecordView
from afm_desktop.ui.screens.meetings.doings import MeetingDoings
from afm_desktop.ui.screens.meetings.view import KIND, MeetingView
from afm_desktop.ui.screens.screen import ScreenContext


class MeetingPane(DetailsPane):
    """Tells the screen when another sheet is shown, and does what is wanted of a meeting."""

    sheet_shown = Signal()

    def __init__(self, context: ScreenContext, *, is_apart: bool = False) -> None:
        super().__init__(context, is_apart=is_apart)
        self.setMinimumWidth(0)
        self.told_otherwise: Callable[[AfmError], None] | None = None
        """Says what is refused of the whole meeting elsewhere than on the pane."""
        self.doings = MeetingDoings(context, self, self._shown_head, self._refuse_doing)

    @property
    def meeting(self) -> MeetingView | None:
        """The meeting that is shown."""
        return self.view if isinstance(self.view, MeetingView) else None

    def _made(self, table: str, id: str | None, given: Mapping[str, object] | None) -> RecordView:
        if table != KIND:
            return super()._made(table, id, given)
        view = MeetingView(self._bench, table, id, given)
        view.sheet_shown.connect(self.sheet_shown)
        view.strip.steps.book_wanted.connect(self.doings.open_book)
        view.strip.steps.more_wanted.connect(self.doings.fill_menu)
        return view

    def _shown_head(self) -> MeetingHead | None:
        """The head of the meeting that is shown, once its sheet is read."""
        sheet = self.meeting.acting.sheet if self.meeting is not None else None
        return sheet.head if sheet is not None else None

    def _refuse_doing(self, error: AfmError) -> None:
        if self.told_otherwise is not None:
            self.told_otherwise(error)
        else:
            self.refusal.say(str(error))
