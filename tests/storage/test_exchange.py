"""Two files that exchange raw operations, in any order and number, fold to equal tables."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.people import Person
from afm_desktop.storage.check import check
from afm_desktop.storage.journal.exchange import (
    AlteredOperation,
    RawOperation,
    outgoing,
    receive,
    vector,
)
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, scalar, set_values, tables

RECORDS = [new_id() for _ in range(3)]
FIELDS = ("name", "region_code", "main_products")
STEP = st.tuples(
    st.integers(0, 1),
    st.sampled_from(["write", "write", "write", "delete", "link", "send", "undo"]),
    st.sampled_from(RECORDS),
    st.sampled_from(FIELDS),
    st.sampled_from(["가", "나", "다"]),
)


def operations(workspace: Workspace, base: dict[str, int] | None = None) -> list[RawOperation]:
    with workspace.reading() as session:
        return list(outgoing(session.connection(), base or {}))


def take(workspace: Workspace, received: list[RawOperation]) -> int:
    with workspace.administering() as connection:
        return receive(connection, received, workspace.clock)


def known(workspace: Workspace) -> dict[str, int]:
    with workspace.reading() as session:
        return vector(session.connection())


def write(workspace: Workspace, record: str, field: str, value: str) -> None:
    with workspace.writing("수정") as session:
        session.connection().exec_driver_sql(
            f"INSERT INTO organizations (id, {field}) VALUES (?, ?) "
            f"ON CONFLICT (id) DO UPDATE SET {field} = excluded.{field}, deleted = NULL",
            (record, value),
        )


def delete(workspace: Workspace, record: str) -> None:
    with workspace.writing("삭제") as session:
        session.connection().exec_driver_sql(
            f"UPDATE organizations SET deleted = {DELETED} WHERE id = ?", (record,)
        )


def link(workspace: Workspace, record: str, item: str) -> None:
    with workspace.writing("연결") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO supply_links (id, supplier_id, item) "
            "SELECT ?, id, ? FROM organizations WHERE id = ?",
            (new_id(), item, record),
        )


def play(files: list[Workspace], step: tuple, order: st.DataObject) -> None:
    who, what, record, field, value = step
    here, there = files[who], files[1 - who]
    if what == "write":
        write(here, record, field, value)
    elif what == "delete":
        delete(here, record)
    elif what == "link":
        link(here, record, value)
    elif what == "undo" and scalar(here, "SELECT count(*) FROM gesture"):
        with contextlib.suppress(RuleViolation):
            here.undo()
    elif what == "send":
        sent = order.draw(st.permutations(operations(here, known(there))))
        part = order.draw(st.integers(0, len(sent)))
        take(there, sent[:part] + sent[: part // 2])


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEP, max_size=25), order=st.data())
def test_files_that_know_the_same_operations_are_equal(steps, order):
    with tempfile.TemporaryDirectory() as folder:
        files = [Workspace.create(Path(folder) / f"{name}.afm", OFFICE) for name in ("가", "나")]
        for step in steps:
            play(files, step, order)
        for here, there in (files, files[::-1], files):
            take(there, order.draw(st.permutations(operations(here, known(there)))))

        assert tables(files[0]) == tables(files[1])
        assert known(files[0]) == known(files[1])
        for file in files:
            file.close()
            assert check(file.path).findings == ()


@pytest.fixture
def other(tmp_path):
    other = Workspace.create(tmp_path / "다른 기관.afm", OFFICE)
    yield other
    other.close()


def test_the_same_operations_twice_change_nothing(workspace, other):
    add_organization(workspace)

    assert take(other, operations(workspace)) == 1
    assert take(other, operations(workspace)) == 0


def test_two_offices_that_change_one_field_make_a_conflict_and_lose_nothing(workspace, other):
    record = add_organization(workspace, "예시가람")
    take(other, operations(workspace))
    set_values(workspace, record, name="예시나래")
    set_values(other, record, name="예시다온")

    take(other, operations(workspace))
    take(workspace, operations(other))

    assert tables(workspace) == tables(other)
    assert scalar(workspace, "SELECT count(*) FROM conflict") == 1
    set_values(workspace, record, name="예시라온")
    assert scalar(workspace, "SELECT count(*) FROM conflict") == 0


def test_an_edit_the_deleter_had_not_seen_keeps_the_record(workspace, other):
    record = add_organization(workspace)
    take(other, operations(workspace))
    delete(workspace, record)
    set_values(other, record, main_products="양극재")

    take(workspace, operations(other))
    take(other, operations(workspace))

    assert tables(workspace) == tables(other)
    assert scalar(workspace, "SELECT deleted FROM organizations") is None
    assert scalar(workspace, "SELECT field FROM conflict") == "deleted"


def test_a_record_that_arrives_before_what_it_points_to_stands_on_an_empty_row(workspace, other):
    record = add_organization(workspace)
    link(workspace, record, "분리막")
    organization, supply_link = operations(workspace)

    take(other, [supply_link])
    assert scalar(other, "SELECT deleted FROM organizations") == 2

    take(other, [organization])
    assert tables(workspace) == tables(other)


@pytest.mark.parametrize(
    "altered",
    [
        lambda raw: msgspec.structs.replace(raw, body=raw.body.replace("가람", "나래")),
        lambda raw: msgspec.structs.replace(raw, record=new_id()),
        lambda raw: msgspec.structs.replace(raw, sequence=2),
        lambda raw: msgspec.structs.replace(raw, previous=b"x"),
        lambda raw: msgspec.structs.replace(
            raw, gesture=msgspec.structs.replace(raw.gesture, words="다른 말")
        ),
    ],
    ids=["body", "record", "sequence", "previous", "words"],
)
def test_an_altered_operation_is_refused_and_nothing_changes(workspace, other, altered):
    add_organization(workspace)
    (raw,) = operations(workspace)
    before = tables(other)

    with pytest.raises(AlteredOperation):
        take(other, [altered(raw)])

    assert tables(other) == before
    assert known(other) == {}


def test_an_erased_person_does_not_come_back_from_elsewhere(workspace, other):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김예시", phone="02-123-4567")
        session.add(person)
        record = person.id
    take(other, operations(workspace))
    set_values(other, record, "people", name="이예시")
    with workspace.writing(Gesture("담당자 1명 파기", GestureKind.ERASE)) as session:
        session.query(Person).one().erase(on=workspace.today)

    take(workspace, operations(other))
    take(other, operations(workspace))

    assert tables(workspace) == tables(other)
    assert scalar(other, "SELECT name FROM people") is None
    assert scalar(other, "SELECT count(*) FROM personal_value WHERE value IS NOT NULL") == 0
