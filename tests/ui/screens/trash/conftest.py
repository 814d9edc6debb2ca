"""The real window with the demonstration or a new file."""

from tests.ui.screens.frames import demonstration, empty, program, window

__all__ = ["demonstration", "empty", "program", "window"]
