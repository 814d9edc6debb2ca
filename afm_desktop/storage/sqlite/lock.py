"""One process at a time writes a workspace: an operating-system lock on a sibling file.

The sibling names who holds it. It is not removed while there is a file: the lock itself ends with
its process, so a crash leaves nothing stale.
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import platform
import sys
import weakref
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.errors import StorageError
from afm_desktop.storage.errors import (
    LockedFile,
    LongName,
    MissingFolder,
    ReadOnlyFile,
    UnwritableFolder,
)

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, wait: bool = False) -> None:
        os.lseek(descriptor, 4096, os.SEEK_SET)  # past the words, which others must be able to read
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int, *, wait: bool = False) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


_TAKEN = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


def user_name() -> str:
    """The account on this computer, or a plain word where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "사용자"


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Wait until no other process is inside the same context."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(descriptor, wait=True)
        yield
    finally:
        os.close(descriptor)


class WriterLock:
    """Held from open to close by the one process that may write `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sibling = path.with_name(f".{path.name}.lock")
        self._descriptor = -1
        try:
            descriptor = os.open(self._sibling, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise _refusal(path, error) from error
        try:
            _lock(descriptor)
        except OSError as error:
            holder = _read(descriptor)
            os.close(descriptor)
            if error.errno in _TAKEN:
                raise LockedFile(path, holder) from error
            raise ReadOnlyFile(path) from error  # a place that knows no locks
        self._descriptor = descriptor
        _held.add(self)
        with contextlib.suppress(OSError):  # on a full disk the lock holds without words
            _write(descriptor)

    def release(self) -> None:
        """Let others write; closing the descriptor ends the lock."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def withdraw(self) -> None:
        """Release the lock; beside a file that was not made nothing of it stays."""
        self.release()
        if not self._path.exists():
            with contextlib.suppress(OSError):
                self._sibling.unlink()


def _refusal(path: Path, error: OSError) -> StorageError:
    if error.errno == errno.ENAMETOOLONG:
        return LongName(path)
    if not path.parent.is_dir():
        return MissingFolder(path.parent)
    # os.path answers also where the folder may not even be looked into.
    is_there = os.path.exists(path)  # noqa: PTH110
    return ReadOnlyFile(path) if is_there else UnwritableFolder(path)


def _read(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, 400).decode("utf-8", "replace").strip()


def _write(descriptor: int) -> None:
    since = moment_words(datetime.now().astimezone())
    words = f"{platform.node()} 컴퓨터의 {user_name()} 님({since}부터)"
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, words.encode())


def _leave_to_the_parent() -> None:
    """A forked child would keep its parent's locks for as long as it lives."""
    for lock in _held:
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_the_parent)
