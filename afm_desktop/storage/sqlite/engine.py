"""Two engines on one file: one connection that writes, some that only read."""

from __future__ import annotations

import contextlib
import os
import sqlite3  # the one place that chooses the DB-API module
import time
import weakref
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote_from_bytes

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

PATIENCE = 5.0
READERS = 16
DriverError = sqlite3.Error
_DURABLE = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_spill = OFF",
)
_READING = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA query_only = ON",
)


def writing_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """The engine of the one writing connection; every transaction is BEGIN IMMEDIATE."""
    pragmas = (*_DURABLE, f"PRAGMA foreign_keys = {int(foreign_keys)}")
    engine = _engine(path, "rw", pragmas, pool_size=1)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(path: Path, *, patience: float = PATIENCE) -> Engine:
    """The engine of readers; `patience` 0 answers at once when a writer commits."""
    engine = _engine(
        path, reading_mode(path), _READING, pool_size=2, more=READERS, patience=patience
    )
    event.listen(engine, "begin", _begin)
    return engine


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


def commit(connection: Connection) -> None:
    """COMMIT, waiting for readers: BUSY here keeps the transaction open, so it is tried again."""
    execute = driver(connection).execute
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            execute("COMMIT")
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _engine(
    path: Path,
    mode: str,
    pragmas: tuple[str, ...],
    *,
    pool_size: int,
    more: int = 0,
    patience: float = PATIENCE,
) -> Engine:
    def creator() -> sqlite3.Connection:
        connection = connect(path, mode)
        try:
            connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            for pragma in pragmas:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    return create_engine(
        "sqlite://",
        creator=creator,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=more,
        # A session has rolled back already when it returns a reader; once more costs as much again.
        pool_reset_on_return=None if more else "rollback",
    )


def _begin_immediate(connection: Connection) -> None:
    driver(connection).execute("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    driver(connection).execute("BEGIN")


def driver(connection: Connection) -> Any:
    """The driver's connection: what is done at every gesture is spared SQLAlchemy's way round."""
    return connection.connection.driver_connection
