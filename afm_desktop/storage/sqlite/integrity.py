"""SQLite's own checks, and what should not be in a workspace at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import NullPool

from afm_desktop.storage.sqlite.dialect import engine_of
from afm_desktop.storage.sqlite.driver import connect, reading_mode
from afm_desktop.storage.sqlite.engine import driver


def checking_engine(path: Path) -> Engine:
    """An engine that cannot change the file; text that is no text is read as it is."""

    def creator() -> sqlite3.Connection:
        connection = connect(path, reading_mode(path))
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.text_factory = _text
        return connection

    engine = engine_of(creator=creator, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def complaints(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with the pages."""
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield line


def broken_references(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """(table, row, table it should point to) of every reference to nothing."""
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield table, row, target


def triggers_and_views(connection: Connection) -> Iterator[str]:
    """A workspace holds none: another program put them there."""
    yield from connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    ).scalars()


def objects(connection: Connection) -> list[str]:
    """The names of everything in the file."""
    return list(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())


def described(connection: Connection) -> tuple[tuple[str, str, str | None], ...]:
    """What SQLite reads the columns of a file from: where this is the same, they are."""
    return tuple(
        driver(connection).execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name, type")
    )


def columns(connection: Connection) -> dict[str, set[str]]:
    """The columns of every table in the file."""
    found: dict[str, set[str]] = {}
    for table, column in driver(connection).execute(
        "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c "
        "WHERE t.type = 'table'"
    ):
        found.setdefault(table, set()).add(column)
    return found


_text = partial(str, encoding="utf-8", errors="replace")
