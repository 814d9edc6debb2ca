"""Whatever is changed behind the journal's back is found, and named by record and field."""

from __future__ import annotations

import random
import shutil
import sqlite3

import pytest

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.organizations import Organization, OrganizationName
from afm_desktop.domain.model.people import Person
from afm_desktop.storage.check import FindingKind, check
from afm_desktop.storage.sqlite import header
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, set_values
from tests.storage.test_exchange import operations, take


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A file of every kind of row, made once."""
    path = tmp_path_factory.mktemp("whole") / "얼라이언스.afm"
    workspace = Workspace.create(path, OFFICE)
    for number in range(30):
        record = add_organization(workspace, f"예시가람{number}", main_products="양극재")
    set_values(workspace, record, name="예시나래")
    with workspace.writing("담당자 추가") as session:
        session.add(Person(name="김예시", phone="02-123-4567"))
        session.add(OrganizationName(organization_id=record, name="나래", kind="short"))
    with workspace.writing("기업·기관 2개 추가") as session:
        session.add_all(
            Organization(name=name, main_products="양극재") for name in ("예시다온", "예시라온")
        )
    workspace.close()
    return path


@pytest.fixture
def closed(path, whole):
    shutil.copy(whole, path)
    return path


def alter(path, statement, *values):
    connection = sqlite3.connect(path)
    with connection:
        changed = connection.execute(statement, values).rowcount
    connection.close()
    assert changed != 0


def test_a_whole_file_has_no_findings(closed):
    report = check(closed)

    assert report.is_whole
    assert report.records == 34
    assert report.operations == 35


def test_a_changed_value_in_a_row_is_named(closed):
    alter(closed, "UPDATE organizations SET main_products = '음극재' WHERE name = '예시가람7'")

    (finding,) = check(closed).findings

    assert finding.kind is FindingKind.ROW
    assert (finding.entity, finding.field) == ("organizations", "main_products")


def test_a_removed_row_is_named(closed):
    alter(closed, "DELETE FROM organizations WHERE name = '예시가람7'")

    kinds = {(finding.kind, finding.entity) for finding in check(closed).findings}

    assert (FindingKind.ROW, "organizations") in kinds


def test_a_row_nobody_wrote_is_named(closed):
    alter(closed, "INSERT INTO organizations (id, name) VALUES ('x', '예시가짜')")

    finding = check(closed).findings[0]

    assert (finding.kind, finding.record) == (FindingKind.EXTRA_ROW, "x")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET body = replace(body, '양극재', '음극재') WHERE number = 5",
        "UPDATE operation SET body = replace(body, '양극재', '음극재') WHERE record = ''",
        "UPDATE operation SET body = replace(body, '[\"', '[\"0') WHERE record = ''",
        "UPDATE operation SET records = 1 WHERE record = ''",
        "UPDATE operation SET records = 2 WHERE number = 5",
        "DELETE FROM written WHERE operation = 5",
        "DELETE FROM written WHERE record = (SELECT max(record) FROM written)",
        "INSERT INTO written SELECT record, 6 FROM written WHERE operation = 5",
        "UPDATE operation SET sequence = 99 WHERE number = 5",
        "DELETE FROM operation WHERE number = (SELECT max(number) FROM operation)",
        "UPDATE shape SET fields = replace(fields, 'main_products', 'website')",
        "UPDATE shape SET fields = '[]' WHERE key = 1",
        "UPDATE operation SET shape = NULL WHERE shape IS NOT NULL",
        "UPDATE gesture SET words = '아무 일 없음' WHERE key = 5",
        "UPDATE gesture SET actor = '다른 사람' WHERE key = 5",
    ],
)
def test_a_rewritten_history_is_found(closed, statement):
    alter(closed, statement)

    assert FindingKind.OPERATION in {finding.kind for finding in check(closed).findings}


def test_a_changed_personal_value_is_found_wherever_it_is_changed(closed):
    alter(closed, "UPDATE personal_value SET value = '이예시' WHERE value = '김예시'")
    alter(closed, "UPDATE people SET name = '이예시'")

    assert FindingKind.PERSONAL in {finding.kind for finding in check(closed).findings}


def test_a_trigger_that_another_program_left_is_found(closed):
    connection = sqlite3.connect(closed)
    connection.execute("CREATE TRIGGER t AFTER UPDATE ON organizations BEGIN SELECT 1; END")
    connection.close()

    assert [finding.kind for finding in check(closed).findings] == [FindingKind.FOREIGN_OBJECT]


@pytest.mark.parametrize("number", [0, 3, header.FORMAT - 1])
def test_a_wrong_format_number_is_found_and_put_right_by_who_may_write(closed, number):
    alter(closed, f"PRAGMA user_version = {number}")
    before = closed.read_bytes()

    assert [finding.kind for finding in check(closed).findings] == [FindingKind.FORMAT]
    Workspace.open(closed, read_only=True).close()
    assert closed.read_bytes() == before

    Workspace.open(closed).close()

    assert closed.read_bytes()[60:64] == header.FORMAT.to_bytes(4, "big")
    assert check(closed).is_whole


def test_a_stale_search_row_is_found(closed):
    alter(closed, "UPDATE search_row SET text = '다른 말' WHERE key % 64 = 1")

    assert {finding.kind for finding in check(closed).findings} == {FindingKind.SEARCH}


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("DELETE FROM gesture WHERE key = 5", FindingKind.REFERENCE),
        ("DELETE FROM stream", FindingKind.REFERENCE),
        ("UPDATE operation SET hash = 'text' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE operation SET sequence = 'text' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE operation SET body = x'ff00' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE operation SET body = '{\"name\":[1]}' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE operation SET record = x'ff' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE operation SET record = '' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE operation SET body = '[[1]]' WHERE record = ''", FindingKind.OPERATION),
        ("UPDATE operation SET body = '[[[]], 5]' WHERE record = ''", FindingKind.OPERATION),
        ("UPDATE operation SET records = 'many'", FindingKind.OPERATION),
        ("UPDATE written SET record = x'ff' WHERE operation = 5", FindingKind.OPERATION),
        ("UPDATE operation SET entity = 'people' WHERE number = 5", FindingKind.OPERATION),
        ("UPDATE shape SET fields = x'ff' || key", FindingKind.OPERATION),
        ("DELETE FROM shape", FindingKind.REFERENCE),
        ("UPDATE gesture SET kind = x'00' WHERE key = 5", FindingKind.OPERATION),
        ("UPDATE gesture SET clock = 'late' WHERE key = 5", FindingKind.OPERATION),
        ("UPDATE personal_value SET salt = 'text'", FindingKind.PERSONAL),
        ("UPDATE personal_value SET value = x'ff'", FindingKind.PERSONAL),
        ("UPDATE personal_value SET salt = NULL", FindingKind.PERSONAL),
        ("UPDATE organizations SET id = x'ff' WHERE row = 5", FindingKind.ROW),
        ("UPDATE organizations SET deleted = 'gone' WHERE row = 5", FindingKind.ROW),
        ("UPDATE search_row SET sort = 5", FindingKind.SEARCH),
        ("UPDATE search_row SET place = -place", FindingKind.SEARCH),
        ("UPDATE search_row SET key = key + 64 * 1000", FindingKind.SEARCH),
        (
            "INSERT INTO conflict SELECT 'organizations', id, 'name' FROM organizations LIMIT 1",
            FindingKind.ROW,
        ),
        ("DROP TABLE conflict", FindingKind.FOREIGN_OBJECT),
        ("DROP TABLE organizations", FindingKind.FOREIGN_OBJECT),
        ("ALTER TABLE organizations DROP COLUMN notes", FindingKind.FOREIGN_OBJECT),
        ("CREATE TABLE extra (a)", FindingKind.FOREIGN_OBJECT),
        ("CREATE UNIQUE INDEX one ON organizations (name)", FindingKind.FOREIGN_OBJECT),
    ],
)
def test_whatever_another_program_writes_is_a_finding_and_no_crash(closed, statement, kind):
    connection = sqlite3.connect(closed)
    with connection:
        connection.execute(statement)
    connection.close()

    assert kind in {finding.kind for finding in check(closed).findings}


def test_a_conflict_that_was_hidden_is_found(closed):
    """Whoever removes the question would have chosen a side in silence."""
    workspace = Workspace.open(closed)
    other = Workspace.create(closed.with_name("다른 기관.afm"), OFFICE)
    record = add_organization(workspace, "가")
    take(other, operations(workspace))
    set_values(workspace, record, name="나")
    set_values(other, record, name="다")
    take(workspace, operations(other))
    workspace.close()
    other.close()
    assert check(closed).is_whole
    alter(closed, "DELETE FROM conflict")

    (finding,) = check(closed).findings

    assert (finding.kind, finding.record, finding.field) == (FindingKind.ROW, record, "name")


def test_flipped_bits_never_change_a_value_unnoticed(closed, tmp_path):
    """150 random bits: refused, found, or of no consequence for any stored value."""
    before = closed.read_bytes()
    truth = contents(closed)
    chance = random.Random(20260722)
    spoiled = tmp_path / "상한 파일.afm"
    for _ in range(150):
        changed = bytearray(before)
        changed[chance.randrange(100, len(changed))] ^= 1 << chance.randrange(8)
        spoiled.write_bytes(changed)
        try:
            found = bool(check(spoiled).findings)
        except AfmError:
            found = True
        if not found:
            assert contents(spoiled) == truth


def contents(path):
    """Everything an office wrote: rows and journal."""
    connection = sqlite3.connect(path)
    try:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("organizations", "organization_names", "people", "operation", "gesture")
        ]
    finally:
        connection.close()


def test_check_reads_a_file_without_changing_a_byte(closed):
    before = closed.read_bytes()

    check(closed)

    assert closed.read_bytes() == before
