"""The tables of a new file, and the revision they are at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, Table, create_mock_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from afm_desktop.domain.model.base import Entity
from afm_desktop.storage.sqlite import blank, integrity, search
from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.header import APPLICATION_ID, FORMAT
from afm_desktop.storage.tables import LOCAL

REVISION = "0009"
"""The newest revision in `migrations/versions`."""

_complete: set[tuple[tuple[str, str, str | None], ...]] = set()
"""The descriptions of files that were looked at and lacked nothing: there are but a few."""


@cache
def new_file() -> bytes:
    """What every file begins with: made once, for copying it takes a tenth of making it."""

    def fill(connection: Connection) -> None:
        create_tables(connection)
        stamp(connection)

    return blank.made(fill)


def create_tables(connection: Connection) -> None:
    """Make every table of the newest revision in an empty file."""
    execute = driver(connection).execute
    for statement in (*_statements(), search.CREATE):
        execute(statement)


@cache
def _statements() -> tuple[str, ...]:
    """What makes the tables, written once: that costs more than making them."""
    dialect, found = SQLiteDialect_pysqlite(), list[str]()
    engine = create_mock_engine(
        "sqlite://", lambda statement, *_: found.append(str(statement.compile(dialect=dialect)))
    )
    for tables in (Entity.metadata, LOCAL):
        tables.create_all(engine, checkfirst=False)
    return tuple(found)


def stamp(connection: Connection, revision: str = REVISION) -> None:
    """Say that the file is ours, in this format and at this revision."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    number(connection)
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version ("
        "version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))


def number(connection: Connection) -> None:
    """Say in the header which format the tables are of."""
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")


def is_misnumbered(connection: Connection) -> bool:
    """Whether the header of a file of this version says another format."""
    return bool(connection.exec_driver_sql("PRAGMA user_version").scalar_one() != FORMAT)


def revision_of(connection: Connection) -> str:
    """The revision a file is at."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def lacking(connection: Connection) -> list[str]:
    """The tables and columns of this version that a file does not have."""
    described = integrity.described(connection)
    if described in _complete:
        return []
    there = integrity.columns(connection)
    found = [
        f"{name}.{column}"
        for name, columns in _tables().items()
        for column in columns
        if column not in there.get(name, ())
    ]
    if not found:
        _complete.add(described)
    return found


def foreign(connection: Connection) -> Iterator[str]:
    """What lies in a file that no version of ours has put there."""
    ours = {str(index.name) for table in _all_tables() for index in table.indexes}
    ours |= set(_tables())
    ours |= {f"search_{part}" for part in ("data", "idx", "config", "docsize", "content")}
    for name in integrity.objects(connection):
        if name not in ours and not name.startswith("sqlite_"):
            yield name


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    """The columns of every table."""
    ours = {
        str(table.name): tuple(column.name for column in table.columns) for table in _all_tables()
    }
    return {**ours, "alembic_version": ("version_num",), "search": ("grams",)}


def _all_tables() -> list[Table]:
    return [*Entity.metadata.tables.values(), *LOCAL.tables.values()]
