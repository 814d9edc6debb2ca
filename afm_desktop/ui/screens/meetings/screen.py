"""회의: the list of meetings, and beside it the one that is worked in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.meetings.model import TemplateRow
from afm_desktop.ui.labels import meeting_starts as labels
from afm_desktop.ui.screens.meetings.pane import MeetingPane
from afm_desktop.ui.screens.meetings.starting import Beginning, ask_start
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.kinds.tasks import MEETINGS
from afm_desktop.ui.screens.records.listing import screen_class
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.screen import OFFICES, Doing, Header, Note, ScreenContext

FROM_TEMPLATE = "from_template"
NOTE = "meetings.note"


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
        self.pane.told_otherwise = self._refuse

    # --- as the frame asks ------------------------------------------------------------------------

    def header(self) -> Header:
        """A new meeting, from nothing or after a template."""
        usual = super().header()
        if not self._is_office:
            return usual
        return Header(
            count=usual.count,
            primary=usual.primary,
            secondary=usual.secondary,
            more=(*usual.more, FROM_TEMPLATE),
            words=usual.words,
        )

    def doings(self) -> Mapping[str, Doing]:
        """Those of the list, and those of the meeting that is shown."""
        found = {**super().doings(), **self.pane.doings.all()}
        if self._is_office:
            why = self.pane.doings.why_read_only
            found[FROM_TEMPLATE] = Doing(self.begin_from_template, why)
        return found

    # --- what is done -----------------------------------------------------------------------------

    def begin_new(self) -> None:
        """Ask for a new meeting."""
        ask_start(self.context, Beginning(), self.pane.doings.go_to)

    def begin_from_template(self) -> None:
        """Ask after which template."""
        meetings = self.context.bridge.desk.meetings
        self.context.bridge.read(meetings.templates, self._ask_template, self._refuse)

    # --- within -----------------------------------------------------------------------------------

    @property
    def _is_office(self) -> bool:
        role: Role = self.context.bridge.desk.workspace.office.role
        return role in OFFICES

    def _begin_new(self) -> None:
        """Wherever a new record is begun, it is asked for on the card."""
        self.begin_new()

    def _ask_template(self, templates: tuple[TemplateRow, ...]) -> None:
        if templates:
            ask_start(self.context, Beginning(templates=templates), self.pane.doings.go_to)
        else:
            self.context.info(Note(NOTE, labels.NO_TEMPLATES))

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(NOTE, str(error), "warning"))


@cache
def _class() -> type[RecordsScreen]:
    return screen_class(MEETINGS, MeetingsScreen)


def make(context: ScreenContext) -> RecordsScreen:
    """The screen of meetings."""
    return _class()(context, MeetingPane)
