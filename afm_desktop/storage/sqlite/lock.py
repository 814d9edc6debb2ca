"""One process at a time writes a workspace: an operating-system lock on a sibling file.

The sibling names who holds it. It is never removed: the lock itself ends with its process, so a
crash leaves nothing stale.
"""

from __future__ import annotations

import getpass
import os
import platform
import sys
from datetime import datetime
from pathlib import Path

from afm_desktop.storage.errors import LockedFile, ReadOnlyFile

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 4096, os.SEEK_SET)  # past the words, which others must be able to read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def user_name() -> str:
    """The account on this computer, or a plain word where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "사용자"


class WriterLock:
    """Held from open to close by the one process that may write `path`."""

    def __init__(self, path: Path) -> None:
        self._sibling = path.with_name(f".{path.name}.lock")
        try:
            self._descriptor = os.open(self._sibling, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise ReadOnlyFile(path) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            holder = self._read()
            os.close(self._descriptor)
            raise LockedFile(path, holder) from error
        self._write()

    def release(self) -> None:
        """Let others write; closing the descriptor ends the lock."""
        os.close(self._descriptor)

    def _read(self) -> str:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, 400).decode("utf-8", "replace").strip()

    def _write(self) -> None:
        since = datetime.now().astimezone()
        words = f"{platform.node()} 컴퓨터의 {user_name()} 님({since:%Y. %m. %d. %H:%M}부터)"
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, words.encode())
