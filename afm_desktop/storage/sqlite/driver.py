"""Plain connections of the driver to a file, and which files this process has open."""

from __future__ import annotations

import contextlib
import os
import sqlite3  # the one place that chooses the DB-API module
import weakref
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes

PATIENCE = 5.0


def reading_mode(path: Path) -> str:
    """How a reader opens: where it may, it can roll back what a killed writer left unfinished."""
    return "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"


class _Connection(sqlite3.Connection):
    """A driver connection that knows which file it is to."""

    file: tuple[int, int] | None = None

    def close(self) -> None:
        super().close()
        _open.discard(self)


_open: weakref.WeakSet[_Connection] = weakref.WeakSet()


def is_open_here(path: Path) -> bool:
    """Whether this process has a connection to a file.

    Then nothing else may open the file: closing any descriptor of it drops SQLite's locks.
    """
    file = _identity(path)
    return file is not None and any(connection.file == file for connection in tuple(_open))


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A plain driver connection outside SQLAlchemy, for copies and checks."""
    connection = sqlite3.connect(
        f"{address(path.absolute())}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
        cached_statements=256,
        factory=_Connection,
    )
    connection.file = _identity(path)
    _open.add(connection)
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of ours lies in a folder for all
    return connection


def connect_to(name: str) -> sqlite3.Connection:
    """A plain connection to a database in memory that has a name."""
    return sqlite3.connect(
        name,
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
        cached_statements=256,
    )


def address(path: PurePath) -> str:
    """The URI of an absolute path; that of a network share begins with two slashes of its own."""
    slashes = path.as_posix()
    return f"file://{'' if slashes.startswith('/') else '/'}" + quote_from_bytes(
        os.fsencode(slashes), safe="/:"
    )


def leave_wal(path: Path) -> None:
    """Bring a file that another program keeps in two back to one, with all that was saved."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
    finally:
        connection.close()


def journal_of(path: Path) -> Path:
    """The rollback journal beside a file."""
    return path.with_name(f"{path.name}-journal")


def tidy(path: Path) -> None:
    """Remove the empty journal that the last commit left; one with content is never touched."""
    journal = journal_of(path)
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
