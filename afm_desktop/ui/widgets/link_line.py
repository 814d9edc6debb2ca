"""A row that leads somewhere: something to do, a change, a firm."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from afm_desktop.ui.drawing import RIGHT, colour, draw_icon, draw_text, fill, focus_ring, shown
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed

_BELOW = 5.0
"""Units of a line below the text."""


class LinkLine(Ringed):
    """Icon, text, an emphasised end, and at the right a word in grey or what it does.

    What stands `below` has a smaller line of its own.
    """

    def __init__(
        self,
        text: str,
        *,
        strong: str = "",
        icon: str = "",
        ink: str = "text2",
        note: str = "",
        below: str = "",
        action: str = "",
        is_link: bool = False,
        has_rule: bool = True,
        high_u: float = 8,
        name: str = "",
    ) -> None:
        super().__init__()
        self._text, self._strong, self._icon, self._ink = text, strong, icon, ink
        self._note, self._action, self._is_link, self._has_rule = note, action, is_link, has_rule
        self._below = below
        spoken = name or " ".join(part for part in (text, strong, note, below, action) if part)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme().px(high_u + (_BELOW if below else 0)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        advance, u = theme().advance, theme().u
        texts = (self._text, self._strong, self._note, self._action)
        return QSize(round(sum(advance(shown(text)) for text in texts)) + 14 * u, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(20), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            fill(painter, box, t.hover, u)
        left = 0.0
        if self._icon:
            draw_icon(painter, 0, box.center().y(), self._icon, getattr(t, self._ink))
            left = 6.25 * u
        if self._has_rule:
            line = QRectF(left, box.bottom() - 1, box.width() - left, 1)
            painter.fillRect(line, colour(t.hairline))
        right = box.right() - self._paint_end(painter, box)
        strong = min(theme().advance(shown(self._strong), "strong"), (right - left) / 2)
        room = QRectF(left, 0, right - left - (strong + 2 * u if strong else 0), box.height())
        if self._below:
            room, under = self._in_two(room)
            draw_text(painter, under, self._below, role="caption", ink=t.text2)
        ink = t.accent if self._is_link else t.text
        x = left + draw_text(painter, room, self._text, ink=ink)
        if self._strong:
            place = QRectF(x + 1.5 * u, 0, strong + 1, box.height())
            warn = getattr(t, self._ink) if self._ink in ("danger", "warning") else t.text
            draw_text(painter, place, self._strong, role="strong", ink=warn)
        if self.shows_ring:
            focus_ring(painter, box, u)

    def _in_two(self, room: QRectF) -> tuple[QRectF, QRectF]:
        """The room of the text, and of the smaller line below it."""
        edge = theme().px(1)
        under = theme().px(_BELOW)
        above = QRectF(room.left(), edge, room.width(), room.height() - under - 2 * edge)
        return above, QRectF(room.left(), above.bottom(), room.width(), under)

    def _paint_end(self, painter: QPainter, box: QRectF) -> float:
        """What stands at the right; how much room it takes."""
        t, u = theme().tokens, theme().u
        if self._action:
            middle = box.center().y()
            draw_icon(painter, box.right() - 3.5 * u, middle, "chevron-right", t.accent, units=3)
            place = box.adjusted(0, 0, -5 * u, 0)
            used = draw_text(
                painter, place, self._action, role="label", ink=t.accent, align=RIGHT, elide=False
            )
            return used + 7 * u
        if self._note:
            place = box.adjusted(box.width() * 0.4, 0, 0, 0)
            used = draw_text(painter, place, self._note, role="caption", ink=t.text3, align=RIGHT)
            return used + 2 * u
        return 0.0
