"""Files as older versions of the program kept them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine

from afm_desktop.storage import migrations
from afm_desktop.storage.sqlite.header import APPLICATION_ID

FIRST_FORMAT = Path(__file__).parent / "storage" / "format-1.sql"
THIRD_FORMAT = Path(__file__).parent / "storage" / "format-3.sql"
SIXTH_FORMAT = Path(__file__).parent / "storage" / "format-6.sql"
SEVENTH_FORMAT = Path(__file__).parent / "storage" / "format-7.sql"


def make_first_format(path: Path) -> Path:
    """A file of the first format, with an edit, a deletion and an undo in it."""
    return _make(path, "0001", 1)


def make_second_format(path: Path) -> Path:
    """The same in the second format: search rows were in the order of their keys."""
    return _make(path, "0002", 2)


def make_third_format(path: Path) -> Path:
    """The same in the third: every record began in an operation of its own."""
    return _make(path, "0003", 3, THIRD_FORMAT)


def make_sixth_format(path: Path) -> Path:
    """The same in the sixth: the two bodies began in one operation, and no file had tags."""
    return _make(path, "0006", 6, SIXTH_FORMAT)


def make_seventh_format(path: Path) -> Path:
    """The same in the seventh: rounds had a form, and no form went out to anyone."""
    return _make(path, "0007", 7, SEVENTH_FORMAT)


def make_eighth_format(path: Path) -> Path:
    """The same in the eighth: a meeting had an agenda, and left nothing to follow up."""
    return _make(path, "0008", 8, SEVENTH_FORMAT)


def _make(path: Path, revision: str, number: int, content: Path = FIRST_FORMAT) -> Path:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.run(connection, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        for statement in content.read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(statement)
    engine.dispose()
    return path
