"""The real window with the demonstration, or with a new file."""

from tests.ui.screens.frames import empty, program, window
from tests.ui.watchdog import watchdog

__all__ = ["empty", "program", "watchdog", "window"]
