"""Rows of one list that name a body again: what they add is taken, what they unsay is told."""

from __future__ import annotations

import pytest

from afm_desktop.domain.enums import MemberRole, OrganizationKind, SizeClass
from afm_desktop.services.imports.model import ImportKind, Outcome, Policy
from tests.factories import make_division, make_organization, make_person
from tests.services.conftest import put
from tests.services.imports.conftest import listed

MEMBERS = ImportKind.MEMBERS
ONE = {
    "name": "예시나래",
    "business_number": "124-81-00998",
    "division": "BAT",
    "phone": "02-0000-1234",
    "website": "https://www.narae.example.kr/",
    "address": "경기 화성시 예시로 1",
    "size_class": SizeClass.SMALL,
    "kind": OrganizationKind.COMPANY,
    "corporate_number": "110111-0062432",
    "representative": "김예시",
    "person_name": "이예시",
    "person_phone": "02-0000-0001",
    "person_email": "a@example.kr",
    "title": "과장",
    "revenue": 300,
    "employees": 7,
}
NAMED = {key: ONE[key] for key in ("name", "business_number", "division")}
LIVE = "SELECT phone, website, address, size_class, main_products FROM organizations"


def outcomes(report):
    return [row.outcome for row in report.rows]


def told(row):
    return [(problem.field, problem.reason) for problem in row.problems]


@pytest.mark.parametrize(
    ("field", "other", "word"),
    [
        ("phone", "02-0000-9999", "전화와"),
        ("website", "https://other.example.kr", "누리집과"),
        ("address", "경기 화성시 예시로 12", "주소와"),
        ("address", "서울 강남구 예시로 1", "주소와"),
        ("region", "충북", "시·도와"),
        ("size_class", SizeClass.MIDDLE, "규모와"),
        ("kind", OrganizationKind.INSTITUTE, "구분과"),
        ("corporate_number", "110111-0062440", "법인등록번호와"),
        ("representative", "박예시", "대표자와"),
        ("person_phone", "02-0000-0002", "담당자 전화와"),
        ("person_email", "b@example.kr", "담당자 전자우편과"),
        ("title", "부장", "담당자 직위와"),
        ("revenue", 400, "매출과"),
        ("employees", 8, "종업원 수와"),
    ],
)
def test_what_a_row_before_said_otherwise_is_told_and_kept(lists, division, field, other, word):
    two = {**NAMED, "person_name": "이예시", field: other}

    first = lists.run(MEMBERS, listed(ONE, two, ONE))
    kept = lists.all("SELECT * FROM organizations"), lists.all("SELECT * FROM people")
    again = lists.run(MEMBERS, listed(ONE, two))

    assert outcomes(first) == [Outcome.NEW, Outcome.REJECTED, Outcome.SAME]
    sentence = f"앞의 5행에 적은 {word} 다릅니다. 두 행 가운데 틀린 것을 고치세요."
    assert told(first.rows[1]) == [(field, sentence)]
    assert outcomes(again) == [Outcome.SAME, Outcome.REJECTED]
    assert (lists.all("SELECT * FROM organizations"), lists.all("SELECT * FROM people")) == kept
    assert outcomes(lists.run(MEMBERS, listed(two))) == [Outcome.CHANGED]  # of a list alone


@pytest.mark.parametrize("policy", [Policy.FILL, Policy.SKIP])
def test_rows_of_a_new_body_contradict_each_other_whatever_becomes_of_known_ones(
    lists, division, policy
):
    rows = listed(ONE, {**NAMED, "phone": "02-0000-9999"})

    first = lists.run(MEMBERS, rows, policy=policy)
    again = lists.run(MEMBERS, rows, policy=policy)

    assert outcomes(first) == [Outcome.NEW, Outcome.REJECTED]
    assert outcomes(again) == [Outcome.SAME, Outcome.SAME]  # neither is taken anyway


def test_all_that_two_rows_say_otherwise_is_told_at_once(lists, division):
    two = {**ONE, "phone": "02-0000-9999", "address": "충북 청주시 1", "title": "부장"}

    report = lists.run(MEMBERS, listed(ONE, two))

    assert [field for field, _ in told(report.rows[1])] == ["address", "phone", "title"]


def test_the_first_row_that_said_it_is_named(lists, division):
    rows = [NAMED, {**NAMED, "phone": "02-0000-1234"}, ONE, {**NAMED, "phone": "02-0000-9999"}]

    report = lists.run(MEMBERS, listed(*rows))

    assert outcomes(report)[3] is Outcome.REJECTED
    assert told(report.rows[3])[0][1].startswith("앞의 6행에 적은 전화와")


@pytest.mark.parametrize(
    ("field", "again", "kept"),
    [
        ("phone", "(02) 0000-1234", "02-0000-1234"),
        ("website", "narae.example.kr", "https://www.narae.example.kr/"),
        ("address", "경기도 화성시  예시로 1", "경기 화성시 예시로 1"),
        ("address", "경기 화성시", "경기 화성시 예시로 1"),
        ("address", "경기 화성시 예시로 1, 2층", "경기 화성시 예시로 1, 2층"),
        ("size_class", SizeClass.SME, "small"),
    ],
)
def test_what_is_said_again_in_other_words_or_more_fully_is_taken(
    lists, division, field, again, kept
):
    report = lists.run(MEMBERS, listed(ONE, {**NAMED, field: again}))

    assert Outcome.REJECTED not in outcomes(report)
    assert lists.all(f"SELECT {field} FROM organizations") == [(kept,)]


def test_a_firm_that_is_listed_once_for_each_division_and_person_is_whole(
    lists, division, workspace
):
    other = make_division(code="AUT", name="자동차·부품")
    other.structure_id = division.structure_id
    put(workspace, other)
    rows = [
        {**ONE, "role": MemberRole.ANCHOR, "main_products": "전극·볼트", "source": "총람"},
        {
            **ONE,
            "division": "AUT",
            "role": MemberRole.MEMBER,
            "main_products": "볼 트, 와셔",
            "source": "협회 명단",
            "person_name": "최예시",
            "person_phone": "02-0000-0003",
            "person_email": "c@example.kr",
            "title": "부장",
        },
        {**NAMED, "person_name": "이예시", "department": "기술팀"},
    ]

    report = lists.run(MEMBERS, listed(*rows))

    assert outcomes(report) == [Outcome.NEW, Outcome.CHANGED, Outcome.CHANGED]
    assert lists.all("SELECT main_products, source FROM organizations") == [
        ("전극·볼트, 와셔", "총람, 협회 명단")
    ]
    assert lists.all("SELECT role FROM memberships ORDER BY row") == [("anchor",), ("member",)]
    assert lists.all("SELECT name, phone, title, department FROM people ORDER BY row") == [
        ("이예시", "02-0000-0001", "과장", "기술팀"),
        ("김예시", None, "대표자", None),
        ("최예시", "02-0000-0003", "부장", None),
    ]


def test_rows_correct_what_the_file_says_and_not_each_other(lists, division, workspace):
    firm = make_organization("예시나래", phone="02-0000-0000", district="수원시", region_code="41")
    put(workspace, firm, make_person(firm, name="최예시", phone="02-0000-0009"))
    rows = [
        {"name": "예시나래", "region": "경기", "person_name": "이예시", "title": "과장"},
        {"name": "예시나래", "phone": "02-0000-1234", "district": "화성시"},
        {"name": "예시나래", "person_name": "최예시", "person_phone": "02-0000-0003"},
        {"name": "예시나래", "phone": "02-0000-9999"},
        {"name": "예시나래", "person_name": "최예시", "person_phone": "02-0000-0004"},
    ]

    report = lists.run(MEMBERS, listed(*rows))

    assert outcomes(report) == [
        Outcome.CHANGED, Outcome.CHANGED, Outcome.CHANGED, Outcome.REJECTED, Outcome.REJECTED,
    ]  # fmt: skip
    assert lists.all("SELECT phone, district FROM organizations") == [("02-0000-1234", "화성시")]
    assert "앞의 7행에 적은 담당자 전화와" in told(report.rows[4])[0][1]


def test_a_row_that_was_not_taken_said_nothing(lists, division):
    wrong = {**ONE, "joined_on": None, "person_phone": "12"}

    report = lists.run(MEMBERS, listed(wrong, {**ONE, "phone": "02-0000-9999"}))

    assert outcomes(report) == [Outcome.REJECTED, Outcome.NEW]


def test_a_site_is_not_told_to_differ_from_its_head_office(lists, division):
    plant = {
        "name": "예시나래 구미공장",
        "business_number": "220-81-62517",
        "division": "BAT",
        "address": "경북 구미시 공단로 1",
    }

    decided = {(6, "name"): "row:5:name"}
    report = lists.run(MEMBERS, listed(ONE, plant, ONE), decisions=decided)

    assert outcomes(report) == [Outcome.NEW, Outcome.CHANGED, Outcome.SAME]
    assert lists.all("SELECT address FROM organizations") == [(ONE["address"],)]


def test_blocks_of_rows_know_what_those_before_them_said(lists, division):
    others = [{"name": f"예시{n}정밀", "division": "BAT"} for n in range(1_100)]

    report = lists.run(MEMBERS, listed(ONE, *others, {**NAMED, "phone": "02-0000-9999"}))

    assert told(report.rows[-1])[0][0] == "phone"
