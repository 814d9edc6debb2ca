"""Whether the pages of a file are sound: looked at once, by whoever needs to know it first."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from afm_desktop.storage.errors import ClosedFile, DamagedFile
from afm_desktop.storage.sqlite import driver
from afm_desktop.storage.sqlite.failures import examining

CACHE = "PRAGMA cache_size = -256"  # KiB: every page is looked at once


class Soundness:
    """The quick check of one open file, on a connection of its own.

    It goes through the whole file, so the window shows what it has meanwhile; nothing is written
    before the answer is there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.is_known, self._is_stopped = False, False
        self._refusal: DamagedFile | None = None
        self._connection: sqlite3.Connection | None = None

    def require(self) -> None:
        """Return once the file is known to be sound; refuse a damaged one."""
        if self.is_known:
            return
        with self._lock:
            if self._refusal is not None:
                raise self._refusal
            if not self.is_known:
                self._judge()
                self.is_known = True

    def stop(self) -> None:
        """The file is being closed: nobody waits for the answer any more."""
        self._is_stopped = True
        connection = self._connection
        if connection is not None:
            with suppress(sqlite3.ProgrammingError):  # it was just closed
                connection.interrupt()

    def _judge(self) -> None:
        try:
            self._look()
        except DamagedFile as error:
            self._refusal = error
            raise

    def _look(self) -> None:
        with examining(self._path):
            connection = driver.connect(self._path, driver.reading_mode(self._path))
            self._connection = connection
            try:
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.execute("PRAGMA query_only = ON")
                connection.execute(CACHE)
                self._refuse_when_stopped()
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
            except sqlite3.OperationalError:
                self._refuse_when_stopped()
                raise
            finally:
                self._connection = None
                connection.close()
        if found != ("ok",):
            raise DamagedFile(self._path)

    def _refuse_when_stopped(self) -> None:
        if self._is_stopped:
            raise ClosedFile(self._path)
