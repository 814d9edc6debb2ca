"""Two engines on one file: one connection that writes, some that only read."""

from __future__ import annotations

import contextlib
import os
import sqlite3  # the one place that chooses the DB-API module
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

PATIENCE = 5.0
DriverError = sqlite3.Error
_DURABLE = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_spill = OFF",
)
_READING = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
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
    engine = _engine(path, reading_mode(path), _READING, pool_size=2, patience=patience)
    event.listen(engine, "begin", _begin)
    return engine


def reading_mode(path: Path) -> str:
    """How a reader opens: where it may, it can roll back what a killed writer left unfinished."""
    return "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A plain driver connection outside SQLAlchemy, for copies and checks."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
        cached_statements=256,
    )


def journal_of(path: Path) -> Path:
    """The rollback journal beside a file."""
    return path.with_name(f"{path.name}-journal")


def tidy(path: Path) -> None:
    """Remove the empty journal that the last commit left; one with content is never touched."""
    journal = journal_of(path)
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def commit(connection: Connection) -> None:
    """COMMIT, waiting for readers: BUSY here keeps the transaction open, so it is tried again."""
    driver: Any = connection.connection.driver_connection
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            driver.execute("COMMIT")
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _engine(
    path: Path, mode: str, pragmas: tuple[str, ...], *, pool_size: int, patience: float = PATIENCE
) -> Engine:
    def creator() -> sqlite3.Connection:
        connection = connect(path, mode)
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        for pragma in pragmas:
            connection.execute(pragma)
        return connection

    return create_engine(
        "sqlite://", creator=creator, poolclass=QueuePool, pool_size=pool_size, max_overflow=0
    )


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
