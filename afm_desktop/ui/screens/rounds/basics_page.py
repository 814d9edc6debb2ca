"""기본 사항: when, how many, how much, and what is still to be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import TieBreak
from afm_desktop.domain.words import word
from afm_desktop.services.rounds.definition import BASICS
from afm_desktop.services.rounds.model import Problem, RoundSheet
from afm_desktop.services.rounds.rules import problems_of
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.details.typed_fields import MomentField, YearField
from afm_desktop.ui.screens.rounds.editing import Editing
from afm_desktop.ui.screens.rounds.list_editor import EditedTable, column
from afm_desktop.ui.screens.rounds.side import WIDTH, Side
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    MoneyField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)
from afm_desktop.ui.widgets.line import Line, rule

ROUNDS = "rounds"


class BasicsPage(QWidget):
    """The round's own fields, and at the right what its check tells."""

    mend = Signal(object)
    """The `Problem` that is to be mended."""

    def __init__(self, editing: Editing, today: date) -> None:
        super().__init__()
        self.editing = editing
        self.side = Side(labels.TABS[0], _fields(today), is_grid=True)
        self.competition = Line("", "h2", tabular=True)
        self.hint = Line("", "caption", "text2", wrap=True)
        self.told = Line("", "body", "text2", wrap=True)
        self.problems = _problem_table()
        self._found: tuple[Problem, ...] = ()
        self._put_together()
        self.side.changed.connect(self._change)
        self.problems.opened.connect(self._mend)
        editing.allowed.connect(self.side.allow)
        self.side.allow(False)

    def panes(self) -> Sequence[QWidget]:
        """The parts F6 goes round."""
        return (self.side, self.problems) if self._found else (self.side,)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.side.fields["year"]

    def show_sheet(self, sheet: RoundSheet) -> None:
        """Show a round as the file holds it now."""
        row = sheet.round
        self.side.show_values(row.id, {name: getattr(row, name) for name in self.side.fields})
        self.side.title.setText(row.name)
        self.competition.setText(row.competition)
        self.competition.setVisible(bool(row.competition))
        self.hint.setText(labels.COMPETITION if row.competition else labels.NO_COMPETITION)
        self._found = problems_of(sheet)
        self.problems.show_rows(
            [
                TableRow(str(place), (Cell(labels.part(one)), Cell(one.sentence)))
                for place, one in enumerate(self._found)
            ]
        )
        self.problems.setVisible(bool(self._found))
        self.told.setText("" if self._found else labels.NOTHING_TO_MEND)
        self.told.setVisible(not self._found)

    def settle(self) -> None:
        """Take what is typed."""
        self.side.settle()

    def go_to(self, _id: str) -> bool:
        """Nothing here is a part of its own."""
        return False

    def _change(self, key: str, value: object, field: Field) -> None:
        self.editing.change(ROUNDS, str(self.side.id), {key: value}, field)

    def _mend(self, key: object) -> None:
        self.mend.emit(self._found[int(str(key))])

    def _put_together(self) -> None:
        u = theme().u
        right = QVBoxLayout()
        right.setContentsMargins(0, 4 * u, 0, 0)
        right.setSpacing(u)
        to_mend = Line(labels.TO_MEND, "strong")
        for widget in (self.hint, self.competition, to_mend, self.told):
            if widget is to_mend:
                right.addSpacing(4 * u)
            inset = QHBoxLayout()
            inset.setContentsMargins(4 * u, 0, 4 * u, 0)
            inset.addWidget(widget)
            right.addLayout(inset)
        right.addWidget(self.problems, 1)
        right.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side.setFixedWidth(theme().px(WIDTH + 40))
        row.addWidget(self.side)
        row.addWidget(rule(is_vertical=True))
        row.addLayout(right, 1)


def _fields(today: date) -> Mapping[str, Field]:
    words = labels.BASICS
    made: dict[str, Field] = {
        "year": YearField(words["year"], is_required=True),
        "ordinal": NumberField(words["ordinal"], least=1, most=99, is_required=True),
        "name": TextField(words["name"]),
        "opens_at": MomentField(words["opens_at"], today=today),
        "closes_at": MomentField(words["closes_at"], today=today),
        "planned_projects": NumberField(
            words["planned_projects"], unit=labels.PROJECTS, least=0, most=1_000_000
        ),
        "budget_won": MoneyField(words["budget_won"]),
        "most_supplements": NumberField(
            words["most_supplements"], unit=labels.TIMES, least=0, most=99
        ),
        "cut_off": NumberField(words["cut_off"], unit=labels.POINTS, places=4, least=0),
        "is_extremes_dropped": YesNoField(words["is_extremes_dropped"]),
        "tie_break": ChoiceField(words["tie_break"], [Option(one, word(one)) for one in TieBreak]),
        "source": TextField(words["source"]),
    }
    return {name: made[name] for name in BASICS if name in made}


def _problem_table() -> EditedTable:
    heads = labels.PROBLEM_HEADS
    return EditedTable(
        labels.TO_MEND,
        (
            column("part", heads, sample="평가항목", ink="text2"),
            column("sentence", heads, sample="‘설비’ 항목에 고를 수 있는 답이", stretch=True),
        ),
    )
