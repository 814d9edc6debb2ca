"""회신: every file with what it does, before anything is written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.enums import IntakeRoute
from afm_desktop.services.requests.model import Arrival, ReplyReport
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.screens.forms.reply_side import ReplySide
from afm_desktop.ui.screens.forms.tables import ReplyTable
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, DateField, Option, TextField
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder


class RepliesPage(QWidget):
    """Empty it takes files; filled it shows a row for each."""

    asked_anew = Signal()
    """What was told of the replies' arrival changes what they do."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.report: ReplyReport | None = None
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

    def begin(self) -> None:
        """Other replies: nothing of them is unticked yet."""
        self.table.show_report(None)

    def settle(self) -> None:
        """Take what is typed."""
        for field in (self.day, self.route, self.number):
            field.settle()

    def show_report(self, report: ReplyReport | None) -> None:
        """Show what replies do; none brings back the place to drop them."""
        self.report = report
        self.table.show_report(report)
        self._stack.setCurrentIndex(0 if report is None else 1)
        if report is not None and report.results:
            self.table.selectRow(0)
        self._show_reply()

    def _show_reply(self) -> None:
        key = self.table.current_key()
        found = self.report.results if self.report is not None else ()
        is_there = isinstance(key, int) and key < len(found)
        self.side.show_reply(found[int(str(key))] if is_there else None)

    def _put_together(self) -> None:
        u, review = theme().u, QWidget()
        bar = QHBoxLayout()
        bar.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        bar.setSpacing(2 * u)
        for field, wide in ((self.day, 40), (self.route, 36), (self.number, 40)):
            bar.addWidget(Line(field.label, "body", "text2"))
            field.setFixedWidth(theme().px(wide))
            bar.addWidget(field)
        bar.addStretch(1)
        bar.addWidget(self.older)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.side)
        column = QVBoxLayout(review)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(row, 1)
        buttons = [self.files, self.folder]
        self._stack.addWidget(Placeholder("upload", labels.DROP, labels.DROP_WHY, buttons))
        self._stack.addWidget(review)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
