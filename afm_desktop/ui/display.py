"""Whether a window can be shown here; asked before anything of Qt is loaded."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Whether a window could be shown here."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
