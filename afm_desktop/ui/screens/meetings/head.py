"""What stands above the tabs of a meeting: when and where, what it lacks, what may follow."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import MeetingSheet
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.lacks import Chipped
from afm_desktop.ui.screens.meetings.steps import Steps
from afm_desktop.ui.screens.records.kinds.looks import MEETING
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line

_SOON = 7
"""So many days before it, the day is marked."""


class MeetingStrip(QWidget):
    """Day, place and state; the short list of what is missing; the steps."""

    mend = Signal(object)
    """The `Chipped` that is to be mended."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self.when = Line("", "body", wrap=True)
        self.why_not = Remark("lock")
        self.lacking: list[Button] = []
        self.lacking_shown: Sequence[Chipped] = ()
        self._lacks = Flow()
        self.fold = Button("", "circle-alert", "link")
        self.fold.clicked.connect(self._turn)
        self._is_low, self._is_open = False, None  # type: tuple[bool, bool | None]
        self.status, self.day = Chip(""), Chip("")
        self.steps = Steps(acting)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        for chip in (self.status, self.day):
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.when, 1)
        row.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        for widget in (self.steps, self.why_not, self._lacks):
            self._column.addWidget(widget)

    def show_sheet(self, sheet: MeetingSheet, missing: Sequence[Chipped]) -> None:
        """Show where a meeting stands."""
        head = sheet.head
        place = head.place or ("" if head.is_template else labels.NO_PLACE)
        when = "" if head.is_template and head.starts_at is None else labels.when_words(head)
        self.when.setText(labels.BETWEEN.join(part for part in (when, place) if part))
        self.when.setVisible(bool(self.when.text()))
        self._show_chips(sheet)
        self.steps.show_sheet(sheet)
        # Who only reads it is told so above.
        self.why_not.say("" if self._acting.is_reader else self._acting.why_not)
        self._show_lacks(missing)

    def _show_chips(self, sheet: MeetingSheet) -> None:
        """Where it stands; of one that is to come how far off it is."""
        head, look = sheet.head, MEETING[sheet.head.status]
        if head.is_template:
            self.status.set_state(labels.TEMPLATE, Tone.NEUTRAL)
        else:
            self.status.set_state(word(head.status), look.tone, look.glyph)
        is_coming = head.status in (S.DRAFT, S.PLANNED) and not head.is_template
        self.day.setVisible(is_coming and head.held_on is not None)
        if head.held_on is not None:
            days = (head.held_on - sheet.day).days
            tone = Tone.DANGER if days < 0 else Tone.WARNING if days <= _SOON else Tone.NEUTRAL
            glyph = Glyph.SQUARE if days < 0 else ""
            self.day.set_state(labels.days_words(head.held_on, sheet.day), tone, glyph)

    def _show_lacks(self, missing: Sequence[Chipped]) -> None:
        old, self._lacks, self.lacking = self._lacks, Flow(), []
        self.lacking_shown = tuple(missing)
        for one in missing:
            button = Button(one.words, "circle-alert", "filter", name=one.spoken, tip=one.spoken)
            button.clicked.connect(partial(self._mend, one))
            self.lacking.append(button)
            self._lacks.add(button)
        self._replace(old, self._lacks)
        self._show_fold()

    def set_low(self, is_low: bool) -> None:
        """Where the pane is low the list of what is missing is folded until it is wanted."""
        if is_low is not self._is_low:
            self._is_low, self._is_open = is_low, None
            self._show_fold()

    def _turn(self, _on: bool = False) -> None:
        self._is_open = not self.is_open
        self._show_fold()

    @property
    def is_open(self) -> bool:
        """Whether each thing that is missing is seen."""
        return not self._is_low if self._is_open is None else self._is_open

    def _show_fold(self) -> None:
        count = len(self.lacking)
        self.fold.setText(labels.LACKING.format(count=count))
        self.fold.set_trailing("chevron-up" if self.is_open else "chevron-down")
        self.fold.set_tip(", ".join(one.words for one in self.lacking_shown))
        self.fold.setVisible(bool(count))
        self._lacks.setVisible(bool(count) and self.is_open)

    def _mend(self, lacking: Chipped, _on: bool = False) -> None:
        self.mend.emit(lacking)

    def _replace(self, old: QWidget, new: QWidget) -> None:
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
