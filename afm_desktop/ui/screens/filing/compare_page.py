"""Two of the times a demand was filed, question by question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.filing.comparing import differences
from afm_desktop.services.filing.model import Names, Revision, Sheet
from afm_desktop.services.filing.wording import answer_words
from afm_desktop.services.forms.model import Answers
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line, rule

NOW = 0


class ComparePage(QWidget):
    """The earlier at the left, the later at the right; only what differs."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._revisions: dict[int, Revision] = {}
        self.before = ChoiceField(labels.BEFORE, (), is_required=True)
        self.after = ChoiceField(labels.AFTER, (), is_required=True)
        self.column = ScrollColumn(labels.COMPARE, edge_u=6, gap_u=3)
        self.told: list[str] = []
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        band = QHBoxLayout()
        band.setContentsMargins(6 * u, 3 * u, 6 * u, 3 * u)
        band.setSpacing(3 * u)
        band.addWidget(self.before, 1)
        band.addWidget(self.after, 1)
        column.addLayout(band)
        column.addWidget(rule())
        column.addWidget(self.column, 1)
        for choice in (self.before, self.after):
            choice.left.connect(lambda _value: self._show())

    def show_revisions(self, sheet: Sheet, revisions: Sequence[Revision]) -> None:
        """Compare the last that was filed with what stands there now, or with the one before."""
        self._sheet = sheet
        self._revisions = {one.number: one for one in revisions}
        offered = [Option(one.number, labels.revision(one)) for one in revisions]
        offered.append(Option(NOW, labels.NOW))
        numbers = list(self._revisions)
        for choice in (self.before, self.after):
            choice.set_options(offered)
            choice.setEnabled(bool(numbers))
        is_over = len(numbers) > 1
        self.before.set_value(numbers[-2] if is_over else numbers[-1] if numbers else NOW)
        self.after.set_value(numbers[-1] if is_over else NOW)
        self._show()

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.before

    def _show(self) -> None:
        self.column.clear()
        self.told = []
        sheet = self._sheet
        if sheet is None:
            return
        if not self._revisions:
            self.column.space(4)
            self.column.add(Line(labels.NEVER_FILED, "body", "text2", wrap=True))
            return
        before, old_names = self._chosen(self.before, sheet)
        after, new_names = self._chosen(self.after, sheet)
        found = differences(sheet.form, before, after)
        self.column.space(4)
        if not found:
            self.column.add(Line(labels.SAME, "body", "text2"))
        for one in found:
            old = answer_words(one.question, one.before, old_names) or labels.EMPTY
            new = answer_words(one.question, one.after, new_names) or labels.EMPTY
            self.told.append(one.question.label)
            self.column.add(_difference(one.question.label, one.section, old, new))

    def _chosen(self, choice: ChoiceField, sheet: Sheet) -> tuple[Answers, Names]:
        value = choice.value()
        revision = self._revisions.get(value) if isinstance(value, int) else None
        if revision is None:
            return sheet.answers, sheet.names
        return revision.answers, revision.names


def _difference(label: str, section: str, old: str, new: str) -> QWidget:
    box, u = QWidget(), theme().u
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 2 * u)
    grid.setHorizontalSpacing(4 * u)
    grid.setVerticalSpacing(u)
    head = QHBoxLayout()
    head.setSpacing(2 * u)
    head.addWidget(Line(label, "strong"))
    head.addWidget(Line(section, "caption", "text3"))
    head.addStretch(1)
    grid.addLayout(head, 0, 0, 1, 2)
    for column, (text, ink) in enumerate(((old, "text2"), (new, "text"))):
        grid.setColumnStretch(column, 1)
        grid.addWidget(Line(text, "body", ink, wrap=True), 1, column, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(rule(), 2, 0, 1, 2)
    return box
