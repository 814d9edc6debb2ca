"""Above the form: whose demand it is, who acts next, until when, and that it is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import DemandTurn
from afm_desktop.domain.words import word
from afm_desktop.services.filing.model import Sheet
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.labels.secrecy import marks
from afm_desktop.ui.screens.records.kinds.looks import DEMAND
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.line import Line

_COLOURS = {DemandTurn.APPLICANT: "accent", DemandTurn.LATE: "danger"}


class FilingHead(QWidget):
    """Always in sight while a demand is filled in."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Line("", "h2").may_shrink()
        self.status = Chip("")
        self.secrecy = Chip("", Tone.WARNING)
        self.saved = Line(labels.NOT_SAVED_YET, "caption", "text2", tabular=True)
        self.turn = Line("", "strong", "accent").may_shrink()
        self.term = Line("", "body", "text2")
        self.owners = Line("", "caption", "text2").may_shrink()
        self.lock = Line("", "body", "text2").may_shrink()
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * u, 3 * u, 6 * u, 2 * u)
        column.setSpacing(u)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(3 * u)
            column.addLayout(row)
        first.addWidget(self.title, 0)
        first.addWidget(self.status, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.secrecy, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        first.addWidget(self.saved)
        second.addWidget(self.turn)
        second.addWidget(self.lock)
        second.addWidget(self.owners, 1)
        second.addWidget(self.term)

    def show_sheet(self, sheet: Sheet, why_not: str = "") -> None:
        """Show where the demand stands, and why it cannot be changed in this office."""
        look = DEMAND[sheet.status]
        self.title.setText(sheet.title)
        self.status.set_state(word(sheet.status), look.tone, look.glyph)
        marked = marks(sheet.confidentiality, is_core_technology=sheet.is_core_technology)
        self.secrecy.set_state(" · ".join(marked), Tone.WARNING)
        self.secrecy.setVisible(bool(marked))
        self.turn.setText(labels.turn(sheet))
        self.turn.set_colour(_COLOURS.get(sheet.turn, "text"))
        self.term.setText(labels.term(sheet))
        self.term.set_colour("danger" if _is_over(sheet) else "text2")
        self.owners.setText(labels.owners(sheet))
        lock = why_not or ("" if sheet.may_answer else labels.locked(sheet))
        self.lock.setText(lock)
        self.lock.setVisible(bool(lock))

    def show_saved(self, moment: datetime) -> None:
        """Say when the last answer was saved."""
        self.saved.setText(labels.saved(moment))


def _is_over(sheet: Sheet) -> bool:
    """Whether the day that is told is past, where the applicant is to file."""
    if sheet.supplement_due is not None:
        return sheet.turn is DemandTurn.LATE
    return sheet.may_submit and not sheet.term.is_open
