"""Plans that cannot be carried out: each told in one sentence where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.transition.model import Handed, Kind, Part
from afm_desktop.services.transition.sentences import NotPossible, OnlyTheCenter
from afm_desktop.services.transition.service import TransitionService
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY, make_division, make_structure
from tests.services.conftest import put
from tests.services.transition.conftest import AFTER, CHANGE, plan_of

SPLIT = {"AUT": "CAR", "BAT": "FAC HUM", "MCH": "FAC"}


def only(report):
    """The one problem of a report."""
    (problem,) = report.problems
    return problem


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (None, "전환일이 없습니다"),
        (date(2026, 7, 23), "오늘(2026. 7. 22.)보다 뒤입니다"),
        (date(2024, 7, 22), "시작일(2024. 7. 22.)보다 뒤여야 합니다"),
        (date(2024, 1, 1), "시작일(2024. 7. 22.)보다 뒤여야 합니다"),
    ],
)
def test_a_day_that_cannot_be(world, transition, on, sentence):
    problem = only(transition.rehearse(plan_of(on=on)))

    assert (problem.part, problem.field) == (Part.STRUCTURE, "starts_on")
    assert sentence in problem.reason


def test_another_structure_that_begins_later(workspace, world, transition):
    put(workspace, make_structure(name="예시 나중 체계", valid_from=AFTER))

    assert "‘예시 나중 체계’와 기간이 겹칩니다" in only(transition.rehearse(plan_of())).reason


def test_a_division_that_begins_later(workspace, world, transition):
    put(workspace, make_division(code="XXX", name="예시 새벽", valid_from=AFTER))

    assert "‘예시 새벽’과 기간이 겹칩니다" in only(transition.rehearse(plan_of())).reason


def test_a_structure_that_is_there_already(world, transition):
    plan = plan_of()
    named = replace(plan, structure=replace(plan.structure, name="AI 자율제조 얼라이언스"))

    assert "이미 등록되어 있습니다" in only(transition.rehearse(named)).reason


def test_a_division_without_a_successor(world, transition):
    problem = only(transition.rehearse(plan_of({"AUT": "CAR", "BAT": "FAC"})))

    assert (problem.part, problem.key) == (Part.MAPPING, ("MCH",))
    assert problem.reason == ("‘예시 MCH’ 분과를 이어받을 새 분과가 없습니다. 하나 이상 고르세요.")


def test_unknown_codes(world, transition):
    report = transition.rehearse(plan_of({"AUT": "CAR", "BAT": "FOO", "MCH": "FAC", "ZZZ": "FAC"}))

    assert [one.reason.split(".")[0] for one in report.problems] == [
        "새 분과 코드 ‘FOO’는 새 체계에 없습니다",
        "지금 분과 코드 ‘ZZZ’는 없습니다",
    ]


def test_codes_that_are_missing_or_used_twice(world, transition):
    plan = plan_of()
    first, *others = plan.structure.divisions
    divisions = (first, replace(first, name=""), replace(first, code=""), *others)
    report = transition.rehearse(
        replace(plan, structure=replace(plan.structure, divisions=divisions))
    )

    assert [(one.key, one.field) for one in report.problems] == [
        (("1",), "code"),
        (("1",), "name"),
        (("2",), "code"),
    ]


def test_a_secretariat_that_is_not_in_the_list(world, transition):
    plan = plan_of()
    first, *others = plan.structure.divisions
    named = (replace(first, secretariat="예시없음"), *others)
    report = transition.rehearse(replace(plan, structure=replace(plan.structure, divisions=named)))

    assert "‘예시없음’은 기업·기관 명단에 없습니다" in only(report).reason


def test_a_body_with_none_of_several_divisions(world, transition):
    choices = {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("나", "라")}

    problem = only(transition.rehearse(plan_of(SPLIT, choices=choices)))

    assert problem.key == ("BAT", "organizations", world["다"])
    assert problem.reason.startswith("‘예시다’의 새 분과가 정해지지 않았습니다.")


def test_a_body_that_is_put_where_its_division_does_not_go(world, transition):
    choices = {Handed("BAT", Kind.BODY, world[name]): "CAR" for name in ("나",)}
    choices |= {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("다", "라")}

    problem = only(transition.rehearse(plan_of(SPLIT, choices=choices)))

    assert problem.reason.startswith("‘예시나’의 새 분과 ‘CAR’은 이 분과를 이어받는")


def test_a_record_that_is_of_no_split_division(world, transition):
    choices = {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("나", "다", "라")}
    choices[Handed("BAT", Kind.BODY, world["가"])] = "FAC"

    assert (
        "나뉘는 분과에 없는 자료"
        in only(transition.rehearse(plan_of(SPLIT, choices=choices))).reason
    )


def test_a_plan_with_problems_is_not_carried_out(workspace, world, transition):
    before = workspace.path.read_bytes()

    with pytest.raises(NotPossible, match="이 밖에 1건이 더 있습니다"):
        transition.run(plan_of({"AUT": "CAR"}))

    assert workspace.path.read_bytes() == before


def test_another_office_than_the_center_is_refused(tmp_path):
    office = Office(Role.SECRETARY, "예시 간사", division="BAT", fixed_day=DAY)
    workspace = Workspace.create(tmp_path / "간사.afm", office)

    with pytest.raises(OnlyTheCenter):
        TransitionService(workspace).rehearse(plan_of(on=CHANGE))

    workspace.close()


def test_a_demand_that_is_put_into_several_divisions(world, transition):
    choices = {Handed("BAT", Kind.BODY, world[name]): "FAC" for name in ("나", "다", "라")}
    demand = Handed("BAT", Kind.DEMAND, world["over since"])
    choices[demand] = "FAC"

    problem = only(transition.rehearse(plan_of(SPLIT, choices=choices, also={demand: ("HUM",)})))

    assert "하나를 고르세요" in problem.reason
