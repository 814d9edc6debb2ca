"""Outline icons in any colour and size; each drawn once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from afm_desktop.paths import ICONS

RATIOS = (1.0, 1.25, 1.5, 2.0)


@lru_cache(maxsize=2048)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of so many points on a screen with this many pixels a point."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=2048)  # every command has one, in each look somebody tries
def icon(name: str, colour: str, faint: str, size: int) -> QIcon:
    """The icon for menus and Qt's own buttons; `faint` is its colour when disabled."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
        made.addPixmap(pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")
