"""Looking after the file a window has open: backups, a look through, where it lies.

A file that is open is never read as bytes: closing it would let go of SQLite's locks.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from afm_desktop.domain.upkeep import BackupEvery
from afm_desktop.storage import check as checks
from afm_desktop.storage.backup import Backup, Occasion, backups_of
from afm_desktop.storage.backup import back_up as make_backup
from afm_desktop.storage.check import CheckReport, Progress
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.tables import gesture
from afm_desktop.storage.workspace import Workspace

__all__ = [
    "Backup",
    "CheckReport",
    "back_up",
    "back_up_in_time",
    "backups_of",
    "is_backup_due",
    "look_through",
]


def is_backup_due(workspace: Workspace, every: BackupEvery, now: datetime) -> bool:
    """Whether something changed since the last backup, and that is long enough ago.

    A file that has none yet counts from its first gesture.
    """
    if every.span is None or workspace.read_only:
        return False
    with workspace.reading() as session:
        clocks = session.execute(select(func.min(gesture.c.clock), func.max(gesture.c.clock))).one()
    if clocks[1] is None:
        return False
    first, last = (moment_of(clock) for clock in clocks)
    found = backups_of(workspace.path)
    if not found:
        return now - first >= every.span
    made_at = found[0].made_at
    return last >= made_at and now - made_at >= every.span


def back_up_in_time(workspace: Workspace) -> datetime:
    """Make the backup that was due; answer when."""
    return make_backup(workspace.path, Occasion.TIMER).made_at


def back_up(workspace: Workspace, folder: Path | None = None) -> Path:
    """Make a checked backup of an open file, beside it or in `folder`; answer where it lies."""
    return make_backup(workspace.path, Occasion.REQUEST, folder).path


def look_through(workspace: Workspace, progress: Progress | None = None) -> CheckReport:
    """Check an open file; nothing may be saved meanwhile, so it is done where gestures are."""
    return checks.check(workspace.path, progress)
