"""Copies of whole files, page by page through SQLite."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from afm_desktop.storage.placing import remove
from afm_desktop.storage.sqlite import driver


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that may be open, page by page through SQLite; as few may read the copy."""
    remove(target)
    with contextlib.suppress(OSError):  # SQLite says what hinders it
        mode = source.stat().st_mode & 0o666 | 0o600
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
    reading, writing = (
        driver.connect(source, driver.reading_mode(source)),
        driver.connect(target, "rwc"),
    )
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")  # another program may have chosen WAL
    finally:
        writing.close()
        reading.close()


def compact(path: Path) -> None:
    """Rewrite a file without its free pages and without what the search index has dropped."""
    connection = driver.connect(path)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("VACUUM")
    finally:
        connection.close()
