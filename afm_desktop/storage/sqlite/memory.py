"""A copy of a file that lies in memory alone: nothing of it is left behind, not even by a crash.

Its connections share it by a name; it is there as long as one of them is open.
"""

from __future__ import annotations

import sqlite3
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from afm_desktop.storage.errors import TooLargeForThePast
from afm_desktop.storage.sqlite import driver
from afm_desktop.storage.sqlite.engine import engine_of_memory

LARGEST = 1 << 30
"""Bytes that SQLite lets a shared copy in memory have."""
_numbers = count(1)


class MemoryCopy:
    """A workspace file copied into memory."""

    def __init__(self, source: Path) -> None:
        if source.stat().st_size > LARGEST:
            raise TooLargeForThePast(source)
        self._name = f"file:/past-{next(_numbers)}?vfs=memdb"
        self._keeper = self.connect()
        try:
            reading = driver.connect(source, driver.reading_mode(source))
            try:
                reading.backup(self._keeper)
            finally:
                reading.close()
        except BaseException:
            self.close()
            raise

    def connect(self) -> sqlite3.Connection:
        """One more connection to it."""
        return driver.connect_to(self._name)

    def engine(self, *, writes: bool = False) -> Engine:
        """The engine that changes it before anybody sees it, or that of its readers."""
        return engine_of_memory(self.connect, writes=writes)

    def close(self) -> None:
        """Let go of it; it is gone with its last connection."""
        self._keeper.close()
