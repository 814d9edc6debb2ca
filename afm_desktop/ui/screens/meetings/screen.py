"""회의: the list of meetings, and beside it the one that is worked in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.meetings.model import MeetingHead, TemplateRow
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import meeting_starts as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.meetings import telling
from afm_desktop.ui.screens.meetings.pane import MeetingPane
from afm_desktop.ui.screens.meetings.starting import Beginning, ask_start
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.kinds.tasks import MEETINGS
from afm_desktop.ui.screens.records.listing import screen_class
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.screen import OFFICES, Doing, Header, Note, ScreenContext
from afm_desktop.ui.widgets.popup_menu import PopupMenu

REPORTS, PAPER = "reports", "meeting-book"
"""The screen of papers, and the one that is the book of a meeting."""
BOOK, COPY, TEMPLATE = "meeting_book", "copy_meeting", "keep_as_template"
FROM_TEMPLATE, CALENDAR, MAIL = "from_template", "save_calendar", "copy_invitation"
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
        self.ask_calendar_file: Callable[[QWidget, str], Path | None] = telling.ask_file
        self.pane.sheet_shown.connect(self.header_changed)
        self.pane.book_wanted.connect(self.open_book)
        self.pane.more_wanted.connect(self._fill_menu)

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
        found = {
            **super().doings(),
            BOOK: Doing(self.open_book, self._why_none),
            CALENDAR: Doing(self.save_calendar, self._why_none),
            MAIL: Doing(self.copy_invitation, self._why_none),
        }
        if not self._is_office:
            return found
        return {
            **found,
            COPY: Doing(self.copy_meeting, self._why_not_change),
            TEMPLATE: Doing(self.keep_as_template, self._why_not_change),
            FROM_TEMPLATE: Doing(self.begin_from_template, self._why_read_only),
        }

    # --- what is done -----------------------------------------------------------------------------

    @property
    def shown_head(self) -> MeetingHead | None:
        """The head of the meeting that is shown, once its sheet is read."""
        view = self.pane.meeting
        sheet = view.acting.sheet if view is not None else None
        return sheet.head if sheet is not None else None

    def open_book(self) -> None:
        """Show its papers before they are printed."""
        head = self.shown_head
        if head is not None:
            of = (("division", (head.division.code,)),) if head.division is not None else ()
            self.context.navigate(Place(REPORTS, PAPER, (*of, ("meeting", (head.id,)))))

    def begin_new(self) -> None:
        """Ask for a new meeting."""
        ask_start(self.context, Beginning(), self._go_to_new)

    def copy_meeting(self) -> None:
        """Ask when the next one after the meeting that is shown is to be."""
        head = self.shown_head
        if head is not None:
            ask_start(self.context, Beginning(source=head), self._go_to_new)

    def begin_from_template(self) -> None:
        """Ask after which template."""
        meetings = self.context.bridge.desk.meetings
        self.context.bridge.read(meetings.templates, self._ask_template, self._refuse)

    def keep_as_template(self) -> None:
        """Keep the meeting that is shown as a pattern for others."""
        head, meetings = self.shown_head, self.context.bridge.desk.meetings
        if head is not None:
            said = labels.KEPT_AS_TEMPLATE.format(title=head.title)
            self.context.bridge.write(
                lambda: meetings.make_template(head.id),
                lambda _id: self.context.toast(said, undo=True),
                self._refuse,
            )

    def save_calendar(self) -> None:
        """Save the calendar file of the meeting that is shown."""
        head = self.shown_head
        if head is not None:
            telling.save_calendar(
                self.context, head.id, lambda name: self.ask_calendar_file(self, name), self._refuse
            )

    def copy_invitation(self) -> None:
        """Copy the text of the mail that tells of it."""
        head = self.shown_head
        if head is not None:
            telling.copy_mail(self.context, head.id, self._refuse)

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
            ask_start(self.context, Beginning(templates=templates), self._go_to_new)
        else:
            self.context.info(Note(NOTE, labels.NO_TEMPLATES))

    def _go_to_new(self, id: str) -> None:
        self.context.navigate(Place(self.key, id))

    def _fill_menu(self, menu: PopupMenu) -> None:
        """What else is done with a meeting, as the commands of the frame do it."""
        commands, doings = self.context.commands, self.doings()
        for key in (CALENDAR, MAIL, COPY, TEMPLATE):
            if key in doings:
                spec = commands.spec(key)
                menu.add(spec.words, doings[key].do, icon=spec.icon, why_not=doings[key].when())

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(NOTE, str(error), "warning"))

    def _why_none(self) -> str:
        head = self.shown_head
        if head is None:
            return labels.CHOOSE_FIRST
        return labels.NOT_OF_TEMPLATES if head.is_template else ""

    def _why_read_only(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else ""

    def _why_not_change(self) -> str:
        return self._why_read_only() or self._why_none()


@cache
def _class() -> type[RecordsScreen]:
    return screen_class(MEETINGS, MeetingsScreen)


def make(context: ScreenContext) -> RecordsScreen:
    """The screen of meetings."""
    return _class()(context, MeetingPane)
