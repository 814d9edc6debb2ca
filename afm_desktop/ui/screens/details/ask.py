"""The one thing a step wants to know, asked under its button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.screens.details.drafts import AskDraft
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.line import Line

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Ask(QWidget):
    """Fields by key over a button that does the step; Esc leaves it undone.

    Without fields it asks whether to go on, after what is `said`.
    """

    done = Signal(object)  # the values by key
    cancelled = Signal()

    def __init__(
        self,
        fields: Mapping[str, Field],
        verb: str,
        *,
        required: Sequence[str] = (),
        said: str = "",
    ) -> None:
        super().__init__()
        self.fields, self._required = dict(fields), tuple(required)
        column = QVBoxLayout(self)
        u = theme().u
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * u)
        if said:
            column.addWidget(Line(said, "body", "text", wrap=True))
        for field in fields.values():
            column.addWidget(Line(field.label, "label", "text2", wrap=True))
            column.addWidget(field)
        self.refusal = Line("", "caption", "danger", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        row = QHBoxLayout()
        row.setSpacing(2 * u)
        self.do, cancel = Button(verb, variant="primary"), Button(labels.CANCEL)
        self.do.clicked.connect(self.finish)
        cancel.clicked.connect(self.cancelled)
        row.addWidget(self.do)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)

    def start(self) -> None:
        """Give the keyboard to the first field, or where there is none to the step."""
        first: QWidget = next(iter(self.fields.values()), self.do)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Do the step, when what it needs is there."""
        answers = [field.settle() for field in self.fields.values()]
        is_valid = all(answers)
        for key in self._required:
            field = self.fields[key]
            if field.value() is None and not field.error():
                field.set_error(words.required(field.label))
                is_valid = False
        if is_valid:
            self.do.setEnabled(False)
            self.done.emit({key: field.value() for key, field in self.fields.items()})

    def refuse(self, sentence: str) -> None:
        """Say why the step was not done."""
        self.refusal.setText(sentence)
        self.refusal.show()
        self.do.setEnabled(True)

    def has_drafts(self) -> bool:
        """Whether something was typed."""
        return any(
            field.value() is not None or field.is_touched() for field in self.fields.values()
        )

    def draft(self) -> AskDraft | None:
        """What was typed, and the refusal; None when nothing was typed."""
        if not self.has_drafts():
            return None
        found = {key: field.draft() for key, field in self.fields.items()}
        typed = {key: draft for key, draft in found.items() if draft is not None}
        return AskDraft(typed, "" if self.refusal.isHidden() else self.refusal.text())

    def take_up(self, draft: AskDraft) -> None:
        """Go on from a draft."""
        for key in draft.fields.keys() & self.fields.keys():
            self.fields[key].take_up(draft.fields[key])
        if draft.said:
            self.refuse(draft.said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in _ENTER and is_control:
            self.finish()
        else:
            super().keyPressEvent(event)
