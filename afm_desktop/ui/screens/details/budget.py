"""The budget of a demand: sources by years, each amount typed where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import BudgetSource
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import Related
from afm_desktop.ui.drawing import NOTHING, RIGHT
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.part_list import PartList
from afm_desktop.ui.screens.details.saying import millions
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Draft
from afm_desktop.ui.widgets.fields import MoneyField
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line

MOST_ACROSS, FEWER_ACROSS = 4, 3
"""Years beside each other; more stand below, and fewer are where amounts are long."""
_LONG = 100_000 * MoneyUnit.MILLION
Place = tuple[int, BudgetSource]


class BudgetGrid(QWidget):
    """A field for each source and year; an emptied one deletes its line."""

    def __init__(self, bench: Bench, id: str, related: Related, *, may_edit: bool) -> None:
        super().__init__()
        self._bench, self._id, self._may_edit = bench, id, may_edit
        self._related = related
        self.cells: dict[Place, MoneyField] = {}
        self._lines: dict[Place, list[tuple[str, int]]] = {}
        self._pending: dict[Place, int] = defaultdict(int)
        self._years: tuple[int, ...] = ()
        self._extra: set[int] = set()
        self._sums: dict[int, Line] = {}
        self._fixed: dict[Place, Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))
        self.add_button: Button | None = None
        if may_edit:
            self.add_button = Button(labels.ADD_YEAR, "plus", "link")
            self.add_button.clicked.connect(self.add_year)
        title = labels.related_title("demands", related.key)
        self._column.addWidget(SectionTitle(title, MoneyUnit.MILLION.word, self.add_button))
        self._body = QVBoxLayout()
        self._body.setSpacing(theme().px(3))
        self._column.addLayout(self._body)
        self._several = Line(labels.SEVERAL, "caption", "text3", wrap=True)
        self._list: PartList | None = None
        self._column.addWidget(self._several)
        self.refresh(related)

    @property
    def key(self) -> str:
        """The key of the list."""
        return self._related.key

    def refresh(self, related: Related) -> None:
        """Show the lines there are now; what is being typed stays."""
        self._related = related
        self._lines = _lines(related)
        years = tuple(sorted({year for year, _ in self._lines} | self._extra))
        several = {place for place, lines in self._lines.items() if len(lines) > 1}
        if years != self._years or several != set(self._fixed):
            self._build(years, several)
        for place, field in self.cells.items():
            if not self._pending[place]:
                lines = self._lines.get(place)
                field.refresh_value(lines[0][1] if lines else None)
        for place, line in self._fixed.items():
            line.setText(millions(sum(won for _, won in self._lines[place])))
        for year, line in self._sums.items():
            line.setText(millions(self._sum(year)))
        self._show_several(bool(several))

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        texts = any(field.is_touched() or field.error() for field in self.cells.values())
        return texts or any(self._pending.values())

    def drafts(self) -> dict[Place, Draft]:
        """What is typed in the fields and not in the file."""
        found = {place: field.draft() for place, field in self.cells.items()}
        return {
            place: draft
            for place, draft in found.items()
            if draft is not None and (draft.text is not None or draft.error)
        }

    def take_up(self, drafts: Mapping[Place, Draft]) -> None:
        """Go on from drafts, in years that have no line yet as well."""
        self._extra |= {year for year, _ in drafts}
        self.refresh(self._related)
        for place in drafts.keys() & self.cells.keys():
            self.cells[place].take_up(drafts[place])

    def settle(self) -> bool:
        """Take what is typed in every field."""
        answers = [field.settle() for field in self.cells.values()]
        return all(answers)

    def begin(self) -> None:
        """Give the keyboard to the first field, or to those of a first year."""
        if not self.cells:
            self.add_year()
        next(iter(self.cells.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def add_year(self) -> None:
        """Offer fields for one more year."""
        year = self._years[-1] + 1 if self._years else self._bench.desk.workspace.today.year
        self._extra.add(year)
        self.refresh(self._related)
        self.cells[year, next(iter(BudgetSource))].setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------ building

    def _build(self, years: Sequence[int], several: set[Place]) -> None:
        kept = {place: field for place, field in self.cells.items() if field.is_touched()}
        typed = {place: field.shown_text() for place, field in kept.items()}
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._years = tuple(years)
        self.cells, self._sums, self._fixed = {}, {}, {}
        across = self._across()
        for start in range(0, len(years), across):
            self._body.addWidget(self._block(years[start : start + across], several))
        for place, text in typed.items():
            if place in self.cells:
                self.cells[place].entry.setText(text)

    def _block(self, years: Sequence[int], several: set[Place]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        u = theme().u
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 22 * u)
        for column in range(1, self._across() + 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 15 * u)
        last = len(BudgetSource) + 1
        for row, source in enumerate(BudgetSource, 1):
            grid.addWidget(Line(word(source), "body", "text3").may_shrink(), row, 0)
        grid.addWidget(Line(labels.SUM, "strong"), last, 0)
        for column, year in enumerate(years, 1):
            title = Line(labels.YEAR_OF.format(year=year), "label", "text2", align=RIGHT)
            grid.addWidget(_padded(title), 0, column)
            for row, source in enumerate(BudgetSource, 1):
                grid.addWidget(self._cell((year, source), several), row, column)
            self._sums[year] = Line("", "strong", align=RIGHT, tabular=True)
            grid.addWidget(_padded(self._sums[year]), last, column)
            grid.setRowMinimumHeight(last, theme().control_h)
        return block

    def _cell(self, place: Place, several: set[Place]) -> QWidget:
        if place in several or not self._may_edit:
            lines = self._lines.get(place, [])
            text = millions(sum(won for _, won in lines)) if lines else NOTHING
            line = Line(text, "body", "text" if lines else "text3", align=RIGHT, tabular=True)
            if place in several:
                self._fixed[place] = line
            return _padded(line)
        year, source = place
        name = labels.CELL.format(year=year, source=word(source))
        field = MoneyField(name, is_quiet=True)
        field.entry.set_unit("")
        field.entry.setAlignment(RIGHT)
        field.left.connect(partial(self._left, place))
        self.cells[place] = field
        return field

    def _across(self) -> int:
        most = max((self._sum(year) for year in self._years), default=0)
        return FEWER_ACROSS if most >= _LONG else MOST_ACROSS

    def _sum(self, year: int) -> int:
        return sum(won for (of, _), lines in self._lines.items() for _, won in lines if of == year)

    def _show_several(self, is_several: bool) -> None:
        self._several.setVisible(is_several)
        if is_several and self._list is None:
            self._list = PartList(
                self._bench, "demands", self._id, self._related, may_edit=self._may_edit
            )
            self._column.addWidget(self._list)
        elif self._list is not None:
            self._list.refresh(self._related)
            self._list.setVisible(is_several)

    # ------------------------------------------------ saving

    def _left(self, place: Place, value: object) -> None:
        work = self._work(place, value)
        if work is None:
            return
        self._pending[place] += 1
        self._bench.bridge.write(
            work, lambda _done: self._saved(place), lambda error: self._failed(place, error)
        )

    def _work(self, place: Place, value: object) -> Callable[[], object] | None:
        desk, lines = self._bench.desk, self._lines.get(place)
        table = self._related.table
        if lines and value is None:
            return partial(desk.records.delete, table, [lines[0][0]])
        if lines:
            return partial(desk.records.change, table, lines[0][0], {"amount_won": value})
        if value is None:
            return None
        year, source = place
        values = {"year": year, "source": source, "amount_won": value}
        return partial(desk.parts.add, table, self._id, values)

    def _saved(self, place: Place) -> None:
        self._pending[place] -= 1

    def _failed(self, place: Place, error: AfmError) -> None:
        self._pending[place] -= 1
        if shiboken6.isValid(self) and place in self.cells:
            self.cells[place].set_error(str(error))


def _padded(line: Line) -> QWidget:
    """A text at the right, on the axis of the fields' text."""
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(0, theme().u, 2 * theme().u, theme().u)
    row.addWidget(line)
    return holder


def _lines(related: Related) -> dict[Place, list[tuple[str, int]]]:
    """The id and won of each line by its year and source."""
    keys = [column.key for column in related.columns]
    year, source, won = (keys.index(key) for key in ("year", "source", "amount_won"))
    found: dict[Place, list[tuple[str, int]]] = defaultdict(list)
    for row in related.rows:
        values = row.values
        one, of, worth = values[year], values[source], values[won]
        if isinstance(one, int) and isinstance(of, BudgetSource) and isinstance(worth, int):
            found[one, of].append((row.id, worth))
    return dict(found)
