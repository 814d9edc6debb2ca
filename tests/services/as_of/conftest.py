"""Looking at the file of a test as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from typing import Any

import pytest

from afm_desktop.services.as_of.model import Times
from afm_desktop.services.desk import Desk
from afm_desktop.storage.journal.turning_back import learned_by
from afm_desktop.storage.workspace import Workspace

AsOf = Callable[..., Desk]
JUNE = date(2026, 6, 15)


@pytest.fixture
def then(desk: Desk) -> Iterator[AsOf]:
    """The services on the file as of a day; it is closed with the test."""
    with ExitStack() as stack:

        def look(day: date = JUNE, known_at: datetime | None = None) -> Desk:
            past = desk.pasts.at(Times(day, known_at))
            stack.callback(past.workspace.close)
            return past

        yield look


def learn_all_at(workspace: Workspace, moment: datetime) -> None:
    """Say that this office learned all there is at a moment, and nothing before."""
    with workspace.administering() as connection:
        connection.exec_driver_sql("UPDATE gesture SET learned_at = ?", (learned_by(moment),))


def one(desk: Desk, record: Any) -> Any:
    """A record as a desk knows it."""
    with desk.workspace.reading() as session:
        found = session.query(type(record)).filter_by(id=record.id).one()
        session.expunge(found)
        return found
