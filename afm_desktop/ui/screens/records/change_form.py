"""The form of a bulk edit: a field, its new value, and what that changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.services.bulk_edits import RefusedRow, WhatChanges
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.change_table import ChangeTable
from afm_desktop.ui.stylesheet import SHADOW
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, Field, Option
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup import Popup
from afm_desktop.ui.widgets.tooltip import announce

_PAUSE = 120  # milliseconds without a key until it is looked what a value changes
_WIDE, _EDGE = 140, 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChangeForm(Popup):
    """Tells each value that is worth a look, and the one that is ordered."""

    asked = Signal(str, object)
    ordered = Signal(str, object)

    def __init__(
        self,
        opener: QWidget,
        about: str,
        entries: Sequence[Entry],
        make: Callable[[Entry], Field],
    ) -> None:
        super().__init__(opener)
        self.setAccessibleName(labels.EDIT_MANY)
        self._entries, self._make = {one.key: one for one in entries}, make
        self._is_entered = False
        self.setMinimumWidth(theme().px(_WIDE))
        edge = (SHADOW + _EDGE) * theme().u
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(2 * theme().u)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._add_head(about)
        self.which = ChoiceField(
            labels.FIELD, [Option(one.key, one.word) for one in entries], is_required=True
        )
        self.which.left.connect(self._take_field)
        self._add_line(labels.FIELD, self.which)
        self._place = QVBoxLayout()
        self.value: Field | None = None
        self._add_line(labels.NEW_VALUE, self._place)
        self.told = Line("", "strong", wrap=True)
        self.column.addWidget(self.told)
        self.table = ChangeTable()
        self.column.addWidget(self.table)
        self.warned = Line("", "caption", "warning", wrap=True)
        self.warned.hide()
        self.column.addWidget(self.warned)
        self.column.addStretch(1)
        self._add_buttons()

    def begin(self, name: str) -> None:
        """Start with a field, the first one if that cannot be changed together."""
        first = name if name in self._entries else next(iter(self._entries))
        self.which.set_value(first)
        self._take_field(first)

    def word(self) -> str:
        """What the field is called."""
        return self._entry().word

    def show_changes(self, what: WhatChanges) -> None:
        """Say what the value would change."""
        is_empty = self._is_empty()
        count = len(what.changed)
        self._tell(labels.will_change(count, what.same, what.refused, is_empty=is_empty))
        self.table.show_rows(what.rows, what.kind, count)
        self._warn(*what.refusals[:1], count=what.refused)
        self.button.setText(labels.EMPTY_VALUES if is_empty else labels.CHANGE)
        self.button.setEnabled(count > 0)
        if self._is_entered and count:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_entered = False
        self._fit()

    def refuse(self, sentence: str) -> None:
        """Say why nothing can be changed so."""
        self._show_nothing(sentence, "danger")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the value to the button, once it is seen what changes."""
        if event.key() in _ENTER and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # --- the value --------------------------------------------------------------------------------

    def _take_field(self, name: object) -> None:
        if self.value is not None:
            self._place.removeWidget(self.value)
            self.value.hide()
            self.value.deleteLater()
        self.value = field = self._make(self._entries[str(name)])
        self._place.addWidget(field)
        field.typed.connect(self._wait)
        field.left.connect(self._look)
        entry = getattr(field, "entry", None)
        if entry is not None:
            entry.entered.connect(self._enter)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _enter(self) -> None:
        self._is_entered = True
        self._look()

    def _wait(self) -> None:
        self.button.setEnabled(False)
        self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self.button.setEnabled(False)
        field = self.value
        if field is None:
            return
        if self._is_empty() and self._entry().is_required:
            self._show_nothing(labels.TYPE_A_VALUE, "text2")
            return
        try:
            value = field.typed_value()
        except RuleViolation as refusal:
            self._show_nothing(str(refusal), "danger")
            return
        self.asked.emit(self._entry().key, value)

    def _order(self) -> None:
        if self.value is not None and self.value.settle():
            self._pause.stop()
            self.button.setEnabled(False)
            self.ordered.emit(self._entry().key, self.value.value())

    def _entry(self) -> Entry:
        return self._entries[str(self.which.value())]

    def _is_empty(self) -> bool:
        return self.value is None or not self.value.shown_text().strip()

    # --- what is seen -----------------------------------------------------------------------------

    def _tell(self, sentence: str, colour: str = "text") -> None:
        if sentence != self.told.text():
            announce(self, sentence)
        self.told.setText(sentence)
        self.told.set_colour(colour)

    def _warn(self, *first: RefusedRow, count: int = 0) -> None:
        """Say how many records stay as they are, and of the first why."""
        self.warned.setVisible(bool(first))
        for one in first:
            words = labels.NOT_CHANGED
            self.warned.setText(words.format(count=count, title=one.title, reason=one.reason))

    def _show_nothing(self, sentence: str, colour: str) -> None:
        self._is_entered = False
        self._tell(sentence, colour)
        self.table.clear()
        self._warn()
        self.button.setText(labels.CHANGE)
        self.button.setEnabled(False)
        self._fit()

    def _fit(self) -> None:
        """Grow with what is said; it never shrinks, so that the buttons stay in their place."""
        self.column.activate()
        wanted = self.column.totalHeightForWidth(self.width())
        if self.isVisible() and wanted > self.height():
            self.resize(self.width(), wanted)

    def _add_head(self, about: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * theme().u)
        row.addWidget(Line(labels.EDIT_MANY, "strong"))
        row.addWidget(Line(about, "body", "text2"), 1)
        self.column.addLayout(row)

    def _add_line(self, label: str, content: QWidget | QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * theme().u)
        word = Line(label, "body", "text2")
        word.setFixedSize(theme().px(14), theme().control_h)
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(content, QWidget):
            row.addWidget(content, 1)
        else:
            row.addLayout(content, 1)
        self.column.addLayout(row)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * theme().u)
        row.addStretch(1)
        close = Button(labels.CLOSE)
        close.clicked.connect(self.close)
        self.button = Button(labels.CHANGE, variant="primary")
        self.button.clicked.connect(self._order)
        self.button.setEnabled(False)
        row.addWidget(close)
        row.addWidget(self.button)
        self.column.addLayout(row)
