"""Many records that begin in one gesture: saved, found, taken back and sent like single ones."""

from __future__ import annotations

import contextlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.storage.check import check
from afm_desktop.storage.journal import seal
from afm_desktop.storage.journal.exchange import AlteredOperation
from afm_desktop.storage.journal.operations import decode_many
from afm_desktop.storage.journal.seal import TOGETHER
from afm_desktop.storage.sqlite import engine
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.workspace import Workspace
from tests.storage.conftest import OFFICE, add_organization, count, scalar, set_values, tables
from tests.storage.test_exchange import delete, known, operations, take

MANY = 1_100
INSERT = "INSERT INTO organizations (id, name) VALUES (?, ?)"


def bodies(number=MANY, word="가람"):
    return [(new_id(), f"예시{word}{place}") for place in range(number)]


def add(workspace, rows, statement=INSERT):
    with workspace.writing("가져오기") as session:
        session.connection().exec_driver_sql(statement, rows)


@pytest.fixture
def other(tmp_path):
    workspace = Workspace.create(tmp_path / "다른 기관.afm", OFFICE)
    yield workspace
    workspace.close()


def is_whole(workspace):
    return check(workspace.path).findings == ()


def test_a_bulk_is_found_taken_back_and_done_again(workspace):
    rows = bodies()
    add(workspace, rows)
    before = tables(workspace)

    assert len(before["organizations"]) == MANY
    with workspace.reading() as session:
        assert find(session, "organizations", "람1099") == [MANY]
    report = check(workspace.path)
    assert (report.findings, report.operations) == ((), MANY)
    workspace.undo()
    assert count(workspace, "organizations") == 0
    assert is_whole(workspace)
    workspace.redo()
    assert tables(workspace) == before
    assert is_whole(workspace)


def test_records_that_begin_together_share_operations(workspace):
    add(workspace, bodies())

    assert count(workspace, "operation") == -(-MANY // TOGETHER)
    assert count(workspace, "written") == MANY


def test_one_of_a_bulk_changes_and_goes_like_any_record(workspace):
    rows = bodies()
    add(workspace, rows)
    set_values(workspace, rows[700][0], name="예시나래")
    delete(workspace, rows[701][0])

    assert is_whole(workspace)
    workspace.undo()
    workspace.undo()
    assert scalar(workspace, f"SELECT name FROM organizations WHERE id = '{rows[700][0]}'") == (
        "예시가람700"
    )
    assert is_whole(workspace)


def test_what_else_a_gesture_does_before_and_after_a_bulk_is_saved_too(workspace):
    first = add_organization(workspace)
    rows = bodies()
    with workspace.writing("가져오기") as session:
        execute = session.connection().exec_driver_sql
        execute("UPDATE organizations SET name = '예시다온' WHERE id = ?", (first,))
        execute("INSERT INTO organizations (row, id, name) VALUES (9000, ?, '예시앞')", (new_id(),))
        execute(INSERT, rows)
        execute("DELETE FROM organizations WHERE id IN (?, ?)", (rows[3][0], rows[-1][0]))
        execute("UPDATE organizations SET name = '예시라온' WHERE id = ?", (rows[5][0],))
        execute("INSERT INTO organizations (row, id, name) VALUES (17, ?, '예시뒤')", (new_id(),))
        execute(INSERT, (new_id(), "예시끝"))

    assert count(workspace, "organizations") == MANY + 2
    assert is_whole(workspace)
    workspace.undo()
    assert scalar(workspace, "SELECT name FROM organizations") == "예시가람기전"
    assert is_whole(workspace)


@pytest.mark.parametrize("key", ["row", '"row"', "rowid", "oid", "_ROWID_"])
def test_rows_that_bring_their_own_keys_are_noted_one_by_one(workspace, key):
    with workspace.writing("추가") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO organizations (row, id, name) VALUES (90000, ?, '예시')", (new_id(),)
        )

    add(
        workspace,
        [(row, *body) for row, body in enumerate(bodies(), 1)],
        f"INSERT INTO organizations ({key}, id, name) VALUES (?, ?, ?)",
    )

    assert count(workspace, "written") == MANY + 1
    assert is_whole(workspace)


def test_a_bulk_that_stops_half_way_keeps_what_it_added_when_the_gesture_goes_on(workspace):
    rows = bodies()
    rows[600] = (rows[0][0], "예시또")
    with workspace.writing("가져오기") as session:
        with contextlib.suppress(IntegrityError):
            session.connection().exec_driver_sql(INSERT, rows)
        session.connection().exec_driver_sql(INSERT, (new_id(), "예시나래"))

    assert count(workspace, "organizations") == 601
    assert is_whole(workspace)


def test_a_bulk_that_fails_leaves_nothing_and_the_next_record_is_noted(workspace):
    rows = bodies()
    with pytest.raises(IntegrityError):
        add(workspace, [*rows, rows[0]])

    assert count(workspace, "organizations") == 0
    add_organization(workspace)
    assert count(workspace, "written") == 1
    assert is_whole(workspace)


def test_records_of_a_bulk_that_were_here_before_come_back(workspace):
    rows = bodies()
    add(workspace, rows[:20])
    workspace.undo()
    waiting = new_id()
    with workspace.writing("추가") as session:
        session.connection().exec_driver_sql(
            f"INSERT INTO organizations (id, deleted) VALUES (?, {ABSENT})", (waiting,)
        )

    add(workspace, rows)

    assert count(workspace, "organizations") == MANY
    assert is_whole(workspace)
    workspace.undo()
    assert count(workspace, "organizations") == 0
    assert is_whole(workspace)


def test_records_of_several_circles_go_into_the_streams_of_each(workspace):
    divisions = [new_id(), new_id()]
    add(
        workspace,
        [(one, "예시분과") for one in divisions],
        "INSERT INTO divisions (id, name) VALUES (?, ?)",
    )
    add(
        workspace,
        [(new_id(), divisions[place % 2], f"안건 '{place}\"") for place in range(MANY)],
        "INSERT INTO issues (id, division_id, title) VALUES (?, ?, ?)",
    )

    streams = "SELECT count(*) FROM stream WHERE name LIKE '%/division:%'"
    assert scalar(workspace, streams) == 2
    assert is_whole(workspace)


def test_persons_begin_one_by_one_so_that_each_can_be_erased(workspace):
    add(
        workspace,
        [(new_id(), f"김예시{place}") for place in range(MANY)],
        "INSERT INTO people (id, name) VALUES (?, ?)",
    )

    assert scalar(workspace, "SELECT max(records) FROM operation") == 1
    assert is_whole(workspace)


def test_persons_of_many_bodies_go_into_the_streams_of_each(workspace, other):
    rows = bodies(700)
    add(workspace, rows)
    persons = [(new_id(), f"김예시{place}", rows[place % 650][0]) for place in range(MANY)]
    statement = "INSERT INTO people (id, name, organization_id) VALUES (?, ?, ?)"
    add(workspace, persons[:300], statement)
    add(workspace, persons[300:], statement)

    streams = "SELECT count(*), sum(sequence) FROM stream WHERE name LIKE '%/people:%'"
    with workspace.reading() as session:
        assert session.connection().exec_driver_sql(streams).one() == (650, MANY)
        assert len(find(session, "people", "예시1099")) == 1
    assert is_whole(workspace)
    assert take(other, operations(workspace)) == 700 + MANY
    assert tables(other) == tables(workspace)
    assert is_whole(other)


def test_numbers_of_a_bulk_are_found_with_the_bodies_old_and_new(workspace):
    old, new = add_organization(workspace), bodies(50)
    numbers = [(new_id(), id_, f"{place:03d}-81-00000") for place, (id_, _) in enumerate(new)]
    with workspace.writing("가져오기") as session:
        execute = session.connection().exec_driver_sql
        execute(INSERT, new)
        execute(
            "INSERT INTO business_numbers (id, organization_id, number) VALUES (?, ?, ?)",
            [*numbers, (new_id(), old, "999-81-00000")],
        )

    with workspace.reading() as session:
        assert find(session, "organizations", "999-81") == [1]
        assert find(session, "organizations", "049-81") == [51]
        assert find(session, "organizations", "가람49") == [51]
    assert is_whole(workspace)


@pytest.fixture
def large(monkeypatch):
    """What is large enough not to be kept in memory is smaller than usual."""
    monkeypatch.setattr(seal, "LARGE", MANY - 1)
    monkeypatch.setattr(engine, "_PAGES_IN_MEMORY", 10)


def test_pages_of_a_large_gesture_are_written_before_its_end(workspace, large):
    empty, sizes = workspace.path.stat().st_size, []
    with workspace.writing("가져오기", lambda *_: sizes.append(workspace.path.stat().st_size)) as s:
        s.connection().exec_driver_sql(INSERT, bodies(6_000))
        sizes.append(workspace.path.stat().st_size)

    assert sizes[0] == empty
    assert sizes[1] > empty + 500_000
    assert count(workspace, "organizations") == 6_000
    assert is_whole(workspace)


def test_a_large_gesture_that_fails_at_its_end_leaves_nothing(workspace, large):
    def fail(*_):
        raise LookupError

    before = tables(workspace)
    with pytest.raises(LookupError), workspace.writing("가져오기", fail) as session:
        session.connection().exec_driver_sql(INSERT, bodies(6_000))

    assert tables(workspace) == before
    assert is_whole(workspace)


def test_a_bulk_arrives_elsewhere_and_each_record_goes_its_own_way(workspace, other):
    rows = bodies()
    add(workspace, rows)

    assert take(other, operations(workspace)) == MANY
    assert tables(other) == tables(workspace)
    assert take(other, operations(workspace)) == 0
    set_values(workspace, rows[0][0], name="여기")
    set_values(other, rows[0][0], main_products="저기")
    set_values(other, rows[1][0], name="저기")
    take(other, operations(workspace, known(other)))
    take(workspace, operations(other, known(workspace)))
    assert tables(other) == tables(workspace)
    assert count(workspace, "conflict") == 0
    assert is_whole(workspace)
    assert is_whole(other)


def test_a_bulk_that_was_altered_on_its_way_is_refused(workspace, other):
    add(workspace, bodies())
    first, *_ = operations(workspace)
    first = msgspec.structs.replace(first, body=first.body.replace("가람7", "나래7"))

    with pytest.raises(AlteredOperation):
        take(other, [first])

    assert count(other, "organizations") == 0


@given(
    st.lists(
        st.tuples(st.uuids().map(str), st.text(), st.one_of(st.none(), st.integers(0, 2**53))),
        min_size=1,
        max_size=20,
        unique_by=lambda row: row[0],
    ),
    st.data(),
)
def test_one_record_is_read_as_it_is_among_all(rows, data):
    ids = [id for id, *_ in rows]
    quoting = [[id, f'["{ids[-1]}"{text}', number] for id, text, number in rows]
    body, fields = msgspec.json.encode(quoting).decode(), '["name","row"]'
    wanted = data.draw(st.sampled_from(ids))

    every = dict(decode_many("가:1", 1, body, fields))

    assert dict(decode_many("가:1", 1, body, fields, {wanted})) == {wanted: every[wanted]}
