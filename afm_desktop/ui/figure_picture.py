"""A figure as a picture in pixels, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from afm_desktop.services.figures import Figure
from afm_desktop.ui.figure_painter import paint_figure
from afm_desktop.ui.theme import theme

SHARPNESS = 3.0  # pixels a point
WIDEST = 12_000  # pixels
EDGE = 12  # points around it


def png(figure: Figure) -> bytes:
    """The figure as a PNG, three pixels a point."""
    sharp = min(SHARPNESS, WIDEST / max(figure.width, figure.height))
    image = QImage(
        round((figure.width + 2 * EDGE) * sharp),
        round((figure.height + 2 * EDGE) * sharp),
        QImage.Format.Format_ARGB32,
    )
    image.fill(QColor(theme().tokens.surface))
    painter = QPainter(image)
    corner = EDGE * sharp
    paint_figure(
        painter, figure, QRectF(corner, corner, figure.width * sharp, figure.height * sharp)
    )
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
