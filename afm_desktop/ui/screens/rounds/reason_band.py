"""The line above a used round: why it is changed is said first, and kept with each change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.rounds.model import RoundRow
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.fields import TextField
from afm_desktop.ui.widgets.line import Line

_WIDTH = 96  # units


class ReasonBand(QWidget):
    """Shown for a used round only; `said` tells the reason, or None."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.remark = Remark("lock")
        self.field = TextField(labels.REASON, placeholder=labels.REASON_HINT)
        self.field.setMaximumWidth(theme().px(_WIDTH))
        self._row: RoundRow | None = None
        u = theme().u
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
        row.setSpacing(4 * u)
        told = QVBoxLayout()
        told.addStretch(1)
        told.addWidget(self.remark)
        told.addStretch(1)
        row.addLayout(told, 1)
        row.addWidget(Line(labels.REASON, "label", "text2"))
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        self.field.left.connect(self._say)

    @property
    def reason(self) -> str | None:
        """Why the round is changed."""
        value = self.field.value()
        return str(value) if value else None

    def show_round(self, row: RoundRow) -> None:
        """Ask for a reason where the round is used; that of another round is forgotten."""
        if self._row is None or self._row.id != row.id:
            self.field.set_value(None)
        self._row = row
        self.setVisible(row.is_used)
        self._tell()

    def allow(self, may: bool) -> None:
        """Whether the file can be written at all."""
        self.field.set_read_only(not may)

    def _say(self, _value: object) -> None:
        self._tell()
        self.said.emit(self.reason)

    def _tell(self) -> None:
        if self._row is not None and self._row.is_used:
            is_given = self.reason is not None
            told = labels.REASON_GIVEN if is_given else labels.used(self._row)
            self.remark.say(told, "check" if is_given else "lock")
