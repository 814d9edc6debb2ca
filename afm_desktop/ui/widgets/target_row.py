"""One target: number first, then the bar with this year's plan, the share and the year."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from afm_desktop.ui.drawing import RIGHT, colour, draw_bar, draw_text, fill, focus_ring
from afm_desktop.ui.theme import theme

_NUMBER, _SHARE, _DUE = 0.415, 12.0, 14.0
"""Where the number ends as a part of the width; the room of share and year in units."""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """Finished words of a target; `share` and `plan` are parts of one, `missing` says why none."""

    name: str
    value: str
    goal: str = ""
    share: float | None = None
    plan: float | None = None
    percent: str = ""
    due: str = ""
    missing: str = ""


class TargetRow(QAbstractButton):
    """A row that opens the list behind its number."""

    def __init__(self, line: TargetLine, *, is_last: bool = False) -> None:
        super().__init__()
        self._line, self._is_last = line, is_last
        spoken = (line.name, line.value, line.goal, line.percent or line.missing, line.due)
        self.setAccessibleName(" ".join(part for part in spoken if part))
        self.setFixedHeight(theme().px(8))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter, line = theme().tokens, theme().u, QPainter(self), self._line
        box = QRectF(self.rect())
        if self.underMouse():
            fill(painter, box, t.hover)
        if not self._is_last:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), colour(t.hairline))
        end = box.width() * _NUMBER
        used = self._paint_number(painter, QRectF(0, 0, end, box.height()))
        name = QRectF(0, 0, end - used - 2 * u, box.height())
        draw_text(painter, name, line.name, ink=t.text2)
        right = box.width() - (_SHARE + _DUE) * u
        if line.share is None:
            room = QRectF(end + 7 * u, 0, box.width() - end - 7 * u, box.height())
            draw_text(painter, room, line.missing, role="caption", ink=t.text3)
        else:
            bar = QRectF(end + 7 * u, round(box.center().y() - 0.75 * u), 0, 1.5 * u)
            bar.setRight(max(bar.left(), right))
            draw_bar(painter, bar, line.share, mark=line.plan)
            share = QRectF(right, 0, _SHARE * u, box.height())
            draw_text(painter, share, line.percent, role="strong", align=RIGHT, tabular=True)
            due = QRectF(box.width() - _DUE * u, 0, _DUE * u, box.height())
            draw_text(painter, due, line.due, role="caption", ink=t.text2, align=RIGHT)
        if self.hasFocus():
            focus_ring(painter, box, u)

    def _paint_number(self, painter: QPainter, box: QRectF) -> float:
        """Value and goal, right-aligned on a common axis; how wide they are."""
        goal, t = f" / {self._line.goal}" if self._line.goal else "", theme().tokens
        axis = theme().px(15)
        room = QRectF(box.right() - axis, box.top(), axis, box.height())
        draw_text(painter, room, goal, ink=t.text3, elide=False, tabular=True)
        value = QRectF(box.left(), box.top(), box.width() - axis, box.height())
        used = draw_text(
            painter, value, self._line.value, role="strong", align=RIGHT, elide=False, tabular=True
        )
        return used + axis
