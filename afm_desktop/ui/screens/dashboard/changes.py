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
_DAY = 11  # units of the day at the left


class ChangeRow(LinkRow):
    """Day, what was done and on how much; who at the right."""

    def __init__(self, gesture: GestureRow, go: Go) -> None:
        self._gesture = gesture
        parts = (labels.change_day(gesture), gesture.words, labels.change_note(gesture))
        super().__init__(", ".join(parts), Place(HISTORY, gesture.id), go, units=12)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u, gesture = theme().tokens, theme().u, self._gesture
        top = QRectF(box.left(), box.top() + u, box.width(), 5 * u)
        day = labels.change_day(gesture)
        draw_text(painter, top, day, role="caption", ink=t.text2, tabular=True)
        who = QRectF(top.right() - 24 * u, top.top(), 24 * u, top.height())
        used = draw_text(painter, who, gesture.actor, role="caption", ink=t.text2, align=RIGHT)
        words = QRectF(top.left() + _DAY * u, top.top(), 0, top.height())
        words.setRight(top.right() - used - 2 * u)
        ink = t.text3 if gesture.is_undone else t.text
        draw_text(painter, words, gesture.words, role="strong", ink=ink)
        note = QRectF(words.left(), top.bottom() - u / 4, box.right() - words.left(), 5 * u)
        draw_text(painter, note, labels.change_note(gesture), role="caption", ink=t.text2)


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
