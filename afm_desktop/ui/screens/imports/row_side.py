"""One row of an import in full: what changes, why it is not taken, whom it may mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.domain.words import word
from afm_desktop.services.imports.model import NEW_RECORD, CellChange, Outcome, RowResult
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line

WIDE = 84  # units


class RowSide(QScrollArea):
    """Built anew for each row."""

    decided = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedWidth(theme().px(WIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.decision: ChoiceField | None = None
        self.show_row(None, None)

    def show_row(self, row: RowResult | None, decision: str | None) -> None:
        """Show a row, with what was decided of it."""
        u, page = theme().u, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(2 * u)
        self.decision = None
        if row is None:
            column.addWidget(Line(labels.NONE_CHOSEN, "body", "text2", wrap=True))
        else:
            column.addWidget(Line(row.name or labels.NOTHING, "h2", wrap=True))
            told = f"{labels.OUTCOMES[row.outcome]} · {row.number:,}행"
            column.addWidget(Line(told, "caption", "text2"))
            self._fill(column, row, decision)
        column.addStretch(1)
        self.setWidget(page)

    def _fill(self, column: QVBoxLayout, row: RowResult, decision: str | None) -> None:
        for change in row.changes:
            self._add_change(column, change)
        for problem in row.problems:
            column.addWidget(Line(problem.reason, "body", "danger", wrap=True))
        if row.created:
            names = labels.CREATES.format(names=", ".join(row.created))
            column.addWidget(Line(names, "body", "text2", wrap=True))
        if row.outcome is Outcome.DUPLICATE:
            self._add_decision(column, row, decision)

    def _add_change(self, column: QVBoxLayout, change: CellChange) -> None:
        column.addSpacing(theme().u)
        column.addWidget(Line(labels.change_field(change), "label", "text2"))
        before, after = labels.value_words(change.before), labels.value_words(change.after)
        both = labels.BEFORE_AFTER.format(before=before, after=after)
        column.addWidget(Line(both, "body", wrap=True))

    def _add_decision(self, column: QVBoxLayout, row: RowResult, decision: str | None) -> None:
        for candidate in row.candidates:
            grounds = ", ".join(word(ground) for ground in candidate.grounds)
            column.addSpacing(theme().u)
            column.addWidget(Line(candidate.name, "strong", wrap=True))
            if grounds:
                column.addWidget(Line(grounds, "body", "text2", wrap=True))
        options = [Option(NEW_RECORD, labels.AS_NEW)]
        options += [
            Option(candidate.id, labels.AS_KNOWN.format(name=candidate.name))
            for candidate in row.candidates
        ]
        field = ChoiceField(labels.DECISION, options)
        field.set_value(decision)
        field.left.connect(lambda chosen: self.decided.emit(row.number, chosen))
        column.addSpacing(2 * theme().u)
        column.addWidget(Line(labels.DECISION, "label", "text2"))
        column.addWidget(field)
        self.decision = field
