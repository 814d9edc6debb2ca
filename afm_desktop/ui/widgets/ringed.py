"""A painted control that Enter presses, with a ring unless the mouse brought it the keyboard."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class Ringed(QAbstractButton):
    """What such controls share; each paints itself and its ring."""

    presses: ClassVar[tuple[int, ...]] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    """Keys that press it, beside the space bar."""
    _has_ring = True

    @property
    def shows_ring(self) -> bool:
        """Whether the keyboard is here and got here by the keyboard."""
        return self.hasFocus() and self._has_ring

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self.presses:
            self.click()
        else:
            super().keyPressEvent(event)
