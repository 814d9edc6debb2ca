"""A label: plain text in one role of type and one colour of the tokens."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from afm_desktop.ui.drawing import LEFT, draw_lines, draw_text, line_height, shown, wrapped
from afm_desktop.ui.theme import theme

_is_mark = re.compile(r"[□○※-]|\d+\.").fullmatch


class Line(QLabel):
    """Text on its optical centre; one line that ends in dots, or wrapped between words."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        tabular: bool = False,
    ) -> None:
        super().__init__()
        self._role, self._colour, self._align, self._tabular = role, colour, align, tabular
        self._wraps, self._may_shrink = wrap, False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(role, tabular))
        self.setText(text)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_colour(self, colour: str) -> None:
        """Use another colour of the tokens."""
        self._colour = colour
        self.update()

    def may_shrink(self) -> Line:
        """Let a layout give it less room than it needs; then it ends in dots."""
        self._may_shrink = True
        self.updateGeometry()
        return self

    def sizeHint(self) -> QSize:
        width = math.ceil(theme().advance(shown(self.text()), self._role, self._tabular))
        if self._wraps:
            width = min(width, theme().px(100))
            return QSize(width, self.heightForWidth(width))
        return QSize(width, line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        if self._wraps:
            return QSize(theme().px(10), line_height(self._role))
        hint = self.sizeHint()
        return QSize(theme().px(4), hint.height()) if self._may_shrink else hint

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        if not self._wraps:
            return -1
        return line_height(self._role) * len(wrapped(self.text(), width, self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, ink = QRectF(self.rect()), self._ink()
        if self._wraps:
            draw_lines(painter, box, self.text(), role=self._role, ink=ink, align=self._align)
            return
        draw_text(
            painter,
            box,
            self.text(),
            role=self._role,
            ink=ink,
            align=self._align,
            tabular=self._tabular,
        )

    def _ink(self) -> str:
        if self._colour.startswith("#"):
            return self._colour
        return str(getattr(theme().tokens, self._colour))


class Point(Line):
    """A line behind its mark (○, -, 1.), which the lines below the first keep clear of."""

    @property
    def _parts(self) -> tuple[str, str]:
        mark, _, rest = self.text().partition(" ")
        return (mark, rest) if _is_mark(mark) else ("", self.text())

    def _indent(self) -> int:
        mark, _ = self._parts
        return math.ceil(theme().advance(f"{mark} ", self._role)) + theme().px(0.5) if mark else 0

    def heightForWidth(self, width: int) -> int:
        _, rest = self._parts
        return line_height(self._role) * len(wrapped(rest, width - self._indent(), self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box, (mark, rest) = QPainter(self), QRectF(self.rect()), self._parts
        if mark:
            first = QRectF(box.left(), box.top(), box.width(), line_height(self._role))
            draw_text(painter, first, mark, role=self._role, ink=theme().tokens.text3)
        box.setLeft(box.left() + self._indent())
        draw_lines(painter, box, rest, role=self._role, ink=self._ink())


def rule(parent: QWidget | None = None, *, is_vertical: bool = False) -> QFrame:
    """The thin line between two panes."""
    frame = QFrame(parent)
    frame.setObjectName("vrule" if is_vertical else "rule")
    return frame
