"""The pane of one meeting over a real file."""

from tests.ui.screens.details.conftest import (
    bridge,
    compose,
    context,
    desk,
    frame,
    idle,
    look,
)
from tests.ui.screens.meetings.hall import covered, hall, pane, shown, workspace

__all__ = [
    "bridge",
    "compose",
    "context",
    "covered",
    "desk",
    "frame",
    "hall",
    "idle",
    "look",
    "pane",
    "shown",
    "workspace",
]
