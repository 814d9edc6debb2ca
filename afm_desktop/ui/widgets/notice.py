"""What waits for a day: in its box above the actions that answer it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import (
    RIGHT,
    draw_icon,
    draw_lines,
    draw_text,
    fill,
    line_height,
    wrapped,
)
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone

_ICONS = {Tone.WARNING: "clock-alert", Tone.DANGER: "circle-alert"}


class Notice(QWidget):
    """A strong line with the days that are left, and what it is about under it."""

    def __init__(
        self, text: str = "", detail: str = "", right: str = "", tone: str = Tone.WARNING
    ) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_notice(text, detail, right, tone)

    def set_notice(self, text: str, detail: str, right: str, tone: str = Tone.WARNING) -> None:
        """Say something else."""
        self._text, self._detail, self._right, self._tone = text, detail, right, tone
        self.setAccessibleName(", ".join(part for part in (text, right, detail) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme().px(84)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(8))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        u = theme().u
        lines = len(wrapped(self._detail, width - 11.5 * u)) if self._detail else 0
        return round(4 * u + line_height() * (1 + lines))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box, high = QRectF(self.rect()), line_height()
        is_late = self._tone == Tone.DANGER
        fill(painter, box, t.danger_soft if is_late else t.warning_soft, 1.5 * u)
        if t.edge > 1:
            fill(painter, box, "", 1.5 * u, t.control)
        sign = t.danger if is_late else t.warning
        top = QRectF(8.5 * u, 2 * u, box.width() - 11.5 * u, high)
        icon = _ICONS.get(Tone(self._tone), "info")
        draw_icon(painter, 3 * u, top.center().y(), icon, sign)
        used = draw_text(
            painter, top, self._right, role="label", ink=sign, align=RIGHT, elide=False
        )
        draw_text(painter, top.adjusted(0, 0, -used - 2 * u, 0), self._text, role="strong")
        rest = QRectF(top.left(), top.bottom(), top.width(), box.height())
        draw_lines(painter, rest, self._detail, ink=t.text2)
