"""A comment beside the field it is pinned to, with its answer and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.screening.model import CommentRow, CommentState, ScreeningSheet
from afm_desktop.ui.drawing import fill
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.screens.screening.column import at
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.line import Line

_LOOKS = {
    CommentState.NOTED: (Tone.NEUTRAL, Glyph.DASHED),
    CommentState.ASKED: (Tone.WARNING, Glyph.BANG),
    CommentState.LATE: (Tone.DANGER, Glyph.SQUARE),
    CommentState.ANSWERED: (Tone.INFO, Glyph.HALF),
    CommentState.SETTLED: (Tone.SUCCESS, Glyph.TICK),
}
CHANGE, DROP, ANSWER, SETTLE, UNSETTLE = "change", "drop", "answer", "settle", "unsettle"
DUE = "due"


class CommentBox(QWidget):
    """State, text, day, answer, and the buttons."""

    wanted = Signal(str, object)
    """What is to be done with the comment, and this box, under which it may be asked."""

    def __init__(self, comment: CommentRow, sheet: ScreeningSheet) -> None:
        super().__init__()
        self.comment = comment
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * u, 2 * u, 2 * u, 2 * u)
        column.setSpacing(u)
        self.column = column
        top = QHBoxLayout()
        top.setSpacing(2 * u)
        tone, glyph = _LOOKS[comment.state]
        top.addWidget(Chip(labels.STATES[comment.state], tone, glyph))
        top.addWidget(Line(labels.comment_note(comment), "caption", "text2", tabular=True), 1)
        column.addLayout(top)
        column.addWidget(Line(comment.text, wrap=True))
        if comment.answer:
            column.addWidget(Line(labels.answer_words(comment), "body", "text2", wrap=True))
        self._add_buttons(column, sheet)

    def _add_buttons(self, column: QVBoxLayout, sheet: ScreeningSheet) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().u)
        row.setContentsMargins(0, 0, 0, 0)
        for key, words in _doings(self.comment, sheet):
            button = Button(words, variant="link", name=f"{words}: {self.comment.text[:40]}")
            button.clicked.connect(self._asker(key))
            at(button, f"{key}:{self.comment.id}")
            row.addWidget(button)
        row.addStretch(1)
        if row.count() > 1:
            column.addLayout(row)

    def _asker(self, key: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(key, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, painter = theme().tokens, QPainter(self)
        fill(painter, self.rect().toRectF(), t.window, 1.5 * theme().u, t.border)


def _doings(comment: CommentRow, sheet: ScreeningSheet) -> list[tuple[str, str]]:
    """What may be done with it now."""
    found = []
    is_open = comment.settled_on is None
    if is_open and comment.supplement and not sheet.why_not_answer:
        found.append((ANSWER, labels.ANSWER))
    if sheet.why_not_judge:
        return found
    if comment.supplement is None and is_open:
        return [*found, (CHANGE, labels.CHANGE), (DUE, labels.OWN_DUE_DO), (DROP, labels.DROP)]
    if comment.state in (CommentState.ASKED, CommentState.LATE):
        found.append((DUE, labels.OWN_DUE_DO))
    return [*found, (SETTLE, labels.SETTLE) if is_open else (UNSETTLE, labels.UNSETTLE)]
