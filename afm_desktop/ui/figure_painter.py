"""The charts of papers on the screen: the same geometry, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, singledispatch

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.services.figures import (
    SERIES,
    Anchor,
    Bar,
    Curve,
    Figure,
    Line,
    Part,
    Polygon,
    Text,
    Tone,
)
from afm_desktop.ui.drawing import colour
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tokens

_OPTICAL = 0.36  # em from the visual centre of a text to its base line, as on paper
_BACK = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
_DASH = [2.0, 2.0]
_DRAWN_AT = 64  # pixels; texts are drawn large and scaled, so that their widths are those of paper


def inks(tokens: Tokens) -> Mapping[Tone, str]:
    """What the tones of figures are in a set of colours."""
    return {
        Tone.INK: tokens.text,
        Tone.SOFT: tokens.text2,
        Tone.MARK: tokens.bar2,
        Tone.HAIR: tokens.border,
        Tone.FILL: tokens.track,
        Tone.TOTAL: tokens.hover,
        Tone.PAPER: tokens.surface,
        Tone.ACCENT: tokens.accent,
        Tone.WARN: tokens.warning,
        **dict(zip(SERIES, tokens.series, strict=False)),
    }


@dataclass(frozen=True)
class Hand:
    """Colours and fonts to paint with; who paints on another thread has a hand of their own."""

    tones: Mapping[Tone, str]
    fonts: tuple[QFont, QFont]
    """Regular and bold."""
    metrics: tuple[QFontMetricsF, QFontMetricsF]

    @classmethod
    def of(cls, tones: Mapping[Tone, str]) -> Hand:
        """A hand with these colours."""
        fonts = _make_font(is_bold=False), _make_font(is_bold=True)
        return cls(tones, fonts, (QFontMetricsF(fonts[0]), QFontMetricsF(fonts[1])))

    def measure(self, text: str, size: float, is_bold: bool) -> float:
        """How wide a text becomes."""
        return self.metrics[is_bold].horizontalAdvance(text) * size / _DRAWN_AT


def measure(text: str, size: float, is_bold: bool) -> float:
    """How wide a text is, for those who lay a figure out for the screen."""
    return _metrics()[is_bold].horizontalAdvance(text) * size / _DRAWN_AT


def paint_figure(painter: QPainter, figure: Figure, box: QRectF) -> None:
    """Paint a figure as large as it fits into a box, from its upper left corner."""
    scale = min(box.width() / figure.width, box.height() / figure.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    paint_parts(painter, figure.parts)
    painter.restore()


def paint_parts(painter: QPainter, parts: Sequence[Part], hand: Hand | None = None) -> None:
    """Paint parts of a figure where the painter stands, in its points."""
    hand = hand or Hand(inks(theme().tokens), _fonts(), _metrics())
    for part in parts:
        _paint(part, painter, hand)


class FigureView(QWidget):
    """A figure that is as wide as its place and keeps its shape."""

    def __init__(self, figure: Figure, name: str) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_figure(figure, name)

    def show_figure(self, figure: Figure, name: str) -> None:
        """Show another figure; its name says what it shows."""
        self._figure = figure
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = round(self._figure.width * theme().scale * 4 / 3)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), self.heightForWidth(theme().px(60)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._figure.height / self._figure.width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_figure(QPainter(self), self._figure, QRectF(self.rect()))


def _make_font(*, is_bold: bool) -> QFont:
    font = QFont(theme().font("h2" if is_bold else "body"))
    font.setPixelSize(_DRAWN_AT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("locl"), 0)  # Korean text would get a wider ·, the paper does not
    return font


@cache
def _fonts() -> tuple[QFont, QFont]:
    return _make_font(is_bold=False), _make_font(is_bold=True)


@cache
def _metrics() -> tuple[QFontMetricsF, QFontMetricsF]:
    regular, bold = _fonts()
    return QFontMetricsF(regular), QFontMetricsF(bold)


def _pen(ink: str, weight: float, *, is_dashed: bool = False) -> QPen:
    pen = QPen(colour(ink), weight)
    if is_dashed:
        pen.setDashPattern([length / weight for length in _DASH])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


@singledispatch
def _paint(part: Part, painter: QPainter, hand: Hand) -> None:
    """Paint one part of a figure."""
    raise TypeError(part)


@_paint.register
def _bar(part: Bar, painter: QPainter, hand: Hand) -> None:
    painter.setBrush(colour(hand.tones[part.fill]) if part.fill else Qt.BrushStyle.NoBrush)
    if part.edge:
        painter.setPen(_pen(hand.tones[part.edge], part.weight, is_dashed=part.is_dashed))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    box = QRectF(part.x, part.y, part.width, part.height)
    if part.radius:
        painter.drawRoundedRect(box, part.radius, part.radius)
    else:
        painter.drawRect(box)


@_paint.register
def _line(part: Line, painter: QPainter, hand: Hand) -> None:
    painter.setPen(_pen(hand.tones[part.tone], part.weight))
    painter.drawLine(QLineF(part.x1, part.y1, part.x2, part.y2))


@_paint.register
def _curve(part: Curve, painter: QPainter, hand: Hand) -> None:
    start, first, second, end = (
        QPointF(x, y) for x, y in zip(part.points[::2], part.points[1::2], strict=True)
    )
    path = QPainterPath(start)
    path.cubicTo(first, second, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(hand.tones[part.tone], part.weight, is_dashed=part.is_dashed))
    painter.drawPath(path)


@_paint.register
def _polygon(part: Polygon, painter: QPainter, hand: Hand) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(hand.tones[part.fill]))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in part.points]))


@_paint.register
def _text(part: Text, painter: QPainter, hand: Hand) -> None:
    if not part.text:
        return
    text = part.text.replace("…", "...")
    back = hand.measure(text, part.size, part.is_bold) * _BACK[part.anchor]
    painter.save()
    painter.translate(part.x - back, part.y + _OPTICAL * part.size)
    painter.scale(part.size / _DRAWN_AT, part.size / _DRAWN_AT)
    painter.setFont(hand.fonts[part.is_bold])
    painter.setPen(colour(hand.tones[part.tone]))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
