"""What every tab of a meeting is: it shows the sheet, and says what is typed in it."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.services.meetings.model import MeetingSheet
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.value_form import ValueForm
from afm_desktop.ui.theme import theme


class MeetingPage(QWidget):
    """Parts one below the other; `forms` are those in which something may be typed."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self.acting = acting
        self.forms: list[ValueForm] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(2))

    @abstractmethod
    def show_sheet(self, sheet: MeetingSheet, *, may: bool) -> None:
        """Show a meeting as the file holds it now."""

    def go_to(self, id: str, field: str = "") -> None:
        """Go to one of its rows, and put the keyboard into a field of it."""

    def begin(self) -> None:
        """Put the keyboard where one works."""

    def settle(self) -> bool:
        """Take what is typed; whether all of it is valid."""
        answers = [form.settle() for form in self.forms]
        return all(answers)

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        return any(form.has_drafts() for form in self.forms)
