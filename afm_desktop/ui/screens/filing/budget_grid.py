"""The budget of a demand: sources by years with the sums of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import BudgetSource
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.domain.words import word
from afm_desktop.services.filing.model import Names
from afm_desktop.services.forms.model import Answer, Row
from afm_desktop.ui.drawing import RIGHT
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.filing.answering import Answering
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import MoneyField
from afm_desktop.ui.widgets.line import Line

Place = tuple[int, BudgetSource]
MOST_YEARS = 10


class BudgetGrid(Answering):
    """A field for each source and year; an emptied one takes its line out."""

    def __init__(self, this_year: int, *, may_edit: bool) -> None:
        super().__init__()
        self._this_year, self._may_edit = this_year, may_edit
        self.cells: dict[Place, MoneyField] = {}
        self.sums: dict[int | BudgetSource | None, Line] = {}
        self._extra: set[int] = set()
        self._years: tuple[int, ...] | None = None
        self._held: dict[Place, int] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().u)
        self.refusal = Line("", "caption", "danger", wrap=True)
        self.refusal.hide()
        self.add_button = Button(labels.ADD_YEAR, "plus", "link")
        self.add_button.clicked.connect(self.add_year)
        self.add_button.setVisible(may_edit)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(Line(labels.UNIT, "caption", "text3"))
        column.addLayout(row)
        self._holder = QWidget()
        self._column = column
        column.addWidget(self._holder)
        column.addWidget(self.refusal)

    def show_answer(self, answer: Answer, names: Names) -> None:
        del names
        self._held = _held(answer)
        years = tuple(sorted({year for year, _ in self._held} | self._extra))
        if years != self._years:
            self._build(years)
        for place, made in self.cells.items():
            made.refresh_value(self._held.get(place))
        self.refusal.hide()
        self._add_up()

    def offer_years(self, years: Sequence[int]) -> None:
        """Have a column for each of these years, as of the period of the project."""
        self._extra |= set(years[:MOST_YEARS])

    def add_year(self) -> None:
        """Have a column for one more year."""
        year = self._years[-1] + 1 if self._years else self._this_year
        self._extra.add(year)
        typed = self._typed()
        self._build((*(self._years or ()), year))
        for place, made in self.cells.items():
            made.refresh_value(typed.get(place))
        self._add_up()
        self.cells[year, next(iter(BudgetSource))].setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        answers = [made.settle() for made in self.cells.values()]
        return all(answers)

    def has_drafts(self) -> bool:
        return any(made.is_touched() or made.error() for made in self.cells.values())

    def refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def begin(self) -> None:
        first = next(iter(self.cells.values()), None)
        (first or self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------ building

    def _build(self, years: Sequence[int]) -> None:
        old, self._holder = self._holder, QWidget()
        self._column.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        self._years, self.cells, self.sums = tuple(years), {}, {}
        self._holder.setVisible(bool(years))
        grid = QGridLayout(self._holder)
        u = theme().u
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(u)
        grid.setVerticalSpacing(u // 2)
        grid.setColumnMinimumWidth(0, 28 * u)
        for column, year in enumerate(years, 1):
            title = Line(labels.YEAR_OF.format(year=year), "label", "text2", align=RIGHT)
            grid.addWidget(title, 0, column)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 18 * u)
        last = len(years) + 1
        grid.addWidget(Line(labels.SUM, "label", "text2", align=RIGHT), 0, last)
        grid.setColumnStretch(last, 1)
        for row, source in enumerate(BudgetSource, 1):
            grid.addWidget(Line(word(source), "body", "text2"), row, 0)
            for column, year in enumerate(years, 1):
                grid.addWidget(self._cell(year, source), row, column)
            grid.addWidget(self._sum(source), row, last)
        foot = len(BudgetSource) + 1
        grid.addWidget(Line(labels.TOTAL, "strong"), foot, 0)
        for column, year in enumerate(years, 1):
            grid.addWidget(self._sum(year), foot, column)
        grid.addWidget(self._sum(None), foot, last)
        grid.setRowMinimumHeight(foot, theme().control_h)

    def _cell(self, year: int, source: BudgetSource) -> MoneyField:
        name = labels.MONEY_CELL.format(year=year, source=word(source))
        made = MoneyField(name)
        made.entry.set_unit("")
        made.entry.setAlignment(RIGHT)
        made.set_read_only(not self._may_edit)
        made.left.connect(partial(self._left, (year, source)))
        self.cells[year, source] = made
        return made

    def _sum(self, of: int | BudgetSource | None) -> Line:
        line = Line("", "strong", align=RIGHT, tabular=True)
        self.sums[of] = line
        return line

    # ------------------------------------------------ telling

    def _left(self, _place: Place, _value: object) -> None:
        self._add_up()
        rows = tuple(
            {"year": year, "source": source.value, "amount_won": won}
            for (year, source), won in self._typed().items()
        )
        self.left.emit(rows or None)

    def _typed(self) -> dict[Place, int]:
        """What stands in the cells, in the order of the lines before, new ones behind."""
        found = {place: made.value() for place, made in self.cells.items()}
        held = [place for place in self._held if place in found]
        order = [*held, *(place for place in found if place not in self._held)]
        return {place: won for place in order if isinstance(won := found[place], int)}

    def _add_up(self) -> None:
        typed = self._typed()
        for of, line in self.sums.items():
            won = sum(
                worth for (year, source), worth in typed.items() if of in (None, year, source)
            )
            line.setText(_millions(won))


def _held(answer: Answer) -> dict[Place, int]:
    rows: Sequence[Row] = [
        row for row in (answer if isinstance(answer, tuple) else ()) if isinstance(row, Mapping)
    ]
    found: dict[Place, int] = {}
    for row in rows:
        year, source, won = row.get("year"), row.get("source"), row.get("amount_won")
        if isinstance(year, int) and source and isinstance(won, int):
            place = year, BudgetSource(str(source))
            found[place] = found.get(place, 0) + won
    return found


def _millions(won: int) -> str:
    """백만원, with places only where there are any."""
    if won % MoneyUnit.MILLION == 0:
        return amount(won, MoneyUnit.MILLION)
    return f"{Decimal(won) / MoneyUnit.MILLION:,f}"
