"""The palette finds records by name, 초성 and number, a person by the whole name alone."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import DemandStatus, OrganizationKind
from afm_desktop.services.hits import READERS, Hit, Hits
from afm_desktop.services.marks.tags import TagService
from afm_desktop.services.records import Records
from tests.factories import (
    make_demand,
    make_division,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_project,
    make_structure,
)
from tests.services.conftest import put


@pytest.fixture
def alliance(workspace):
    structure = make_structure()
    division = make_division(structure, name="이차전지")
    body = make_organization("예시현대차")
    put(workspace, structure, division, body)
    return division, body


def found(workspace, text, **asked):
    return Hits(workspace).find(text, asked.pop("kinds", READERS), **asked)


def test_a_body_is_found_by_its_initials(workspace, alliance):
    division, body = alliance
    put(workspace, make_membership(body, division))

    hits = found(workspace, "ㅎㄷㅊ")

    about = (OrganizationKind.COMPANY, "이차전지")
    assert hits == (Hit("organizations", body.id, "예시현대차", about),)


def test_a_demand_is_found_by_its_number(workspace, alliance):
    division, body = alliance
    demand = make_demand(body, division, title="전극 코팅", intake_no="B-2026-0143")
    put(workspace, demand)

    hits = found(workspace, "2026-0143")

    about = ("B-2026-0143", "예시현대차", DemandStatus(demand.status))
    assert hits == (Hit("demands", demand.id, "전극 코팅", about),)


def test_projects_meetings_and_divisions_are_found(workspace, alliance):
    division, _ = alliance
    put(
        workspace,
        make_project(division, title="이차전지 과제"),
        make_meeting(division, title="이차전지 분과회의"),
    )

    assert [hit.kind for hit in found(workspace, "이차전지")] == [
        "lead_projects",
        "divisions",
        "meetings",
    ]


def test_only_the_kinds_that_are_asked_for_are_found(workspace, alliance):
    assert found(workspace, "예시", kinds=["divisions"]) == ()


def test_no_more_than_the_limit_of_each_kind(workspace, alliance):
    put(workspace, *(make_organization(f"예시가나{number}") for number in range(9)))

    assert len(found(workspace, "예시가나", limit=4)) == 4


def test_a_merged_body_leads_to_the_one_that_remains(workspace, alliance):
    _, body = alliance
    put(workspace, make_organization("옛이름정밀", merged_into_id=body.id))

    hits = found(workspace, "옛이름")

    assert [(hit.id, hit.name) for hit in hits] == [(body.id, "예시현대차")]


def test_a_person_is_found_by_the_whole_name_and_shown_masked(workspace, alliance):
    _, body = alliance
    person = make_person(body, name="홍길동", title="책임")
    put(workspace, person, make_person(body, name="홍길동수"))

    hits = found(workspace, "홍 길동")

    assert hits == (Hit("people", person.id, "홍*동", ("예시현대차", "책임")),)


@pytest.mark.parametrize("typed", ["홍", "홍길", "ㅎㄱㄷ", "길동", "책임", "0000-1234"])
def test_a_part_of_a_name_or_contact_finds_no_person(workspace, alliance, typed):
    _, body = alliance
    put(workspace, make_person(body, name="홍길동"))

    assert found(workspace, typed, kinds=["people"]) == ()


def test_a_deleted_person_is_not_found(workspace, alliance):
    _, body = alliance
    gone = make_person(body, name="홍길동")
    put(workspace, gone)
    Records(workspace).delete("people", [gone.id])

    assert found(workspace, "홍길동") == ()


def test_nothing_typed_finds_nothing(workspace, alliance):
    assert found(workspace, "  ") == ()


def test_a_tag_leads_to_each_kind_of_record_it_is_on(workspace, division):
    firm = make_organization("예시가람")
    put(workspace, firm)
    tags = TagService(workspace)
    tags.put("organizations", [firm.id], ["현장 점검"])
    tags.put("divisions", [division.id], ["현장 점검"])
    tags.create("쓰지 않는 점검")

    found = Hits(workspace).find("점검", ("tags",))

    tag = tags.mark("현장 점검").id
    assert found == (
        Hit("tags", tag, "현장 점검", ("분과 1개",), "divisions"),
        Hit("tags", tag, "현장 점검", ("기업·기관 1개",), "organizations"),
    )
