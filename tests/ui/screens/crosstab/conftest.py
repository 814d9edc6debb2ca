"""The real window with the demonstration, all its lists and its papers."""

from tests.ui.screens.reports.conftest import path, program, window
from tests.ui.watchdog import watchdog

__all__ = ["path", "program", "watchdog", "window"]
