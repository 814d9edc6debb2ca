"""The line below the steps: what to know of this one, and the ways on and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line

STRUCTURE, MAPPING, PREVIEW = range(3)


class Foot(QWidget):
    """Always in sight while a plan is made."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Line("", "body", "text2", wrap=True)
        self.save = Button(labels.SAVE, "file-down")
        self.bring = Button(labels.BRING, "upload")
        self.back = Button(labels.BACK, "arrow-left")
        self.next = Button(labels.NEXT, "arrow-right", "primary")
        self.apply = Button("", "check", "primary")
        self._buttons = (self.save, self.bring, self.back, self.next, self.apply)
        row = QHBoxLayout(self)
        u = theme().u
        row.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        row.setSpacing(2 * u)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self._buttons:
            row.addWidget(button)

    def show_step(self, step: int, problems: int = 0) -> None:
        """The ways on from a step, and what to know of it."""
        told = {STRUCTURE: labels.STRUCTURE_NOTE, MAPPING: labels.MAPPING_NOTE}
        ready = labels.PROBLEM_NOTE.format(count=problems) if problems else labels.PREVIEW_NOTE
        self.note.setText(told.get(step, ready))
        shown = {
            STRUCTURE: (self.bring, self.next),
            MAPPING: (self.save, self.bring, self.back, self.next),
            PREVIEW: (self.back, self.apply),
        }[step]
        for button in self._buttons:
            button.setVisible(button in shown)
