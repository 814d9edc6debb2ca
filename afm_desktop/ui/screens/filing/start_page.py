"""Before a demand is shown: those a firm has, and a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.words import word
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.filing.loaded import Start
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.fields import ChoiceField, Field, Option, TextField
from afm_desktop.ui.widgets.form import FormGrid
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.link_line import LinkLine
from afm_desktop.ui.widgets.placeholder import Placeholder

LABEL, WIDEST = 34, 200  # units
Find = Callable[[str], Sequence[Option]]


class StartPage(QWidget):
    """A firm begins its own; an office says for whom it does."""

    opened = Signal(str)
    begun = Signal(object)  # what a new demand is begun with, by name

    def __init__(self, find_body: Find, find_demand: Find, *, is_firm: bool) -> None:
        super().__init__()
        self._is_firm = is_firm
        self._body: str | None = None
        self.lines: dict[str, LinkLine] = {}
        self.column = ScrollColumn(labels.TITLE, edge_u=6, gap_u=2)
        self.round = ChoiceField(labels.ROUND, (), is_required=True)
        self.applicant = ReferenceField(
            labels.APPLICANT, find_body, is_required=True, is_quiet=False
        )
        self.division = ChoiceField(labels.DIVISION, (), is_required=True)
        self.previous: ChoiceField = (
            ChoiceField(labels.PREVIOUS, ())
            if is_firm
            else ReferenceField(labels.PREVIOUS, find_demand, is_quiet=False)
        )
        self.title = TextField(labels.NAME, most=60)
        self.begin = Button(labels.BEGIN, "plus", "primary")
        self.refusal = Line("", "body", "danger", wrap=True)
        self.way = (
            Button(labels.OPEN_ROUND, "download", "primary")
            if is_firm
            else Button(labels.TO_ROUNDS, "arrow-right")
        )
        self.none = Placeholder("list-checks", labels.NO_ROUND, labels.NONE_AT_ALL_WHY, (self.way,))
        self.none.hide()
        self._new = QWidget()
        self._own = QWidget()
        self._own_lines = QVBoxLayout(self._own)
        self._own_lines.setContentsMargins(0, 0, 0, 0)
        self._own_lines.setSpacing(0)
        for field in self._fields().values():
            field.set_value(None)
        self._put_together()
        self.begin.clicked.connect(self._begin)

    def show_start(self, start: Start) -> None:
        """Offer what there is."""
        self._body = start.body
        self._show_own(start)
        self.round.set_options([Option(one.id, labels.offered_round(one)) for one in start.rounds])
        if self.round.value() is None and start.rounds:
            self.round.set_value(start.rounds[0].id)
        if self._is_firm:
            self.division.set_options([Option(one.id, one.name) for one in start.divisions])
            self.division.set_value(self.division.value() or start.home)
            self.previous.set_options(
                [Option(one.id, one.title, one.round) for one in start.demands]
            )
        self._show_none(start)
        self._new.setVisible(bool(start.rounds))
        said = labels.NO_BODY if self._is_firm and start.body is None else ""
        self.refuse(said)
        self.begin.setEnabled(not said)

    def refuse(self, sentence: str) -> None:
        """Say why none can be begun."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        if self.lines:
            return next(iter(self.lines.values()))
        return self.title if self._new.isVisibleTo(self) else self.way

    def clear(self) -> None:
        """Forget what was typed for a demand that has begun."""
        for field in (self.title, self.previous):
            field.set_value(None)

    def _begin(self) -> None:
        self.refuse("")
        answers = [field.settle() for field in self._fields().values()]
        if not all(answers):
            return
        values = {key: field.value() for key, field in self._fields().items()}
        if self._is_firm:
            values["applicant"] = self._body
        elif values["applicant"] is None:
            self.applicant.set_error(labels.APPLICANT)
            return
        self.begun.emit(values)

    def _fields(self) -> Mapping[str, Field]:
        fields: dict[str, Field] = {
            "round": self.round,
            "applicant": self.applicant,
            "division": self.division,
            "previous": self.previous,
            "title": self.title,
        }
        del fields["applicant" if self._is_firm else "division"]
        return fields

    def _show_own(self, start: Start) -> None:
        while self._own_lines.count():
            item = self._own_lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = {}
        for one in start.demands:
            line = LinkLine(
                one.title, strong=word(one.status), note=labels.beginning(one), is_link=True
            )
            line.clicked.connect(lambda _on=False, id_=one.id: self.opened.emit(id_))
            self.lines[one.id] = line
            self._own_lines.addWidget(line)
        if not start.demands:
            self._own_lines.addWidget(Line(labels.NO_OWN, "body", "text2"))

    def _show_none(self, start: Start) -> None:
        """Where nothing can be begun, why; in the middle, unless a firm has demands above."""
        title = labels.NO_ROUND if start.has_rounds else labels.NONE_AT_ALL
        why = labels.NO_ROUND_OFFICE if start.has_rounds else labels.NONE_AT_ALL_WHY
        self.none.say(title, labels.NO_ROUND_FIRM if self._is_firm else why)
        self.none.setVisible(not start.rounds)
        self.column.setVisible(bool(start.rounds) or (self._is_firm and bool(start.demands)))

    def _put_together(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.column, 1)
        box.addWidget(self.none, 1)
        self.column.space(4)
        if self._is_firm:
            self.column.add(Line(labels.OWN, "h2"))
            self.column.add(self._own)
            self.column.space(6)
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        new.setSpacing(2 * theme().u)
        grid = FormGrid(label_u=LABEL, is_quiet=False)
        for field in self._fields().values():
            grid.add_field(field)
        grid.setMaximumWidth(theme().px(WIDEST))
        why = Line(labels.NEW_WHY, "body", "text2", wrap=True)
        for widget in (Line(labels.NEW, "h2"), why, grid, self.refusal):
            new.addWidget(widget)
        new.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.add(self._new)
