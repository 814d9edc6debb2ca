"""Bring an older file to the newest revision, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from afm_desktop.storage import schema
from afm_desktop.storage.errors import DamagedFile, NewerFile
from afm_desktop.storage.sqlite import driver, engine, search
from afm_desktop.storage.sqlite.failures import examining

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"


def is_behind(
    path: Path, versions: Sequence[Path] = (VERSIONS,), newest: str = schema.REVISION
) -> bool:
    """Whether a file is of an older revision; one that is not known here is refused."""
    revision = _revision(path)
    if revision == newest:
        return False
    if not _knows(versions, revision):
        raise NewerFile(path)
    return True


def bring_forward(path: Path, versions: Sequence[Path] = (VERSIONS,)) -> None:
    """Migrate a file that nobody else has, in one transaction; one that is not behind is kept."""
    if not is_behind(path, versions, _newest(versions)):
        return
    migrating = engine.writing_engine(path, foreign_keys=False)
    try:
        with migrating.connect() as connection, connection.begin() as transaction:
            run(connection, versions=versions)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise DamagedFile(path)
            search.rebuild(connection)
            schema.number(connection)
            engine.commit(connection)
            transaction.commit()
    finally:
        migrating.dispose()


def run(
    connection: Connection, revision: str = "head", versions: Sequence[Path] = (VERSIONS,)
) -> None:
    """Run the migrations up to a revision in the connection's transaction."""
    from alembic import command  # noqa: PLC0415 - a third of a second, needed once a year

    config = _config(versions)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(path: Path) -> str:
    with examining(path), closing(driver.connect(path, driver.reading_mode(path))) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise DamagedFile(path)
    return str(row[0])


def _knows(versions: Sequence[Path], revision: str) -> bool:
    return any(script.revision == revision for script in _script(versions).walk_revisions())


def _newest(versions: Sequence[Path]) -> str:
    return str(_script(versions).get_current_head())


def _script(versions: Sequence[Path]) -> ScriptDirectory:
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory.from_config(_config(versions))


def _config(versions: Sequence[Path]) -> Config:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(folder) for folder in versions))
    return config
