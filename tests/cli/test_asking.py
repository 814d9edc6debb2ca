"""`ask`: every question of the supply chain, in words, as JSON and on paper."""

from __future__ import annotations

import pytest

from tests.cli.conftest import digest
from tests.reports import reading


def a_sole_supplier(afm, demo):
    rows = afm("ask", demo, "sole", "--division", "AUT", "--json").json["answer"]
    return rows[0]["supplier"], rows[0]["anchors"][0]


def test_what_stops_with_a_firm_is_told_by_its_name(afm, demo):
    supplier, anchor = a_sole_supplier(afm, demo)

    said = afm("ask", demo, "stop", supplier["name"])

    first, *rest = said.out.splitlines()
    assert said.code == 0
    assert first.startswith(supplier["name"])
    assert "멈추면" in first
    assert any("단독 공급만으로" in line and anchor["name"] in line for line in rest)


def test_the_way_between_two_firms_is_told_step_by_step(afm, demo):
    supplier, anchor = a_sole_supplier(afm, demo)

    said = afm("ask", demo, "path", supplier["id"], anchor["name"])

    path = afm("ask", demo, "path", supplier["id"], anchor["name"], "--json").json["answer"]
    steps = said.out.splitlines()[1:]
    assert path["way"] == "delivers"
    assert len(steps) == len(path["steps"])
    assert steps[0].startswith(f"1. {supplier['name']} → ")


def test_firms_that_are_not_linked_stand_with_the_particles_they_are_read_with(afm, demo):
    one, other = (
        afm("ask", demo, "path", *firms).out.splitlines()
        for firms in (("기아", "대한항공"), ("대한항공", "기아"))
    )

    assert "기아와 대한항공은 공급관계로 이어지지 않습니다." in one
    assert "대한항공과 기아는 공급관계로 이어지지 않습니다." in other


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("sole", "단독 공급 품목은"),
        ("shared", "함께 있는 협력사는"),
        ("cycles", "되돌아오는 공급"),
        ("unlinked", "공급관계가 등록되지 않은"),
        ("reach", "○ 지역:"),
    ],
)
def test_a_division_is_asked_about(afm, demo, question, words):
    before = digest(demo)

    said = afm("ask", demo, question, "--division", "AUT")

    assert (said.code, said.err) == (0, "")
    assert words in said.out
    assert digest(demo) == before


def test_one_anchor_and_all_of_them_are_asked_about(afm, demo):
    _, anchor = a_sole_supplier(afm, demo)

    one = afm("ask", demo, "shared", "--organization", anchor["name"], "--json").json
    everyone = afm("ask", demo, "shared", "--json").json

    assert one["title"] == f"{anchor['name']} 함께 쓰는 협력사"
    assert everyone["title"] == "전체 분과 함께 쓰는 협력사"
    assert 0 < len(one["answer"]) < len(everyone["answer"])
    assert all(
        anchor["id"] in {hit["body"]["id"] for hit in row["anchors"]} for row in one["answer"]
    )


def test_an_answer_is_printed_with_the_mark_of_what_it_tells(afm, demo, tmp_path):
    supplier, _ = a_sole_supplier(afm, demo)
    out, again = tmp_path / "답.pdf", tmp_path / "또.pdf"

    said = afm("ask", demo, "stop", supplier["name"], "--out", out)
    afm("ask", demo, "stop", supplier["name"], "--out", again)

    told = afm("ask", demo, "stop", supplier["name"]).out.splitlines()
    text = reading.squeezed(reading.all_text(out.read_bytes()))
    assert said.out.strip() == f"‘{out}’에 1쪽을 만들었습니다."
    assert reading.squeezed(told[0]) in text
    assert reading.squeezed(told[1].removeprefix("○ ")) in text
    assert "기준일2026.7.22." in text
    assert "분과한정" in text
    assert out.read_bytes() == again.read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("stop",), "stop에는 기업을 한 곳 적으세요."),
        (("path", "예시"), "path에는 기업을 두 곳 적으세요."),
        (("sole", "예시"), "sole에는 기업을 적지 않습니다."),
        (("why",), "‘why’ 질문은 없습니다."),
    ],
)
def test_a_question_that_lacks_its_firms_is_wrong_usage(afm, demo, words, sentence):
    said = afm("ask", demo, *words)

    assert said.code == 2
    assert sentence in said.err


def test_a_firm_that_is_not_there_is_told(afm, demo):
    said = afm("ask", demo, "stop", "없는기업이올시다")

    assert said.code == 1
    assert "없는기업이올시다" in said.sentence


def test_members_without_links_stand_with_the_names_of_their_divisions(afm, demo):
    told = afm("ask", demo, "unlinked").out.splitlines()
    rows = afm("ask", demo, "unlinked", "--json").json

    assert "○ 대한항공 (방산·항공, 앵커기업)" in told
    assert not any("(AER" in line for line in told)
    first = afm("list", demo, "divisions", "--json").json[0]["code"]
    assert rows["answer"][0]["divisions"] == [first]
