"""3. 미리 보기: what goes from where to where, or what has to be mended first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.services.transition.model import Problem, TransitionReport
from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.screens.transition.tables import (
    preview_rows,
    preview_table,
    problem_rows,
    problem_table,
)
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line, rule


class PreviewPage(QWidget):
    """The lines with their sums and notes; with problems these alone."""

    mend = Signal(object)
    """The `Problem` that is to be mended."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()
        self.lines, self.problems = preview_table(), problem_table()
        self.problems.opened.connect(self._mend)
        self._notes = QVBoxLayout()
        u = theme().u
        self._notes.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        self._notes.setSpacing(u)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lines, 1)
        column.addWidget(rule())
        column.addLayout(self._notes)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self.problems)

    @property
    def table(self) -> QWidget:
        """The table that is shown."""
        return self.problems if self._problems else self.lines

    def show_report(self, report: TransitionReport) -> None:
        """Show what a plan does, or what stands in its way."""
        self._problems = report.problems
        self._stack.setCurrentIndex(int(bool(report.problems)))
        self.problems.rows.set_rows(problem_rows(report.problems))
        self.lines.rows.set_rows(preview_rows(report) if report.is_possible else [])
        for table in (self.problems, self.lines):
            if table.rows.rowCount():
                table.selectRow(0)
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for sentence in labels.notes(report) if report.is_possible else ():
            self._notes.addWidget(Line(sentence, "caption", "text2", wrap=True))

    def _mend(self, key: object) -> None:
        if isinstance(key, int) and key < len(self._problems):
            self.mend.emit(self._problems[key])
