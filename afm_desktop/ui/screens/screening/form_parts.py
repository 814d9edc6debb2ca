"""The demand as its form: titled sections, read only, with the comments under their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.screening.model import AnswerRow, CommentRow, ScreeningSheet
from afm_desktop.ui.drawing import line_height
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.screens.screening.column import at
from afm_desktop.ui.screens.screening.comment_box import CommentBox
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line

LABEL = 24.0  # units of the labels beside the answers
WORD = 36.0  # units within which a word of a table is kept whole
TOP = Qt.AlignmentFlag.AlignTop
Hear = Callable[[str, CommentBox], None]
Ask = Callable[["AnswerBox"], None]


class AnswerBox(QWidget):
    """A question with its answer, and what was said of it; `key` None is the demand as a whole."""

    asked = Signal(object)

    def __init__(self, key: str | None, label: str, may_comment: bool) -> None:
        super().__init__()
        self.key, self.label = key, label
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(1))
        self._row = QHBoxLayout()
        self._row.setSpacing(theme().px(2))
        name = Line(label, "body", "text3", wrap=True)
        name.setFixedWidth(theme().px(LABEL))
        self._row.addWidget(_inset(name), 0, TOP)
        self.comment = Button(
            "", "message-square-text", "quiet", labels.COMMENT_TO.format(label=label)
        )
        self.comment.clicked.connect(lambda: self.asked.emit(self))
        at(self.comment, f"comment:{key}")
        self._told = QWidget()
        self._row.addWidget(self._told, 1)
        self._row.addWidget(self.comment, 0, TOP)
        self.column.addLayout(self._row)
        self.comment.setVisible(may_comment)

    def show_answer(self, answer: AnswerRow) -> None:
        """Show what is answered; what is missing is said. A table has the whole width below."""
        if answer.rows:
            self.column.addLayout(_grid(answer))
            return
        told = QVBoxLayout(self._told)
        above = (theme().control_h - line_height()) // 2
        told.setContentsMargins(0, above, 0, above)
        if answer.text:
            told.addWidget(Line(answer.text, wrap=True))
        elif answer.is_missing:
            told.addWidget(Line(labels.MISSING, "body", "danger"))
        else:
            told.addWidget(Line(labels.NOT_ANSWERED, "body", "text3"))

    def show_comments(self, comments: list[CommentRow], sheet: ScreeningSheet, hear: Hear) -> None:
        """Show what was said of it."""
        for one in comments:
            box = CommentBox(one, sheet)
            box.wanted.connect(hear)
            self.column.addWidget(box)


def form_parts(sheet: ScreeningSheet, ask: Ask, hear: Hear) -> Iterator[QWidget]:
    """Everything from top to bottom: the whole first, then section by section."""
    shown = {answer.key for part in sheet.sections for answer in part.answers}
    whole = [one for one in sheet.comments if one.key not in shown]
    may = not sheet.why_not_judge
    if may or whole:
        box = AnswerBox(None, labels.COMMENT_ALL, may)
        box.asked.connect(ask)
        box.show_comments(whole, sheet, hear)
        yield box
    if not sheet.sections:
        yield Line(labels.NO_FORM, "body", "text2", wrap=True)
    for part in sheet.sections:
        yield SectionTitle(part.title)
        for answer in part.answers:
            box = AnswerBox(answer.key, answer.label, may)
            box.asked.connect(ask)
            box.show_answer(answer)
            own = [one for one in sheet.comments if one.key == answer.key]
            box.show_comments(own, sheet, hear)
            yield box


def _inset(line: Line) -> QWidget:
    """A label on the first line of its answer."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    above = (theme().control_h - line_height()) // 2
    column.setContentsMargins(0, above, 0, 0)
    column.addWidget(line)
    return holder


def _grid(answer: AnswerRow) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(3))
    grid.setVerticalSpacing(theme().px(0.5))
    lines = [(answer.heads, "caption", "text3"), *((row, "body", "text") for row in answer.rows)]
    for number, (cells, role, ink) in enumerate(lines):
        for place, cell in enumerate(cells):
            line = Line(cell or labels.NOT_ANSWERED, role, ink, wrap=True, tabular=True)
            grid.addWidget(line, number, place, TOP)
    for place, head in enumerate(answer.heads):
        column = [row[place] for row in answer.rows]
        longest = max(map(len, column), default=1)
        grid.setColumnStretch(place, min(max(longest, 3), 20))
        words = [theme().advance(word) for cell in (head, *column) for word in cell.split()]
        grid.setColumnMinimumWidth(place, min(ceil(max(words, default=0)), theme().px(WORD)))
    return grid
