"""The real window with the demonstration."""

from tests.ui.screens.frames import empty, program, window
from tests.ui.watchdog import watchdog

__all__ = ["empty", "program", "watchdog", "window"]
