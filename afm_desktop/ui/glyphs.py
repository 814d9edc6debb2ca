"""The signs of states, which tell them apart without colour."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from afm_desktop.ui.theme import theme


class Glyph(StrEnum):
    """The sign of a state."""

    DASHED = "dashed"  # 작성 중
    RING = "ring"  # 제출
    QUARTER = "quarter"  # 접수
    HALF = "half"  # 검토 중
    MOST = "most"  # 평가 대상
    BANG = "bang"  # 보완 요청
    TRIANGLE = "triangle"  # 주의
    SQUARE = "square"  # 지연
    TICK = "tick"  # 선정, 정상
    DASH = "dash"  # 예비선정
    CROSS = "cross"  # 미선정
    BACK = "back"  # 철회


_PARTS = {Glyph.RING: 0, Glyph.QUARTER: 90, Glyph.HALF: 180, Glyph.MOST: 270}


def status_glyph(
    painter: QPainter, x: float, middle: float, kind: str, ink: str, *, size: float | None = None
) -> None:
    """A sign of 3 units from its left edge and vertical centre."""
    across = size or 3 * theme().u
    box = QRectF(x + 0.75, middle - across / 2 + 0.75, across - 1.5, across - 1.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = _pen(ink, across / 8)
    if kind == Glyph.DASHED:
        pen.setDashPattern([1.6, 1.8])
    painter.setPen(pen)
    if kind == Glyph.DASHED:
        painter.drawEllipse(box)
    elif kind in _PARTS:
        _ring(painter, box, across, ink, _PARTS[Glyph(kind)])
    else:
        _GROUNDS.get(Glyph(kind), _disc)(painter, box, across, ink)
        _SIGNS[Glyph(kind)](painter, box.center(), across / 12)
    painter.restore()


def _pen(ink: str, width: float) -> QPen:
    pen = QPen(QColor(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _ring(painter: QPainter, box: QRectF, across: float, ink: str, degrees: int) -> None:
    painter.drawEllipse(box)
    if degrees:
        inset = across * 0.2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawPie(box.adjusted(inset, inset, -inset, -inset), 90 * 16, -degrees * 16)


def _disc(painter: QPainter, box: QRectF, across: float, ink: str) -> None:
    painter.setBrush(QColor(ink))
    painter.drawEllipse(box)
    painter.setPen(_pen(theme().tokens.surface, across / 8))


def _triangle(painter: QPainter, box: QRectF, across: float, ink: str) -> None:
    painter.setBrush(QColor(ink))
    corners = (QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft())
    painter.drawPolygon(corners)
    painter.setPen(_pen(theme().tokens.surface, across / 10))


def _square(painter: QPainter, box: QRectF, across: float, ink: str) -> None:
    painter.setBrush(QColor(ink))
    inset = across / 16
    painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    painter.setPen(_pen(theme().tokens.surface, across / 8))


def _tick(painter: QPainter, centre: QPointF, step: float) -> None:
    corners = (QPointF(-2.4, 0.2), QPointF(-0.7, 1.9), QPointF(2.5, -1.8))
    painter.drawPolyline([centre + corner * step for corner in corners])


def _cross(painter: QPainter, centre: QPointF, step: float) -> None:
    for down in (1.8, -1.8):
        painter.drawLine(centre + QPointF(-1.8, -down) * step, centre + QPointF(1.8, down) * step)


def _dash(painter: QPainter, centre: QPointF, step: float) -> None:
    painter.drawLine(centre + QPointF(-2.2, 0) * step, centre + QPointF(2.2, 0) * step)


def _bang(painter: QPainter, centre: QPointF, step: float) -> None:
    painter.drawLine(centre + QPointF(0, -2.6) * step, centre + QPointF(0, 0.4) * step)
    painter.drawPoint(centre + QPointF(0, 2.5) * step)


def _low_bang(painter: QPainter, centre: QPointF, step: float) -> None:
    painter.drawLine(centre + QPointF(0, -0.9) * step, centre + QPointF(0, 1.4) * step)
    painter.drawPoint(centre + QPointF(0, 3.3) * step)


def _pause(painter: QPainter, centre: QPointF, step: float) -> None:
    for x in (-1.3, 1.3):
        painter.drawLine(centre + QPointF(x, -1.9) * step, centre + QPointF(x, 1.9) * step)


def _back(painter: QPainter, centre: QPointF, step: float) -> None:
    corners = (QPointF(-0.2, -1.9), QPointF(-2.2, 0), QPointF(-0.2, 1.9))
    painter.drawLine(centre + QPointF(2.2, 0) * step, centre + QPointF(-2, 0) * step)
    painter.drawPolyline([centre + corner * step for corner in corners])


_SIGNS: dict[Glyph, Callable[[QPainter, QPointF, float], None]] = {
    Glyph.TICK: _tick,
    Glyph.CROSS: _cross,
    Glyph.DASH: _dash,
    Glyph.BANG: _bang,
    Glyph.TRIANGLE: _low_bang,
    Glyph.SQUARE: _pause,
    Glyph.BACK: _back,
}
_GROUNDS: dict[Glyph, Callable[[QPainter, QRectF, float, str], None]] = {
    Glyph.TRIANGLE: _triangle,
    Glyph.SQUARE: _square,
}
"""What the signs stand on when it is no disc."""
