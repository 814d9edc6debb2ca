"""Asks for one line of text under a button: the name of a view, the reason of a look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.entry import Entry
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup import Popup


class AskLine(Popup):
    """One entry with its button; `otherwise` is a second button that needs no text."""

    answered = Signal(str)
    declined = Signal()

    def __init__(
        self,
        opener: QWidget,
        label: str,
        do: str,
        *,
        hint: str = "",
        why: str = "",
        otherwise: str = "",
        text: str = "",
    ) -> None:
        super().__init__(opener)
        u = theme().u
        self.pad(3)
        self.column.setSpacing(2 * u)
        self.column.addWidget(Line(label, "strong"))
        if why:
            self.column.addWidget(Line(why, "caption", "text2", wrap=True))
        self.entry = Entry(label)
        self.entry.setPlaceholderText(hint)
        self.entry.setMinimumWidth(theme().px(80))
        self.entry.show_text(text)
        self.entry.selectAll()
        self.entry.entered.connect(self._answer)
        self.entry.edited.connect(self._judge)
        self.entry.textChanged.connect(self._judge)
        self.column.addWidget(self.entry)
        row = QHBoxLayout()
        row.addStretch(1)
        row.setSpacing(2 * u)
        if otherwise:
            other = Button(otherwise)
            other.clicked.connect(self._decline)
            row.addWidget(other)
        self.button = Button(do, variant="primary")
        self.button.clicked.connect(self._answer)
        row.addWidget(self.button)
        self.column.addLayout(row)
        self._judge()
        self.entry.setFocus()

    def _judge(self) -> None:
        self.button.setEnabled(bool(self.entry.whole_text().strip()))

    def _answer(self) -> None:
        self.entry.commit()
        text = self.entry.text().strip()
        if text:
            self.close()
            self.answered.emit(text)

    def _decline(self) -> None:
        self.close()
        self.declined.emit()
