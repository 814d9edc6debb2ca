"""The foot of the map: what its colours and shapes mean, and how much of the chain it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.domain.enums import LinkKind, SizeClass
from afm_desktop.domain.words import word
from afm_desktop.services.figures import Tone
from afm_desktop.services.supply_chain.boxes import OF_KIND, OF_SIZE, stripe
from afm_desktop.ui.drawing import RIGHT, colour, draw_text, rule
from afm_desktop.ui.figure_painter import inks
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.theme import theme


class Legend(QWidget):
    """Swatches by kind or size, the triangle of sole sources, and the count at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._is_by_size, self._count = False, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def show_words(self, *, is_by_size: bool, count: str) -> None:
        """Show another legend."""
        self._is_by_size, self._count = is_by_size, count
        self._name()
        self.update()

    @property
    def items(self) -> Sequence[tuple[str, str]]:
        """Colours with their words."""
        tones, tokens = self._tones, inks(theme().tokens)
        return [(tokens[tone], word(one)) for one, tone in tones.items() if one is not None]

    @property
    def _tones(self) -> Mapping[SizeClass | None, Tone] | Mapping[LinkKind | None, Tone]:
        return OF_SIZE if self._is_by_size else OF_KIND

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), theme().px(9))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(9))

    def _name(self) -> None:
        words = [text for _, text in self.items]
        told = (*words, labels.LEGEND_SOLE, self._count)
        self.setAccessibleName(labels.LEGEND)
        self.setAccessibleDescription(", ".join(text for text in told if text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(t.surface))
        rule(painter, 0, 0, self.width(), t.border)
        middle, x = self.height() / 2, 4.0 * u
        advance = theme().advance
        count = advance(self._count, "caption")
        end = self.width() - 4 * u
        for (ink, text), series in zip(self.items, self._tones.values(), strict=True):
            wide = 3.5 * u + advance(text, "caption")
            if x + wide > end:
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ink))
            for bar in stripe(0, -4.5, 9, series):  # as it stands in a box
                place = QRectF(x, middle + bar.y * u / 3, u, bar.height * u / 3)
                painter.drawRoundedRect(place, bar.radius * u / 3, bar.radius * u / 3)
            self._text(painter, x + 2 * u, wide, text)
            x += wide + 2 * u
        x = self._signs(painter, x, end)
        if x + count < end:
            box = QRectF(x, 0, end - x, self.height())
            draw_text(painter, box, self._count, role="caption", ink=t.text2, align=RIGHT)

    def _signs(self, painter: QPainter, x: float, end: float) -> float:
        """The triangle of a sole source and the dashes of what goes back."""
        t, u, middle = theme().tokens, theme().u, self.height() / 2
        advance = theme().advance
        for text in (labels.LEGEND_SOLE, labels.LEGEND_BACK):
            wide = 5.0 * u + advance(text, "caption")
            if x + wide > end:
                return x
            if text == labels.LEGEND_SOLE:
                points = ((1.5, -1.5), (3, 1.3), (0, 1.3))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(t.warning))
                corners = [QPointF(x + dx * u, middle + dy * u) for dx, dy in points]
                painter.drawPolygon(QPolygonF(corners))
            else:
                painter.setPen(QPen(colour(t.bar2), 1.2, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, middle), QPointF(x + 3.2 * u, middle))
            self._text(painter, x + 4 * u, wide, text)
            x += wide + 2 * u
        return x

    def _text(self, painter: QPainter, x: float, wide: float, text: str) -> None:
        box = QRectF(x, 0, wide, self.height())
        draw_text(painter, box, text, role="caption", ink=theme().tokens.text2)
