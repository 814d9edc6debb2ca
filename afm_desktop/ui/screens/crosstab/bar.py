"""The line above the table: which list, by which rows and columns, which value, which unit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.reports.crosstab_labels import axis
from afm_desktop.reports.crosstab_words import UNITS, counter_of, measure_word
from afm_desktop.services.crosstab import KINDS, Crosstabs
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import crosstab as labels
from afm_desktop.ui.screens.crosstab.wish import Axes, Wish
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line

NONE = ""
_APART = [Option(value, words) for value, words in labels.APART_CHOICES.items()]
_WIDTHS = (38, 34, 34, 38, 28, 24)  # units


class ChoiceBar(QWidget):
    """Shows a wish and tells what is wished instead; of another list only that it is wanted."""

    list_chosen = Signal(object)
    changed = Signal(object)

    def __init__(self, crosstabs: Crosstabs) -> None:
        super().__init__()
        self._crosstabs = crosstabs
        self._wish: Wish | None = None
        kinds = [Option(kind, labels.KINDS[kind.value]) for kind in KINDS]
        self.list = ChoiceField(labels.LIST, kinds, is_required=True)
        self.rows = ChoiceField(labels.ROWS, (), is_required=True)
        self.columns = ChoiceField(labels.COLUMNS, (), is_required=True)
        self.measure = ChoiceField(labels.MEASURE, (), is_required=True)
        self.added = ChoiceField(labels.APART, _APART, is_required=True)
        units = [Option(unit, unit.word) for unit in UNITS]
        self.unit = ChoiceField(labels.UNIT, units, is_required=True)
        self._put_together()
        self.list.left.connect(self.list_chosen)
        self.rows.left.connect(self._choose_rows)
        self.columns.left.connect(lambda key: self._change(columns=key or None))
        self.measure.left.connect(lambda key: self._change(measure=key))
        self.added.left.connect(self._choose_added)
        self.unit.left.connect(self._choose_unit)

    def fields(self) -> tuple[ChoiceField, ...]:
        """From left to right."""
        return self.list, self.rows, self.columns, self.measure, self.added, self.unit

    def show_wish(self, wish: Wish) -> None:
        """Show what is counted."""
        self._wish = wish
        known = [Option(key, axis(wish.kind, key)) for key in self._crosstabs.axes(wish.kind)]
        self.list.set_value(wish.kind)
        self.rows.set_options(known)
        self.rows.set_value(wish.axes.rows)
        others = [one for one in known if one.value != wish.axes.rows]
        self.columns.set_options([Option(NONE, labels.NO_COLUMNS), *others])
        self.columns.set_value(wish.axes.columns or NONE)
        self.measure.set_options(list(self._measures(wish.kind)))
        self.measure.set_value(wish.axes.measure)
        self.unit.set_value(wish.unit)
        self.added.set_value(wish.added)
        self._added_box.setVisible(wish.kind is ViewKind.DEMANDS)
        self._unit_box.setVisible(not counter_of(wish.kind, wish.axes.measure))

    def _measures(self, kind: ViewKind) -> tuple[Option, ...]:
        return tuple(Option(key, measure_word(kind, key)) for key in self._crosstabs.measures(kind))

    def _choose_rows(self, key: object) -> None:
        """What stood in the columns and is wanted in the rows changes places with them."""
        if self._wish is None:
            return
        axes = self._wish.axes
        columns = axes.rows if axes.columns == key else axes.columns
        self.changed.emit(replace(self._wish, axes=replace(axes, rows=str(key), columns=columns)))

    def _change(self, **changes: object) -> None:
        if self._wish is not None:
            axes: Axes = replace(self._wish.axes, **changes)  # type: ignore[arg-type]
            self.changed.emit(replace(self._wish, axes=axes))

    def _choose_added(self, value: object) -> None:
        if self._wish is not None:
            self.changed.emit(self._wish.adding(str(value)))

    def _choose_unit(self, unit: object) -> None:
        if self._wish is not None:
            self.changed.emit(replace(self._wish, unit=unit))  # type: ignore[arg-type]

    def _put_together(self) -> None:
        u = theme().u
        self.setAccessibleName(labels.BAR)
        boxes = [_labelled(field, wide) for field, wide in zip(self.fields(), _WIDTHS, strict=True)]
        *_, self._added_box, self._unit_box = boxes
        flow = Flow()
        for box in boxes:
            flow.add(box)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
        row.addWidget(flow, 1)


def _labelled(field: ChoiceField, wide: float) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(0.5))
    column.addWidget(Line(field.label, "caption", "text2"))
    column.addWidget(field)
    box.setFixedWidth(theme().px(wide))
    return box
