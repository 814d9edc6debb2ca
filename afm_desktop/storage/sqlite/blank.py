"""The pages a new file begins with: filled once in memory, laid into each file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from afm_desktop.storage.sqlite import driver
from afm_desktop.storage.sqlite import engine as engines

_NOWHERE = ":memory:"


def made(fill: Callable[[Connection], None]) -> bytes:
    """The pages of a database that `fill` has filled."""
    engine = engines.engine_of_memory(lambda: driver.connect_to(_NOWHERE), writes=True)
    try:
        with engine.connect() as connection:
            with connection.begin() as transaction:
                fill(connection)
                engines.commit(connection)
                transaction.commit()
            return bytes(engines.driver(connection).serialize())
    finally:
        engine.dispose()


def lay(pages: bytes, path: Path) -> None:
    """Begin a file with these pages; SQLite writes them, so that it says what hinders it."""
    with (
        closing(driver.connect_to(_NOWHERE)) as source,
        closing(driver.connect(path, "rwc")) as target,
    ):
        source.deserialize(pages)
        source.backup(target)
