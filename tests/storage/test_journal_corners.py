"""Gestures in unlikely orders: the tables stay the fold, the index says what the records say."""

from __future__ import annotations

import threading
import time

import pytest

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import ABSENT, DELETED
from afm_desktop.domain.model.organizations import Organization, OrganizationName
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.storage.check import check
from afm_desktop.storage.errors import NothingToUndo, UndoBlocked
from afm_desktop.storage.journal import pen as pens
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, count, scalar, set_values, tables
from tests.storage.test_exchange import operations, take
from tests.storage.test_undo import gestures

SOME_ID = "019f871f-403c-7000-8000-00000000003c"


@pytest.fixture
def other(tmp_path):
    other = Workspace.create(tmp_path / "다른 기관.afm", OFFICE)
    yield other
    other.close()


def execute(workspace, statement, *values):
    with workspace.writing("직접 수정") as session:
        session.connection().exec_driver_sql(statement, values)


@pytest.fixture
def stand_in(workspace):
    """A body whose creation was undone, but that a link in the trash points to."""
    record = add_organization(workspace, "가", main_products="밸브")
    creation = gestures(workspace)[-1]
    with workspace.writing("연결") as session:
        session.add(SupplyLink(supplier_id=record, item="밸브", deleted=DELETED))
    workspace.undo(creation)
    assert scalar(workspace, "SELECT deleted FROM organizations") == ABSENT
    return record


def test_what_is_not_here_is_not_changed_by_a_statement_over_all_rows(workspace, stand_in):
    execute(workspace, "UPDATE organizations SET region_code = '47'")

    assert scalar(workspace, "SELECT region_code FROM organizations") is None
    assert check(workspace.path).findings == ()


def test_what_is_not_here_is_not_put_into_the_trash(workspace, stand_in):
    execute(workspace, "DELETE FROM organizations")

    assert scalar(workspace, "SELECT deleted FROM organizations") == ABSENT
    assert check(workspace.path).findings == ()


def test_a_stand_in_that_never_arrived_is_not_changed_either(workspace, other):
    record = add_organization(other)
    with other.writing("연결") as session:
        session.add(SupplyLink(supplier_id=record, item="밸브"))
    take(workspace, operations(other)[1:])

    execute(workspace, "UPDATE organizations SET region_code = '47'")
    execute(workspace, "DELETE FROM organizations")

    assert scalar(workspace, "SELECT deleted FROM organizations") == ABSENT
    take(workspace, operations(other))
    assert scalar(workspace, "SELECT name FROM organizations") == "예시가람기전"
    assert check(workspace.path).findings == ()


def test_a_record_made_anew_over_its_stand_in_has_the_new_values_only(workspace, stand_in):
    execute(
        workspace,
        "INSERT INTO organizations (id, name) VALUES (?, '나') "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, deleted = NULL",
        stand_in,
    )

    assert scalar(workspace, "SELECT main_products FROM organizations") is None
    assert check(workspace.path).findings == ()


def test_a_row_deleted_by_sql_leaves_no_search_row_behind(workspace):
    for name in ("가나", "다라", "마바"):
        add_organization(workspace, name)

    execute(workspace, "DELETE FROM organizations WHERE name = '가나'")

    assert check(workspace.path).findings == ()
    workspace.undo()
    assert check(workspace.path).findings == ()


@pytest.mark.parametrize("undone", [False, True])
def test_a_part_that_goes_to_another_owner_is_found_with_that_one_only(workspace, undone):
    first, second = add_organization(workspace, "가나"), add_organization(workspace, "다라")
    with workspace.writing("이름 추가") as session:
        session.add(OrganizationName(organization_id=first, name="옛이름"))

    execute(workspace, "UPDATE organization_names SET organization_id = ?", second)
    if undone:
        workspace.undo()

    owner = "가나" if undone else "다라"
    assert scalar(workspace, "SELECT text FROM search_row WHERE text LIKE '%옛이름%'").count(owner)
    assert check(workspace.path).findings == ()


def test_a_part_that_another_office_moves_is_found_with_its_new_owner_only(workspace, other):
    first, second = add_organization(workspace, "가나"), add_organization(workspace, "다라")
    with workspace.writing("이름 추가") as session:
        session.add(OrganizationName(organization_id=first, name="옛이름"))
    take(other, operations(workspace))
    execute(workspace, "UPDATE organization_names SET organization_id = ?", second)

    take(other, operations(workspace))

    assert check(other.path).findings == ()


def test_a_gesture_that_makes_a_record_and_points_to_it_is_taken_back_whole(workspace):
    old = add_organization(workspace, "옛 협력사")
    with workspace.writing("연결") as session:
        session.add(SupplyLink(supplier_id=old, item="밸브"))
    before = tables(workspace)
    with workspace.writing("협력사 교체") as session:
        new = Organization(name="새 협력사")
        session.add(new)
        session.flush()
        session.query(SupplyLink).one().supplier_id = new.id

    undone = workspace.undo()

    assert undone.left == ()
    assert tables(workspace) == before


def test_what_was_taken_back_is_not_taken_back_again(workspace):
    add_organization(workspace, "가")
    creation = gestures(workspace)[-1]
    workspace.undo()

    with pytest.raises(UndoBlocked):
        workspace.undo(creation)

    workspace.redo()
    assert count(workspace, "organizations") == 1


def test_taking_back_the_settling_of_a_conflict_opens_it_again(workspace, other):
    record = add_organization(workspace, "가람")
    take(other, operations(workspace))
    set_values(workspace, record, name="나래")
    set_values(other, record, name="다온")
    take(workspace, operations(other))
    set_values(workspace, record, name="라온")
    assert count(workspace, "conflict") == 0

    workspace.undo()
    assert count(workspace, "conflict") == 1
    workspace.redo()
    assert count(workspace, "conflict") == 0
    workspace.undo()
    assert count(workspace, "conflict") == 1

    set_values(workspace, record, name="마루")
    assert count(workspace, "conflict") == 0
    assert check(workspace.path).findings == ()


def test_undo_follows_the_order_of_doing_when_the_clock_goes_backwards(
    workspace, path, monkeypatch
):
    wall = time.time_ns() // 1_000_000 << 16
    year = 365 * 86_400_000 << 16
    monkeypatch.setattr(pens, "_wall", lambda: wall + 3 * year)
    record = add_organization(workspace, "세 해 앞")
    workspace.close()
    monkeypatch.setattr(pens, "_wall", lambda: wall)
    reopened = Workspace.open(path)
    set_values(reopened, record, name="이제")

    reopened.undo()

    assert scalar(reopened, "SELECT name FROM organizations") == "세 해 앞"
    reopened.redo()
    assert scalar(reopened, "SELECT name FROM organizations") == "이제"
    assert count(reopened, "stream") == 1
    reopened.close()
    assert check(path).findings == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("share", 1.5),
        ("share", "많음"),
        ("valid_from", "오늘"),
        ("kind", "무엇"),
        ("supplier_id", "x"),
        ("share", float("inf")),
    ],
)
def test_a_value_its_column_cannot_hold_is_not_sealed(workspace, field, value):
    with workspace.writing("연결") as session:
        session.add(SupplyLink(item="밸브"))
    before = tables(workspace)

    with pytest.raises(ValueError):  # noqa: PT011 - a bug of ours, told to nobody
        execute(workspace, f"UPDATE supply_links SET {field} = ?", value)

    assert tables(workspace) == before
    assert count(workspace, "operation") == 1


@pytest.mark.parametrize("odd", ["x", f"{SOME_ID},{SOME_ID}", SOME_ID.upper(), b"\x00"])
def test_a_new_record_that_points_to_no_id_is_not_sealed(workspace, odd):
    bodies = [add_organization(workspace, name) for name in ("가", "나")]
    before = tables(workspace)
    linked = [(new_id(), *bodies), (new_id(), bodies[1], odd)]

    with pytest.raises(ValueError), workspace.writing("연결") as session:  # noqa: PT011, PT012
        for link in linked:
            session.connection().exec_driver_sql(
                "INSERT INTO supply_links (id, supplier_id, buyer_id, item) VALUES (?, ?, ?, '')",
                link,
            )

    assert tables(workspace) == before


def test_the_largest_numbers_go_there_and_back(workspace):
    largest = 2**63 - 1
    with workspace.writing("추가") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO supply_links (id, item, share) VALUES (?, '', ?)", (new_id(), largest)
        )
    before = tables(workspace)

    execute(workspace, "UPDATE supply_links SET share = ?, item = NULL", -largest)
    workspace.undo()

    assert tables(workspace) == before
    assert scalar(workspace, "SELECT item FROM supply_links") == ""
    assert check(workspace.path).findings == ()


def test_a_reader_in_the_middle_of_its_rows_delays_a_commit_and_loses_nothing(workspace):
    for number in range(50):
        add_organization(workspace, f"예시{number}")
    reading, saved = threading.Event(), threading.Event()

    def read():
        with workspace.reading() as session:
            rows = session.connection().exec_driver_sql("SELECT * FROM organizations")
            rows.fetchone()
            reading.set()
            saved.wait(0.5)
            rows.fetchall()

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait()
    add_organization(workspace, "나중")
    saved.set()
    reader.join()

    assert count(workspace, "organizations") == 51


def test_erasing_ends_undo_of_what_came_before_without_bringing_anything_back(workspace):
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김예시", phone="02-123-4567")
        session.add(person)
        record = person.id
    set_values(workspace, record, "people", name="이예시")
    set_values(workspace, record, "people", erased_on="2026-07-22", name=None, phone=None)

    with pytest.raises(UndoBlocked):
        workspace.undo(gestures(workspace)[-2])

    assert scalar(workspace, "SELECT name FROM people") is None


def test_a_failing_gesture_leaves_nothing_to_undo(workspace):
    def fail():
        with workspace.writing("추가") as session:
            session.add(Organization(name="가"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with pytest.raises(NothingToUndo):
        workspace.undo()
    assert count(workspace, "search_row") == 0


def test_a_change_of_what_is_in_the_trash_leaves_it_there(workspace):
    record = add_organization(workspace)
    set_values(workspace, record, deleted=DELETED)
    before = tables(workspace)

    execute(workspace, "UPDATE organizations SET region_code = '47'")
    assert check(workspace.path).findings == ()
    workspace.undo()

    assert tables(workspace) == before
    workspace.undo()
    assert scalar(workspace, "SELECT deleted FROM organizations") is None


@pytest.mark.parametrize("gone", ["deleted", "undone"])
def test_taking_back_an_edit_of_what_is_gone_does_not_bring_it_back(workspace, gone):
    record = add_organization(workspace)
    creation = gestures(workspace)[-1]
    with workspace.writing("연결") as session:
        session.add(SupplyLink(supplier_id=record, item="밸브", deleted=DELETED))
    set_values(workspace, record, region_code="47")
    edit = gestures(workspace)[-1]
    if gone == "deleted":
        set_values(workspace, record, deleted=DELETED)
    else:
        workspace.undo()
        workspace.undo(creation)

    if gone == "deleted":
        workspace.undo(edit)
        assert scalar(workspace, "SELECT deleted FROM organizations") == DELETED
        assert scalar(workspace, "SELECT region_code FROM organizations") is None
    else:
        with pytest.raises(UndoBlocked):
            workspace.undo(edit)
        assert scalar(workspace, "SELECT deleted FROM organizations") == ABSENT
    assert count(workspace, "conflict") == 0
    assert check(workspace.path).findings == ()


def test_what_was_changed_in_the_trash_and_restored_stays_when_the_change_is_taken_back(workspace):
    record = add_organization(workspace)
    set_values(workspace, record, deleted=DELETED)
    set_values(workspace, record, region_code="47")
    edit = gestures(workspace)[-1]
    set_values(workspace, record, deleted=None)

    undone = workspace.undo(edit)

    assert undone.left == ()
    assert scalar(workspace, "SELECT deleted FROM organizations") is None
    assert scalar(workspace, "SELECT region_code FROM organizations") is None


def test_a_value_in_conflict_is_not_taken_back_over_the_other_offices_head(workspace, other):
    record = add_organization(workspace, "가람")
    take(other, operations(workspace))
    set_values(workspace, record, name="나래")
    set_values(other, record, name="다온")
    take(workspace, operations(other))

    with pytest.raises(UndoBlocked):
        workspace.undo()

    assert count(workspace, "conflict") == 1
    assert scalar(workspace, "SELECT name FROM organizations") == "다온"


def test_a_value_of_an_erased_person_that_is_still_kept_somewhere_is_not_shown(workspace):
    """The fold alone hides it, even before its salt is destroyed."""
    with workspace.writing("담당자 추가") as session:
        person = Person(name="김예시")
        session.add(person)
        record = person.id
    set_values(workspace, record, "people", erased_on="2026-07-22")

    execute(workspace, "DELETE FROM people")
    workspace.undo()

    assert scalar(workspace, "SELECT count(*) FROM personal_value WHERE value IS NOT NULL") == 1
    assert scalar(workspace, "SELECT name FROM people") is None


def test_what_lies_behind_a_gap_is_sent_on_once_the_gap_is_filled(workspace, other):
    for name in ("가", "나", "다"):
        add_organization(workspace, name)
    first, second, third = operations(workspace)

    take(other, [first, third])
    assert operations(other) == [first]

    take(other, [second])
    assert operations(other) == [first, second, third]


def test_two_readings_of_the_clock_are_never_the_same(monkeypatch):
    monkeypatch.setattr(pens, "_wall", lambda: 5 << 16)
    clock = pens.Clock()

    readings = [clock.tick() for _ in range(3)]

    assert readings == sorted(set(readings))


def test_a_record_made_anew_with_its_old_value_goes_back_as_often_as_one_likes(workspace):
    record = add_organization(workspace, "가람")
    workspace.undo()
    execute(
        workspace,
        "INSERT INTO organizations (id, name) VALUES (?, '가람') "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, deleted = NULL",
        record,
    )
    execute(workspace, "UPDATE organizations SET name = '나래'")

    for _ in range(3):
        workspace.undo()
        workspace.undo()
        assert scalar(workspace, "SELECT count(*) FROM organizations") == 0
        workspace.redo()
        workspace.redo()
        assert scalar(workspace, "SELECT name FROM organizations") == "나래"
    assert check(workspace.path).findings == ()
