"""`round` from the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import digest


@pytest.fixture
def center(afm, tmp_path):
    """A new file of the center."""
    path = tmp_path / "사무국.afm"
    assert afm("new", path, "--role", "center").code == 0
    return path


def begun(afm, path, *words):
    said = afm("round", path, "new", "--year", 2027, "--ordinal", 1, "--json", *words)
    assert said.code == 0, said.err
    return said.json


def test_the_rounds_are_listed_with_their_ratio(afm, demo):
    (row,) = afm("round", demo, "list", "--json").json
    assert (row["filed"], row["planned_projects"]) == (213, 60)
    assert row["competition"] == "213건/60개 = 3.6:1"
    assert row["is_used"]
    assert row["competition"] in afm("round", demo, "list").out


def test_a_round_is_scripted_from_the_first_to_the_next(afm, center, tmp_path):
    first = begun(afm, center, "--opens", "2027-03-02T09:00", "--closes", "2027-04-10 18:00")
    assert first["opens_at"] == "2027-03-02T00:00:00Z"
    told = tmp_path / "회차.json"
    assert afm("round", center, "export", "2027-1", told).code == 0
    written = json.loads(told.read_text("utf-8"))
    written["sections"][0]["fields"].append(
        {"label": "설비", "kind": "choice", "choices": ["코터", "권선기"]}
    )
    told.write_text(json.dumps(written), "utf-8")

    made = afm("round", center, "new", "--from", told, "--ordinal", 2, "--name", "추가 조사")
    assert made.code == 0, made.err
    shown = afm("round", center, "show", "추가 조사", "--json").json

    assert shown["sections"][0]["fields"][-1]["choices"] == ["코터", "권선기"]
    assert shown["round"]["opens_at"] == "2027-03-02T09:00+09:00"
    assert "설비" in afm("round", center, "show", "2027-2").out
    assert afm("round", center, "check", "2027-2").out.strip() == "고칠 것이 없습니다."
    assert afm("check", center).code == 0


def test_a_budget_is_typed_as_people_say_it(afm, center):
    first = begun(afm, center, "--budget", "1조5천억")
    refused = afm("round", center, "new", "--year", 2027, "--ordinal", 2, "--budget", "많이")
    less = afm("round", center, "new", "--year", 2027, "--ordinal", 2, "--budget=-5억")

    assert first["budget_won"] == 1_500_000_000_000
    assert (refused.code, less.code) == (2, 2)
    assert "금액으로 읽을 수 없습니다" in refused.err
    assert "1~1,000,000,000,000,000원" in less.err


def test_the_action_may_stand_before_the_file(afm, center):
    said = afm("round", "new", center, "--year", 2027, "--ordinal", 1)
    assert said.code == 0, said.err
    assert "2027-1" in afm("round", "list", center).out


def test_last_years_round_is_copied_with_its_bodies(afm, demo):
    said = afm("round", demo, "copy", "2026-1", "--year", 2027, "--ordinal", 1, "--json")
    assert said.json["filed"] == 0
    bodies = afm("round", demo, "earlier", "2027-1", "--json").json
    (before,) = [row for row in afm("round", demo, "list", "--json").json if row["year"] == 2026]
    assert sum(body["filed"] for body in bodies) == before["filed"]
    assert not any(body["has_filed_again"] for body in bodies)
    assert all("*" in body["person"] for body in bodies if body["person"])
    assert "미제출" in afm("round", demo, "earlier", "2027-1").out


def test_a_used_round_is_changed_with_a_reason(afm, demo):
    refused = afm("round", demo, "change", "2026-1", "--planned", 12)
    assert refused.code == 1
    assert "변경 사유" in refused.sentence
    done = afm("round", demo, "change", "2026-1", "--planned", 12, "--reason", "예산 증액")
    assert done.code == 0, done.err
    (change,) = afm("round", demo, "show", "2026-1", "--json").json["changes"]
    assert change["reason"] == "예산 증액"
    assert "→ 12" in change["detail"]
    assert "예산 증액" in afm("round", demo, "show", "2026-1").out


def test_a_round_that_does_not_hold_is_not_made(afm, center, tmp_path):
    told = tmp_path / "회차.json"
    field = {"label": "설비", "kind": "choice", "required": True}
    title = {"label": "과제명", "kind": "text", "binding": "title"}
    sections = [{"title": "개요", "fields": [title, field]}]
    told.write_text(json.dumps({"sections": sections}), "utf-8")
    said = afm("round", center, "new", "--from", told, "--year", 2027, "--ordinal", 1)
    assert said.code == 1
    assert "‘설비’ 항목에 고를 수 있는 답이 없습니다" in said.sentence
    assert afm("round", center, "list", "--json").json == []


TITLED = {"label": "과제명", "kind": "text", "binding": "title", "required": True}


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"criteria": [{"name": "가", "points": 2**70}]}, "points: 수가 너무 큽니다"),
        ({"criteria": [{"name": "가", "points": 1, "weight": 1e308}]}, "weight: 수가 너무"),
        ({"sections": [{"title": "가", "fields": [{**TITLED, "longest": 2**70}]}]}, "longest: "),
        ({"round": {"closes_at": "9999-12-31T23:59+00:00"}}, "너무 먼 날짜입니다"),
    ],
)
def test_a_number_or_day_no_file_holds_is_told(afm, center, tmp_path, part, sentence):
    told, before = tmp_path / "회차.json", digest(center)
    told.write_text(
        json.dumps({"sections": [{"title": "가", "fields": [TITLED]}], **part}), "utf-8"
    )

    said = afm("round", center, "new", "--from", told, "--year", 2027, "--ordinal", 1)

    assert (said.code, sentence in said.sentence) == (1, True), said.err
    assert digest(center) == before


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("turn",), 2, "‘turn’ 동작은 없습니다"),
        (("new",), 2, "연도와 차수"),
        (("show",), 2, "어느 회차인지"),
        (("show", "2031-1"), 1, "‘2031-1’이라는 회차가 없습니다"),
        (("new", "--opens", "2027-03-02T99:00"), 2, "2027-03-02T09:00처럼"),
        (("new", "--opens", "0001-01-01"), 2, "1. 1. 1.은 너무 이른 날짜입니다"),
        (("change", "2027-1", "--closes", "0001-01-01"), 2, "연도를 확인하세요"),
        (("new", "--from", "없음.json"), 1, "‘없음.json’ 파일을 읽을 수 없습니다"),
        (("export", "2027-1", "출력.txt"), 2, "‘출력.txt’는 JSON 파일이 아닙니다"),
    ],
)
def test_what_is_typed_wrongly_is_told(afm, center, words, code, sentence):
    said = afm("round", center, *words)
    assert (said.code, sentence in said.err) == (code, True), said.err
