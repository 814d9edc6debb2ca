"""How many demands came how far: one hue in rising strength, green for what was selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import RIGHT, colour, draw_text, fill, focus_ring
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_HEAD, _BODY = 11.0, 8.5  # units of the words and of the area
_WEAKEST = 0.42


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its number, what stands behind it, and its share of the stage before."""

    name: str
    count: int
    unit: str
    note: str = ""
    share: str = ""


class Funnel(QWidget):
    """Each stage opens its list, by a click or with the arrow keys and Enter."""

    chosen = Signal(int)

    def __init__(self, stages: Sequence[Stage] = (), name: str = "") -> None:
        super().__init__()
        self._name, self._here, self._hover = name, 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().px(_HEAD + _BODY))
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show other numbers."""
        self._stages = tuple(stages)
        self._here = min(self._here, max(0, len(stages) - 1))
        self._tell()
        self.update()

    def _tell(self) -> None:
        told = [f"{stage.name} {stage.count:,}{stage.unit} {stage.note}" for stage in self._stages]
        here = told[self._here] if told else ""
        self.setAccessibleName(words.named_value(self._name, here.strip()))
        self.setAccessibleDescription(", ".join(told))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(100), self.height())

    def _box(self, number: int) -> QRectF:
        """The room of a stage; a unit is left between two."""
        u, count = theme().u, max(1, len(self._stages))
        wide = (self.width() + u) / count
        return QRectF(number * wide, 0, wide - u, self.height())

    def _at(self, x: float) -> int:
        boxes = range(len(self._stages))
        return next((n for n in boxes if self._box(n).left() <= x <= self._box(n).right()), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position().x())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        stage = self._at(event.position().x())
        if stage >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(stage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._stages:
            self._here = min(max(self._here + step, 0), len(self._stages) - 1)
            self._tell()
            self.update()
        elif event.key() in _ENTER and self._stages:
            self.chosen.emit(self._here)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, u = QPainter(self), theme().u
        for number, stage in enumerate(self._stages):
            box = self._box(number)
            if number == self._hover:
                ground = QRectF(box.left(), 0, box.width(), _HEAD * u)
                fill(painter, ground, theme().tokens.hover, u)
            self._paint_words(painter, box, stage)
            self._paint_area(painter, box, number)
            if self.hasFocus() and number == self._here:
                focus_ring(painter, box, u)

    def _paint_words(self, painter: QPainter, box: QRectF, stage: Stage) -> None:
        t, u = theme().tokens, theme().u
        top = QRectF(box.left(), 0.25 * u, box.width() - u, 5 * u)
        used = draw_text(painter, top, stage.share, role="caption", ink=t.text2, align=RIGHT)
        name = top.adjusted(0, 0, -used - u, 0)
        draw_text(painter, name, stage.name, ink=t.text2)
        line = QRectF(box.left(), 5 * u, box.width() - u, 5.5 * u)
        used = draw_text(painter, line, f"{stage.count:,}", role="h2", tabular=True)
        rest = line.adjusted(used + u, 0.25 * u, 0, 0.25 * u)
        note = f"{stage.unit} · {stage.note}" if stage.note else stage.unit
        draw_text(painter, rest, note, role="caption", ink=t.text2)

    def _paint_area(self, painter: QPainter, box: QRectF, number: int) -> None:
        """From its own height to that of the next stage."""
        first = max(1, self._stages[0].count)
        counts = [stage.count for stage in self._stages]
        here = self._high(counts[number], first)
        is_last = number == len(counts) - 1
        there = here if is_last else self._high(counts[number + 1], first)
        bottom, turn = float(self.height()), box.left() + box.width() * 0.62
        bend = (box.right() - turn) * 0.5
        path = QPainterPath(QPointF(box.left(), bottom))
        path.lineTo(box.left(), bottom - here)
        path.lineTo(turn, bottom - here)
        path.cubicTo(
            QPointF(turn + bend, bottom - here),
            QPointF(box.right() - bend, bottom - there),
            QPointF(box.right(), bottom - there),
        )
        path.lineTo(box.right(), bottom)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, self._ink(number, is_last))
        painter.restore()

    def _high(self, count: int, first: int) -> float:
        return max(2.0 if count else 0.0, _BODY * theme().u * min(1.0, count / first))

    def _ink(self, number: int, is_last: bool) -> QColor:
        t = theme().tokens
        if is_last:
            return colour(t.success)
        strength = _WEAKEST + (0.9 - _WEAKEST) * number / max(1, len(self._stages) - 2)
        ink, ground = QColor(t.accent), QColor(t.surface)
        return QColor(
            round(ground.red() + (ink.red() - ground.red()) * strength),
            round(ground.green() + (ink.green() - ground.green()) * strength),
            round(ground.blue() + (ink.blue() - ground.blue()) * strength),
        )
