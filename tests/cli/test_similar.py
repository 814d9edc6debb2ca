"""`similar` from the command line."""

from __future__ import annotations

import pytest

from afm_desktop.app import opened
from tests.cli.conftest import digest


@pytest.fixture
def filed(office):
    """Two demands of one title by two firms; the ids of both."""
    with opened(office) as desk:
        structure = desk.divisions.labels()[0].id
        firms = [desk.records.create("organizations", {"name": f"예시{n}"}) for n in "가나"]
        values = {"title": "전극 코팅 두께 제어", "process": "전극 코팅", "division_id": structure}
        return [desk.records.create("demands", {**values, "applicant_id": firm}) for firm in firms]


def test_similar_demands_are_told_with_percent_and_reasons(afm, office, filed):
    first, second = filed

    (row,) = afm("similar", office, first, "--json").json

    assert row["id"] == second
    assert row["percent"] == 100
    assert row["grounds"] == ["same_process", "near_title"]
    said = afm("similar", office, first)
    assert "대상 공정이 같음" in said.out
    assert "수요 1건" in said.out


def test_a_demand_that_is_not_there_is_one_sentence(afm, office, filed):
    before = digest(office)

    said = afm("similar", office, "BAT-2026-9999")

    assert said.code == 1
    assert said.sentence.startswith("‘BAT-2026-9999’라는 수요가 없습니다.")
    assert digest(office) == before


def test_a_title_two_demands_have_asks_for_the_number(afm, office, filed):
    said = afm("similar", office, "전극 코팅 두께 제어")

    assert said.code == 1
    assert "수요가 2건입니다" in said.sentence
