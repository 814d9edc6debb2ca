"""What every part of a meeting's pane works with: the meeting, whether it may be changed, acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.model import MeetingSheet
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.option_list import Find, Option

Then = Callable[[Any], None]


class Acting(QObject):
    """Carries each act to the file as one gesture; what is refused is said where it was done."""

    refused = Signal(str)
    reread = Signal()
    """The sheet is wanted again."""
    opened = Signal(str, str)
    """The table and id of a record that is to be shown."""

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.sheet: MeetingSheet | None = None
        self.is_in_full = False
        """Whether the names of persons are shown in full."""
        self.why_not = ""
        """Why nothing may be changed; empty when it may."""
        self.is_reader = False
        """Whether this office reads the meeting and takes no step of it."""

    @property
    def desk(self) -> Desk:
        """The open file."""
        return self.context.bridge.desk

    @property
    def id(self) -> str:
        """The id of the meeting that is shown."""
        return self.sheet.head.id if self.sheet is not None else ""

    @property
    def may(self) -> bool:
        """Whether the meeting may be changed now."""
        return self.sheet is not None and not self.why_not

    def do(
        self,
        work: Callable[[], Any],
        said: str = "",
        *,
        field: Field | None = None,
        then: Then | None = None,
        failed: Callable[[AfmError], None] | None = None,
    ) -> None:
        """Do one gesture, and say so where it is not seen anyway."""
        self.refused.emit("")

        def done(result: object) -> None:
            if said:
                self.context.toast(said, undo=True)
            if then is not None:
                then(result)

        def refuse(error: AfmError) -> None:
            if field is not None:
                field.set_error(str(error))
            else:
                (failed or (lambda one: self.refused.emit(str(one))))(error)

        self.context.bridge.write(work, done, refuse)

    def turn_names(self) -> None:
        """Show the names of persons in full, which is noted down first, or hide them again."""
        sheet, workspace = self.sheet, self.desk.workspace
        if sheet is None:
            return
        if self.is_in_full:
            self._show_names(False)
            return
        people = sum(1 for one in sheet.roster if one.name)
        self.do(
            lambda: workspace.note_access(Access.VIEW, sheet.head.id, people, labels.WHY_NAMES),
            then=lambda _done: self._show_names(True),
        )

    def _show_names(self, is_in_full: bool) -> None:
        self.is_in_full = is_in_full
        self.reread.emit()

    def finder(self, table: str, owner: Callable[[], str | None] = lambda: None) -> Find:
        """Offers records of a kind by what is typed; of the record `owner` answers, if any."""

        def find(text: str) -> Sequence[Option]:
            try:
                found = self.desk.details.suggest(table, text, body=owner())
            except AfmError:
                return ()  # the next key asks again
            return [Option(one.id, one.title, one.note or "") for one in found]

        return find
