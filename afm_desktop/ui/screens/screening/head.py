"""The line above: which demand it is, where it stands, who acts next, and what to beware of."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.words import word
from afm_desktop.services.screening.model import ScreeningSheet
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.labels.secrecy import marks
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.records.kinds.looks import DEMAND, TURN
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.notice import Notice


class Head(QWidget):
    """Made anew for each demand that is shown."""

    def __init__(self, sheet: ScreeningSheet, today: date, *, is_above: bool = True) -> None:
        super().__init__()
        u = theme().u
        column = QVBoxLayout(self)
        side = 4 * u if is_above else 0
        column.setContentsMargins(side, 3 * u if is_above else 0, side, 2 * u)
        column.setSpacing(round(1.5 * u))
        column.addWidget(Line(sheet.title, "h2", wrap=True))
        about = (sheet.intake_no, sheet.applicant, sheet.division, sheet.round)
        column.addWidget(Line(" · ".join(part for part in about if part), "body", "text2",
                              wrap=True))  # fmt: skip
        column.addWidget(_chips(sheet))
        if sheet.due_on is not None:
            notice = Notice()
            tone = Tone.DANGER if sheet.days_late else Tone.WARNING
            due = labels.DUE.format(day=day_words(sheet.due_on))
            left = labels.due_words(sheet.due_on, today)
            notice.set_notice(due, sheet.reason or "", left, tone)
            column.addWidget(notice)
        elif sheet.reason:
            column.addWidget(Line(sheet.reason, "body", "text2", wrap=True))
        self.conflict: Notice | None = None
        if sheet.conflict is not None:
            self.conflict = Notice()
            said = labels.conflict_words(sheet.conflict)
            self.conflict.set_notice(said, labels.CONFLICT_WHY, "", Tone.WARNING)
            column.addWidget(self.conflict)
        elif sheet.why_not_judge and sheet.items:
            remark = Remark("lock", colour="text2")
            column.addWidget(remark)
            remark.say(sheet.why_not_judge)


def _chips(sheet: ScreeningSheet) -> Flow:
    flow = Flow()
    status, turn = DEMAND[sheet.status], TURN[sheet.turn]
    flow.add(Chip(word(sheet.status), status.tone, status.glyph))
    whose = f"{labels.NEXT_IS}: {labels.turn_words(sheet.turn)}"
    flow.add(Chip(whose, turn.tone, turn.glyph, is_quiet=not turn.is_loud))
    if rounds := labels.rounds_words(sheet):
        flow.add(Chip(rounds, Tone.NEUTRAL))
    for mark in marks(sheet.confidentiality, is_core_technology=sheet.is_core_technology):
        flow.add(Chip(mark, Tone.WARNING))
    return flow
