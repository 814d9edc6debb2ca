"""Look at a file's first bytes before SQLite does: ours, newer, foreign, cut short or wrapped.

Only while this process has no connection to the file: closing it would drop SQLite's locks. A file
that is open here has been looked at already.
"""

from __future__ import annotations

import os
from pathlib import Path

from afm_desktop.domain.protection import is_wrapped
from afm_desktop.storage.errors import (
    DamagedFile,
    EmptyFile,
    ForeignFile,
    MissingFile,
    NewerFile,
    ProtectedFile,
    UnreadableFile,
)
from afm_desktop.storage.sqlite.driver import is_open_here, journal_of

APPLICATION_ID = 0x41464D44  # "AFMD"
FORMAT = 9
_MAGIC = b"SQLite format 3\x00"


def examine(path: Path) -> None:
    """Raise the refusal that fits, or return when this version can open the file."""
    if not _is_file(path):
        # os.path answers also where the folder may not even be looked into.
        raise (ForeignFile if os.path.exists(path) else MissingFile)(path)  # noqa: PTH110
    if is_open_here(path):
        return
    head, size = _head(path)
    if not head:
        raise EmptyFile(path)
    if is_wrapped(head):
        raise ProtectedFile(path)
    if not head.strip(b"\0"):  # what a power cut leaves of a file that was being written
        raise DamagedFile(path)
    if not head.startswith(_MAGIC):
        raise ForeignFile(path)
    _examine_database(path, head, size)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long is nobody's
        return False


def is_in_wal(path: Path) -> bool:
    """Whether another program has switched a file to write-ahead logging."""
    return not is_open_here(path) and bool(_head(path)[0][18:20] == b"\2\2")


def is_plain(path: Path) -> bool:
    """Whether a sound header is of today's format, and nothing beside it waits to be undone."""
    if is_open_here(path):
        return False
    head = _head(path)[0]
    is_todays = int.from_bytes(head[60:64], "big") == FORMAT
    return is_todays and head[18:20] == b"\1\1" and not _can_be_rolled_back(path)


def _head(path: Path) -> tuple[bytes, int]:
    """The first 100 bytes of a file, and its size."""
    try:
        with path.open("rb") as file:
            return file.read(100), file.seek(0, 2)
    except PermissionError as error:
        raise UnreadableFile(path) from error


def _examine_database(path: Path, head: bytes, size: int) -> None:
    stated = _page_size(head) * int.from_bytes(head[28:32], "big")
    if len(head) < 100 or (size < stated and not _can_be_rolled_back(path)):
        raise DamagedFile(path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise ForeignFile(path)
    if int.from_bytes(head[60:64], "big") > FORMAT:
        raise NewerFile(path)


def _can_be_rolled_back(path: Path) -> bool:
    """A writer was killed while the file grew: SQLite undoes that from the journal beside it."""
    journal = journal_of(path)
    return journal.is_file() and journal.stat().st_size > 0


def _page_size(head: bytes) -> int:
    stated = int.from_bytes(head[16:18], "big")
    return 65_536 if stated == 1 else stated
