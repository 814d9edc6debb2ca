"""Undo puts back every value nobody touched since, and lists the rest."""

from __future__ import annotations

import pytest

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import ABSENT, DELETED
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.storage.errors import NothingToUndo, NotInHistory, UndoBlocked
from tests.storage.conftest import add_organization, count, scalar, set_values, tables


def gestures(workspace):
    with workspace.reading() as session:
        return list(
            session.connection().exec_driver_sql("SELECT id FROM gesture ORDER BY clock").scalars()
        )


def value(workspace, record, field="name"):
    return scalar(workspace, f"SELECT {field} FROM organizations WHERE id = '{record}'")


def test_undo_takes_gestures_back_one_by_one(workspace):
    record = add_organization(workspace, "가")
    set_values(workspace, record, name="나")
    set_values(workspace, record, name="다")

    workspace.undo()
    assert value(workspace, record) == "나"
    workspace.undo()
    assert value(workspace, record) == "가"
    workspace.undo()
    assert count(workspace, "organizations") == 0
    with pytest.raises(NothingToUndo, match="되돌릴 작업이 없습니다"):
        workspace.undo()


def test_redo_does_them_again_in_order(workspace):
    record = add_organization(workspace, "가")
    set_values(workspace, record, name="나")
    after = tables(workspace)
    workspace.undo()
    workspace.undo()

    workspace.redo()
    workspace.redo()

    assert tables(workspace) == after
    with pytest.raises(NothingToUndo, match="다시 실행할 작업이 없습니다"):
        workspace.redo()


def test_a_new_gesture_ends_redo(workspace):
    record = add_organization(workspace, "가")
    set_values(workspace, record, name="나")
    workspace.undo()

    set_values(workspace, record, main_products="밸브")

    with pytest.raises(NothingToUndo):
        workspace.redo()


def test_undo_writes_new_operations_and_keeps_the_old_ones(workspace):
    record = add_organization(workspace, "가")
    set_values(workspace, record, name="나")

    workspace.undo()

    assert count(workspace, "operation") == 3
    assert scalar(workspace, "SELECT undoes FROM gesture WHERE kind = 'undo'") in gestures(
        workspace
    )


def test_the_words_of_the_menu_are_the_gestures_words(workspace):
    add_organization(workspace)

    assert workspace.undo().words == "기업·기관 1개 추가"


def test_a_value_changed_since_stays_and_is_listed(workspace):
    record = add_organization(workspace, "가")
    set_values(workspace, record, name="나", main_products="밸브")
    earlier = gestures(workspace)[-1]
    set_values(workspace, record, name="다")

    undone = workspace.undo(earlier)

    assert value(workspace, record) == "다"
    assert value(workspace, record, "main_products") is None
    (left,) = undone.left
    assert (left.entity, left.record, left.field, left.later) == (
        "organizations",
        record,
        "name",
        "값 수정",
    )


def test_a_creation_somebody_built_upon_is_not_taken_back(workspace):
    record = add_organization(workspace, "가")
    creation = gestures(workspace)[-1]
    set_values(workspace, record, main_products="밸브")

    with pytest.raises(UndoBlocked, match="나중에 한 작업부터"):
        workspace.undo(creation)

    assert value(workspace, record, "deleted") is None


def test_a_creation_whose_later_edit_was_undone_is_taken_back(workspace):
    record = add_organization(workspace, "가")
    creation = gestures(workspace)[-1]
    set_values(workspace, record, main_products="밸브")
    workspace.undo()

    workspace.undo(creation)

    assert count(workspace, "organizations") == 0


def test_what_an_undo_took_back_already_is_not_told_as_left(workspace):
    with workspace.writing("기업·기관 2개 추가") as session:
        both = [Organization(name=name) for name in ("가", "나")]
        session.add_all(both)
        second = both[1].id
    creation = gestures(workspace)[-1]
    set_values(workspace, second, main_products="밸브")
    change = gestures(workspace)[-1]
    workspace.undo(creation)
    workspace.undo(change)

    undone = workspace.undo(creation)

    assert count(workspace, "organizations") == 0
    assert undone.left == ()


def test_a_redone_creation_with_later_edits_is_not_taken_back_again(workspace):
    record = add_organization(workspace, "가")
    workspace.undo()
    workspace.redo()
    again = gestures(workspace)[-1]
    set_values(workspace, record, main_products="밸브")

    with pytest.raises(UndoBlocked):
        workspace.undo(again)

    assert value(workspace, record, "deleted") is None


def test_a_record_made_anew_with_its_old_value_is_taken_back_after_a_later_edit(workspace):
    record = add_organization(workspace, "가")
    workspace.undo()
    with workspace.writing("다시 추가") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO organizations (id, name) VALUES (?, ?)", (record, "가")
        )
    set_values(workspace, record, name="나")

    workspace.undo()
    workspace.undo()

    assert count(workspace, "organizations") == 0


def test_a_record_others_point_to_is_not_taken_back(workspace):
    with workspace.writing("가져오기") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO organizations (id, name) VALUES (?, ?)",
            [(new_id(), "가"), (new_id(), "나")],
        )
    bulk = gestures(workspace)[-1]
    with workspace.reading() as session:
        first, _ = session.connection().exec_driver_sql("SELECT id FROM organizations").scalars()
    with workspace.writing("연결") as session:
        session.add(SupplyLink(supplier_id=first, item="밸브"))

    undone = workspace.undo(bulk)

    assert value(workspace, first, "deleted") is None
    assert count(workspace, "organizations") == 1
    assert [(left.record, left.field, left.later) for left in undone.left] == [
        (first, "deleted", None)
    ]


def test_an_undone_creation_leaves_an_empty_row_only_while_it_is_pointed_to(workspace):
    record = add_organization(workspace, "가")
    creation = gestures(workspace)[-1]
    with workspace.writing("연결") as session:
        session.add(SupplyLink(supplier_id=record, item="밸브", deleted=DELETED))
    workspace.undo(creation)
    assert value(workspace, record, "deleted") == ABSENT
    assert value(workspace, record) is None

    with workspace.writing("연결 해제") as session:
        session.connection().exec_driver_sql("UPDATE supply_links SET supplier_id = NULL")

    assert count(workspace, "organizations") == 0


def test_a_deleted_record_comes_back_with_all_its_values(workspace):
    record = add_organization(workspace, "가", main_products="밸브")
    before = tables(workspace)
    set_values(workspace, record, deleted=DELETED)

    workspace.undo()

    assert tables(workspace) == before


def test_undo_takes_only_this_persons_gestures(workspace, path):
    record = add_organization(workspace, "가")
    with workspace.administering() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = '다른 사람' WHERE key = 'actor'")
    workspace.close()
    reopened = type(workspace).open(path)

    with pytest.raises(NothingToUndo):
        reopened.undo()

    assert value(reopened, record) == "가"
    reopened.close()


def test_a_gesture_that_is_not_in_the_history_is_refused(workspace):
    with pytest.raises(NotInHistory, match="이력에"):
        workspace.undo("없는 번호")
