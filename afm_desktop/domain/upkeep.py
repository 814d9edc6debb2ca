"""How a file is looked after: how often it is backed up."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class BackupEvery(StrEnum):
    """How often an open file is backed up when something has changed."""

    OFF = "off"
    HALF_HOUR = "half_hour"
    HOUR = "hour"
    DAY = "day"

    @property
    def span(self) -> timedelta | None:
        """The least time between two backups; None when none is made."""
        return _SPANS.get(self)


_SPANS = {
    BackupEvery.HALF_HOUR: timedelta(minutes=30),
    BackupEvery.HOUR: timedelta(hours=1),
    BackupEvery.DAY: timedelta(days=1),
}
