"""Who saw whose names and contacts, latest first, as the access log keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from afm_desktop.services.people import Access
from afm_desktop.storage.tables import access_log
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One look at persons: when, who, what was done, of how many, and why.

    `subjects` are the ids of the persons, of a printed paper those of its meetings.
    """

    at: datetime
    actor: str
    action: Access
    count: int
    subjects: tuple[str, ...]
    reason: str


class Accesses:
    """The access log of one file; it is only read here."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def rows(self, *, limit: int | None = None) -> list[AccessRow]:
        """The latest looks at persons."""
        statement = select(access_log).order_by(access_log.c.number.desc()).limit(limit)
        with self._workspace.reading() as session:
            lines = session.execute(statement).all()
        return [
            AccessRow(
                datetime.fromisoformat(line.at),
                line.actor,
                Access(line.action),
                line._mapping["count"],
                tuple(line.subject.split()),
                line.reason,
            )
            for line in lines
        ]
