"""Undo and redo say what they are about to do."""

from __future__ import annotations

import pytest

from afm_desktop.services.lists.gestures import undone
from afm_desktop.services.undoing import Undoing
from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.workspace import Workspace
from tests.services.conftest import OFFICE


@pytest.fixture
def undoing(workspace):
    return Undoing(workspace)


def test_a_new_file_has_nothing_to_take_back(undoing):
    assert (undoing.next_undo(), undoing.next_redo()) == (None, None)
    with pytest.raises(NothingToUndo):
        undoing.undo()


def test_the_words_follow_what_was_done(undoing, records, firm):
    records.change("organizations", firm.id, {"main_products": "외함"})
    done = undoing.next_undo()
    undoing.undo()
    back = undoing.next_undo(), undoing.next_redo()
    undoing.redo()

    assert done == "기업·기관 1개 수정"
    assert back == ("자료 준비", "기업·기관 1개 수정")
    assert (undoing.next_undo(), undoing.next_redo()) == ("기업·기관 1개 수정", None)


@pytest.mark.parametrize(
    ("done", "above"),
    [
        ("", 0),
        ("change", 1),
        ("change change", 2),
        ("change undo", 0),
        ("change undo redo", 1),
        ("change change undo change", 2),
        ("undo redo", 0),
        ("undo redo change", 1),
        ("change undo undo redo redo", 1),
        ("undo redo undo redo change undo", 0),
    ],
)
def test_how_many_undos_come_before_a_gesture_is_known(workspace, records, firm, done, above):
    undoing = Undoing(workspace)
    records.change("organizations", firm.id, {"phone": "02-0000-1234"})
    with workspace.reading() as session:
        query = "SELECT id FROM gesture ORDER BY key DESC"
        wanted = session.connection().exec_driver_sql(query).scalars().first()
    ways = {
        "change": lambda n: records.change("organizations", firm.id, {"main_products": n}),
        "undo": lambda _: undoing.undo(),
        "redo": lambda _: undoing.redo(),
    }
    for number, way in enumerate(done.split()):
        ways[way](f"외함 {number}")

    def stands():
        with workspace.reading() as session:
            return wanted not in undone(session)

    assert undoing.above(wanted) == above
    for _ in range(above):
        undoing.undo()
    assert stands()
    undoing.undo()
    assert not stands()


def test_any_gesture_is_taken_back_by_its_id(workspace, undoing, records, firm):
    records.change("organizations", firm.id, {"main_products": "외함"})
    with workspace.reading() as session:
        query = "SELECT id FROM gesture ORDER BY key DESC"
        latest = session.connection().exec_driver_sql(query).scalars().first()
    records.change("organizations", firm.id, {"district": "예시구"})

    done = undoing.undo(latest)

    assert done.words == "기업·기관 1개 수정"
    assert records.values("organizations", firm.id)["main_products"] is None
    assert records.values("organizations", firm.id)["district"] == "예시구"


def test_what_went_out_since_is_told_latest_first(workspace, undoing, records, firm):
    workspace.note_access("print", firm.id, 1, "지난해 명부")
    with workspace.administering() as connection:
        connection.exec_driver_sql("UPDATE access_log SET at = '2020-01-01T00:00:00+00:00'")
    records.change("organizations", firm.id, {"main_products": "외함"})
    workspace.note_access("view", firm.id, 1, "전화 문의")
    workspace.note_access("print", firm.id, 1, "회의 안내")

    done = undoing.undo()

    assert [(one.how, one.name) for one in done.meanwhile] == [("print", "회의 안내")]
    assert done.left == ()


def test_a_file_that_is_only_read_has_nothing_to_take_back(tmp_path):
    Workspace.create(tmp_path / "읽기.afm", OFFICE).close()
    workspace = Workspace.open(tmp_path / "읽기.afm", read_only=True)

    assert Undoing(workspace).next_undo() is None
    workspace.close()
