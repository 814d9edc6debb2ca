"""A file as it was: read like any other, in memory alone, and never written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from afm_desktop.storage.journal.turning_back import turn_back
from afm_desktop.storage.sqlite.failures import in_words
from afm_desktop.storage.sqlite.memory import MemoryCopy
from afm_desktop.storage.workspace import Workspace

Change = Callable[[Connection], None]


class PastWorkspace(Workspace):
    """A copy of a file turned back to what was known at a moment, whose today is another day."""

    def __init__(
        self,
        path: Path,
        day: date,
        *,
        known_at: datetime | None = None,
        learned_on: date | None = None,
        change: Change | None = None,
    ) -> None:
        with in_words(path):
            self._memory = MemoryCopy(path)
        self._day, self._learned_on = day, learned_on
        try:
            with in_words(path):
                self._prepare(known_at, change)
            super().__init__(path, lock=None, trusts=True, reader=self._memory.engine())
        except BaseException:
            self._memory.close()
            raise

    @property
    def today(self) -> date:
        """The day it is looked at as of."""
        return self._day

    @property
    def learned_on(self) -> date | None:
        return self._learned_on

    @property
    def is_known_sound(self) -> bool:
        """It was just copied, page by page."""
        return True

    def close(self) -> None:
        super().close()
        self._memory.close()

    def _prepare(self, known_at: datetime | None, change: Change | None) -> None:
        engine = self._memory.engine(writes=True)
        try:
            with engine.connect() as connection, connection.begin():
                if known_at is not None:
                    turn_back(connection, known_at)
                if change is not None:
                    change(connection)
        finally:
            engine.dispose()
