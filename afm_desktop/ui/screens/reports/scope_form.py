"""What a paper is of: division, meeting or anchor firm, 기준일."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words, weekday_words
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.words import word
from afm_desktop.services.divisions import DivisionLabel
from afm_desktop.services.occasions import Occasions
from afm_desktop.services.supply_chain.rows import AnchorChoice
from afm_desktop.ui.labels import past
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.catalogue import PaperEntry
from afm_desktop.ui.screens.reports.option_form import labelled
from afm_desktop.ui.screens.reports.wanted import LETTER
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.option_list import Find

NONE = ""
"""The value of 회의 없음, 전체 분과 and all anchors: a choice like any other."""


class ScopeForm(QWidget):
    """A few choices and a day; the data are always those of today."""

    division_chosen = Signal(object)
    meeting_chosen = Signal(object)
    anchor_chosen = Signal(object)
    demand_chosen = Signal(object)
    station_chosen = Signal(object)
    day_asked = Signal()

    def __init__(self, entry: PaperEntry, find_demand: Find) -> None:
        super().__init__()
        self._may_be_of_all = entry.may_be_of_all
        self._may_be_of_none = not (entry.is_of_meetings or entry.is_book)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1.5))
        self.division = ChoiceField(labels.DIVISION, (), is_required=True)
        self.meeting = ChoiceField(labels.MEETING, (), is_required=True)
        self.anchor = ChoiceField(labels.ANCHOR, (), is_required=True)
        self.day = Line("", "body")
        self.day.setFixedHeight(theme().control_h)
        self.demand = ChoiceField(labels.DEMAND, find_demand, is_required=True)
        self.station = ChoiceField(labels.STATION, _stations(), is_required=True)
        for field, is_there in (
            (self.division, not (entry.is_of_demands or entry.is_of_alliance)),
            (self.meeting, entry.is_for_meetings or entry.is_book),
            (self.anchor, entry.is_of_anchors),
            (self.demand, entry.is_of_demands),
            (self.station, entry.key == LETTER),
        ):
            if is_there:
                column.addLayout(labelled(field.label, field))
        self.other_day = Button("", "calendar-days", "quiet", past.CHANGE_DAY)
        row = labelled(labels.AS_OF, self.day)
        row.addWidget(self.other_day)
        column.addLayout(row)
        self.other_day.clicked.connect(self.day_asked)
        self.division.left.connect(lambda code: self.division_chosen.emit(code or None))
        self.meeting.left.connect(lambda id_: self.meeting_chosen.emit(id_ or None))
        self.anchor.left.connect(lambda id_: self.anchor_chosen.emit(id_ or None))
        self.demand.left.connect(lambda id_: self.demand_chosen.emit(id_ or None))
        self.station.left.connect(lambda status: self.station_chosen.emit(status or None))

    def show_divisions(self, divisions: tuple[DivisionLabel, ...], chosen: str | None) -> None:
        """Offer the divisions."""
        options = [Option(one.code, one.name, hue=one.hue) for one in divisions]
        if self._may_be_of_all:
            options.insert(0, Option(NONE, labels.ALL_DIVISIONS))
        self.division.set_options(options)
        self.division.set_value(chosen or NONE)

    def show_occasions(self, occasions: Occasions | None, chosen: str | None) -> None:
        """Offer the meetings of the division, or of all, the latest first."""
        found = occasions.all[::-1] if occasions else ()
        options = [Option(NONE, labels.NO_MEETING)] if self._may_be_of_none else []
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

    def show_demand(self, id: str | None, title: str, station: DemandStatus | None) -> None:
        """Show which demand it is of, and of which of its stations."""
        self.demand.set_value(id, title or labels.CHOOSE_DEMAND)
        self.station.set_value(station or NONE)

    def show_day(self, day: date | None) -> None:
        """Say the 기준일."""
        self.day.setText(weekday_words(day) if day else "")


def _stations() -> list[Option]:
    """Where a demand is now, and every station there are letters about."""
    told = [status for status in DemandStatus if status is not DemandStatus.DRAFT]
    return [Option(NONE, labels.NOW_STATION), *(Option(one, word(one)) for one in told)]
