"""The command line: the same services as the window, without it."""

from afm_desktop.paths import VERSION

__all__ = ["VERSION"]
