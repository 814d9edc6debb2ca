"""Every searched table has a code, and the index says what the records say."""

from __future__ import annotations

import pytest

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationName,
)
from afm_desktop.storage.check import check
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.sqlite.search import CODES, PER_ROW
from afm_desktop.storage.synced import synced_tables
from tests.storage.conftest import add_organization, count, set_values


def found(workspace, query):
    with workspace.reading() as session:
        rows = find(session, "organizations", query)
        names = dict(
            session.connection().exec_driver_sql("SELECT row, name FROM organizations").all()
        )
    return [names[row] for row in rows]


def test_every_table_with_searched_text_of_its_own_has_a_code():
    searched = {
        synced.name
        for synced in synced_tables().values()
        if synced.entity.owner is None
        and any(column.info.get("search") for column in synced.table.columns)
    }

    assert searched == CODES.keys()
    assert len(set(CODES.values())) == len(CODES)
    assert max(CODES.values()) < PER_ROW


@pytest.mark.parametrize("query", ["현대", "ㅎㄷ", "현ㄷ", "현댖", "차", "대자동", "ㅈㄷㅊ"])
def test_a_body_is_found_by_syllables_first_consonants_and_what_is_being_composed(workspace, query):
    add_organization(workspace, "(주)현대자동차")
    add_organization(workspace, "예시가람")

    assert found(workspace, query) == ["(주)현대자동차"]


def test_finds_stand_in_the_order_that_ignores_legal_forms(workspace):
    for name in ("다온", "(주)가온", "나래", "㈜라온"):
        add_organization(workspace, f"{name}예시")

    assert found(workspace, "예시") == ["(주)가온예시", "나래예시", "다온예시", "㈜라온예시"]


def test_a_body_is_found_by_its_other_names_and_numbers(workspace):
    record = add_organization(workspace, "예시가람기전")
    with workspace.writing("이름 추가") as session:
        session.add(OrganizationName(organization_id=record, name="옛이름전자", kind="former"))
        session.add(BusinessNumber(organization_id=record, number="124-81-00998"))

    assert found(workspace, "옛이름") == ["예시가람기전"]
    assert found(workspace, "1248100") == ["예시가람기전"]


def test_many_bodies_are_found_by_their_names_and_by_names_that_came_with_them(workspace):
    bodies = [Organization(name=name) for name in ("예시가람", "", "(주)예시나래", "예시다온")]
    with workspace.writing("가져오기") as session:
        session.add_all(bodies)
        session.flush()
        session.add(OrganizationName(organization_id=bodies[1].id, name="옛이름전자"))
        session.add(OrganizationName(organization_id=bodies[2].id, name="NARAE"))

    assert found(workspace, "예시") == ["예시가람", "(주)예시나래", "예시다온"]
    assert found(workspace, "narae") == ["(주)예시나래"]
    assert found(workspace, "ㅇㅇㄹ") == [""]
    assert check(workspace.path).findings == ()


def test_a_place_that_is_taken_again_in_the_same_gesture_says_what_stands_there_now(workspace):
    add_organization(workspace, "예시가람")

    with workspace.writing("바꿔 넣기") as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM organizations")
        connection.exec_driver_sql(
            "INSERT INTO organizations (row, id, name) VALUES (1, ?, '예시나래')", (new_id(),)
        )

    assert found(workspace, "가람") == []
    assert found(workspace, "나래") == ["예시나래"]
    assert check(workspace.path).findings == ()


def test_a_body_that_was_removed_and_put_back_in_one_gesture_has_not_changed(workspace):
    record = add_organization(workspace, "예시가람")
    before = count(workspace, "operation")

    with workspace.writing("다시 넣기") as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM organizations")
        connection.exec_driver_sql(
            "INSERT INTO organizations (id, name) VALUES (?, '예시가람')", (record,)
        )

    assert count(workspace, "operation") == before
    assert found(workspace, "가람") == ["예시가람"]


def test_a_renamed_body_is_found_by_its_new_name_only(workspace):
    record = add_organization(workspace, "예시가람")
    set_values(workspace, record, name="예시나래")

    assert found(workspace, "가람") == []
    assert found(workspace, "나래") == ["예시나래"]


def test_a_deleted_body_is_not_found_and_comes_back(workspace):
    record = add_organization(workspace, "예시가람")
    set_values(workspace, record, deleted=DELETED)
    assert found(workspace, "가람") == []

    workspace.undo()

    assert found(workspace, "가람") == ["예시가람"]
