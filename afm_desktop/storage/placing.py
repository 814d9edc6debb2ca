"""Giving a finished file its name, and clearing away one that is not wanted."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from pathlib import Path

_COMPANIONS = ("-journal", "-wal", "-shm")
TRIES, PAUSE = 10, 0.2
"""On Windows a virus scanner or a sync program may hold a file for a moment."""


def real(path: Path) -> Path:
    """The file a path leads to: locks, notes and backups are those of the file, not of a link."""
    return Path(os.path.realpath(path))


def put_in_place(building: Path, target: Path) -> None:
    """Give a finished file its name, in the place of what bore it."""
    with contextlib.suppress(OSError):  # it is as open to others as what it replaces
        building.chmod(stat.S_IMODE(target.stat().st_mode))
    remove_companions(target)  # SQLite would play an older file's journal into the new one
    for attempt in range(TRIES):
        try:
            building.replace(target)
            break
        except PermissionError:
            if attempt == TRIES - 1:
                raise
            time.sleep(PAUSE)
    remove_companions(building)
    _sync_folder(target.parent)


def remove(path: Path) -> None:
    """Remove an unfinished file and what SQLite keeps beside it."""
    with contextlib.suppress(OSError):
        path.unlink()
    remove_companions(path)


def remove_companions(path: Path) -> None:
    """Remove the journals of a file that is gone or about to be replaced."""
    for suffix in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(f"{path.name}{suffix}").unlink()


def _sync_folder(folder: Path) -> None:
    """The new name is on the disk before anybody is told of it; Windows does that by itself."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
