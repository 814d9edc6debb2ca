"""Where a matter goes when its meeting is over: four choices, and why when it is dropped."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import Placement
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import Placed
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.fields import TextField

_ALL = tuple(Placement)
_WITH_REASON = (Placement.BACKLOG, Placement.DROPPED)
"""Of these one will want to know why."""


class Placing(QWidget):
    """`placed` tells a whole answer; one that drops waits for its reason."""

    placed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.choices = Segmented([(word(one), "") for one in _ALL], -1, name)
        self.reason = TextField(labels.PLACING_REASON, placeholder=labels.PLACING_REASON_HINT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1))
        column.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        self.reason.hide()
        self.choices.changed.connect(self._choose)
        self.reason.left.connect(lambda _text: self._tell())

    def show_placed(self, to: Placement | None, reason: str | None) -> None:
        """Show what is said of a matter."""
        self.choices.set_current(_ALL.index(to) if to is not None else -1)
        self.reason.set_value(reason)
        self.reason.setVisible(to in _WITH_REASON)

    def answer(self) -> Placed | None:
        """What is chosen, once it is whole; else the keyboard goes where something is missing."""
        at = self.choices.current()
        if at < 0:
            self.choices.choices()[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.reason.settle()
        reason = self.reason.value()
        placed = Placed(_ALL[at], str(reason) if reason else None)
        if placed.to is Placement.DROPPED and placed.reason is None:
            self.reason.set_error(labels.PLACING_REASON_ASKED)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return placed

    def allow(self, may: bool) -> None:
        """Whether it may be changed now."""
        self.choices.setEnabled(may)
        self.reason.set_read_only(not may)

    def begin(self) -> None:
        """Put the keyboard on the choices."""
        self.choices.focus_current()

    def _choose(self, at: int) -> None:
        to = _ALL[at]
        self.reason.setVisible(to in _WITH_REASON)
        if to is Placement.DROPPED and not self.reason.value():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tell()

    def _tell(self) -> None:
        placed = self.answer()
        if placed is not None:
            self.placed.emit(placed)
