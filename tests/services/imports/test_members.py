"""Rows of members: what each does to the file."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import MemberRole, SizeClass
from afm_desktop.services.imports.model import (
    NEW_RECORD,
    CellChange,
    ImportKind,
    Outcome,
    Partly,
    Policy,
    Remark,
    Unreadable,
)
from tests.factories import (
    make_business_number,
    make_membership,
    make_organization,
)
from tests.services.conftest import last_words, put
from tests.services.imports.conftest import listed

MEMBERS = ImportKind.MEMBERS
LIVE = "SELECT name FROM organizations WHERE deleted IS NULL ORDER BY row"
SEATS = "SELECT role, is_home FROM memberships WHERE deleted IS NULL ORDER BY row"


def outcomes(report):
    return [row.outcome for row in report.rows]


@pytest.fixture
def seated(workspace, division, firm):
    """예시가람 with its number, a member of 이차전지."""
    put(
        workspace,
        make_business_number(firm, number="124-81-00998", is_main=True),
        make_membership(firm, division),
    )
    return firm


def test_a_new_body_comes_with_its_seat_number_names_and_person(lists, division):
    report = lists.run(
        MEMBERS,
        listed(
            {
                "name": "(주)예시나래",
                "division": "이차전지 분과",
                "role": MemberRole.ANCHOR,
                "business_number": "124-81-00998",
                "former_name": "예시옛나래",
                "region": "경기",
                "person_name": "김예시",
                "person_phone": "02-0000-1234",
            }
        ),
    )

    assert outcomes(report) == [Outcome.NEW]
    assert lists.all("SELECT name, legal_form, kind, region_code FROM organizations") == [
        ("예시나래", "stock_company", "company", "41")
    ]
    assert lists.all(SEATS) == [("anchor", 1)]
    assert lists.all("SELECT number, is_main FROM business_numbers") == [("124-81-00998", 1)]
    assert lists.all("SELECT name, kind FROM organization_names") == [("예시옛나래", "former")]
    assert lists.all("SELECT name, phone FROM people") == [("김예시", "02-0000-1234")]


def test_an_import_is_one_gesture_that_is_taken_back_at_once(lists, division, workspace):
    rows = [{"name": f"예시{n}정밀", "division": "BAT"} for n in range(1_203)]

    report = lists.run(MEMBERS, listed(*rows))

    assert last_words(workspace) == "회원 1,203건 가져오기"
    assert len(lists.all(LIVE)) == 1_203
    workspace.undo(report.gesture)
    assert lists.all(LIVE) == []
    assert lists.all("SELECT id FROM memberships WHERE deleted IS NULL") == []


def test_a_rehearsal_tells_the_same_and_leaves_the_file_as_it_was(lists, seated, workspace):
    rows = listed(
        {"name": "예시가람", "main_products": "전극"},
        {"name": "예시나래", "division": "BAT"},
        {"name": "예시나래", "division": "BAT"},
        {"name": ""},
    )
    before = workspace.path.read_bytes()

    rehearsed = lists.rehearse(MEMBERS, rows)

    assert workspace.path.read_bytes() == before
    assert rehearsed.rows == lists.run(MEMBERS, rows).rows
    assert outcomes(rehearsed) == [
        Outcome.CHANGED,
        Outcome.NEW,
        Outcome.SAME,
        Outcome.REJECTED,
    ]


def test_a_change_is_told_cell_by_cell(lists, seated):
    report = lists.run(
        MEMBERS,
        listed(
            {"name": "주식회사 예시가람", "size_class": SizeClass.SMALL, "phone": "02-0000-1234"}
        ),
    )

    told = {(c.field, c.before, c.after) for c in report.rows[0].changes}
    assert ("size_class", SizeClass.MEDIUM, SizeClass.SMALL) in told
    assert ("phone", None, "02-0000-1234") in told
    assert lists.all(LIVE) == [("예시가람",)]


@pytest.mark.parametrize(
    ("policy", "size", "phone"),
    [
        (Policy.UPDATE, "small", "02-0000-1234"),
        (Policy.FILL, "medium", "02-0000-1234"),
        (Policy.SKIP, "medium", None),
    ],
)
def test_what_becomes_of_a_body_that_is_there_is_the_users_choice(
    lists, seated, policy, size, phone
):
    row = {"name": "예시가람", "size_class": SizeClass.SMALL, "phone": "02-0000-1234"}

    lists.run(MEMBERS, listed(row), policy=policy)

    assert lists.all("SELECT size_class, phone FROM organizations") == [(size, phone)]


def test_a_body_is_recognised_by_its_number_though_its_name_has_changed(lists, seated):
    report = lists.run(MEMBERS, listed({"name": "예시가람테크", "business_number": "124-81-00998"}))

    assert report.rows[0].changes == (
        CellChange("organizations", "name", "예시가람", "예시가람테크"),
    )


def test_a_list_that_says_nothing_new_is_no_gesture(lists, seated, workspace):
    words = last_words(workspace)

    report = lists.run(MEMBERS, listed({"name": "예시가람", "division": "BAT"}))

    assert outcomes(report) == [Outcome.SAME]
    assert report.gesture is None
    assert last_words(workspace) == words


def test_what_may_be_another_body_is_asked_and_done_as_decided(lists, division, workspace):
    put(workspace, make_organization("예시가람전자"))
    rows = listed({"name": "예시가람전지", "division": "BAT"})

    asked = lists.run(MEMBERS, rows)

    assert outcomes(asked) == [Outcome.DUPLICATE]
    (doubt,) = asked.rows[0].doubts
    (candidate,) = doubt.candidates
    assert candidate.name == "예시가람전자"
    assert candidate.grounds
    assert lists.all(LIVE) == [("예시가람전자",)]
    taken = lists.rehearse(MEMBERS, rows, decisions={(5, "name"): candidate.id})
    assert outcomes(taken) == [Outcome.CHANGED]
    assert {change.field for change in taken.rows[0].changes} == {"division_id"}  # not its name
    assert outcomes(lists.run(MEMBERS, rows, decisions={(5, "name"): NEW_RECORD})) == [Outcome.NEW]
    assert lists.all(LIVE) == [("예시가람전자",), ("예시가람전지",)]


def test_what_was_said_to_be_another_body_is_not_asked_about_again(
    lists, division, workspace, desk
):
    put(workspace, make_organization("예시가람전자"))
    rows = listed({"name": "예시가람전지"}, {"name": "예시가람전차", "notes": "가"})

    report = lists.run(MEMBERS, rows, decisions={(5, "name"): "new", (6, "name"): "new"})

    assert outcomes(report) == [Outcome.NEW, Outcome.NEW]
    assert desk.sameness.queue().total == 0
    assert {row.outcome for row in lists.run(MEMBERS, rows).rows} == {Outcome.SAME}
    workspace.undo(report.gesture)
    assert lists.all("SELECT row FROM duplicates WHERE deleted IS NULL") == []


def test_what_is_surely_a_body_cannot_be_decided_to_be_another(lists, seated):
    row = {"name": seated.name, "business_number": "124-81-00998"}
    bodies = lists.all(LIVE)

    report = lists.run(MEMBERS, listed(row), decisions={(5, "name"): NEW_RECORD})

    assert outcomes(report) == [Outcome.SAME]
    assert lists.all(LIVE) == bodies
    assert lists.all("SELECT row FROM duplicates") == []


def test_two_rows_that_are_said_to_be_new_are_one_body_when_they_surely_are(
    lists, division, workspace
):
    put(workspace, make_organization("예시가람전자"))
    rows = listed({"name": "예시가람전지", "region": "경기"}, {"name": "(주)예시가람전지"})

    report = lists.run(MEMBERS, rows, decisions={(5, "name"): "new", (6, "name"): "new"})

    assert report.rows[0].outcome is Outcome.NEW
    assert lists.all(LIVE) == [("예시가람전자",), ("예시가람전지",)]


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ({"name": " "}, "name", "기업·기관명이 없습니다"),
        ({"name": "예시", "division": "양자"}, "division", "‘양자’라는 분과가 없습니다"),
        ({"name": "예시", "region": "서울랜드"}, "region", "시·도가 없습니다"),
        ({"name": "예시", "joined_on": Unreadable("없는 날짜입니다.")}, "joined_on", "없는 날짜"),
        ({"name": "예시", "business_number": "124-81-00997"}, "business_number", "검증번호"),
        ({"name": "예시", "person_name": "김", "person_phone": "12"}, "person_phone", "전화번호"),
        (
            {
                "name": "예시",
                "division": "BAT",
                "joined_on": date(2026, 2, 1),
                "left_on": date(2026, 1, 1),
            },
            "left_on",
            "",
        ),
    ],
)
def test_a_row_that_cannot_be_right_is_rejected_whole(lists, division, row, field, said):
    report = lists.run(MEMBERS, listed(row, {"name": "예시나래"}))

    assert outcomes(report) == [Outcome.REJECTED, Outcome.NEW]
    (problem,) = report.rows[0].problems
    assert problem.field == field
    assert said in problem.reason
    assert lists.all(LIVE) == [("예시나래",)]


def test_a_body_that_is_listed_twice_keeps_the_notes_of_both_rows(lists, division):
    rows = listed(
        {"name": "예시나래", "notes": "신규"}, {"name": "(주)예시나래", "notes": "확인 중"}
    )

    lists.run(MEMBERS, rows)

    assert lists.all("SELECT notes FROM organizations") == [("신규\n확인 중",)]
    assert outcomes(lists.run(MEMBERS, rows[1:])) == [Outcome.CHANGED]


def test_what_has_no_place_goes_to_the_notes_and_is_told(lists, division):
    size = Partly(None, "스타트업", "기업규모")
    phone = Partly("010-0000-1234", "010-0000-1234 / 내선 7", "연락처", is_personal=True)
    row = {"name": "예시나래", "size_class": size, "person_name": "김예시", "person_phone": phone}

    report = lists.run(MEMBERS, listed({**row, "notes": "신규"}))

    assert outcomes(report) == [Outcome.NEW]
    assert report.rows[0].remarks == (
        Remark("size_class", "기업규모", "스타트업", None, is_kept=True),
        Remark("person_phone", "연락처", "010-0000-1234 / 내선 7", "010-0000-1234", is_kept=False),
    )
    assert lists.all("SELECT notes, size_class FROM organizations") == [
        ("신규\n기업규모: 스타트업", None)
    ]
    assert lists.all("SELECT phone, notes FROM people") == [("010-0000-1234", None)]
    assert outcomes(lists.run(MEMBERS, listed({**row, "notes": "신규"}))) == [Outcome.SAME]


def test_a_phone_nobody_knows_yet_is_told_and_stays_out_of_the_notes(lists, division):
    phone = Partly(None, "미정", "연락처", is_personal=True)
    row = {"name": "예시나래", "person_name": "김예시", "person_phone": phone}

    report = lists.run(MEMBERS, listed(row))

    told = Remark("person_phone", "연락처", "미정", None, is_kept=False)
    assert report.rows[0].remarks == (told,)
    assert lists.all("SELECT phone, notes FROM people") == [(None, None)]
    assert lists.all("SELECT notes FROM organizations") == [(None,)]


def test_notes_that_are_there_are_not_added_to_where_only_blanks_are_filled(lists, workspace):
    put(workspace, make_organization("예시나래", notes="적어 둔 말"))
    row = {"name": "예시나래", "size_class": Partly(None, "스타트업", "기업규모")}

    report = lists.run(MEMBERS, listed(row), policy=Policy.FILL)

    assert lists.all("SELECT notes FROM organizations") == [("적어 둔 말",)]
    assert [told.is_kept for told in report.rows[0].remarks] == [False]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"region": "서울시"}, ("11", None)),
        ({"region": "경기 화성시"}, ("41", "화성시")),
        ({"region": "충남 천안시 서북구"}, ("44", "천안시 서북구")),
        ({"region": "경기도 화성", "district": "화성시"}, ("41", "화성시")),
    ],
)
def test_a_region_may_be_said_with_the_place_in_it(lists, division, row, place):
    lists.run(MEMBERS, listed({"name": "예시나래", **row}))

    assert lists.all("SELECT region_code, district FROM organizations") == [place]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"address": "경기 화성시 예시로 1"}, ("41", "화성시")),
        ({"address": "경기 화성시"}, ("41", "화성시")),
        ({"address": "경상북도 구미시 예시로 1"}, ("47", "구미시")),
        ({"address": "서울시 강남구, 2층"}, ("11", "강남구")),
        ({"address": "충남 천안시 서북구 예시로 1"}, ("44", "천안시 서북구")),
        ({"address": "서울"}, ("11", None)),
        ({"address": "세종특별자치시 예시로 1"}, ("36", None)),
        ({"address": "광주시 북구 예시로 1"}, ("29", "북구")),
        ({"address": "광주시 오포읍 예시로 1"}, (None, None)),
        ({"address": "경기테크노파크 3층"}, (None, None)),
        ({"address": "화성시 예시로 1"}, (None, None)),
        ({"address": "경기 화성시 예시로 1", "district": "수원시"}, ("41", "수원시")),
        ({"address": "경기 화성시 예시로 1", "region": "서울"}, ("11", None)),
    ],
)
def test_a_region_nobody_gives_is_the_one_the_address_begins_with(lists, division, row, place):
    lists.run(MEMBERS, listed({"name": "예시나래", **row}))

    query = "SELECT region_code, district, address FROM organizations"
    assert lists.all(query) == [(*place, row["address"])]


@pytest.mark.parametrize(
    ("policy", "there", "place"),
    [
        (Policy.UPDATE, {"region_code": "11"}, ("41", "화성시")),
        (Policy.FILL, {"region_code": "11"}, ("11", None)),
        (Policy.FILL, {"region_code": "41"}, ("41", "화성시")),
        (Policy.FILL, {"region_code": None}, ("41", "화성시")),
        (Policy.SKIP, {"region_code": None}, (None, None)),
    ],
)
def test_a_region_that_is_there_gives_way_to_an_address_only_where_lists_correct(
    lists, workspace, policy, there, place
):
    put(workspace, make_organization("예시나래", **there))

    lists.run(MEMBERS, listed({"name": "예시나래", "address": "경기 화성시 1"}), policy=policy)

    assert lists.all("SELECT region_code, district FROM organizations") == [place]


def test_a_body_a_rejected_row_spoke_of_is_made_by_the_next_right_one(lists, division):
    report = lists.run(
        MEMBERS,
        listed(
            {"name": "예시나래", "person_name": "김", "person_phone": "12"},
            {"name": "(주)예시나래", "division": "BAT"},
        ),
    )

    assert outcomes(report) == [Outcome.REJECTED, Outcome.NEW]
    assert lists.all(LIVE) == [("예시나래",)]


def test_unticked_rows_are_left_out(lists, division):
    rows = listed({"name": "예시나래"}, {"name": "예시다온"})

    report = lists.run(MEMBERS, rows, left_out=frozenset({5}))

    assert outcomes(report) == [Outcome.LEFT_OUT, Outcome.NEW]
    assert lists.all(LIVE) == [("예시다온",)]


def test_undo_after_later_changes_takes_back_what_nobody_touched(lists, division, workspace, desk):
    report = lists.run(MEMBERS, listed({"name": "예시나래"}, {"name": "예시다온"}))
    (kept,) = lists.all("SELECT id FROM organizations WHERE name = '예시나래'")
    desk.records.change("organizations", kept[0], {"phone": "02-0000-1234"})

    done = workspace.undo(report.gesture)

    assert {left.record for left in done.left} == {kept[0]}
    assert ("예시다온",) not in lists.all(LIVE)
    assert ("예시나래",) in lists.all(LIVE)


YEARS = (
    "SELECT year, revenue_won, employees FROM organization_years WHERE deleted IS NULL ORDER BY 1"
)


def test_figures_are_of_the_year_their_column_names(lists, division):
    row = {"name": "예시가람", "revenue": 300, "revenue_year": 2023, "employees": 7}

    report = lists.run(MEMBERS, listed(row))

    assert lists.all(YEARS) == [(2023, 300, None), (2025, None, 7)]
    assert report.assumed == {("employees", 2025): 1}
    again = lists.run(MEMBERS, listed({**row, "employees_year": 2025}))
    assert (again.counts.same, again.assumed) == (1, {})


def test_another_year_stands_beside_those_that_are_known(lists, division):
    row = {"name": "예시가람", "revenue": 300, "revenue_year": 2023}
    lists.run(MEMBERS, listed(row))

    report = lists.run(MEMBERS, listed({**row, "revenue": 400, "revenue_year": 2024}))

    assert lists.all(YEARS) == [(2023, 300, None), (2024, 400, None)]
    assert [(c.field, c.before, c.after) for c in report.rows[0].changes] == [
        ("revenue_won", None, 400)
    ]


def test_without_a_year_the_latest_known_is_mended_and_told(lists, division):
    lists.run(MEMBERS, listed({"name": "예시가람", "revenue": 300, "revenue_year": 2023}))

    same = lists.run(MEMBERS, listed({"name": "예시가람", "revenue": 300}))
    report = lists.run(MEMBERS, listed({"name": "예시가람", "revenue": 500}))

    assert same.assumed == {}
    assert report.assumed == {("revenue", 2023): 1}
    assert lists.all(YEARS) == [(2023, 500, None)]


def test_a_chief_keeps_the_title_that_stood_behind_the_name(lists, division):
    row = {"name": "예시가람", "representative": "김예시", "representative_title": "대표이사"}

    lists.run(MEMBERS, listed(row, {"name": "예시나래", "representative": "박예시"}))

    assert lists.all("SELECT name, title FROM people ORDER BY row") == [
        ("김예시", "대표이사"), ("박예시", "대표자"),
    ]  # fmt: skip


def test_a_number_of_two_names_in_one_list_is_told_and_renames_nobody(lists, division):
    number = "124-81-00998"
    rows = [{"name": name, "business_number": number} for name in ("예시가락", "예시나루")]

    report = lists.run(MEMBERS, listed(*rows))
    again = lists.run(MEMBERS, listed(*rows[:1]))

    assert [row.outcome for row in report.rows] == [Outcome.NEW, Outcome.REJECTED]
    assert "‘예시가락’의 것으로 적은 번호" in report.rows[1].problems[0].reason
    assert again.counts.same == 1
    renamed = lists.run(MEMBERS, listed(rows[1]))
    assert renamed.rows[0].outcome is Outcome.CHANGED
