"""What stands in an empty place: why it is empty and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.drawing import CENTER, draw_icon, fill
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Placeholder(QWidget):
    """Icon, title, one sentence and its actions, a little above the middle."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        actions: Sequence[Button] = (),
        *,
        note: str = "",
    ) -> None:
        super().__init__()
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(0)
        column.addStretch(5)
        column.addWidget(_Tile(icon), 0, _MIDDLE)
        column.addSpacing(4 * u)
        self._title = Line(title, "h2", wrap=True, align=CENTER)
        self._sentence: Line | None = None
        column.addWidget(self._title)
        if sentence:
            self._sentence = Line(sentence, "body", "text2", wrap=True, align=CENTER)
            column.addSpacing(2 * u)
            column.addWidget(self._sentence)
        if actions:
            column.addSpacing(5 * u)
            column.addLayout(_row(actions))
        if note:
            column.addSpacing(5 * u)
            column.addWidget(Line(note, "caption", "text3", wrap=True, align=CENTER))
        column.addStretch(7)
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)

    def say(self, title: str, sentence: str) -> None:
        """Say another title and sentence, where both stood."""
        self._title.setText(title)
        if self._sentence is not None:
            self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")


def _row(actions: Sequence[Button]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(2))
    row.addStretch(1)
    for action in actions:
        row.addWidget(action)
    row.addStretch(1)
    return row


class _Tile(QWidget):
    """The icon on its soft square."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(theme().px(14), theme().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        fill(painter, box, t.accent_soft, 2.5 * u)
        x = box.center().x() - 3 * u
        draw_icon(painter, x, box.center().y(), self._icon, t.accent, units=6)
