"""점검: what to look at before a book goes out, each with the way to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.book.kinds import Severity
from afm_desktop.services.book.preflight import BookCheck
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.line import Line

_TONES = {
    Severity.STOP: (Tone.DANGER, "bang"),
    Severity.LOOK: (Tone.WARNING, "bang"),
    Severity.KNOW: (Tone.NEUTRAL, ""),
}


class CheckRow(QWidget):
    """How much it matters, what it is, and the way there."""

    def __init__(self, check: BookCheck, said: str) -> None:
        super().__init__()
        self.check = check
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, u, 0, 2 * u)
        column.setSpacing(u)
        tone, shape = _TONES[check.severity]
        chip = Chip(labels.SEVERITIES[check.severity], tone, shape)
        self.go = Button(labels.GO_TO_FIELD, variant="link", name=f"{labels.GO_TO_FIELD}: {said}")
        top = QHBoxLayout()
        top.addWidget(chip)
        top.addStretch(1)
        top.addWidget(self.go)
        column.addLayout(top)
        column.addWidget(Line(said, "body", wrap=True))


class ChecksPane(QWidget):
    """Built anew whenever the book was made."""

    asked = Signal(object)
    """The finding whose place is wanted."""

    def __init__(self) -> None:
        super().__init__()
        u = theme().u
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * u, 3 * u, 4 * u, 4 * u)
        self._column.setSpacing(u)
        self.rows: list[CheckRow] = []
        self._checks: tuple[BookCheck, ...] | None = None

    def show_checks(self, checks: Sequence[BookCheck], said: Sequence[str]) -> None:
        """Show what was found, with its sentences."""
        if self._checks == tuple(checks):
            return
        self._checks = tuple(checks)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        first = labels.CHECKS_WHY if checks else labels.NOTHING_TO_CHECK
        self._column.addWidget(Line(first, "caption", "text3", wrap=True))
        self.rows = [CheckRow(one, text) for one, text in zip(checks, said, strict=True)]
        for row in self.rows:
            row.go.clicked.connect(lambda _on=False, one=row.check: self.asked.emit(one))
            self._column.addWidget(row)
        self._column.addStretch(1)
