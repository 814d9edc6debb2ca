"""One question on the screen: what it asks and how, its field, its count, what is said of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.forms.model import Question
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.filing.answering import Answering
from afm_desktop.ui.screens.filing.requests_shown import RequestsShown
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line

SIDE = 52  # units of the column in which a question stands
_WIDE = frozenset({FieldKind.TABLE, FieldKind.FILES})


class QuestionRow(QWidget):
    """The question at the left, its answer beside it; a table stands below its question."""

    def __init__(self, question: Question, answering: Answering | QWidget) -> None:
        super().__init__()
        self.question, self.answering = question, answering
        self.mark = Line(labels.REQUIRED, "caption", "danger")
        self.mark.setVisible(question.is_required)
        self.count = Line("", "caption", "text3", tabular=True)
        self.warning = Line("", "caption", "warning", wrap=True)
        self.asked = RequestsShown()
        u = theme().u
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 * u)
        grid.setVerticalSpacing(u)
        grid.setColumnStretch(1, 1)
        side = self._side()
        if question.kind in _WIDE:
            grid.addWidget(side, 0, 0, 1, 2)
            grid.addLayout(self._answer(), 1, 0, 1, 2)
        else:
            side.setFixedWidth(theme().px(SIDE))
            grid.addWidget(side, 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._answer(), 0, 1)
        for line in (self.count, self.warning):
            line.hide()
        if isinstance(answering, Answering) and question.longest:
            answering.typed.connect(self._show_count)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the answer and what is said of it now."""
        answer = sheet.answers.get(self.question.key)
        if isinstance(self.answering, Answering):
            self.answering.show_answer(answer, sheet.names)
        said = [labels.warning(one) for one in sheet.warnings if one.key == self.question.key]
        self.warning.setText("\n".join(said))
        self.warning.setVisible(bool(said))
        is_open = any(one.key == self.question.key for one in sheet.missing)
        self.mark.set_colour("danger" if is_open else "text3")
        self._show_count(answer if isinstance(answer, str) else "")
        own = (self.question.key, self.question.id)
        self.asked.show_requests(one for one in sheet.asked if one.key in own)

    def _show_count(self, text: str) -> None:
        longest = self.question.longest
        if not longest:
            return
        length = len(text)
        self.count.setText(labels.COUNT.format(count=length, most=longest))
        self.count.set_colour("danger" if length > longest else "text3")
        self.count.setVisible(self.question.kind is FieldKind.LONG_TEXT or length > longest // 2)

    def _side(self) -> QWidget:
        side, u = QWidget(), theme().u
        column = QVBoxLayout(side)
        column.setContentsMargins(0, round(1.5 * u), 0, 0)
        column.setSpacing(u // 2)
        first = QHBoxLayout()
        first.setSpacing(round(1.5 * u))
        first.addWidget(Line(self.question.label, "strong").may_shrink())
        first.addWidget(self.mark)
        first.addStretch(1)
        column.addLayout(first)
        example = self.question.example
        for text in (self.question.help, labels.EXAMPLE.format(text=example) if example else ""):
            if text:
                column.addWidget(Line(text, "caption", "text2", wrap=True))
        return side

    def _answer(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().u // 2)
        column.addWidget(self.asked)
        column.addWidget(self.answering)
        below = QHBoxLayout()
        below.addWidget(self.warning, 1)
        below.addStretch(1)
        below.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        return column
