"""One reply in full: what changes and what came along, each to tick, or why it is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FormKind
from afm_desktop.services.requests.model import AnswerChange, ReplyResult
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.switch import CheckBox

WIDE = 84  # units
MOST = 200
"""Changes that are shown; a form has few more questions."""
Files = Sequence[tuple[Path, bool]]
"""Files that may go with a reply, and whether each does."""


class ReplySide(QScrollArea):
    """Built anew for each reply; where the same is shown again, the keyboard stays where it was."""

    answer_turned = Signal(str, bool)
    """The place of a change, and whether it is wanted."""
    file_turned = Signal(object, bool)
    """The path of a file, and whether it goes with the reply."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedWidth(theme().px(WIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.answers: dict[str, CheckBox] = {}
        self.files: dict[Path, CheckBox] = {}
        self._file = ""
        self.show_reply(None)

    def show_reply(
        self, reply: ReplyResult | None, files: Files = (), *, may: bool = False
    ) -> None:
        """Show what a reply does; `may` says whether anything of it can still be chosen."""
        held, scrolled = self._held(), self.verticalScrollBar().value()
        is_same, self._file = reply is not None and reply.file == self._file, ""
        self.answers, self.files = {}, {}
        u, page = theme().u, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(2 * u)
        if reply is None:
            column.addWidget(Line(labels.NONE_CHOSEN, "body", "text2", wrap=True))
        else:
            self._file = reply.file
            column.addWidget(Line(reply.body or reply.file, "h2", wrap=True))
            kind = labels.KINDS[reply.kind] if reply.kind else ""
            told = " · ".join(filter(None, (labels.OUTCOMES[reply.outcome], kind)))
            column.addWidget(Line(told, "caption", "text2"))
            self._fill(column, reply, files if reply.kind is FormKind.DEMAND else (), may=may)
        column.addStretch(1)
        self.setWidget(page)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        if is_same:
            self._take_up(held, scrolled)

    def start(self) -> QWidget | None:
        """The first box to tick."""
        return next(iter((*self.files.values(), *self.answers.values())), None)

    def _held(self) -> object:
        """What the box with the keyboard ticks."""
        boxes = (*self.files.items(), *self.answers.items())
        return next((key for key, box in boxes if box.hasFocus()), None)

    def _take_up(self, held: object, scrolled: int) -> None:
        box = self.files.get(held) if isinstance(held, Path) else self.answers.get(str(held))
        page = self.widget()
        if page is not None:
            page.adjustSize()
        self.verticalScrollBar().setValue(scrolled)
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, column: QVBoxLayout, reply: ReplyResult, files: Files, *, may: bool) -> None:
        for trouble in reply.troubles:
            lines = [Line(trouble.reason, "body", "danger", wrap=True)]
            if trouble.label:
                lines.insert(0, Line(trouble.label, "strong", wrap=True))
            column.addLayout(self._answer(trouble.question if may else "", trouble.label, lines))
        for sentence in labels.told_of(reply):
            column.addWidget(Line(sentence, "body", "text2", wrap=True))
        if files and may:
            self._add_files(column, files)
        if may and any(one.place for one in (*reply.changes, *reply.left_out)):
            column.addSpacing(theme().u)
            column.addWidget(Line(labels.CHANGES, "strong"))
        self._add_changes(column, reply, may=may)

    def _add_files(self, column: QVBoxLayout, files: Files) -> None:
        column.addSpacing(theme().u)
        column.addWidget(Line(labels.CAME_ALONG, "strong"))
        for path, is_on in files:
            box = self.files[path] = CheckBox("", is_on, labels.FILE_OF.format(name=path.name))
            box.clicked.connect(lambda on, path=path: self.file_turned.emit(path, on))
            column.addLayout(_beside(box, [Line(path.name, "body", wrap=True)]))

    def _add_changes(self, column: QVBoxLayout, reply: ReplyResult, *, may: bool) -> None:
        """All changes in the order of the form, those that are left out among them."""
        left = {id(one) for one in reply.left_out}
        changes = sorted((*reply.changes, *reply.left_out), key=lambda one: (one.at, one.label))
        for change in changes[:MOST]:
            is_on = id(change) not in left
            label = change.label if is_on or may else labels.NOT_TAKEN.format(label=change.label)
            lines = [
                Line(label, "label", "text2", wrap=True),
                Line(_told(change), "body", "text" if is_on else "text3", wrap=True),
            ]
            place = change.place if may and change.place not in self.answers else ""
            column.addSpacing(theme().u)
            column.addLayout(self._answer(place, change.label, lines, is_on=is_on))

    def _answer(
        self, place: str, label: str, lines: Sequence[Line], *, is_on: bool = True
    ) -> QHBoxLayout:
        """What changes, with a box where it can be left out."""
        if not place:
            return _beside(None, lines)
        box = self.answers[place] = CheckBox("", is_on, labels.ANSWER_OF.format(label=label))
        box.clicked.connect(lambda on: self.answer_turned.emit(place, on))
        return _beside(box, lines)


def _told(change: AnswerChange) -> str:
    before, after = change.before or labels.NOTHING, change.after or labels.NOTHING
    return labels.BEFORE_AFTER.format(before=before, after=after) if change.before else after


def _beside(box: CheckBox | None, lines: Sequence[Line]) -> QHBoxLayout:
    row, column = QHBoxLayout(), QVBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().u)
    if box is not None:
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    column.setSpacing(theme().u)
    if box is not None and lines:  # the first line stands beside the middle of the box
        above = (box.sizeHint().height() - lines[0].minimumSizeHint().height()) // 2
        column.setContentsMargins(0, max(0, above), 0, 0)
    for line in lines:
        column.addWidget(line)
    column.addStretch(1)
    row.addLayout(column, 1)
    return row
