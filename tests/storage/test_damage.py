"""Whatever is changed behind the journal's back is found, and named by record and field."""

from __future__ import annotations

import random
import sqlite3

import pytest

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.organizations import OrganizationName
from afm_desktop.domain.model.people import Person
from afm_desktop.storage.check import FindingKind, check
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, set_values


@pytest.fixture
def closed(path):
    workspace = Workspace.create(path, OFFICE)
    for number in range(30):
        record = add_organization(workspace, f"예시가람{number}", main_products="양극재")
    set_values(workspace, record, name="예시나래")
    with workspace.writing("담당자 추가") as session:
        session.add(Person(name="김예시", phone="02-123-4567"))
        session.add(OrganizationName(organization_id=record, name="나래", kind="short"))
    workspace.close()
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
    assert report.records == 32
    assert report.operations == 33


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
        "UPDATE operation SET sequence = 99 WHERE number = 5",
        "DELETE FROM operation WHERE number = (SELECT max(number) FROM operation)",
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


def test_a_stale_search_row_is_found(closed):
    alter(closed, "UPDATE search_row SET text = '다른 말' WHERE entity = 1")

    assert {finding.kind for finding in check(closed).findings} == {FindingKind.SEARCH}


def test_flipped_bits_never_change_a_value_unnoticed(closed, tmp_path):
    """150 random bits: refused, found, or of no consequence for any stored value."""
    whole = closed.read_bytes()
    truth = contents(closed)
    chance = random.Random(20260722)
    spoiled = tmp_path / "상한 파일.afm"
    for _ in range(150):
        changed = bytearray(whole)
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
