"""Two engines on one file: one connection that writes, some that only read."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import QueuePool

from afm_desktop.storage.sqlite.dialect import engine_of
from afm_desktop.storage.sqlite.driver import PATIENCE, connect, reading_mode

READERS = 16
_KEEPING_IN_MEMORY = "PRAGMA cache_spill = 2147483647"
"""As good as OFF, which could not be said anew within a transaction."""
_DURABLE = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    _KEEPING_IN_MEMORY,
)
_PAGES_IN_MEMORY = 20_000
_READING = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA mmap_size = 0",
    "PRAGMA query_only = ON",
)

_IN_MEMORY = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA temp_store = MEMORY",
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


def engine_of_memory(connect: Callable[[], sqlite3.Connection], *, writes: bool) -> Engine:
    """The engine on a copy in memory: of its readers, or to change it before it has any."""
    pragmas = _IN_MEMORY if writes else _READING

    def creator() -> sqlite3.Connection:
        connection = connect()
        for pragma in pragmas:
            connection.execute(pragma)
        return connection

    pool = {"pool_size": 1} if writes else {"pool_size": 2, "max_overflow": READERS}
    engine = engine_of(creator=creator, poolclass=QueuePool, **pool)
    event.listen(engine, "begin", _begin_immediate if writes else _begin)
    return engine


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


@contextmanager
def sparing_memory(connection: Connection) -> Iterator[None]:
    """Write pages before the commit, once there are many: nobody else can read from then on."""
    execute = driver(connection).execute
    (usual,) = execute("PRAGMA cache_size").fetchone()
    execute(f"PRAGMA cache_size = {_PAGES_IN_MEMORY}")  # or what was written is forgotten at once
    execute(f"PRAGMA cache_spill = {_PAGES_IN_MEMORY}")
    try:
        yield
    finally:
        execute(_KEEPING_IN_MEMORY)
        execute(f"PRAGMA cache_size = {usual}")


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

    return engine_of(
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
