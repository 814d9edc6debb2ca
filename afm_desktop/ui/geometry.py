"""Where a window stands: kept, and brought back onto a screen that is there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget


class Frame(msgspec.Struct, frozen=True):
    """The place and size of a window in pixels."""

    x: int
    y: int
    width: int
    height: int
    is_maximized: bool = False

    def overlap(self, other: Frame) -> int:
        """How many pixels of two frames coincide."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0, across) * max(0, down)


def clamped(wanted: Frame, screens: Sequence[Frame]) -> Frame:
    """The frame moved, and shrunk if it must be, to lie wholly on the screen it mostly lay on.

    A screen that was unplugged leaves no overlap: then the first screen takes the window.
    """
    if not screens:
        return wanted
    best = max(screens, key=wanted.overlap)
    width, height = min(wanted.width, best.width), min(wanted.height, best.height)
    return Frame(
        x=min(max(wanted.x, best.x), best.x + best.width - width),
        y=min(max(wanted.y, best.y), best.y + best.height - height),
        width=width,
        height=height,
        is_maximized=wanted.is_maximized,
    )


def of_screen(screen: QScreen) -> Frame:
    """What of a screen windows may take."""
    box = screen.availableGeometry()
    return Frame(box.x(), box.y(), box.width(), box.height())


def of_widget(window: QWidget) -> Frame:
    """Where a window stands, and whether it fills the screen."""
    box = window.normalGeometry() if window.isMaximized() else window.geometry()
    return Frame(box.x(), box.y(), box.width(), box.height(), window.isMaximized())
