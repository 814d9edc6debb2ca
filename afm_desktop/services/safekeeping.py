"""Keeping a file safe: check it, back it up, restore it."""

from __future__ import annotations

from pathlib import Path

from afm_desktop.storage import backup as backups
from afm_desktop.storage import check as checks
from afm_desktop.storage.backup import Backup, Occasion
from afm_desktop.storage.check import CheckReport, Finding, FindingKind, Progress
from afm_desktop.storage.sqlite import header

__all__ = [
    "Backup",
    "CheckReport",
    "Finding",
    "FindingKind",
    "Occasion",
    "back_up",
    "backups_of",
    "check",
    "restore",
]


def check(path: Path, progress: Progress | None = None) -> CheckReport:
    """Check a file that this process does not have open; it is only read."""
    header.examine(path)
    return checks.check(path, progress)


def back_up(path: Path, folder: Path | None = None, occasion: Occasion = Occasion.REQUEST) -> Path:
    """Make a checked backup of a file, beside it or in `folder`; answer where it lies."""
    header.examine(path)
    return backups.back_up(path, occasion, folder).path


def backups_of(path: Path) -> list[Backup]:
    """The backups beside a file, newest first."""
    return backups.backups_of(path)


def restore(backup: Path, target: Path) -> Path | None:
    """Put a backup in a file's place; answer where what was there is kept, if anything was."""
    kept = backups.restore(backup, target)
    return kept.path if kept is not None else None
