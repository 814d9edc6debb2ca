"""Rows of contact persons: the person, their body, and what they are appointed to."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import AppointmentRole
from afm_desktop.services.imports.model import ImportKind, Outcome, Partly, Policy, Unreadable
from tests.factories import make_division, make_organization, make_person
from tests.services.conftest import last_words, put
from tests.services.imports.conftest import listed

PEOPLE = ImportKind.PEOPLE
LIVE = "SELECT name, department, title, phone, email FROM people WHERE deleted IS NULL ORDER BY row"
APPOINTED = (
    "SELECT people.name, divisions.code, role FROM appointments"
    " JOIN people ON people.id = person_id LEFT JOIN divisions ON divisions.id = division_id"
    " WHERE appointments.deleted IS NULL ORDER BY appointments.row"
)


def outcomes(report):
    return [row.outcome for row in report.rows]


def test_a_person_comes_with_the_body_that_is_not_there(lists, division):
    report = lists.run(
        PEOPLE,
        listed(
            {
                "name": "김예시",
                "organization": "(주)예시나래",
                "business_number": "124-81-00998",
                "department": "기획팀",
                "title": "과장",
                "mobile": "010-0000-1234",
                "email": "kim@example.kr",
                "last_confirmed_on": date(2026, 7, 1),
            }
        ),
    )

    assert outcomes(report) == [Outcome.NEW]
    assert report.rows[0].created == ("예시나래",)
    assert lists.all(LIVE) == [("김예시", "기획팀", "과장", "010-0000-1234", "kim@example.kr")]
    assert lists.all("SELECT number FROM business_numbers") == [("124-81-00998",)]


def test_persons_are_one_gesture_that_is_taken_back_with_their_bodies(lists, firm, workspace):
    rows = [{"name": f"예{n}", "organization": f"예시{n}테크"} for n in range(30)]

    lists.run(PEOPLE, listed(*rows))

    assert last_words(workspace) == "담당자 30명 가져오기"
    workspace.undo()
    assert lists.all(LIVE) == []
    assert lists.all("SELECT name FROM organizations WHERE deleted IS NULL") == [(firm.name,)]


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        (Policy.UPDATE, ("부장", "new@example.kr")),
        (Policy.FILL, ("과장", "new@example.kr")),
        (Policy.SKIP, ("과장", None)),
    ],
)
def test_a_person_who_is_there_is_found_by_body_and_name(lists, workspace, firm, policy, kept):
    put(workspace, make_person(firm, name="김예시", title="과장", email=None, phone=None))
    row = {"name": "김예시", "organization": f"주식회사 {firm.name}", "title": "부장"}

    lists.run(PEOPLE, listed({**row, "email": "new@example.kr"}), policy=policy)

    assert lists.all("SELECT title, email FROM people") == [kept]


def test_the_same_name_in_another_body_is_another_person(lists, workspace, firm):
    put(workspace, make_person(firm, name="김예시"), make_organization("예시바다조선"))

    report = lists.run(PEOPLE, listed({"name": "김예시", "organization": "예시바다조선"}))

    assert outcomes(report) == [Outcome.NEW]
    assert len(lists.all(LIVE)) == 2


def test_a_person_without_a_body_is_not_doubled_by_the_same_list(lists, division):
    row = {"name": "김예시", "email": "kim@example.kr"}

    first = lists.run(PEOPLE, listed(row, row))
    again = lists.run(PEOPLE, listed(row))

    assert outcomes(first) == [Outcome.NEW, Outcome.SAME]
    assert outcomes(again) == [Outcome.SAME]
    assert len(lists.all(LIVE)) == 1


def test_a_role_appoints_the_person_to_the_division(lists, workspace, division, firm):
    put(workspace, make_person(firm, name="이예시"))
    rows = listed(
        {"name": "김예시", "organization": firm.name, "division": "이차전지",
         "role": AppointmentRole.COMMITTEE_MEMBER},
        {"name": "이예시", "organization": firm.name, "division": "BAT",
         "role": AppointmentRole.SECRETARY},
        {"name": "박예시", "organization": firm.name, "role": AppointmentRole.CO_CHAIR},
    )  # fmt: skip

    report = lists.run(PEOPLE, rows)

    assert outcomes(report) == [Outcome.NEW, Outcome.CHANGED, Outcome.NEW]
    assert lists.all(APPOINTED) == [
        ("김예시", "BAT", "committee_member"),
        ("이예시", "BAT", "secretary"),
        ("박예시", None, "co_chair"),
    ]
    assert set(outcomes(lists.run(PEOPLE, rows))) == {Outcome.SAME}


def test_a_body_that_a_person_brings_along_sits_in_the_division(lists, division):
    rows = listed(
        {"name": "김예시", "organization": "예시나래", "division": "BAT"},
        {"name": "이예시", "organization": "예시나래", "division": "BAT"},
    )

    lists.run(PEOPLE, rows)

    assert lists.all("SELECT role, is_home FROM memberships WHERE deleted IS NULL") == [
        ("member", 1)
    ]


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ({"organization": "예시나래"}, "name", "성명이 없습니다"),
        ({"name": "홍*동", "organization": "예시나래"}, "name", "이름이 가려진 명단"),
        ({"name": "김예시", "division": "양자"}, "division", "‘양자’라는 분과가 없습니다"),
    ],
)
def test_a_person_who_cannot_be_right_is_rejected_with_the_body(lists, division, row, field, said):
    report = lists.run(PEOPLE, listed(row))

    (problem,) = report.rows[0].problems
    assert (problem.field, said in problem.reason) == (field, True)
    assert lists.all("SELECT name FROM organizations") == []


def test_a_person_is_of_one_division(lists, workspace, division):
    other = make_division(code="AUT", name="자동차")
    other.structure_id = division.structure_id
    put(workspace, other)

    (row,) = lists.run(PEOPLE, listed({"name": "김예시", "division": "자동차, 이차전지"})).rows

    assert (row.problems[0].field, row.problems[0].reason) == (
        "division",
        "한 칸에 분과가 둘 이상 적혀 있습니다. 한 분과만 적으세요.",
    )


def test_a_role_nobody_knows_is_kept_in_the_notes(lists, firm):
    row = {"name": "김예시", "organization": firm.name, "role": Partly(None, "총무", "역할")}

    report = lists.run(PEOPLE, listed(row))

    assert outcomes(report) == [Outcome.NEW]
    assert lists.all("SELECT notes FROM people") == [("역할: 총무",)]
    assert lists.all(APPOINTED) == []


def test_a_name_with_another_title_is_told_of_by_the_name(lists, division):
    name = Partly("김예시", "김예시 부장", "성명", is_personal=True)
    row = {"name": name, "organization": "예시가람", "title": "과장"}

    report = lists.run(PEOPLE, listed(row, {**row, "division": "우주"}))

    assert [one.name for one in report.rows] == ["김예시", "김예시"]
    assert report.rows[0].remarks[0].text == "김예시 부장"
    assert lists.all("SELECT name, title, notes FROM people") == [("김예시", "과장", None)]


@pytest.mark.parametrize("kind", ImportKind)
def test_a_row_whose_name_cannot_be_read_has_none(lists, division, kind):
    keys = ("name", "title", "supplier", "buyer")
    broken = dict.fromkeys(keys, Unreadable("수식 오류가 들어 있습니다."))

    (row,) = lists.run(kind, listed(broken)).rows

    assert (row.outcome, row.name) == (Outcome.REJECTED, "")


@pytest.mark.parametrize("name", ["김예시, 박예시", "김예시 박예시", "김예시·박예시"])
def test_two_persons_in_a_cell_are_no_person(lists, division, name):
    (row,) = lists.run(PEOPLE, listed({"name": name, "organization": "예시가람"})).rows

    assert row.outcome is Outcome.REJECTED
    assert row.problems[0].reason.startswith("한 칸에 두 사람이")


def test_a_name_with_a_space_is_one_person(lists, division):
    (row,) = lists.run(PEOPLE, listed({"name": "남궁 예시", "organization": "예시가람"})).rows

    assert row.outcome is Outcome.NEW


@pytest.mark.parametrize("name", ["미정", "〃"])
def test_what_is_written_instead_of_a_name_is_no_person(lists, division, name):
    (row,) = lists.run(PEOPLE, listed({"name": name, "organization": "예시가람"})).rows

    assert row.problems[0].reason == (
        f"‘{name}’만으로는 누구인지 알 수 없습니다. 담당자의 성명을 적으세요."
    )
    assert lists.all("SELECT name FROM organizations") == []


@pytest.mark.parametrize(
    ("kind", "row", "field"),
    [
        (ImportKind.MEMBERS, {}, "name"),
        (PEOPLE, {"name": "김예시"}, "organization"),
        (ImportKind.LINKS, {"buyer": "예시나래"}, "supplier"),
        (ImportKind.DEMANDS, {"title": "검사"}, "applicant"),
    ],
)
def test_signs_and_words_for_no_name_are_no_body_in_any_list(lists, division, kind, row, field):
    report = lists.run(kind, listed({**row, field: "〃"}, {**row, field: "상 동"}))

    refusal = "‘{}’만으로는 어느 곳인지 알 수 없습니다. 기업·기관의 이름을 적으세요."
    first, second = (one.problems[0].reason for one in report.rows)
    assert first == refusal.format("〃")
    assert second.startswith(refusal.format("상 동"))
    assert {one.problems[0].field for one in report.rows} == {field}
    assert lists.all("SELECT name FROM organizations") == []


@pytest.mark.parametrize("name", ["주식회사", "(주)", "㈜ "])
def test_a_legal_form_alone_is_no_name(lists, division, name):
    (row,) = lists.run(ImportKind.MEMBERS, listed({"name": name})).rows

    assert row.outcome is Outcome.REJECTED
    assert row.problems[0].reason == "법인 형태만 있고 이름이 없습니다. 이름을 적으세요."


def test_rows_of_a_list_that_say_two_things_of_a_person_are_told(lists, division):
    one = {"name": "김예시", "organization": "예시나래", "phone": "02-0000-1234", "notes": "일번"}
    rows = [
        {**one, "mobile": "010-0000-1234", "role": AppointmentRole.SECRETARY, "division": "BAT"},
        {**one, "phone": "02-0000-9999", "email": "a@example.kr"},
        {"name": "김예시", "organization": "예시나래", "mobile": "010-0000-1234", "notes": "이번"},
        {"name": "이예시", "organization": "예시나래", "phone": "02-0000-9999"},
    ]

    report = lists.run(PEOPLE, listed(*rows))

    assert outcomes(report) == [Outcome.NEW, Outcome.REJECTED, Outcome.CHANGED, Outcome.NEW]
    (problem,) = report.rows[1].problems
    assert (problem.field, problem.reason) == (
        "phone",
        "앞의 5행에 적은 전화와 다릅니다. 두 행 가운데 틀린 것을 고치세요.",
    )
    assert lists.all("SELECT name, phone, email, notes FROM people") == [
        ("김예시", "02-0000-1234", None, "일번\n이번"), ("이예시", "02-0000-9999", None, None),
    ]  # fmt: skip
    assert outcomes(lists.run(PEOPLE, listed(rows[1]))) == [Outcome.CHANGED]  # of a list alone


def test_a_person_who_was_confirmed_twice_is_so_since_the_later_day(lists, division):
    row = {"name": "김예시", "organization": "예시나래"}
    days = [date(2026, 7, 1), date(2026, 5, 1)]

    report = lists.run(PEOPLE, listed(*({**row, "last_confirmed_on": day} for day in days)))

    assert outcomes(report) == [Outcome.NEW, Outcome.SAME]
    assert lists.all("SELECT last_confirmed_on FROM people") == [("2026-07-01",)]
