"""Looking after the file a window has open: a backup now, a look through, where it lies.

A file that is open is never read as bytes: closing it would let go of SQLite's locks.
"""

from __future__ import annotations

from pathlib import Path

from afm_desktop.storage import check as checks
from afm_desktop.storage.backup import Backup, Occasion, backups_of
from afm_desktop.storage.backup import back_up as make_backup
from afm_desktop.storage.check import CheckReport, Progress
from afm_desktop.storage.places import Caution, cautions
from afm_desktop.storage.workspace import Workspace

__all__ = [
    "Backup",
    "Caution",
    "CheckReport",
    "back_up",
    "backups_of",
    "cautions",
    "look_through",
]


def back_up(workspace: Workspace, folder: Path | None = None) -> Path:
    """Make a checked backup of an open file, beside it or in `folder`; answer where it lies."""
    return make_backup(workspace.path, Occasion.REQUEST, folder).path


def look_through(workspace: Workspace, progress: Progress | None = None) -> CheckReport:
    """Check an open file; nothing may be saved meanwhile, so it is done where gestures are."""
    return checks.check(workspace.path, progress)
