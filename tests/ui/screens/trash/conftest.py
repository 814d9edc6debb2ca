"""The real window with the demonstration, a new file or a large one."""

from tests.ui.screens.frames import empty, large, large_window, program, window
from tests.ui.watchdog import watchdog

__all__ = ["empty", "large", "large_window", "program", "watchdog", "window"]
