"""Rounds are begun, edited part by part, and once used change only with a reason that is kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.enums import DemandStatus, FieldKind, FormKind, SizeClass
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.demand_parts import DemandAnswer
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import RoundClosesTooEarly
from afm_desktop.services.parts import StillNeeded
from afm_desktop.services.rounds.bindings import binding_words
from afm_desktop.services.rounds.model import FieldRow, Part
from afm_desktop.services.rounds.sentences import (
    AlreadyThere,
    BoundTwice,
    KindIsAnswered,
    NotInATable,
    ReasonMissing,
    RoundExists,
)
from afm_desktop.services.rounds.used import UsedRound
from tests.factories import DAY
from tests.services.conftest import last_words, put
from tests.services.rounds.conftest import World

FIELDS = "form_fields"


def field(world: World, label: str, round_id: str | None = None) -> FieldRow:
    sheet = world.desk.rounds.sheet(round_id or world.fresh)
    return next(one for one in sheet.fields if one.label == label)


def labels(world: World, section: int = 0, round_id: str | None = None) -> list[str]:
    sheet = world.desk.rounds.sheet(round_id or world.fresh)
    return [one.label for one in sheet.sections[section].fields]


def sentences(world: World, round_id: str | None = None) -> str:
    return "\n".join(one.sentence for one in world.desk.rounds.problems(round_id or world.fresh))


def test_a_new_round_begins_with_the_ready_made_form(world: World) -> None:
    sheet = world.desk.rounds.sheet(world.fresh)
    assert [one.title for one in sheet.sections][:2] == ["신청기관·담당자", "수요 개요"]
    assert all((sheet.checklist, sheet.texts, sheet.criteria))
    assert len(sheet.ratios) == 4
    assert sheet.round.most_supplements == 2
    assert sheet.round.name == "2026년 제1차 수요조사"
    assert world.desk.rounds.problems(world.fresh) == ()


def test_every_binding_has_a_word(world: World) -> None:
    assert binding_words().keys() == BINDINGS.keys()


def test_the_planned_number_is_shown_with_its_ratio(world: World) -> None:
    row = world.desk.rounds.sheet(world.used).round
    assert (row.filed, row.drafts, row.is_used) == (3, 1, True)
    assert row.competition == "3건/10개 = 0.3:1"
    assert world.desk.rounds.sheet(world.fresh).round.competition == ""


def test_one_round_has_each_year_and_ordinal_once(world: World) -> None:
    with pytest.raises(RoundExists, match="2026년 제1차"):
        world.desk.rounds.create({"year": 2026, "ordinal": 1})


def test_a_round_is_of_the_structure_in_force_and_called_by_its_number(world: World) -> None:
    rounds, records = world.desk.rounds, world.desk.records
    values = records.values("rounds", world.fresh)
    assert values["structure_id"] == records.values("divisions", world.division)["structure_id"]
    rounds.change("rounds", world.fresh, {"ordinal": 3})
    assert records.values("rounds", world.fresh)["name"] == "2026년 제3차 수요조사"
    rounds.change("rounds", world.fresh, {"name": "추가 수요조사"})
    rounds.change("rounds", world.fresh, {"ordinal": 4})
    assert records.values("rounds", world.fresh)["name"] == "추가 수요조사"


def test_a_round_closes_after_it_opens(world: World) -> None:
    opens = korean_moment(DAY, 9)
    values = {"opens_at": opens, "closes_at": opens - timedelta(days=1)}
    with pytest.raises(RoundClosesTooEarly):
        world.desk.rounds.change("rounds", world.fresh, values)
    assert world.desk.rounds.sheet(world.fresh).round.opens_at is None


def test_a_question_is_added_moved_changed_and_removed(world: World) -> None:
    rounds = world.desk.rounds
    section = rounds.sheet(world.fresh).sections[0]
    values = {"label": "대표 전화", "kind": FieldKind.TEXT}
    new = rounds.add(FIELDS, section.id, values, after=section.fields[0].id)
    assert labels(world) == ["신청기관", "대표 전화", "주관기관", "담당자"]
    assert last_words(world.desk.workspace) == "조사서 항목 ‘대표 전화’ 추가"
    rounds.move(FIELDS, new, 1)
    assert labels(world)[2] == "대표 전화"
    rounds.change(FIELDS, new, {"is_required": True, "help": "국번부터"})
    assert field(world, "대표 전화").is_required
    rounds.remove(FIELDS, new)
    assert "대표 전화" not in labels(world)
    world.desk.undoing.undo()
    assert "대표 전화" in labels(world)


def test_a_question_goes_to_another_section_with_its_columns(world: World) -> None:
    rounds = world.desk.rounds
    first, second = rounds.sheet(world.fresh).sections[:2]
    table = rounds.add(FIELDS, first.id, {"label": "실적", "kind": FieldKind.TABLE})
    values = {"label": "내용", "kind": FieldKind.TEXT, "parent_id": table}
    rounds.add(FIELDS, first.id, values)
    rounds.change(FIELDS, table, {"section_id": second.id})
    assert "실적" not in labels(world)
    assert labels(world, 1)[-1] == "실적"
    assert [one.label for one in field(world, "실적").columns] == ["내용"]
    rounds.remove("form_sections", second.id)
    assert "실적" not in [one.label for one in rounds.sheet(world.fresh).fields]


def test_a_choice_worded_anew_stays_the_same_choice(world: World) -> None:
    rounds = world.desk.rounds
    section = rounds.sheet(world.fresh).sections[0].id
    values = {"label": "설비", "kind": FieldKind.CHOICE, "choices": ("코터", "권선기")}
    new = rounds.add(FIELDS, section, values)
    before = field(world, "설비").choices
    rounds.change(FIELDS, new, {"choices": ("코팅기", "권선기")})
    after = field(world, "설비").choices
    assert [one.id for one in after] == [one.id for one in before]
    assert [one.label for one in after] == ["코팅기", "권선기"]
    rounds.change(FIELDS, new, {"choices": ("권선기", "코팅기", "건조로")})
    assert [one.label for one in field(world, "설비").choices] == ["권선기", "코팅기", "건조로"]
    assert field(world, "설비").choices[0].id == before[1].id
    with pytest.raises(AlreadyThere, match="‘코팅기’"):
        rounds.change(FIELDS, new, {"choices": ("코팅기", "코팅기")})


def test_nothing_is_filled_by_two_questions(world: World) -> None:
    section = world.desk.rounds.sheet(world.fresh).sections[0].id
    values = {"label": "과제 이름", "kind": FieldKind.TEXT, "binding": "title"}
    with pytest.raises(BoundTwice, match="‘수요과제명’ 항목과 ‘과제 이름’이"):
        world.desk.rounds.add(FIELDS, section, values)


def test_a_bound_question_is_of_the_kind_of_what_it_fills(world: World) -> None:
    rounds = world.desk.rounds
    rounds.remove(FIELDS, field(world, "연차별 사업비").id)
    section = rounds.sheet(world.fresh).sections[0].id
    rounds.add(FIELDS, section, {"label": "사업비", "kind": FieldKind.TEXT, "binding": "budget"})
    assert field(world, "사업비").kind is FieldKind.TABLE


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        (FIELDS, {"label": "가", "kind": FieldKind.TEXT, "binding": "nowhere"}, "‘nowhere’에 해당"),
        (FIELDS, {"label": "가", "kind": FieldKind.TEXT, "longest": 0}, "1자 이상"),
        ("support_ratios", {"size_class": SizeClass.NONE, "cash_share": Decimal(101)}, "0～100"),
        ("support_ratios", {"size_class": SizeClass.LARGE}, "‘대기업’ 지원 비율은 이미"),
        ("stage_texts", {"status": DemandStatus.RECEIVED, "subject": "안내"}, "‘접수’ 안내문은"),
        ("stage_texts", {"status": DemandStatus.REVIEWING, "subject": "{이름}"}, "‘{이름}’에 채울"),
        ("criteria", {"name": "가", "points": Decimal(-1)}, "배점은 0보다"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(
    world: World, kind: str, values: dict[str, Any], sentence: str
) -> None:
    rounds = world.desk.rounds
    owner = world.fresh if kind != FIELDS else rounds.sheet(world.fresh).sections[0].id
    with pytest.raises(RuleViolation, match=sentence):
        rounds.add(kind, owner, values)


def test_a_table_has_no_column_of_several_answers(world: World) -> None:
    rounds = world.desk.rounds
    section = rounds.sheet(world.fresh).sections[0].id
    table = rounds.add(FIELDS, section, {"label": "실적", "kind": FieldKind.TABLE})
    values = {"label": "설비", "kind": FieldKind.CHOICES, "parent_id": table}
    with pytest.raises(NotInATable, match="여럿 선택"):
        rounds.add(FIELDS, section, values)


def test_what_is_missing_is_told(world: World) -> None:
    rounds = world.desk.rounds
    section = rounds.sheet(world.fresh).sections[0].id
    rounds.add(FIELDS, section, {"label": "설비", "kind": FieldKind.CHOICE})
    rounds.add(FIELDS, section, {"label": "실적", "kind": FieldKind.TABLE})
    rounds.add("form_sections", world.fresh, {"title": "기타"})
    rounds.remove(FIELDS, field(world, "수요과제명").id)
    told = sentences(world)
    assert "‘설비’ 항목에 고를 수 있는 답이 없습니다" in told
    assert "‘실적’ 항목의 표에 열이 없습니다" in told
    assert "‘기타’ 영역에 항목이 없습니다" in told
    assert "수요과제명을 묻는 항목이 없습니다" in told
    for one in rounds.sheet(world.fresh).fields:
        rounds.change(FIELDS, one.id, {"is_required": False})
    assert "필수 항목이 하나도 없습니다" in sentences(world)


def test_a_reason_leads_only_to_what_may_follow(world: World) -> None:
    rounds = world.desk.rounds
    item = rounds.sheet(world.fresh).checklist[0]
    values = {"leads_to": DemandStatus.SELECTED}
    rounds.change("checklist_reasons", item.reasons[0].id, values)
    assert [one.part for one in rounds.problems(world.fresh)] == [Part.CHECKLIST]
    assert "‘선정’ 처리로 이어질 수 없습니다" in sentences(world)


def test_a_used_round_is_changed_only_with_a_reason(world: World) -> None:
    rounds = world.desk.rounds
    process = field(world, "대상 공정", world.used)
    with pytest.raises(ReasonMissing, match="변경 사유"):
        rounds.change(FIELDS, process.id, {"is_required": False})
    assert field(world, "대상 공정", world.used).is_required
    rounds.change(FIELDS, process.id, {"is_required": False}, reason="작성 부담")
    change = rounds.sheet(world.used).changes[0]
    assert change.detail == "조사서 항목 ‘대상 공정’ 수정: 필수 여부 예 → 아니요"
    assert (change.reason, change.happened_on) == ("작성 부담", world.desk.workspace.today)
    world.desk.undoing.undo()
    assert field(world, "대상 공정", world.used).is_required
    assert rounds.sheet(world.used).changes == ()


def test_what_stays_as_it_was_is_no_change(world: World) -> None:
    rounds = world.desk.rounds
    rounds.change(FIELDS, field(world, "대상 공정", world.used).id, {"is_required": True})
    assert rounds.sheet(world.used).changes == ()


def test_a_round_is_used_once_a_form_of_it_was_sent(world: World) -> None:
    request = FormRequest(
        kind=FormKind.DEMAND, round_id=world.fresh, organization_id=world.firms[0]
    )
    put(world.desk.workspace, request)
    assert not world.desk.rounds.sheet(world.fresh).round.is_used
    world.desk.records.change("form_requests", request.id, {"sent_on": DAY})
    assert world.desk.rounds.sheet(world.fresh).round.is_used


def test_nothing_else_changes_a_used_round(world: World) -> None:
    desk, sheet = world.desk, world.desk.rounds.sheet(world.used)
    section, criterion = sheet.sections[0], sheet.criteria[0]
    for change in (
        lambda: desk.records.change("rounds", world.used, {"planned_projects": 3}),
        lambda: desk.records.change_all("rounds", [world.used], {"planned_projects": 3}),
        lambda: desk.records.change(FIELDS, section.fields[0].id, {"label": "가"}),
        lambda: desk.records.delete("criteria", [criterion.id]),
        lambda: desk.parts.add("criteria", world.used, {"name": "가", "points": Decimal(1)}),
        lambda: desk.parts.put_before("criteria", criterion.id, None),
        lambda: desk.records.create(
            "field_choices", {"field_id": section.fields[0].id, "label": "가"}
        ),
    ):
        with pytest.raises(UsedRound, match="변경 사유"):
            change()
    desk.records.change("rounds", world.used, {"notes": "메모"})
    desk.records.change("rounds", world.fresh, {"planned_projects": 3})


def test_what_demands_answered_keeps_its_kind(world: World) -> None:
    rounds = world.desk.rounds
    safety = field(world, "안전·보건 고려사항", world.used)
    put(
        world.desk.workspace,
        DemandAnswer(demand_id=world.demands[0], field_id=safety.id, text="가"),
    )
    with pytest.raises(KindIsAnswered, match="답한 수요가 1건"):
        rounds.change(FIELDS, safety.id, {"kind": FieldKind.INTEGER}, reason="수로 받음")
    with pytest.raises(StillNeeded):
        rounds.remove(FIELDS, safety.id, reason="묻지 않음")
    rounds.change(FIELDS, safety.id, {"label": "안전"}, reason="줄임")
