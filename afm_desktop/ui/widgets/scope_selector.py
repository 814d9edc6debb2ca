"""Whose data is shown: the whole alliance or one division."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from afm_desktop.ui.drawing import CENTER, draw_icon, draw_text, fill, focus_ring
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import ink_on
from afm_desktop.ui.widgets.ringed import Ringed
from afm_desktop.ui.widgets.tooltip import set_tip


class ScopeSelector(Ringed):
    """A tile, the name and a caption; as icons only the tile. `clicked` opens the choice."""

    presses = (*Ringed.presses, Qt.Key.Key_Down)

    def __init__(self, name: str, *, is_compact: bool = False) -> None:
        super().__init__()
        self._name, self.is_compact = name, is_compact
        self._title, self._caption = "", ""
        self._hue: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_scope(self, title: str, caption: str = "", hue: int | None = None) -> None:
        """Show what is chosen; `hue` is the number of a division's colour, None for all."""
        self._title, self._caption, self._hue = title, caption, hue
        self.setAccessibleName(words.named_value(self._name, title))
        set_tip(self, title if self.is_compact else "")
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Show the tile only, or the tile with its words."""
        self.is_compact = is_compact
        set_tip(self, self._title if is_compact else "")
        self.updateGeometry()
        self.update()

    def title(self) -> str:
        """What is chosen."""
        return self._title

    def sizeHint(self) -> QSize:
        return QSize(theme().px(10 if self.is_compact else 47), theme().px(11))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(10 if self.is_compact else 30), theme().px(11))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        hover = self.underMouse() or self.isDown()
        if self.is_compact:
            if hover:
                fill(painter, box, t.track, 1.75 * u)
            self._paint_tile(painter, box.center().x() - 3 * u, box.center().y())
        else:
            fill(painter, box, t.hover if hover else t.raised, 1.75 * u, t.control)
            self._paint_tile(painter, 2.25 * u, box.center().y())
            self._paint_words(painter, box)
        if self.shows_ring:
            focus_ring(painter, box, 1.75 * u)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        t, u = theme().tokens, theme().u
        draw_icon(painter, box.right() - 6 * u, box.center().y(), "chevrons-up-down", t.text2)
        room = QRectF(10 * u, u, box.width() - 16.5 * u, 5 * u)
        if not self._caption:
            room.moveTop(box.center().y() - 2.5 * u)
        draw_text(painter, room, self._title, role="strong")
        if self._caption:
            room.moveTop(5.25 * u)
            draw_text(painter, room, self._caption, role="caption", ink=t.text2)

    def _paint_tile(self, painter: QPainter, x: float, middle: float) -> None:
        t, u = theme().tokens, theme().u
        tile = QRectF(round(x), round(middle - 3 * u), 6 * u, 6 * u)
        if self._hue is None:
            fill(painter, tile, t.accent_soft, 1.25 * u)
            draw_icon(painter, tile.center().x() - 2 * u, middle, "layers", t.accent)
            return
        ground = t.hue(self._hue)
        fill(painter, tile, ground, 1.25 * u)
        ink = ink_on(ground)
        draw_text(painter, tile, self._title[:1], role="strong", ink=ink, align=CENTER)
