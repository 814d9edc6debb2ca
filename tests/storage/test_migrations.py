"""An older file is brought up to date on a copy, and the old one is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from afm_desktop.services import safekeeping
from afm_desktop.services.people import PeopleService
from afm_desktop.storage import migrations, schema
from afm_desktop.storage.backup import backups_of, restore
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import NewerFile, OlderFile
from afm_desktop.storage.migrations import VERSIONS
from afm_desktop.storage.schema import REVISION
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.updating import bring_up_to_date
from afm_desktop.storage.workspace import Workspace
from tests.older_files import (
    make_eighth_format,
    make_first_format,
    make_second_format,
    make_seventh_format,
    make_sixth_format,
    make_third_format,
)
from tests.storage.conftest import OFFICE, add_organization, scalar

NEXT = f"""
from alembic import op
revision = "9000"
down_revision = "{REVISION}"

def upgrade():
    op.execute("ALTER TABLE organizations ADD COLUMN motto TEXT")
"""
FAILING = NEXT + '    op.execute("ALTER TABLE organizations ADD COLUMN motto TEXT")\n'


def objects(connection):
    """What tables there are, with their columns, references and indexes."""

    def told(pragma, name):
        rows = connection.exec_driver_sql(f"PRAGMA {pragma}('{name}')")
        return sorted(str(row[1:]) for row in rows)  # the first says only in what order

    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
    )
    return {
        name: [told(pragma, name) for pragma in ("table_info", "foreign_key_list", "index_list")]
        for name in names.scalars()
    }


def test_all_revisions_together_make_the_tables_of_a_new_file():
    made, migrated = create_engine("sqlite://"), create_engine("sqlite://")
    with made.connect() as connection:
        schema.create_tables(connection)
        expected = objects(connection)
    with migrated.connect() as connection:
        migrations.run(connection)
        assert objects(connection) == expected
    made.dispose()
    migrated.dispose()


@pytest.fixture
def of_the_first_format(path):
    return make_first_format(path)


@pytest.mark.parametrize(
    "make",
    [
        make_first_format,
        make_second_format,
        make_third_format,
        make_sixth_format,
        make_seventh_format,
        make_eighth_format,
    ],
)
def test_a_file_of_an_older_format_is_opened_with_all_it_holds(path, make):
    workspace = Workspace.open(make(path))

    assert scalar(workspace, "SELECT group_concat(name) FROM organizations") == (
        "예시가람기전,(주)예시나래소재"
    )
    with workspace.reading() as session:
        assert find(session, "organizations", "나래") == [2]
        assert find(session, "supply_links", "ㅇㄱㅈ") == [1]
    workspace.undo(scalar(workspace, "SELECT id FROM gesture WHERE words LIKE '%수정'"))
    assert scalar(workspace, "SELECT main_products FROM organizations WHERE row = 1") is None
    workspace.close()
    assert check(path).findings == ()


def test_an_older_file_is_not_called_damaged(of_the_first_format):
    with pytest.raises(OlderFile, match="예전 버전"):
        safekeeping.check(of_the_first_format)


def test_what_an_older_version_kept_aside_can_be_restored(of_the_first_format, tmp_path):
    backup = tmp_path / "옛 백업.afm"
    of_the_first_format.rename(backup)

    restore(backup, of_the_first_format)

    workspace = Workspace.open(of_the_first_format)
    assert scalar(workspace, "SELECT count(*) FROM organizations") == 2
    workspace.close()


def test_a_person_is_erased_from_backups_of_an_older_version_too(of_the_first_format):
    workspace = Workspace.open(of_the_first_format)
    (backup,) = backups_of(of_the_first_format)
    assert "홍길동".encode() in backup.path.read_bytes()

    PeopleService(workspace).erase([scalar(workspace, "SELECT id FROM people")])

    workspace.close()
    assert "홍길동".encode() not in backup.path.read_bytes()
    assert check(backup.path).findings == ()


@pytest.fixture
def filled(path):
    workspace = Workspace.create(path, OFFICE)
    add_organization(workspace)
    workspace.close()
    return path


def next_version(folder: Path, text: str) -> tuple[Path, Path]:
    folder.mkdir()
    (folder / "9000_next.py").write_text(text)
    return VERSIONS, folder


def test_a_file_at_the_newest_revision_is_left_alone(filled):
    before = filled.read_bytes()

    assert not bring_up_to_date(filled)

    assert filled.read_bytes() == before


def test_an_older_file_is_migrated_and_kept(filled, tmp_path):
    versions = next_version(tmp_path / "versions", NEXT)

    assert bring_up_to_date(filled, versions=versions, newest="9000")

    connection = sqlite3.connect(filled)
    assert connection.execute("SELECT name, motto FROM organizations").fetchall() == [
        ("예시가람기전", None)
    ]
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9000",)
    connection.close()
    assert check(filled).findings == ()
    (backup,) = backups_of(filled)
    assert backup.path.name.endswith("-migration.afm")


def test_a_failing_migration_leaves_the_file_as_it_was(filled, tmp_path):
    versions = next_version(tmp_path / "versions", FAILING)
    before = filled.read_bytes()

    with pytest.raises(Exception, match="duplicate column"):
        bring_up_to_date(filled, versions=versions, newest="9000")

    assert filled.read_bytes() == before
    assert not filled.with_name(f".{filled.name}.migrated").exists()


def test_an_older_file_is_not_opened_only_to_read(filled, tmp_path):
    versions = next_version(tmp_path / "versions", NEXT)

    with pytest.raises(OlderFile, match="예전 버전"):
        bring_up_to_date(filled, read_only=True, versions=versions, newest="9000")


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
