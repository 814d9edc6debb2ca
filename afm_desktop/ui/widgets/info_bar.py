"""One message about the state of the program, above what it is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.ui.drawing import colour, draw_icon
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button, close_button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce

_ICONS = {
    Tone.INFO: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}


class InfoBar(QWidget):
    """Pushes what is below it down and never floats; a long sentence takes a second line."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self, text: str, tone: str = Tone.INFO, action: str = "", *, is_closable: bool = True
    ) -> None:
        super().__init__()
        self._tone = Tone(tone)
        u = theme().u
        row = QHBoxLayout(self)
        # What stands last ends under the last button of the header: a link has less padding.
        row.setContentsMargins(9 * u + u // 2, u, (2 if is_closable else 3) * u, u)
        row.setSpacing(u)
        self._words = _Sentence(text, self._tone)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        if action:
            button = Button(action, variant="link")
            button.clicked.connect(self.acted)
            row.addWidget(button)
        if is_closable:
            cross = close_button()
            cross.clicked.connect(self.closed)
            row.addWidget(cross)
        self.setMinimumHeight(9 * u)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """The sentence it shows."""
        return self._words.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, painter = theme().tokens, QPainter(self)
        grounds = {Tone.WARNING: t.warning_soft, Tone.DANGER: t.danger_soft}
        chip = t.chips[self._tone]
        painter.fillRect(self.rect(), colour(grounds.get(self._tone, t.accent_soft)))
        line = QRectF(0, self.height() - t.edge, self.width(), t.edge)
        painter.fillRect(line, colour(t.hairline if t.is_dark else chip.ground))
        middle = self.height() / 2
        draw_icon(painter, 4 * theme().u, middle, _ICONS.get(self._tone, "info"), chip.ink)


class _Sentence(Line):
    """The sentence in the ink of its tone."""

    def __init__(self, text: str, tone: str) -> None:
        super().__init__(text, wrap=True)
        self._tone = tone

    def _ink(self) -> str:
        return theme().tokens.chips[self._tone].ink
