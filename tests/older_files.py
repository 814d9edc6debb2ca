"""Files as older versions of the program kept them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine

from afm_desktop.storage import migrations
from afm_desktop.storage.sqlite.header import APPLICATION_ID

FIRST_FORMAT = Path(__file__).parent / "storage" / "format-1.sql"


def make_first_format(path: Path) -> Path:
    """A file of the first format, with an edit, a deletion and an undo in it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.run(connection, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        for statement in FIRST_FORMAT.read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(statement)
    engine.dispose()
    return path
