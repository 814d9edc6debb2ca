"""One bar cut by source, with the sources and their amounts under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import colour, draw_swatch, draw_text, fill, shown
from afm_desktop.ui.theme import theme

_GAP = 2  # pixels between two parts


@dataclass(frozen=True, slots=True)
class BarPart:
    """One source: its word, what it is worth, and that in words."""

    word: str
    worth: int
    amount: str
    is_rest: bool = False
    """What nobody stated: drawn as if the bar were empty there."""


class StackBar(QWidget):
    """Parts in the colours of series; the legend takes as many lines as it needs."""

    def __init__(self, parts: Sequence[BarPart] = ()) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[BarPart]) -> None:
        """Show other amounts."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(f"{part.word} {part.amount}" for part in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme().px(84)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.heightForWidth(theme().px(84)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = max((line for _, line, _ in self._legend(width)), default=0) + 1
        return theme().px(4 + 5 * lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        u, painter = theme().u, QPainter(self)
        self._paint_bar(painter)
        for number, (x, line, _) in enumerate(self._legend(self.width())):
            part, middle = self._parts[number], (6.25 + 5 * line) * u
            draw_swatch(painter, x, middle, self._ink(number))
            place = QRectF(x + 3 * u, middle - 2 * u, self.width(), 4 * u)
            ink = theme().tokens.text2
            used = draw_text(painter, place, part.word, role="caption", ink=ink, elide=False)
            place.translate(used + u, 0)
            draw_text(painter, place, part.amount, role="label", elide=False, tabular=True)

    def _paint_bar(self, painter: QPainter) -> None:
        u = theme().u
        bar, total = QRectF(0, 0, self.width(), 2 * u), sum(part.worth for part in self._parts)
        if total <= 0:
            fill(painter, bar, theme().tokens.track, u)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ends = QPainterPath()
        round_ends.addRoundedRect(bar, u, u)
        painter.setClipPath(round_ends)
        x = 0.0
        for number, part in enumerate(self._parts):
            wide = self.width() * max(0, part.worth) / total
            inner = QRectF(x, 0, max(1.0, wide - _GAP) if wide else 0.0, 2 * u)
            if number == len(self._parts) - 1:
                inner.setRight(self.width())
            painter.fillRect(inner, colour(self._ink(number)))
            x += wide
        painter.restore()

    def _ink(self, number: int) -> str:
        if self._parts[number].is_rest:
            return theme().tokens.track
        series = theme().tokens.series
        return series[number % len(series)]

    def _legend(self, width: int) -> list[tuple[float, int, float]]:
        """Where each source stands: x, line, width; the gaps shrink before a line is broken."""
        u, advance = theme().u, theme().advance
        wide = [
            4 * u + advance(shown(part.word), "caption") + advance(part.amount, "label", True)
            for part in self._parts
        ]
        spare = (width - sum(wide)) / max(1, len(wide) - 1)
        gap = min(4 * u, spare) if spare >= 2 * u else 4 * u
        places: list[tuple[float, int, float]] = []
        x, line = 0.0, 0
        for each in wide:
            if x and x + each > width + 0.5:
                x, line = 0.0, line + 1
            places.append((x, line, each))
            x += each + gap
        return places
