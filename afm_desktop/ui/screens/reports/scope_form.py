"""What a paper is of: division, meeting or anchor firm, 기준일."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words, weekday_words
from afm_desktop.services.divisions import DivisionLabel
from afm_desktop.services.occasions import Occasions
from afm_desktop.services.supply_chain.rows import AnchorChoice
from afm_desktop.ui.labels import past
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.option_form import labelled
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line

NONE = ""
"""The value of 회의 없음, 전체 분과 and all anchors: a choice like any other."""


class ScopeForm(QWidget):
    """A few choices and a day; the data are always those of today."""

    division_chosen = Signal(object)
    meeting_chosen = Signal(object)
    anchor_chosen = Signal(object)
    day_asked = Signal()

    def __init__(self, *, has_meetings: bool, has_anchors: bool, may_be_of_all: bool) -> None:
        super().__init__()
        self._may_be_of_all = may_be_of_all
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1.5))
        self.division = ChoiceField(labels.DIVISION, (), is_required=True)
        self.meeting = ChoiceField(labels.MEETING, (), is_required=True)
        self.anchor = ChoiceField(labels.ANCHOR, (), is_required=True)
        self.day = Line("", "body")
        self.day.setFixedHeight(theme().control_h)
        column.addLayout(labelled(labels.DIVISION, self.division))
        if has_meetings:
            column.addLayout(labelled(labels.MEETING, self.meeting))
        if has_anchors:
            column.addLayout(labelled(labels.ANCHOR, self.anchor))
        self.other_day = Button("", "calendar-days", "quiet", past.CHANGE_DAY)
        row = labelled(labels.AS_OF, self.day)
        row.addWidget(self.other_day)
        column.addLayout(row)
        self.other_day.clicked.connect(self.day_asked)
        self.division.left.connect(lambda code: self.division_chosen.emit(code or None))
        self.meeting.left.connect(lambda id_: self.meeting_chosen.emit(id_ or None))
        self.anchor.left.connect(lambda id_: self.anchor_chosen.emit(id_ or None))

    def show_divisions(self, divisions: tuple[DivisionLabel, ...], chosen: str | None) -> None:
        """Offer the divisions."""
        options = [Option(one.code, one.name, hue=one.hue) for one in divisions]
        if self._may_be_of_all:
            options.insert(0, Option(NONE, labels.ALL_DIVISIONS))
        self.division.set_options(options)
        self.division.set_value(chosen or NONE)

    def show_occasions(self, occasions: Occasions | None, chosen: str | None) -> None:
        """Offer the meetings of the division, the latest first."""
        found = occasions.all[::-1] if occasions else ()
        options = [Option(NONE, labels.NO_MEETING)]
        for one in found:
            note = labels.NEXT_MEETING if occasions and one is occasions.next else ""
            words = labels.MEETING_WORDS.format(title=one.title, day=day_words(one.held_on))
            options.append(Option(one.id, words, note))
        self.meeting.set_options(options)
        self.meeting.set_value(chosen or NONE)

    def show_anchors(self, anchors: Sequence[AnchorChoice], chosen: str | None) -> None:
        """Offer the anchor firms of the division, those that buy most first."""
        options = [
            Option(one.id, one.name, labels.FIRST_TIER.format(count=one.suppliers))
            for one in sorted(anchors, key=lambda one: -one.suppliers)
        ]
        options.insert(0, Option(NONE, labels.ALL_ANCHORS))
        self.anchor.set_options(options)
        self.anchor.set_value(chosen if chosen in {one.id for one in anchors} else NONE)

    def show_day(self, day: date | None) -> None:
        """Say the 기준일."""
        self.day.setText(weekday_words(day) if day else "")
