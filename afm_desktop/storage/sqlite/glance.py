"""Whose file it is, read before anything else of it: without SQLAlchemy, and writing nothing.

The window stands with this while the rest of the program is loaded. Whatever is out of the ordinary
is left to `Workspace.open`, which refuses it in words or puts it right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from afm_desktop.domain.errors import StorageError
from afm_desktop.domain.office import Office, Role
from afm_desktop.storage.sqlite import driver, header

DIVISIONS = """
SELECT id, code, name FROM divisions
WHERE deleted IS NULL AND (valid_from IS NULL OR valid_from <= :day)
AND (valid_to IS NULL OR valid_to > :day)
ORDER BY position, code, row
"""
Named = tuple[str, str, str]


def glance(path: Path) -> tuple[Office, tuple[Named, ...]] | None:
    """The office and its divisions by id, code and name; None when that cannot be told at once."""
    try:
        header.examine(path)
        if not header.is_plain(path):
            return None
        with closing(_connected(path)) as connection:
            office = _office(dict(connection.execute("SELECT key, value FROM setting")))
            return office, tuple(_divisions(connection, office))
    except (StorageError, sqlite3.Error, ValueError, OSError):
        return None


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that neither waits nor rolls back what a killed writer left."""
    connection = driver.connect(path, "ro")
    for pragma in ("busy_timeout = 0", "trusted_schema = OFF", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _office(told: dict[str, str | None]) -> Office:
    day = told.get("fixed_day")
    return Office(
        role=Role(told.get("role") or Role.SECRETARY),
        actor=told.get("actor") or "",
        division=told.get("division"),
        organization=told.get("organization"),
        fixed_day=date.fromisoformat(day) if day else None,
    )


def _divisions(connection: sqlite3.Connection, office: Office) -> Iterator[Named]:
    day = office.fixed_day or datetime.now().astimezone().date()
    for id_, code, name in connection.execute(DIVISIONS, {"day": day.isoformat()}):
        yield str(id_), str(code or ""), str(name or "")
