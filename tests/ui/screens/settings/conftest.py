"""Settings over a real file, as details are tested."""

from __future__ import annotations

from tests.ui.screens.details.conftest import (
    bridge,
    context,
    desk,
    frame,
    idle,
    look,
    office,
    workspace,
)

__all__ = ["bridge", "context", "desk", "frame", "idle", "look", "office", "workspace"]
