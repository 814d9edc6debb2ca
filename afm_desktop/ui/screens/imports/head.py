"""Which file and table is being taken over, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.services.imports import model
from afm_desktop.services.naming import DivisionName
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.screens.imports.opened import Opened
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line

FIELD = 44  # units


class Head(QWidget):
    """Tells the choices; what they lead to is read elsewhere."""

    kind_chosen = Signal(object)
    table_chosen = Signal(int)
    encoding_chosen = Signal(str)
    division_chosen = Signal(object)
    """The code of the division of rows that name none, or None."""

    def __init__(self) -> None:
        super().__init__()
        u = theme().u
        self._file = Line("", "h2")
        self._rows = Line("", "caption", "text2")
        kinds = [Option(ImportKind(kind.value), labels.KINDS[kind]) for kind in model.ImportKind]
        self.kind = ChoiceField(labels.KIND, kinds, is_required=True)
        self.table = ChoiceField(labels.TABLE, [], is_required=True)
        encodings = [Option(key, words) for key, words in labels.ENCODINGS.items()]
        self.encoding = ChoiceField(labels.ENCODING, encodings, is_required=True)
        self.division = ChoiceField(labels.DIVISION, [], name=labels.DIVISION_LONG)
        self.division.left.connect(self.division_chosen)
        self.kind.left.connect(self.kind_chosen)
        self.table.left.connect(lambda place: self.table_chosen.emit(int(str(place))))
        self.encoding.left.connect(lambda key: self.encoding_chosen.emit(str(key)))
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        row.setSpacing(3 * u)
        said = QVBoxLayout()
        said.setSpacing(u)
        said.addStretch(1)
        said.addWidget(self._file)
        said.addWidget(self._rows)
        said.addStretch(1)
        row.addLayout(said, 1)
        self._labels = {}
        for field, words in (
            (self.encoding, labels.ENCODING),
            (self.table, labels.TABLE),
            (self.division, labels.DIVISION),
            (self.kind, labels.KIND),
        ):
            label = self._labels[field] = Line(words, "body", "text2")
            field.setFixedWidth(theme().px(FIELD))
            label.setFixedHeight(theme().control_h)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)

    def show_list(self, opened: Opened) -> None:
        """Say what is open."""
        table = opened.table
        self._file.setText(opened.book.name)
        self._rows.setText(labels.source_words(table.title, table.sheet.name, opened.rows))
        options = [
            Option(place, f"{place + 1}. {one.sheet.name}", one.title or one.columns[0].header)
            for place, one in enumerate(opened.tables)
        ]
        self.table.set_options(options)
        self.table.set_value(opened.at)
        self._show(self.table, is_shown=len(options) > 1)
        self.kind.set_value(opened.kind)
        self._show(self.encoding, is_shown=opened.is_text)
        encoding = opened.book.encoding
        self.encoding.set_value(encoding, labels.encoding_words(encoding or ""))

    def show_divisions(
        self, divisions: Sequence[DivisionName], code: str | None, *, is_shown: bool
    ) -> None:
        """Offer the divisions for rows that name none."""
        self.division.set_options([Option(one.code, one.name) for one in divisions])
        self.division.set_value(code)
        self._show(self.division, is_shown=is_shown and bool(divisions))

    def _show(self, field: ChoiceField, *, is_shown: bool) -> None:
        field.setVisible(is_shown)
        self._labels[field].setVisible(is_shown)
