"""One row of an import in full: what changes, why it is not taken, whom it may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.domain.words import word
from afm_desktop.exchange.rejected import remark_of
from afm_desktop.services.imports.model import NEW_RECORD, CellChange, Doubt, RowResult
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.screens.imports.opened import Written
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line

WIDE = 84  # units


class RowSide(QScrollArea):
    """Built anew for each row."""

    decided = Signal(int, str, object)
    """The number of the row, the field that names the body, and what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedWidth(theme().px(WIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.decisions: dict[str, ChoiceField] = {}
        self.show_row(None)

    def show_row(
        self,
        row: RowResult | None,
        doubts: Sequence[tuple[Doubt, str]] = (),
        decisions: Mapping[str, str] = MappingProxyType({}),
        written: Sequence[Written] = (),
    ) -> None:
        """Show a row, its doubts with the names of their fields, and what was decided of them.

        `written` is what stands in the list.
        """
        u, page = theme().u, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(2 * u)
        self.decisions = {}
        if row is None:
            column.addWidget(Line(labels.NONE_CHOSEN, "body", "text2", wrap=True))
        else:
            column.addWidget(Line(row.name or labels.NOTHING, "h2", wrap=True))
            told = f"{labels.OUTCOMES[row.outcome]} · {row.number:,}행"
            column.addWidget(Line(told, "caption", "text2"))
            self._fill(column, row, {one.field: one for one in written})
            for doubt, field in doubts:
                self._add_doubt(column, row.number, doubt, field)
                self.decisions[doubt.field].set_value(decisions.get(doubt.field))
            if written:
                self._add_written(column, written)
        column.addStretch(1)
        self.setWidget(page)

    def open_decision(self) -> None:
        """Go to the first body of which nothing is decided yet."""
        fields = list(self.decisions.values())
        undecided = [field for field in fields if field.value() is None]
        for field in (undecided or fields)[:1]:
            field.face.setFocus(Qt.FocusReason.OtherFocusReason)
            field.open_list()

    def _fill(self, column: QVBoxLayout, row: RowResult, cells: Mapping[str, Written]) -> None:
        for change in row.changes:
            self._add_change(column, change)
        for problem in row.problems:
            if (one := cells.get(problem.field)) is not None:
                told = labels.cell_words(one.letter, one.header, one.cell)
                column.addWidget(Line(told, "strong", wrap=True))
            column.addWidget(Line(problem.reason, "body", "danger", wrap=True))
        if row.remarks:
            column.addWidget(Line(remark_of(row), "body", "warning", wrap=True))
        if row.created:
            names = labels.CREATES.format(names=", ".join(row.created))
            column.addWidget(Line(names, "body", "text2", wrap=True))

    def _add_written(self, column: QVBoxLayout, written: Sequence[Written]) -> None:
        column.addSpacing(3 * theme().u)
        column.addWidget(Line(labels.WRITTEN, "label", "text2"))
        for one in written:
            column.addWidget(Line(labels.said(one.header, one.cell), "body", "text2", wrap=True))

    def _add_change(self, column: QVBoxLayout, change: CellChange) -> None:
        column.addSpacing(theme().u)
        column.addWidget(Line(labels.change_field(change), "label", "text2"))
        before, after = labels.value_words(change.before), labels.value_words(change.after)
        both = labels.BEFORE_AFTER.format(before=before, after=after)
        column.addWidget(Line(both, "body", wrap=True))

    def _add_doubt(self, column: QVBoxLayout, number: int, doubt: Doubt, named: str) -> None:
        column.addSpacing(2 * theme().u)
        column.addWidget(Line(labels.doubt_words(doubt, named), "label", "text2", wrap=True))
        for candidate in doubt.candidates:
            grounds = ", ".join(word(ground) for ground in candidate.grounds)
            column.addWidget(Line(candidate.name, "strong", wrap=True))
            if grounds:
                column.addWidget(Line(grounds, "body", "text2", wrap=True))
        options = [
            Option(candidate.id, labels.AS_KNOWN.format(name=candidate.name))
            for candidate in doubt.candidates
        ]
        options.append(Option(NEW_RECORD, labels.AS_NEW))
        field = ChoiceField(f"{named} {labels.DECISION}", options)
        field.left.connect(lambda chosen: self.decided.emit(number, doubt.field, chosen))
        column.addWidget(field)
        self.decisions[doubt.field] = field
