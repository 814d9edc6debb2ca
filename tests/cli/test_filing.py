"""`set` and the papers of a demand."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from afm_desktop.app import opened
from afm_desktop.domain.model.people import Person
from afm_desktop.storage.workspace import Workspace
from tests.reports import reading
from tests.services.conftest import OFFICE
from tests.services.filing.conftest import Case, begin_in

TABLES = {
    "정량 목표": [{"지표": "불량률", "현재값": 3, "목표값": "1.5"}],
    "budget": [
        {"연도": 2026, "재원": "국비", "금액": "150억"},
        {"year": 2027, "source": "private_cash", "amount_won": 10_000_000_000},
    ],
    "참여기관": [
        {"기업·기관": "예시가람", "역할": "주관"},
        {"기업·기관": "예시다온", "역할": "공급기업(AI)"},
    ],
    "실증 사업장": [{"사업장": "예시1공장", "시·도": "경기도"}],
}
PLAIN = (
    "대상 공정=전극 코팅",
    "product=이차전지 전극",
    "기술 구분=로봇·자동화, AI 품질검사",
    "현황(As-is)=두께를 사람이 잰다.",
    "문제점=불량이 잦다.",
    "목표(To-be)=스스로 맞춘다.",
    "개발 내용=AI 제어",
    "trl_from=4",
    "trl_to=7",
    "시작일=2026. 9. 1.",
    "종료일=2027-08-31",
    "데이터 공유 범위=분과 안",
    "기대 효과=불량이 준다.",
    "공개등급=공개",
    "국가핵심기술 해당 여부=아니요",
)


@pytest.fixture
def begun(tmp_path):
    """A file with an open round and a draft; its path and what is in it."""
    path = tmp_path / "수요.afm"
    workspace = Workspace.create(path, OFFICE)
    case = begin_in(workspace)
    workspace.close()
    return path, case


def whole(case: Case) -> list[str]:
    tables = [f"{key}={json.dumps(rows, ensure_ascii=False)}" for key, rows in TABLES.items()]
    return [*PLAIN, *tables, f"담당자={case.person}"]


def test_a_demand_is_filled_in_by_label_and_key_and_filed(afm, begun):
    path, case = begun

    said = afm("set", path, "demands", case.demand_id, *whole(case), "--submit")

    assert said.code == 0, said.err
    assert "남은 필수 항목 0개" in said.out
    assert "2026. 7. 22.(수) 12:00" in said.out
    told = afm("set", path, "demands", case.demand_id, "--list", "--json").json
    assert (told["status"], told["total_cost_won"]) == ("submitted", 25_000_000_000)
    assert told["answers"]["technologies"]["value"] == "로봇·자동화, AI 품질검사"
    assert told["answers"]["partners"]["value"].splitlines()[1] == (
        "예시다온 · 공급기업(AI) · 소기업 · 서울특별시"
    )
    assert told["missing"] == []
    assert afm("undo", path).code == 0


def test_an_answer_that_does_not_fit_is_told_and_nothing_is_written(afm, begun):
    path, case = begun
    refused = {
        "trl_from=넷": "수를 적어야",
        "공개등급=몰래": "다음 중에서",
        "날씨=맑음": "‘날씨’ 항목이 없습니다",
        "budget=150억": "‘연차별 사업비’는 표라서 JSON",
        "title=첫 줄\n둘째 줄": "‘수요과제명’에는 한 줄로",
        "stated_total_won=-5": "기재한 총사업비는 0보다 작을 수 없습니다",
        'budget=[{"국적": 1}]': "‘국적’ 항목이 없습니다",
        "국가핵심기술 해당 여부=글쎄": "예 또는 아니요",
        "참여기관=[{\"기업·기관\": \"없는 곳\", \"역할\": \"주관\"}]": "없는 곳",
    }  # fmt: skip
    for word, sentence in refused.items():
        said = afm("set", path, "demands", case.demand_id, "process=전극", word)
        assert said.code == 1
        assert sentence in said.err
    told = afm("set", path, "demands", case.demand_id, "--list", "--json").json
    assert told["answers"]["process"]["value"] == ""


def test_filing_what_is_not_whole_is_refused(afm, begun):
    path, case = begun
    said = afm("set", path, "demands", case.demand_id, "--submit")
    assert said.code == 1
    assert "필수 항목이 비어 있어" in said.sentence


def test_an_earlier_demand_is_filed_again(afm, begun):
    path, case = begun
    afm("set", path, "demands", case.demand_id, *whole(case))
    words = ("--round", case.round_id, "--applicant", "예시가람", "--previous", case.demand_id)

    said = afm("set", path, "demands", "new", *words, "--json")

    assert said.code == 0, said.err
    assert said.json["id"] != case.demand_id
    assert said.json["answers"]["process"]["value"] == "전극 코팅"


def test_a_demand_is_begun_answered_and_filed_at_once(afm, begun):
    path, case = begun
    with opened(path, read_only=True) as desk, desk.workspace.reading() as session:
        name = session.scalars(select(Person.name).where(Person.id == case.person)).one()
    who = ("--round", "2026-1", "--applicant", "예시가람", "--title", "두 번째 수요")
    answers = [*whole(case)[:-1], f"담당자={name}"]

    said = afm("set", path, "demands", "new", *who, *answers, "--submit", "--json")

    assert said.code == 0, said.err
    assert (said.json["status"], said.json["missing"]) == ("submitted", [])
    assert afm("set", path, "demands", said.json["id"], f"담당자={name}").code == 0


@pytest.mark.parametrize("answer", ["trl_from=넷", "담당자=없는 사람", "날씨=맑음"])
def test_of_a_demand_with_an_answer_that_does_not_fit_nothing_is_begun(afm, begun, answer):
    path, _ = begun
    who = ("--round", "2026-1", "--applicant", "예시가람", "--title", "두 번째 수요")

    assert afm("set", path, "demands", "new", *who, "공정=x", answer).code == 1
    assert afm("set", path, "demands", "new", *who, "process=전극", answer).code == 1
    assert len(afm("list", path, "demands", "--json").json) == 1


def test_a_new_demand_that_is_not_whole_stays_a_draft_and_is_named(afm, begun):
    path, _ = begun
    who = ("--round", "2026-1", "--applicant", "예시가람", "--title", "두 번째 수요")

    said = afm("set", path, "demands", "new", *who, "process=전극", "--submit")

    assert said.code == 1
    drafts = {row["id"]: row for row in afm("list", path, "demands", "--json").json}
    named = next(id for id in drafts if f"작성 중으로 남았습니다. ID {id}" in said.err)
    assert drafts[named]["title"] == "두 번째 수요"


def test_words_that_make_no_sense_together_are_wrong_usage(afm, begun):
    path, case = begun
    wrong = (
        ("members", case.demand_id, "process=x"),
        ("demands", case.demand_id),
        ("demands", case.demand_id, "process"),
        ("demands", case.demand_id, "process=x", "--title", "말"),
        ("demands", "new", "process=x"),
    )
    assert {afm("set", path, *words).code for words in wrong} == {2}


def test_a_receipt_says_what_was_received_and_by_whom(afm, demo, tmp_path):
    out = tmp_path / "접수증.pdf"

    said = afm("report", demo, "receipt", "--demand", "BAT-2026-0002", "--out", out)

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    for word in (
        "접수증",
        "BAT-2026-0002",
        "2026. 4. 21.",
        "수요서 1부",
        "(직인)",
        "예시전지연구원",
    ):
        assert word in text
    again = tmp_path / "다시.pdf"
    afm("report", demo, "receipt", "--demand", "BAT-2026-0002", "--out", again)
    assert out.read_bytes() == again.read_bytes()


def test_what_was_not_received_has_no_receipt(afm, begun, tmp_path):
    path, case = begun
    out = tmp_path / "접수증.pdf"
    said = afm("report", path, "receipt", "--demand", case.demand_id, "--out", out)
    assert (said.code, out.exists()) == (1, False)
    assert afm("report", path, "receipt", "--out", out).code == 2
    assert afm("report", path, "receipt", "--demand", "없음", "--out", out).code == 1


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        *(
            (kind, extra)
            for kind in ("receipt", "approval")
            for extra in (("--division", "BAT"), ("--meeting", "next"))
        ),
    ],
)
def test_a_paper_of_one_demand_is_of_no_division_or_meeting(afm, demo, tmp_path, kind, extra):
    out = tmp_path / "문서.pdf"

    said = afm("report", demo, kind, "--demand", "BAT-2026-0002", *extra, "--out", out)

    assert (said.code, out.exists()) == (2, False)
    assert f"{extra[0]} 옵션을 빼세요" in said.sentence


def test_who_signs_the_print_for_approval_is_chosen(afm, demo, tmp_path):
    out = tmp_path / "결재.pdf"
    words = ("report", demo, "approval", "--demand", "BAT-2026-0002", "--out", out)

    none = afm(*words, "--option", "cover=no")
    said = afm(*words, "--option", "approval=담당,센터장")

    assert (none.code, said.code) == (2, 0)
    assert "쓸 수 있는 옵션: approval" in none.err
    text = reading.all_text(out.read_bytes())
    assert "센터장" in text
    assert "부장" not in text


def test_the_print_for_approval_holds_the_whole_demand(afm, begun, tmp_path):
    path, case = begun
    afm("set", path, "demands", case.demand_id, *whole(case))
    out = tmp_path / "결재.pdf"

    said = afm("report", path, "approval", "--demand", case.demand_id, "--out", out)

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    for word in ("담당", "원장", "전극 코팅 두께 제어", "두께를 사람이 잰다.", "25,000,000,000"):
        assert word in text


def test_a_core_technology_is_printed_for_a_reason_alone(afm, begun, tmp_path):
    path, case = begun
    afm("set", path, "demands", case.demand_id, "is_core_technology=예")
    out = tmp_path / "결재.pdf"
    words = ("report", path, "approval", "--demand", case.demand_id, "--out", out)

    refused = afm(*words)

    assert (refused.code, out.exists()) == (1, False)
    assert "국가핵심기술" in refused.sentence
    assert afm(*words, "--reason", "내부 결재").code == 0
    assert "국가핵심기술 해당" in reading.all_text(out.read_bytes())
    assert "내부 결재" in afm("history", path, "--access").out


def test_a_list_with_a_core_technology_is_exported_for_a_reason_alone(afm, begun, tmp_path):
    path, case = begun
    out = tmp_path / "수요.csv"
    assert afm("export", path, "demands", out).code == 0
    out.unlink()
    afm("set", path, "demands", case.demand_id, "is_core_technology=예")

    refused = afm("export", path, "demands", out)

    assert (refused.code, out.exists()) == (1, False)
    assert afm("export", path, "demands", out, "--reason", "심의 제출").code == 0
    assert out.exists()
    assert "심의 제출" in afm("history", path, "--access").out


def test_a_firm_begins_its_own_demand_by_the_number_of_the_round(afm, tmp_path):
    file = tmp_path / "기업.afm"
    afm("new", file, "--role", "firm", "--organization", "예시가람")
    afm("round", file, "new", "--year", "2026", "--ordinal", "1")
    about = ("set", file, "demands", "new", "--round", "2026-1", "--title", "두께 제어")

    assert "분과" in afm(*about).err
    made = afm(*about, "--division", "bat", "--json").json
    (row,) = afm("list", file, "demands", "--json").json
    assert (row["id"], row["applicant"], row["division"]) == (made["id"], "예시가람", "BAT")


def test_a_new_demand_of_an_office_wants_an_applicant(afm, begun):
    path, _case = begun
    told = afm("set", path, "demands", "new", "--round", "2026-1", "--title", "두께")
    assert "--applicant" in told.err
