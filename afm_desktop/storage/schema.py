"""The tables of a new file, and the revision they are at."""

from __future__ import annotations

from sqlalchemy import Connection

from afm_desktop.domain.model.base import Entity
from afm_desktop.storage.sqlite import search
from afm_desktop.storage.sqlite.header import APPLICATION_ID, FORMAT
from afm_desktop.storage.tables import LOCAL

REVISION = "0001"
"""The newest revision in `migrations/versions`."""


def create_tables(connection: Connection) -> None:
    """Make every table of the newest revision in an empty file."""
    Entity.metadata.create_all(connection, checkfirst=False)
    LOCAL.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(search.CREATE)


def stamp(connection: Connection, revision: str = REVISION) -> None:
    """Say that the file is ours, in this format and at this revision."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version ("
        "version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision,))


def revision_of(connection: Connection) -> str:
    """The revision a file is at."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
