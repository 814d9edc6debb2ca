"""Bring an older file to the newest revision: on a copy, in one transaction, checked, swapped."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from afm_desktop.storage import schema
from afm_desktop.storage.backup import Occasion, back_up, copy_database
from afm_desktop.storage.check import require_whole
from afm_desktop.storage.errors import DamagedFile, NewerFile, OlderFile
from afm_desktop.storage.placing import put_in_place, remove
from afm_desktop.storage.sqlite import engine
from afm_desktop.storage.sqlite.failures import examining, in_words
from afm_desktop.storage.sqlite.header import FORMAT

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"


def bring_up_to_date(
    path: Path,
    *,
    read_only: bool = False,
    versions: Sequence[Path] = (VERSIONS,),
    newest: str = schema.REVISION,
) -> bool:
    """Migrate a file that is behind; answer whether it was. The caller holds the writer's lock."""
    with in_words(path):
        revision = _revision(path)
        if revision == newest:
            return False
        if not _knows(versions, revision):
            raise NewerFile(path)
        if read_only:
            raise OlderFile(path)
        back_up(path, Occasion.MIGRATION)
        _migrate_copy(path, versions)
    return True


def run(
    connection: Connection, revision: str = "head", versions: Sequence[Path] = (VERSIONS,)
) -> None:
    """Run the migrations up to a revision in the connection's transaction."""
    from alembic import command  # noqa: PLC0415 - a third of a second, needed once a year

    config = _config(versions)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _migrate_copy(path: Path, versions: Sequence[Path]) -> None:
    building = path.with_name(f".{path.name}.migrated")
    try:
        copy_database(path, building)
        migrating = engine.writing_engine(building, foreign_keys=False)
        try:
            with migrating.connect() as connection, connection.begin() as transaction:
                run(connection, versions=versions)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise DamagedFile(path)
                connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
                engine.commit(connection)
                transaction.commit()
        finally:
            migrating.dispose()
        require_whole(building)
        put_in_place(building, path)
    finally:
        remove(building)


def _revision(path: Path) -> str:
    with examining(path), closing(engine.connect(path, engine.reading_mode(path))) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise DamagedFile(path)
    return str(row[0])


def _knows(versions: Sequence[Path], revision: str) -> bool:
    return any(script.revision == revision for script in _script(versions).walk_revisions())


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
