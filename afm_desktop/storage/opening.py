"""What is looked at when a file is opened: whose it is, and whether it is still a workspace."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from afm_desktop.domain.office import Office
from afm_desktop.storage import schema
from afm_desktop.storage.errors import DamagedFile, UnfinishedFile
from afm_desktop.storage.settings import read_office, read_setting
from afm_desktop.storage.sqlite import driver, header, integrity
from afm_desktop.storage.sqlite.failures import in_words


def settle(path: Path, *, read_only: bool) -> None:
    """Bring back to one file what another program keeps in two."""
    if not header.is_in_wal(path):
        return
    if not read_only:
        with in_words(path):
            driver.leave_wal(path)
    elif driver.reading_mode(path) == "ro":
        raise UnfinishedFile(path)


def examined(connection: Connection, path: Path) -> Office:
    """Whose file this is, if its tables and settings are those of a workspace."""
    if schema.lacking(connection) or any(integrity.triggers_and_views(connection)):
        raise DamagedFile(path)
    try:
        int(read_setting(connection, "epoch") or 0)
        return read_office(connection)
    except ValueError as error:
        raise DamagedFile(path) from error
