"""A status as sign and word."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import chip_width, draw_chip
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone


class Chip(QWidget):
    """A word in its tone; quiet chips have no fill."""

    def __init__(
        self, text: str, tone: str = Tone.NEUTRAL, glyph: str = "", *, is_quiet: bool = False
    ) -> None:
        super().__init__()
        self._is_quiet = is_quiet
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone, glyph)

    def set_state(self, text: str, tone: str, glyph: str = "") -> None:
        """Show another state."""
        self._text, self._tone, self._glyph = text, tone, glyph
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(chip_width(self._text, bool(self._glyph))) + 1, theme().px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_chip(
            QPainter(self),
            0,
            self.height() / 2,
            self._text,
            self._tone,
            glyph=self._glyph,
            is_quiet=self._is_quiet,
        )
