"""평가·지원 비율: what gives points, and the usual shares of public money."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.enums import SizeClass
from afm_desktop.domain.words import word
from afm_desktop.services.rounds.model import CriterionRow, RatioRow
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.rounds.editing import Editing
from afm_desktop.ui.screens.rounds.list_editor import ListEditor, column
from afm_desktop.ui.screens.rounds.pair_page import PairPage
from afm_desktop.ui.screens.rounds.side import Side
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import LongTextField, NumberField, TextField
from afm_desktop.ui.widgets.line import Line

CRITERIA, RATIOS = "criteria", "support_ratios"
_SIZES = tuple(size for size in SizeClass if size is not SizeClass.NONE)
_PLACES = 4


class JudgingPage(PairPage):
    """Criteria at the left; at the right a row for every size of firm."""

    def __init__(self, editing: Editing) -> None:
        self.criteria, self.ratios = _criterion_list(), _ratio_list()
        self.criterion_side, self.ratio_side = _criterion_side(), _ratio_side()
        sides = (self.criterion_side, self.ratio_side)
        super().__init__(editing, self.criteria, self.ratios, sides, shares=(1, 1))
        self.sum = Line("", "body", "text2", tabular=True)
        self.criteria.row.addWidget(self.sum)
        u = theme().u
        only = QWidget()
        inset = QHBoxLayout(only)
        inset.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
        inset.addWidget(Line(labels.RATIOS_ONLY_WARN, "caption", "text2", wrap=True))
        layout = self.ratios.layout()
        assert layout is not None
        layout.addWidget(only)
        self._listen()

    def show_first_rows(self) -> None:
        sheet = self.shown
        self.criteria.show_rows([_criterion_row(one) for one in sheet.criteria])
        self.take_wanted(self.criteria)
        known = {one.size_class: one for one in sheet.ratios}
        self.ratios.show_rows([_ratio_row(size, known.get(size)) for size in _SIZES])
        total = sum((one.points for one in sheet.criteria), Decimal(0))
        self.sum.setText(labels.SUM_OF_POINTS.format(sum=_said(total)))

    def show_first(self) -> None:
        key = self.criteria.key
        found = next((one for one in self.shown.criteria if one.id == key), None)
        names = ("name", "points", "weight", "guide")
        values = {} if found is None else {name: getattr(found, name) for name in names}
        self.criterion_side.show_values(found.id if found else None, values)
        self.criterion_side.title.setText(found.name if found else labels.CHOOSE_ONE)
        self.criterion_side.allow(self.editing.may and found is not None)

    def show_second(self) -> None:
        key = self.ratios.key
        found = next((one for one in self.shown.ratios if one.size_class.value == key), None)
        values = {name: getattr(found, name, None) for name in ("government_share", "cash_share")}
        self.ratio_side.show_values(key, values)
        title = word(SizeClass(key)) if key else labels.CHOOSE_ONE
        self.ratio_side.title.setText(title)
        self.ratio_side.allow(self.editing.may and key is not None)

    def _listen(self) -> None:
        self.tie(CRITERIA, self.criteria, self.criterion_side)
        self.criteria.added.connect(self._add)
        self.ratio_side.changed.connect(self._change_ratio)

    def _change_ratio(self, key: str, value: object, field: Field) -> None:
        """A size without shares has no record; it begins with its first share."""
        size = SizeClass(str(self.ratio_side.id))
        found = next((one for one in self.shown.ratios if one.size_class is size), None)
        if found is None:
            values = {"size_class": size, key: value}
            self.editing.add(RATIOS, self.shown.round.id, values, field=field)
        else:
            self.editing.change(RATIOS, found.id, {key: value}, field)

    def _add(self) -> None:
        self.editing.add(
            CRITERIA,
            self.shown.round.id,
            {"name": labels.NEW_NAMES[CRITERIA], "points": Decimal(0), "weight": Decimal(1)},
            after=self.criteria.key,
            then=lambda id: self.choose_new(self.criteria, id),
        )


def _criterion_row(one: CriterionRow) -> TableRow:
    return TableRow(
        one.id,
        (Cell(one.name), Cell(_said(one.points), one.points), Cell(_said(one.weight), one.weight)),
    )


def _ratio_row(size: SizeClass, one: RatioRow | None) -> TableRow:
    government = one.government_share if one is not None else None
    cash = one.cash_share if one is not None else None
    cells = (Cell(word(size)), Cell(_said(government), government), Cell(_said(cash), cash))
    return TableRow(size.value, cells)


def _said(number: Decimal | None) -> str:
    return "" if number is None else f"{number:,f}"


def _criterion_list() -> ListEditor:
    heads = labels.CRITERION_HEADS
    columns = (
        column("name", heads, sample="공급망 파급효과", role="strong", stretch=True),
        column("points", heads, kind="number", sample="100"),
        column("weight", heads, kind="number", sample="1.5"),
    )
    return ListEditor(labels.CRITERIA, labels.CRITERION, columns)


def _ratio_list() -> ListEditor:
    heads = labels.RATIO_HEADS
    columns = (
        column("size", heads, sample="중소기업(세부 미확인)", role="strong", stretch=True),
        column("government", heads, kind="number", sample="100"),
        column("cash", heads, kind="number", sample="100"),
    )
    return ListEditor(labels.RATIOS, labels.RATIO, columns, is_fixed=True)


def _criterion_side() -> Side:
    words = labels.CRITERION_FIELDS
    return Side(
        labels.CRITERION,
        {
            "name": TextField(words["name"], is_required=True),
            "points": NumberField(
                words["points"], unit=labels.POINTS, places=_PLACES, least=0, is_required=True
            ),
            "weight": NumberField(words["weight"], places=_PLACES, least=0),
            "guide": LongTextField(words["guide"], least=3),
        },
    )


def _ratio_side() -> Side:
    return Side(
        labels.RATIO,
        {
            key: NumberField(said, unit=labels.PERCENT, places=_PLACES, least=0, most=100)
            for key, said in labels.RATIO_FIELDS.items()
        },
    )
