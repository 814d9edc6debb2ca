"""Firms whose names look like no name: refused bare, with the way in told, and taken that way."""

from __future__ import annotations

import pytest

from afm_desktop.services.imports.model import ImportKind, Outcome
from tests.services.imports.conftest import listed

ROWS = [
    (ImportKind.MEMBERS, {}, "name"),
    (ImportKind.PEOPLE, {"name": "김예시"}, "organization"),
    (ImportKind.LINKS, {"buyer": "예시나래"}, "supplier"),
    (ImportKind.DEMANDS, {"title": "검사"}, "applicant"),
]
BODIES = "SELECT name, legal_form FROM organizations WHERE name <> '예시나래'"


@pytest.mark.parametrize("name", ["365", "동일"])
@pytest.mark.parametrize("asked", ROWS)
def test_it_is_taken_with_its_legal_form_as_the_refusal_says(lists, division, asked, name):
    kind, row, field = asked

    report = lists.run(kind, listed({**row, field: name}, {**row, field: f"(주){name}"}))

    assert [one.outcome for one in report.rows] == [Outcome.REJECTED, Outcome.NEW]
    assert report.rows[0].problems[0].reason == (
        f"‘{name}’만으로는 어느 곳인지 알 수 없습니다. 기업·기관의 이름을 적으세요."
        f" 그것이 이름이면 ‘(주){name}’처럼 법인 형태를 붙이거나 회원 화면에서 직접 등록하세요."
    )
    assert lists.all(BODIES) == [(name, "stock_company")]


@pytest.mark.parametrize("name", ["365", "동일"])
@pytest.mark.parametrize("asked", ROWS)
def test_it_is_made_by_hand_and_known_with_its_legal_form(lists, division, records, asked, name):
    kind, row, field = asked
    records.create("organizations", {"name": name})

    report = lists.run(kind, listed({**row, field: f"(주){name}"}))

    assert report.counts.duplicates == report.counts.rejected == 0
    assert [found for found, _ in lists.all(BODIES)] == [name]
