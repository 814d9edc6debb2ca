"""What is done with the meeting that is shown, in its screen and in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.meetings.model import MeetingHead
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import meeting_starts as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.meetings import telling
from afm_desktop.ui.screens.meetings.starting import Beginning, ask_start
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.screen import OFFICES, Doing, ScreenContext
from afm_desktop.ui.widgets.popup_menu import PopupMenu

REPORTS, PAPER = "reports", "meeting-book"
"""The screen of papers, and the one that is the book of a meeting."""
SCREEN = "meetings"
BOOK, COPY, TEMPLATE = "meeting_book", "copy_meeting", "keep_as_template"
CALENDAR, ADDRESSED, MAIL = "save_calendar", "save_addressed_calendar", "copy_invitation"
MORE = "meeting.more"
"""The name of the button under which they are asked about."""
_IN_MENU = (CALENDAR, ADDRESSED, MAIL, COPY, TEMPLATE)


class MeetingDoings:
    """Acts on the meeting that `shown` answers; `host` is what they are asked over."""

    def __init__(
        self,
        context: ScreenContext,
        host: QWidget,
        shown: Callable[[], MeetingHead | None],
        refuse: Callable[[AfmError], None],
    ) -> None:
        self._context, self._host, self._shown, self._refuse = context, host, shown, refuse
        self.ask_calendar_file: Callable[[QWidget, str], Path | None] = telling.ask_file
        self.asking: AskLine | None = None

    def all(self) -> Mapping[str, Doing]:
        """By the keys of their commands; a firm copies no meeting and keeps no template."""
        found = {
            BOOK: Doing(self.open_book, self._why_none),
            CALENDAR: Doing(self.save_calendar, self._why_none),
            ADDRESSED: Doing(self.ask_why_addressed, self.why_not_change),
            MAIL: Doing(self.copy_invitation, self._why_none),
        }
        role: Role = self._context.bridge.desk.workspace.office.role
        if role not in OFFICES:
            return {key: one for key, one in found.items() if key != ADDRESSED}
        return {
            **found,
            COPY: Doing(self.copy_meeting, self.why_not_change),
            TEMPLATE: Doing(self.keep_as_template, self.why_not_change),
        }

    def fill_menu(self, menu: PopupMenu) -> None:
        """What else is done with a meeting, as the commands of the frame do it."""
        commands, doings = self._context.commands, self.all()
        for key in _IN_MENU:
            if key in doings:
                spec = commands.spec(key)
                menu.add(spec.words, doings[key].do, icon=spec.icon, why_not=doings[key].when())

    # --- acts -------------------------------------------------------------------------------------

    def open_book(self) -> None:
        """Show its papers before they are printed."""
        head = self._shown()
        if head is not None:
            of = (("division", (head.division.code,)),) if head.division is not None else ()
            self._context.navigate(Place(REPORTS, PAPER, (*of, ("meeting", (head.id,)))))

    def copy_meeting(self) -> None:
        """Ask when the next one after the meeting that is shown is to be."""
        head = self._shown()
        if head is not None:
            ask_start(self._context, Beginning(source=head), self.go_to)

    def keep_as_template(self) -> None:
        """Keep the meeting that is shown as a pattern for others."""
        head, meetings = self._shown(), self._context.bridge.desk.meetings
        if head is not None:
            said = labels.kept_as_template(head.title)
            self._context.bridge.write(
                lambda: meetings.make_template(head.id),
                lambda _id: self._context.toast(said, undo=True),
                self._refuse,
            )

    def save_calendar(self) -> None:
        """Save the calendar file of the meeting that is shown; nobody is named in it."""
        head = self._shown()
        if head is not None:
            telling.save_calendar(self._context, head.id, self._ask_file, self._refuse)

    def ask_why_addressed(self) -> None:
        """Ask why the addresses of those invited leave, then save the file that has them."""
        # The button that opens the menu of these.
        opener = self._host.findChild(QWidget, MORE) or self._host
        self.asking = AskLine(
            opener,
            labels.WHY_ADDRESSED,
            labels.SAVE_ADDRESSED,
            hint=labels.WHY_ADDRESSED_HINT,
            why=labels.IS_LOGGED,
        )
        self.asking.answered.connect(self._save_addressed)
        self.asking.open_under()

    def copy_invitation(self) -> None:
        """Copy the text of the mail that tells of it."""
        head = self._shown()
        if head is not None:
            telling.copy_mail(self._context, head.id, self._refuse)

    def go_to(self, id: str) -> None:
        """Show a meeting in the list of them."""
        self._context.navigate(Place(SCREEN, id))

    # --- within -----------------------------------------------------------------------------------

    def _save_addressed(self, reason: str) -> None:
        head = self._shown()
        if head is not None:
            telling.save_calendar(
                self._context, head.id, self._ask_file, self._refuse, reason=reason
            )

    def _ask_file(self, name: str) -> Path | None:
        return self.ask_calendar_file(self._host, name)

    def _why_none(self) -> str:
        head = self._shown()
        if head is None:
            return labels.CHOOSE_FIRST
        return labels.NOT_OF_TEMPLATES if head.is_template else ""

    def why_read_only(self) -> str:
        """Why nothing is written now."""
        return frame.IS_READ_ONLY if self._context.bridge.read_only else ""

    def why_not_change(self) -> str:
        """Why nothing is written of the meeting that is shown."""
        return self.why_read_only() or self._why_none()
