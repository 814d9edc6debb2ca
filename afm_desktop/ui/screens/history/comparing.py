"""두 날짜 비교: what became new, went and changed between two days, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.dates import KOREA, end_of
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.as_of.difference_rows import Change, Differences, RecordDifference
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.ui.labels import history as words
from afm_desktop.ui.labels import past as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.bodies.dialog import BodyDialog, labelled
from afm_desktop.ui.screens.history.copying import copier
from afm_desktop.ui.screens.history.line_list import LineList
from afm_desktop.ui.screens.history.lines import HeadLine, Line, ValueLine
from afm_desktop.ui.screens.records.linking import place_of_record
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.date_field import DateField
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line as Words

WIDTH, HEIGHT, LIST_HEIGHT = 180, 200, 48
_EVERYTHING = ""
_BACK = 7  # days the first day lies before today until another is chosen


class CompareDialog(BodyDialog):
    """Two days and a kind of record; the answer stands below, and leads to the records."""

    def __init__(self, host: QWidget, context: ScreenContext) -> None:
        super().__init__(host, context, labels.COMPARE, labels.COMPARE_ABOUT, width_units=WIDTH)
        today = datetime.now(KOREA).date()  # when something was learned is told by no fixed day
        self.since = DateField(labels.SINCE, today=today, is_required=True)
        self.since.set_value(today - timedelta(days=_BACK))
        self.until = DateField(labels.UNTIL, today=today, is_required=True)
        self.until.set_value(today)
        options = [Option(kind.value, name) for kind, name in labels.kinds().items()]
        self.kind = ChoiceField(
            labels.KIND, [Option(_EVERYTHING, labels.ALL_KINDS), *options], is_required=True
        )
        self.kind.set_value(_EVERYTHING)
        self.content.space(3)
        self.content.add(
            self.beside(labelled(labels.SINCE, self.since), labelled(labels.UNTIL, self.until))
        )
        self.content.add(labelled(labels.KIND, self.kind))
        self.full_height = theme().px(HEIGHT)
        self.list = LineList(labels.COMPARE)
        self.list.setMinimumHeight(theme().px(LIST_HEIGHT))
        self.list.copy_value = copier(context, self.list)
        self.list.opened.connect(self._open)
        self.content.add(self.list)
        self.content.give_room(self.list)
        self.told = Words(labels.ASK_DATES, "body", "text2", wrap=True)
        self.divisions = Words("", "caption", "text2", wrap=True)
        self.bottom.addWidget(self.told)
        self.bottom.addWidget(self.divisions)
        self.divisions.hide()
        self.foot.addStretch(1)
        close = Button(labels.CLOSE)
        close.clicked.connect(self.close_overlay)
        self.button = Button(labels.DO_COMPARE, variant="primary")
        self.button.clicked.connect(self.compare)
        self.foot.addWidget(close)
        self.foot.addWidget(self.button)

    def compare(self) -> None:
        """Read what differs."""
        if not (self.since.settle() and self.until.settle()):
            return
        since, until = self.since.value(), self.until.value()
        if not (isinstance(since, date) and isinstance(until, date)):
            self._say(labels.BOTH_DATES)
            return
        if until < since:
            self._say(labels.BACKWARDS)
            return
        desk, chosen = self.desk, str(self.kind.value() or "")
        kinds = [ListKind(chosen)] if chosen else []

        def work() -> Differences:
            ends = desk.pasts.come(end_of(until))
            return desk.differences.between(end_of(since), ends, kinds)

        self.button.setEnabled(False)
        self.context.bridge.run(
            labels.COMPARING,
            lambda _progress, _token: work(),
            self._show,
            self._refuse,
            stopped=lambda: self.button.setEnabled(True),
            is_wanted=False,
        )

    def _show(self, found: Differences) -> None:
        self.button.setEnabled(True)
        self.list.set_lines(list(lines_of(found)))
        count = len(found.records)
        self._say(labels.FOUND.format(count=count) if count else labels.NO_DIFFERENCE)
        self.divisions.setText(labels.by_division(found))
        self.divisions.setVisible(count > 0)
        self.fit()

    def _refuse(self, error: AfmError) -> None:
        self.button.setEnabled(True)
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)

    def _open(self, place: Place) -> None:
        self.close_overlay()
        self.context.navigate(place)


def lines_of(found: Differences) -> Iterator[Line]:
    """Each kind with its counts, each record with what became of it, each field of it."""
    counts = found.counts()
    for table, rows in groupby(found.records, key=lambda row: row.table):
        noun = NOUNS[table]
        yield HeadLine(noun.name, labels.counted(counts[table], noun.counter))
        for row in rows:
            yield from _lines_of_record(row)


def _lines_of_record(row: RecordDifference) -> Iterator[Line]:
    place = place_of_record(row.table, row.id) if row.change is not Change.GONE else None
    note = " · ".join(part for part in (labels.CHANGES[row.change], row.division) if part)
    yield HeadLine(words.record_title(row.table, row.title), note, place)
    of = ((row.table, row.id),)
    if row.change is Change.CHANGED:
        for one in row.fields:
            old, new = words.value(one, one.old), words.value(one, one.new)
            yield ValueLine(words.field(row.table, one.field), old, new, None, of=of)
