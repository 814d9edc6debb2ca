"""Copying last year's round, its bodies to reconfirm, and a round as text that can be scripted."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import DemandStatus, FieldKind
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.rounds.definition import as_definition, read_definition
from tests.services.conftest import last_words, put
from tests.services.rounds.conftest import World


def written(told: dict[str, Any]) -> str:
    return msgspec.json.Encoder(decimal_format="number").encode(told).decode()


def told_without_basics(world: World, round_id: str) -> dict[str, Any]:
    told = as_definition(world.desk.rounds.sheet(round_id))
    told.pop("round")
    return told


def change_a_little(world: World) -> None:
    rounds = world.desk.rounds
    sheet = rounds.sheet(world.fresh)
    section = sheet.sections[0].id
    choice = {"label": "설비", "kind": FieldKind.CHOICE, "choices": ("코터", "권선기")}
    rounds.add("form_fields", section, choice)
    table = rounds.add("form_fields", section, {"label": "실적", "kind": FieldKind.TABLE})
    for name, kind in (("내용", FieldKind.TEXT), ("금액", FieldKind.MONEY)):
        values = {"label": name, "kind": kind, "parent_id": table}
        rounds.add("form_fields", section, values)
    rounds.change("criteria", sheet.criteria[0].id, {"points": Decimal("32.5")})
    rounds.change("rounds", world.fresh, {"planned_projects": 7, "cut_off": Decimal(65)})


def test_a_copy_takes_all_but_the_demands(world: World) -> None:
    change_a_little(world)
    copy = world.desk.rounds.create({"year": 2027, "ordinal": 1}, copy_of=world.fresh)
    assert told_without_basics(world, copy) == told_without_basics(world, world.fresh)
    row = world.desk.rounds.sheet(copy).round
    assert (row.planned_projects, row.cut_off, row.filed) == (7, Decimal(65), 0)
    assert row.opens_at is None
    assert row.copied_from_id == world.fresh
    assert last_words(world.desk.workspace) == "수요조사 회차 복사"


def test_a_copied_round_offers_the_bodies_of_the_one_before(world: World) -> None:
    copy = world.desk.rounds.create({"year": 2027, "ordinal": 1}, copy_of=world.used)
    garam, narae = world.desk.rounds.earlier(copy)
    assert (garam.name, garam.filed, garam.person) == ("예시가람", 1, "")
    assert (narae.name, narae.filed, narae.selected) == ("예시나래", 2, 1)
    assert (narae.person, narae.last_confirmed_on) == ("김*시", date(2025, 3, 2))
    assert not narae.has_filed_again
    again = Demand(
        title="수요 다시",
        applicant_id=world.firms[0],
        division_id=world.division,
        round_id=copy,
        previous_id=world.demands[0],
        status=DemandStatus.SUBMITTED,
    )
    put(world.desk.workspace, again)
    narae = world.desk.rounds.earlier(copy)[1]
    assert narae.has_filed_again
    assert narae.again == 1
    assert world.desk.rounds.earlier(world.fresh) == ()


def test_a_round_goes_out_as_text_and_comes_back_the_same(world: World) -> None:
    change_a_little(world)
    rounds = world.desk.rounds
    opens = korean_moment(date(2026, 3, 2), 9)
    rounds.change("rounds", world.fresh, {"opens_at": opens, "budget_won": 12_000_000_000})
    told = as_definition(rounds.sheet(world.fresh))
    read = read_definition(written(told))
    new = rounds.create({"ordinal": 2}, definition=read)
    back = as_definition(rounds.sheet(new))
    assert back["round"].pop("ordinal") == 2
    assert told["round"].pop("ordinal") == 1
    assert rounds.sheet(new).round.name == "2026년 제2차 수요조사"
    assert back == told


def minimal() -> dict[str, Any]:
    title = {"label": "과제명", "kind": "text", "binding": "title", "required": True}
    return {
        "round": {"year": 2028, "ordinal": 1, "opens_at": "2028-03-02T09:00"},
        "sections": [{"title": "개요", "fields": [title]}],
    }


def test_a_short_text_is_enough(world: World) -> None:
    new = world.desk.rounds.create({}, definition=read_definition(json.dumps(minimal())))
    row = world.desk.rounds.sheet(new).round
    assert row.opens_at == korean_moment(date(2028, 3, 2), 9)
    assert row.name == "2028년 제1차 수요조사"


def _without_choices(told: dict[str, Any]) -> None:
    told["sections"][0]["fields"].append({"label": "설비", "kind": "choice"})


def _bound_twice(told: dict[str, Any]) -> None:
    told["sections"][0]["fields"].append({"label": "이름", "kind": "text", "binding": "title"})


def _of_no_kind(told: dict[str, Any]) -> None:
    told["sections"][0]["fields"][0]["kind"] = "colour"


def _misspelt(told: dict[str, Any]) -> None:
    told["sections"][0]["fields"][0]["requird"] = True


def _nothing_required(told: dict[str, Any]) -> None:
    told["sections"][0]["fields"][0]["required"] = False


def _closing_first(told: dict[str, Any]) -> None:
    told["round"]["closes_at"] = "2028-03-01"


def _without_label(told: dict[str, Any]) -> None:
    del told["sections"][0]["fields"][0]["label"]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_without_choices, "‘설비’ 항목에 고를 수 있는 답이 없습니다"),
        (_bound_twice, "‘과제명’ 항목과 ‘이름’이 같은 수요 항목"),
        (_of_no_kind, "sections 1번째 › fields 1번째 › kind: 다음 중 하나여야"),
        (_misspelt, "‘requird’ 항목은 없습니다"),
        (_nothing_required, "필수 항목이 하나도 없습니다"),
        (_closing_first, "접수 마감이 접수 시작보다 빠릅니다"),
        (_without_label, "‘label’ 항목이 없습니다"),
    ],
)
def test_a_text_that_does_not_hold_leaves_no_round(world: World, spoil: Any, sentence: str) -> None:
    told = minimal()
    spoil(told)
    before = world.desk.rounds.rounds()
    with pytest.raises(AfmError, match=sentence):
        world.desk.rounds.create({}, definition=read_definition(json.dumps(told)))
    assert world.desk.rounds.rounds() == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"sections": {}}', '{"sections": []} x'])
def test_what_is_no_round_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(AfmError, match=r"^회차 파일의 .+\.$"):
        read_definition(text)


def test_a_round_is_found_by_its_number_name_or_year(world: World) -> None:
    rounds = world.desk.rounds
    for wanted in (world.fresh, "2026-1", "2026년 제1차 수요조사", "2026"):
        assert rounds.find(wanted).id == world.fresh
    with pytest.raises(AfmError, match=r"‘2030’이라는 회차가 없습니다\. 있는 회차: 2026-1"):
        rounds.find("2030")
