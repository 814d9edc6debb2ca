"""Whether a window can be shown here; asked before anything of Qt is loaded."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLATFORM = "QT_QPA_PLATFORM"
ROOM = 8_000  # pixels; menus of the largest window still have room to open


def has_display() -> bool:
    """Whether a window could be shown here."""
    if sys.platform != "linux" or os.environ.get(PLATFORM):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def unseen(folder: Path) -> Iterator[None]:
    """Let Qt draw on a screen nobody sees, whatever displays there are."""
    screen = {"name": "unseen", "x": 0, "y": 0, "width": ROOM, "height": ROOM}
    settings = folder / "screen.json"
    settings.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    before = os.environ.get(PLATFORM)
    os.environ[PLATFORM] = f"offscreen:configfile={settings}"
    try:
        yield
    finally:
        if before is None:
            del os.environ[PLATFORM]
        else:
            os.environ[PLATFORM] = before
