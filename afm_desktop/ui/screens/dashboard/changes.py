"""최근 변경: the latest gestures, each with its place in the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.ui.drawing import RIGHT, draw_text
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.parts import Block, EdgeLink, Go, LinkRow
from afm_desktop.ui.theme import theme

HISTORY = "history"


class ChangeRow(LinkRow):
    """What was done and by whom; on which day and on how much below."""

    def __init__(self, gesture: GestureRow, go: Go) -> None:
        self._gesture = gesture
        parts = (gesture.words, gesture.actor, labels.change_told(gesture))
        told = ", ".join(part for part in parts if part)
        super().__init__(told, Place(HISTORY, gesture.id), go, units=12)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u, gesture = theme().tokens, theme().u, self._gesture
        words = QRectF(box.left(), box.top() + u, box.width(), 5 * u)
        used = draw_text(painter, words, gesture.actor, role="caption", ink=t.text2, align=RIGHT)
        words.setRight(box.right() - used - 2 * u)
        ink = t.text3 if gesture.is_undone else t.text
        draw_text(painter, words, gesture.words, role="strong", ink=ink)
        note = QRectF(box.left(), words.bottom() - u / 4, box.width(), 5 * u)
        told = labels.change_told(gesture)
        draw_text(painter, note, told, role="caption", ink=t.text2, tabular=True)


class ChangeBlock(Block):
    """The latest gestures and the way to all of them."""

    def __init__(self, gestures: Sequence[GestureRow], go: Go) -> None:
        link = EdgeLink(labels.ALL_CHANGES)
        link.clicked.connect(lambda: go(Place(HISTORY)))
        super().__init__(labels.CHANGES, "", link)
        self.rows = [ChangeRow(gesture, go) for gesture in gestures]
        self.fill_rows([*self.rows])
        if not self.rows:
            self.say(labels.NO_CHANGES)
        self.column.addStretch(1)
