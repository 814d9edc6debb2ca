"""Push buttons painted from the tokens, all of one height."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from afm_desktop.ui.drawing import RIGHT, draw_icon, draw_text, fill, focus_ring, shown
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import set_tip

ICONS_AT_END = ("chevron-down", "chevron-up", "chevron-right", "chevrons-up-down", "x")
_SIDES = {"command": 2.5, "filter": 2.5, "quiet": 2.5, "link": 1.0}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Button(QAbstractButton):
    """Text, icon or both; `value` is what a filter is set to, `trailing` an icon or a key.

    Variants: primary, secondary, quiet, danger, link, filter, and command, which looks like a
    field without an edge.
    """

    cleared = Signal()

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        variant: str = "secondary",
        name: str = "",
        *,
        trailing: str = "",
        value: str = "",
        tip: str = "",
        is_checkable: bool = False,
    ) -> None:
        super().__init__()
        self.variant, self.icon_name = variant, icon
        self._name, self._tip, self._value, self._trailing = name, tip, value, trailing
        self._words, self._has_ring, self._most = "", True, 0
        self.setText(text)
        self.setCheckable(is_checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def setText(self, text: str) -> None:
        # An ampersand of a firm's name is no access key.
        self._words = text
        super().setText(text.replace("&", "&&"))
        self._tell()

    def words(self) -> str:
        """The text as it is shown."""
        return self._words

    def value(self) -> str:
        """What a filter is set to."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show what a filter is set to; empty when it is not set."""
        self._value = value
        self._tell()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self.icon_name = icon
        self._tell()

    def set_trailing(self, trailing: str) -> None:
        """Show another icon or key at the end."""
        self._trailing = trailing
        self._tell()

    def set_tip(self, tip: str) -> None:
        """Say what it does, its keys, or why it cannot be used now."""
        self._tip = tip
        self._tell()

    def set_most(self, units: float) -> None:
        """Never wider than so many units; a long text then ends in dots."""
        self._most = theme().px(units)
        self.updateGeometry()

    def _tell(self) -> None:
        name = self._name or self._words
        self.setAccessibleName(words.named_value(name, self._value))
        set_tip(self, self._tip or (name if not self._words else ""))
        self.updateGeometry()
        self.update()

    @property
    def _is_icon(self) -> bool:
        return not (self._words or self._end)

    @property
    def _end(self) -> str:
        return "x" if self._value and self.variant == "filter" else self._trailing

    @property
    def _role(self) -> str:
        return "body" if self.variant in ("filter", "command") else "strong"

    @property
    def _side(self) -> float:
        return _SIDES.get(self.variant, 3.0) * theme().u

    def sizeHint(self) -> QSize:
        current = theme()
        u = current.u
        if self._is_icon:
            return QSize(current.control_h, current.control_h)
        width = 2 * self._side
        if self.icon_name:
            width += 4 * u + (1.5 * u if self._words else 0)
        width += current.advance(shown(self._words), self._role)
        if self._value:
            width += 1.5 * u + current.advance(shown(self._value), "strong")
        if self._end in ICONS_AT_END:
            width += 4 * u
        elif self._end:
            width += 3 * u + current.advance(self._end, "caption")
        return QSize(min(math.ceil(width), self._most or 10**6), current.control_h)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        elif event.key() in _ERASE and self._value:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = event.position().x() > self.width() - 6 * theme().u
        if self._end == "x" and self._value and on_cross and self.isDown():
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = 1.5 * theme().u
        self._paint_ground(painter, box, radius)
        ink, sign = self._inks()
        if self._is_icon:
            x = box.center().x() - 2 * theme().u
            draw_icon(painter, x, box.center().y(), self.icon_name, sign)
        else:
            self._paint_words(painter, box, ink, sign)
        if self.hasFocus() and self._has_ring:
            focus_ring(painter, box, radius)
            if self.variant == "primary":
                # The ring is nearly the colour of the button; a pale line sets it off.
                pale = box.adjusted(2, 2, -2, -2)
                fill(painter, pale, "", radius - 1, theme().tokens.on_accent, width=1.5)

    @property
    def _is_on(self) -> bool:
        return self.isChecked() or bool(self._value)

    def _paint_ground(self, painter: QPainter, box: QRectF, radius: float) -> None:
        t = theme().tokens
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.variant == "primary":
            on = t.accent_hover if hover else t.accent
            fill(painter, box, on if self.isEnabled() else t.track, radius)
        elif self.variant in ("secondary", "danger"):
            fill(painter, box, t.hover if hover else t.raised, radius, t.control)
        elif self.variant == "filter":
            ground = t.accent_soft if self._is_on else t.hover if hover else t.surface
            edge = t.accent_soft if self._is_on and t.edge == 1 else t.control
            fill(painter, box, ground, radius, edge)
        elif self.variant == "command":
            fill(painter, box, t.hover if hover else t.window, radius)
            if t.edge > 1:
                fill(painter, box, "", radius, t.control)
        elif self._is_on or hover:
            ground = t.accent_soft if self._is_on else t.nav_on if self.isDown() else t.hover
            fill(painter, box, ground, radius)

    def _inks(self) -> tuple[str, str]:
        """The colours of the text and of the icon."""
        t = theme().tokens
        if not self.isEnabled():
            return t.text3, t.text3
        if self.variant in ("filter", "command"):
            return t.text2, t.text3
        if self.variant == "quiet":
            return (t.text, t.accent) if self._is_on else (t.text2, t.text2)
        one = {"primary": t.on_accent, "danger": t.danger, "link": t.accent}.get(self.variant)
        return (one, one) if one else (t.text, t.text2)

    def _paint_words(self, painter: QPainter, box: QRectF, ink: str, sign: str) -> None:
        u, middle = theme().u, box.center().y()
        x, right = box.left() + self._side, box.right() - self._side
        if self.icon_name:
            # Half a unit outwards makes a button with an icon look centred.
            x -= u / 2 if self.variant in ("primary", "secondary", "danger") else 0
            draw_icon(painter, x, middle, self.icon_name, sign)
            x += 5.5 * u
        right -= self._paint_end(painter, box)
        room = QRectF(x, box.top(), right - x + 1, box.height())
        if self._value:
            room.setWidth(theme().advance(shown(self._words), self._role) + 1)
        x += draw_text(painter, room, self._words, role=self._role, ink=ink)
        if self._value:
            x += 1.5 * u
            room = QRectF(x, box.top(), right - x + 1, box.height())
            draw_text(painter, room, self._value, role="strong", ink=theme().tokens.accent)

    def _paint_end(self, painter: QPainter, box: QRectF) -> float:
        """The sign or key at the right; how much room it takes."""
        t, u = theme().tokens, theme().u
        if self._end in ICONS_AT_END:
            ink = t.accent if self._value else self._inks()[1]
            draw_icon(painter, box.right() - 5 * u, box.center().y(), self._end, ink, units=3.5)
            return 4 * u
        if not self._end:
            return 0.0
        place = box.adjusted(0, 0, -self._side, 0)
        ink = t.on_accent if self.variant == "primary" else t.text3
        width = draw_text(
            painter, place, self._end, role="caption", ink=ink, align=RIGHT, elide=False
        )
        return width + 3 * u


def close_button() -> Button:
    """The cross that closes what it stands in."""
    return Button("", "x", "quiet", words.CLOSE)
