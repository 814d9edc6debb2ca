"""열과 항목: which column fills which field, with what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.exchange.importing import offered
from afm_desktop.exchange.reading.book import Cell as BookCell
from afm_desktop.exchange.reading.fields import Field, ImportKind, field_of
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.screens.imports.opened import Opened
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.table import DataTable

SIDE = 72  # units
_HEADS = labels.COLUMN_HEADS
_LONGEST = max((one.label for kind in ImportKind for one in offered(kind)), key=len)
"""No field is cut: `구매기업 사…` would hide that a column fills the wrong one."""
_COLUMNS = (
    ColumnSpec("letter", _HEADS["letter"], sample="AA", ink="text2", is_sortable=False),
    ColumnSpec("header", _HEADS["header"], sample="사업자등록번호(본사)", role="strong",
               is_sortable=False),
    ColumnSpec("samples", _HEADS["samples"], stretch=True, ink="text2", is_sortable=False),
    ColumnSpec("field", _HEADS["field"], sample=_LONGEST, brief=_LONGEST, is_sortable=False),
)  # fmt: skip


class ColumnsPage(QWidget):
    """The chosen column's field is set at the right; Enter in the table goes there."""

    changed = Signal(object)
    """The `Opened` with another mapping."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: Opened | None = None
        self._model = RowsModel([spec.header for spec in _COLUMNS])
        self.table = DataTable(labels.COLUMNS)
        self.table.set_model(self._model, _COLUMNS)
        self.table.current_changed.connect(self._show_column)
        self.table.opened.connect(lambda _key: self._edit())
        self.field = ChoiceField(labels.FIELD, [])
        self.field.left.connect(self._choose)
        self._title = Line("", "h2", wrap=True)
        self._samples = Line("", "body", "text2", wrap=True)
        self._put_together()

    def show_list(self, opened: Opened) -> None:
        """Show the columns of a list with their fields."""
        key = self.table.current_key()
        self._opened = opened
        samples = opened.samples()
        rows = []
        for place, one in enumerate(opened.mapping.columns):
            told = " / ".join(_told(cell, one.field) for cell in samples[place])
            field = one.field.label if one.field else labels.NOT_TAKEN
            said = (one.column.letter, one.column.header, told, field)
            rows.append(TableRow(place, tuple(Cell(text) for text in said)))
        self._model.set_rows(rows)
        fields = offered(opened.kind)
        self.field.set_options([Option(field.key, field.label) for field in fields])
        self.table.set_current(key if key is not None else 0)
        self._show_column(self.table.current_key())

    def _choose(self, key: object) -> None:
        place = self.table.current_key()
        if self._opened is not None and isinstance(place, int):
            self.changed.emit(self._opened.mapped(place, str(key) if key else None))

    def _edit(self) -> None:
        self.field.face.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.open_list()

    def _show_column(self, place: object) -> None:
        if self._opened is None or not isinstance(place, int):
            return
        one = self._opened.mapping.columns[place]
        self._title.setText(f"{one.column.letter}  {one.column.header}")
        key = one.field.key if one.field else None
        word = field_of(self._opened.kind, key).label if key else ""
        self.field.set_value(key, word)
        cells = self._opened.samples()[place]
        self._samples.setText("\n".join(_told(cell, one.field) for cell in cells))

    def _put_together(self) -> None:
        u = theme().u
        side = QWidget()
        side.setFixedWidth(theme().px(SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(3 * u)
        column.addWidget(self._title)
        column.addWidget(Line(labels.FIELD, "label", "text2"))
        column.addWidget(self.field)
        column.addWidget(Line(labels.SAMPLES, "label", "text2"))
        column.addWidget(self._samples)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(side)


def _told(cell: BookCell, field: Field | None) -> str:
    return labels.written(cell, is_figure=field is not None and field.is_figure)[:60]
