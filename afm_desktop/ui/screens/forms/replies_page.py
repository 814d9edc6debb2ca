"""회신: every file with what it does, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.enums import IntakeRoute
from afm_desktop.services.requests.model import Arrival, ReplyOutcome, ReplyReport, ReplyResult
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.screens.forms.reply_side import ReplySide
from afm_desktop.ui.screens.forms.tables import ReplyTable
from afm_desktop.ui.screens.forms.wanted import Wanted
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, DateField, Field, Option, TextField
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder


class RepliesPage(QWidget):
    """Empty it takes files; filled it shows a row for each."""

    asked_anew = Signal()
    """What was told of the replies' arrival changes what they do."""
    turned = Signal(int)
    """Something else is wanted of the reply of a place."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.report: ReplyReport | None = None
        self.wanted = Wanted()
        self._may, self._is_held = True, False
        self.files = Button(labels.CHOOSE_FILES, "folder-open", "primary")
        self.folder = Button(labels.CHOOSE_FOLDER, "folder-open")
        self.day = DateField(labels.ARRIVED_ON, today=today)
        routes = [Option(route, name) for route, name in labels.ROUTES.items()]
        self.route = ChoiceField(labels.ARRIVED_BY, routes)
        self.number = TextField(labels.ARRIVED_AS)
        self.older = Button(labels.OLDER, "history", is_checkable=True)
        self.table, self.side = ReplyTable(), ReplySide()
        self._stack = QStackedWidget()
        self.day.set_value(today)
        self.table.current_changed.connect(lambda _key: self._show_reply())
        self.side.answer_turned.connect(self._turn_answer)
        self.side.file_turned.connect(self._turn_file)
        self.older.toggled.connect(lambda _is_on: self.asked_anew.emit())
        self._put_together()

    @property
    def arrival(self) -> Arrival:
        """How the replies came."""
        day, route, number = self.day.value(), self.route.value(), self.number.value()
        return Arrival(
            day if isinstance(day, date) else None,
            IntakeRoute(str(route)) if route else None,
            str(number) if number else None,
            self.older.isChecked(),
        )

    @property
    def ticked(self) -> int:
        """How many replies will be taken."""
        return len(self.table.rows.ticked)

    def begin(self, wanted: Wanted) -> None:
        """Other replies: nothing of them is unticked yet."""
        self.wanted = wanted
        self.table.show_report(None)

    def settle(self) -> None:
        """Take what is typed."""
        for field in (self.day, self.route, self.number):
            field.settle()

    def show_result(self, place: int, result: ReplyResult) -> None:
        """Show what one reply does now; the others stay as they are."""
        if self.report is None or place >= len(self.report.results):
            return
        results = list(self.report.results)
        results[place] = result
        self.report = replace(self.report, results=tuple(results))
        current, self._is_held = self.table.current_key(), True
        self.table.show_report(self.report)
        self.table.set_current(current)
        self._is_held = False
        self._show_reply()

    def show_report(self, report: ReplyReport | None, *, may: bool = True) -> None:
        """Show what replies do; none brings back the place to drop them.

        `may` says whether something of them can still be chosen.
        """
        self.report, self._may = report, may
        self.table.show_report(report)
        self._stack.setCurrentIndex(0 if report is None else 1)
        if report is not None and report.results:
            self.table.selectRow(0)
        self._show_reply()

    def _show_reply(self) -> None:
        if self._is_held:
            return
        key = self.table.current_key()
        found = self.report.results if self.report is not None else ()
        if not isinstance(key, int) or key >= len(found):
            self.side.show_reply(None)
            return
        files = self.wanted.files_of(key) if self._may else ()
        is_left_out = found[key].outcome is ReplyOutcome.LEFT_OUT
        self.side.show_reply(found[key], files, may=self._may and not is_left_out)

    def _turn_answer(self, answer: str, is_on: bool) -> None:
        key = self.table.current_key()
        if isinstance(key, int):
            self.wanted.turn_answer(key, answer, is_on=is_on)
            self.turned.emit(key)

    def _turn_file(self, path: Path, is_on: bool) -> None:
        key = self.table.current_key()
        if isinstance(key, int):
            self.wanted.turn_file(key, path, is_on=is_on)
            self.turned.emit(key)

    def _put_together(self) -> None:
        u, review = theme().u, QWidget()
        bar = Flow()
        for field, wide in ((self.day, 40), (self.route, 36), (self.number, 40)):
            field.setFixedWidth(theme().px(wide))
            bar.add(_named(field))
        bar.add(self.older)
        edge = QVBoxLayout()
        edge.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        edge.addWidget(bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.side)
        column = QVBoxLayout(review)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(edge)
        column.addLayout(row, 1)
        buttons = [self.files, self.folder]
        self._stack.addWidget(Placeholder("upload", labels.DROP, labels.DROP_WHY, buttons))
        self._stack.addWidget(review)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _named(field: Field) -> QWidget:
    """A field behind its name; both stand on one line where there is little room."""
    holder, row = QWidget(), QHBoxLayout()
    row.setContentsMargins(0, 0, 2 * theme().u, 0)
    row.setSpacing(2 * theme().u)
    row.addWidget(Line(field.label, "body", "text2"))
    row.addWidget(field)
    holder.setLayout(row)
    return holder
