"""A line below a table in which the next row is typed: Enter adds it, and one types on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.line_field import LineField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryRow(QWidget):
    """Fields side by side; `entered` tells their values once what is needed is there."""

    entered = Signal(object)

    def __init__(
        self,
        fields: Mapping[str, Field],
        wide: Mapping[str, int],
        *,
        required: Sequence[str],
        name: str,
    ) -> None:
        super().__init__()
        self.fields, self._required = dict(fields), tuple(required)
        self.setAccessibleName(name)
        self.add = Button(labels.ADD, "plus", "secondary", f"{name} {labels.ADD}")
        self.add.clicked.connect(self.enter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(1), 0, theme().px(1))
        row.setSpacing(theme().px(1.5))
        for key, field in self.fields.items():
            units = wide.get(key, 0)
            if units:
                field.setFixedWidth(theme().px(units))
            row.addWidget(field, 0 if units else 1, Qt.AlignmentFlag.AlignTop)
            if isinstance(field, LineField):
                field.entry.installEventFilter(self)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)

    def begin(self) -> None:
        """Put the keyboard into what is needed first."""
        self.fields[self._required[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_drafts(self) -> bool:
        """Whether something is typed that was not added."""
        return any(self.fields[key].value() or self.fields[key].is_touched()
                   for key in self._required)  # fmt: skip

    def enter(self) -> None:
        """Tell what was typed; what an input method is composing belongs to it."""
        for field in self.fields.values():
            field.set_error(None)  # what was refused may be right with what was typed since
        answers = [field.settle() for field in self.fields.values()]
        if not all(answers):
            return
        for key in self._required:
            field = self.fields[key]
            if field.value() in (None, ""):
                field.set_error(words.required(field.label))
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.entered.emit({key: field.value() for key, field in self.fields.items()})

    def clear(self, *kept: str) -> None:
        """Make ready for the next one; some fields keep their value."""
        for key, field in self.fields.items():
            if key not in kept:
                field.set_value(None)
        self.begin()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter in a line adds, after the line has taken what is typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = event.key() in _ENTER and held == Qt.KeyboardModifier.NoModifier
        if is_enter:
            self.enter()
        return is_enter
