"""The line below the steps: what to know of this one, and the ways on and back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class Foot(QWidget):
    """Always in sight while a list is open."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Line("", "body", "text2")
        self.discard = Button(labels.DISCARD, "x")
        self.back = Button(labels.BACK_TO_MAP, "arrow-left")
        self.keep = Button(labels.KEEP_REJECTED, "file-down")
        self.next = Button(labels.NEXT, "arrow-right", "primary")
        self.apply = Button("", "check", "primary")
        row = QHBoxLayout(self)
        u = theme().u
        row.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        row.setSpacing(2 * u)
        row.addWidget(self.note, 1)
        for button in (self.discard, self.back, self.keep, self.next, self.apply):
            row.addWidget(button)

    def show_columns(self) -> None:
        """The ways on from the columns."""
        self._show(self.next)

    def show_rows(self, *, has_rejected: bool) -> None:
        """The ways on from the rows."""
        self._show(self.back, self.apply, *([self.keep] if has_rejected else []))

    def show_ticked(self, count: int, *, may: bool) -> None:
        """Say how many rows will be taken."""
        self.apply.setText(labels.APPLY.format(count=count) if count else labels.NOTHING_TO_APPLY)
        self.apply.setEnabled(bool(count) and may)

    def _show(self, *shown: Button) -> None:
        for button in (self.back, self.keep, self.next, self.apply):
            button.setVisible(button in shown)
