"""An older file is brought up to date on a copy, and the old one is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from afm_desktop.storage import migrations, schema
from afm_desktop.storage.backup import backups_of
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import NewerFile, OlderFile
from afm_desktop.storage.migrations import VERSIONS, bring_up_to_date
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, scalar

NEXT = """
from alembic import op
revision = "0002"
down_revision = "0001"

def upgrade():
    op.execute("ALTER TABLE organizations ADD COLUMN motto TEXT")
"""
FAILING = NEXT + '    op.execute("ALTER TABLE organizations ADD COLUMN motto TEXT")\n'


def objects(connection):
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_schema WHERE name <> 'alembic_version' "
        "AND tbl_name <> 'alembic_version'"
    )
    return sorted((kind, name, " ".join((sql or "").split())) for kind, name, sql in rows)


def test_the_first_revision_makes_the_tables_of_a_new_file():
    made, migrated = create_engine("sqlite://"), create_engine("sqlite://")
    with made.connect() as connection:
        schema.create_tables(connection)
        expected = objects(connection)
    with migrated.connect() as connection:
        migrations.run(connection, "0001")
        assert objects(connection) == expected
    made.dispose()
    migrated.dispose()


@pytest.fixture
def filled(path):
    workspace = Workspace.create(path, OFFICE)
    add_organization(workspace)
    workspace.close()
    return path


def next_version(folder: Path, text: str) -> tuple[Path, Path]:
    folder.mkdir()
    (folder / "0002_next.py").write_text(text)
    return VERSIONS, folder


def test_a_file_at_the_newest_revision_is_left_alone(filled):
    before = filled.read_bytes()

    assert not bring_up_to_date(filled)

    assert filled.read_bytes() == before


def test_an_older_file_is_migrated_and_kept(filled, tmp_path):
    versions = next_version(tmp_path / "versions", NEXT)

    assert bring_up_to_date(filled, versions=versions, newest="0002")

    connection = sqlite3.connect(filled)
    assert connection.execute("SELECT name, motto FROM organizations").fetchall() == [
        ("예시가람기전", None)
    ]
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    connection.close()
    assert check(filled).findings == ()
    (backup,) = backups_of(filled)
    assert backup.path.name.endswith("-migration.afm")


def test_a_failing_migration_leaves_the_file_as_it_was(filled, tmp_path):
    versions = next_version(tmp_path / "versions", FAILING)
    before = filled.read_bytes()

    with pytest.raises(Exception, match="duplicate column"):
        bring_up_to_date(filled, versions=versions, newest="0002")

    assert filled.read_bytes() == before
    assert not filled.with_name(f".{filled.name}.migrated").exists()


def test_an_older_file_is_not_opened_only_to_read(filled, tmp_path):
    versions = next_version(tmp_path / "versions", NEXT)

    with pytest.raises(OlderFile, match="예전 버전"):
        bring_up_to_date(filled, read_only=True, versions=versions, newest="0002")


def test_a_revision_this_version_does_not_know_is_newer(filled):
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(NewerFile):
        Workspace.open(filled)


def test_the_newest_revision_is_the_one_new_files_are_made_at(workspace):
    assert scalar(workspace, "SELECT version_num FROM alembic_version") == schema.REVISION
    assert max(VERSIONS.glob("[0-9]*.py")).name.startswith(schema.REVISION)
