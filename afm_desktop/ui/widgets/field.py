"""What every field does: keeps what was typed, tells a valid value once, takes it back on Esc."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a field and not in the file: the last value that was told, and typed text.

    `word` says the value where that takes asking, `text` is None when nothing more is typed.
    """

    value: object
    word: str
    text: str | None
    error: str


class Field(QWidget):
    """One value of a record, saved when the field is left.

    `left` carries a valid new value once, on Enter or when the keyboard goes elsewhere. Text that
    is not valid stays, marked, with its sentence under it, and nothing is told. The screen shows
    what the file holds by `set_value` (another record) or `refresh_value` (the same one again).
    """

    left = Signal(object)
    typed = Signal(str)

    def __init__(self, label: str, *, name: str = "", is_required: bool = False) -> None:
        super().__init__()
        self.label, self._name = label, name or label
        self._is_required = is_required
        self._stored: object = None
        self._sent: object = None
        self._error = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(0.5))
        self._note = Line("", "caption", "text3", wrap=True)
        self._note.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # ------------------------------------------------ what screens use

    def value(self) -> object:
        """The last valid value: what the file holds, or what was told since."""
        return self._sent

    def typed_value(self) -> object:
        """The value of what stands in the field, told or not; raises the sentence to show."""
        return self._checked()

    def set_value(self, value: object) -> None:
        """Show what the file holds and forget what was typed."""
        self._stored = self._sent = value
        self._display(value)
        self.set_error(None)

    def refresh_value(self, value: object) -> None:
        """Show what the file holds now, but keep text that is not saved yet."""
        if self.is_touched() or self._error:
            self._stored = value
        else:
            self.set_value(value)

    def settle(self) -> bool:
        """Take what is typed: tell a valid new value, mark any other; whether it is valid."""
        self.commit()
        if not self.is_touched():
            return not self._error
        try:
            value = self._checked()
        except RuleViolation as refusal:
            self.set_error(str(refusal))
            return False
        self._display(value)
        if value == self._sent and not (self._error and value == self._stored):
            return not self._error
        self.set_error(None)
        if value != self._sent:
            self._sent = value
            self.left.emit(value)
        return not self._error

    def revert(self) -> None:
        """Take back what was typed in this field."""
        self._sent = self._stored
        self._display(self._stored)
        self.set_error(None)
        self.typed.emit(self.shown_text())

    def draft(self) -> Draft | None:
        """What stands here and not in the file; None when that is nothing."""
        is_touched = self.is_touched()
        if not is_touched and not self._error and self._sent == self._stored:
            return None
        text = self.shown_text() if is_touched else None
        return Draft(self._sent, self._word_of(self._sent), text, self._error)

    def take_up(self, draft: Draft) -> None:
        """Go on from a draft, as in the field that this one replaces."""
        self._sent = draft.value
        self._display(draft.value)
        if draft.text is not None:
            self._retype(draft.text)
        self.set_error(draft.error or None)

    def error(self) -> str:
        """The sentence under the field; empty when all is well."""
        return self._error

    def set_error(self, sentence: str | None) -> None:
        """Show a sentence under the field and mark it; None takes both away."""
        self._error = sentence or ""
        self._say(self._error, "danger")
        self._mark(bool(self._error))
        if self._error:
            announce(self, f"{self._name}: {self._error}")

    # ------------------------------------------------ what kinds of field do

    def commit(self) -> None:
        """Make what an input method is composing part of the text."""

    @abstractmethod
    def is_touched(self) -> bool:
        """Whether something is typed that was not told yet."""

    @abstractmethod
    def shown_text(self) -> str:
        """What stands in the field."""

    @abstractmethod
    def set_read_only(self, is_read_only: bool) -> None:
        """Show the value without letting it be changed."""

    @abstractmethod
    def _display(self, value: object) -> None:
        """Show a value as it is stored."""

    @abstractmethod
    def _draft(self) -> object:
        """The value of what is typed; raises the sentence to show."""

    @abstractmethod
    def _mark(self, is_wrong: bool) -> None:
        """Show that what is typed is not valid, or that it is."""

    def _word_of(self, _value: object) -> str:
        """What says a value that does not speak for itself."""
        return ""

    def _retype(self, _text: str) -> None:
        """Put typed text back; where a value is chosen, nothing is ever half typed."""

    # ------------------------------------------------ for kinds of field

    def _mount(self, editor: QWidget) -> None:
        """Put the editor over the sentence; it takes the keyboard for the field."""
        self._column.addWidget(editor)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.setFocusProxy(editor)

    def _checked(self) -> object:
        value = self._draft()
        if self._is_required and value in (None, ""):
            raise RuleViolation(words.required(self.label))
        return value

    def _edited(self) -> None:
        """Something was typed; a sentence goes as soon as it no longer holds."""
        if self._error:
            try:
                self._checked()
            except RuleViolation:
                pass
            else:
                self.set_error(None)
        self.typed.emit(self.shown_text())

    def _say(self, text: str, colour: str = "text3") -> None:
        self._note.setText(text)
        self._note.set_colour(colour)
        self._note.setVisible(bool(text))
        self._note.updateGeometry()
