"""`report … demand-status` from the command line."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pypdf import PdfReader

from tests.cli.conftest import digest
from tests.reports import reading


def test_the_round_of_the_alliance_is_printed_with_its_sums(afm, demo, tmp_path):
    out = tmp_path / "현황.pdf"
    demands = afm("list", demo, "demands", "--json").json
    counted = [row for row in demands if row["status"] not in ("merged", "withdrawn", "rejected")]
    whole = sum(row["total_cost_won"] for row in counted) // 1_000_000

    said = afm("report", demo, "demand-status", "--division", "all", "--out", out)

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    assert f"제출 {len(demands)}건" in text
    assert "선정 예정 60개 대비 3.6:1" in text
    totals = [line for line in reading.lines(out.read_bytes()) if line.startswith("합계")]
    assert all(f"{whole:,}" in line for line in totals[:2])


def test_a_division_has_no_table_of_divisions(afm, demo, tmp_path):
    out = tmp_path / "현황.pdf"

    afm("report", demo, "demand-status", "--division", "BAT", "--out", out)

    text = reading.all_text(out.read_bytes())
    assert "이차전지 수요 접수·검토 현황" in text
    assert "분과별 접수·선정과 사업비" not in text


def test_what_goes_beyond_the_class_of_the_paper_counts_and_says_nothing(afm, demo, tmp_path):
    out = tmp_path / "현황.pdf"
    demands = afm("list", demo, "demands", "--division", "BAT", "--json").json
    received = [row for row in demands if row["intake_no"]]
    hidden = [row["title"] for row in received if row["confidentiality"] != "public"]
    assert hidden

    afm("report", demo, "demand-status", "--division", "BAT", "--out", out,
        "--option", "secrecy=public")  # fmt: skip

    text = re.sub(r"\s", "", reading.all_text(out.read_bytes()))
    assert not [title for title in hidden if re.sub(r"\s", "", title) in text]
    assert f"공개등급이이문서보다높은{len(hidden)}건은" in text
    assert f"접수{len(received)}건" in text


def test_the_same_round_is_the_same_bytes(afm, demo, tmp_path):
    one, other = tmp_path / "1.pdf", tmp_path / "2.pdf"

    for out in (one, other):
        afm("report", demo, "demand-status", "--division", "AUT", "--out", out)

    assert one.read_bytes() == other.read_bytes()


def test_a_new_file_has_no_round_and_says_so(afm, office, tmp_path):
    out = tmp_path / "현황.pdf"

    said = afm("report", office, "demand-status", "--out", out)

    assert said.code == 0
    assert "열린 수요조사 회차 없음" in reading.all_text(out.read_bytes())


def test_a_meeting_or_an_unknown_option_is_refused(afm, demo, tmp_path):
    before, out = digest(demo), tmp_path / "현황.pdf"

    meeting = afm("report", demo, "demand-status", "--meeting", "next", "--out", out)
    option = afm("report", demo, "demand-status", "--option", "colour=red", "--out", out)

    assert (meeting.code, option.code) == (2, 2)
    assert not out.exists()
    assert digest(demo) == before


@pytest.mark.parametrize("unit", ["천원", "억원"])
def test_every_amount_is_told_in_the_chosen_unit_with_one_total(afm, demo, tmp_path, unit):
    out = tmp_path / "현황.pdf"
    words = ("report", demo, "demand-status", "--division", "all", "--out", out)

    said = afm(*words, "--option", f"unit={unit}", "list=no", "cover=no")

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    budget = {"천원": "300,000,000", "억원": "3,000"}[unit]
    assert f"예산 {budget}{unit}" in text
    assert "백만원" not in text
    status, divisions, years = (
        reading.numbers(line) for line in reading.lines(out.read_bytes()) if line.startswith("합계")
    )
    assert status[-4] == divisions[-4] == years[-1]  # 총사업비
    assert status[-3] == divisions[-3] == years[0]  # 국비
    assert status[-2] == divisions[-2] == years[1] + years[2]  # 지방비
    assert status[-1] == divisions[-1] == years[3] + years[4]  # 민간부담금


def test_a_unit_that_is_none_is_told(afm, demo, tmp_path):
    said = afm("report", demo, "demand-status", "--out", tmp_path / "a.pdf", "--option", "unit=냥")

    assert said.code == 2
    assert "원, 천원, 백만원, 억원" in said.err


@pytest.fixture
def opening(afm, demo):
    """A round that opens today, and to which nobody has filed a demand."""
    days = ("--opens", "2026-07-22", "--closes", "2026-08-31 18:00")
    plan = ("--planned", 30, "--budget", 150_000_000_000)
    said = afm("round", demo, "new", "--year", 2026, "--ordinal", 2, *days, *plan)
    assert said.code == 0, said.err
    return demo


@pytest.mark.parametrize("division", ["all", "BAT"])
def test_a_round_on_its_first_day_tells_its_plan_and_who_is_asked(afm, opening, tmp_path, division):
    out = tmp_path / "현황.pdf"
    board = afm("list", opening, "collecting", "--json").json
    asked = [row for row in board if division in ("all", row["division"])]

    said = afm("report", opening, "demand-status", "--division", division, "--out", out)

    assert said.code == 0, said.err
    text = reading.all_text(out.read_bytes())
    assert "2026. 8. 31., 접수 마감까지 40일" in text
    assert "선정 예정 30개, 예산 150,000백만원" in text
    assert f"대상 기업·기관 {len(asked)}개 중 요청 0개, 작성 중 0개, 제출 0개" in text
    assert "수요조사 개요" in text
    assert "단계별 현황" not in text
    assert "분과 한정" not in text


def test_who_has_begun_is_told_by_name_in_a_division(afm, opening, tmp_path):
    out, applicant = tmp_path / "현황.pdf", "예시다봄에너지솔루션"
    new = ("set", opening, "demands", "new", "--round", "2026-2", "--division", "BAT")
    assert afm(*new, "--applicant", applicant, "--title", "전극 검사").code == 0

    afm("report", opening, "demand-status", "--division", "BAT", "--out", out)

    lines = reading.lines(out.read_bytes())
    assert any("작성 중 1개" in line for line in lines)
    assert any(applicant in line and "작성 중" in line for line in lines)


def test_titles_of_demands_have_the_room_that_figures_do_not_need(afm, demo, tmp_path):
    out = tmp_path / "현황.pdf"
    demands = afm("list", demo, "demands", "--json").json
    titles = {row["intake_no"]: row["title"] for row in demands if row["intake_no"]}
    waiting = [row["intake_no"] for row in demands if row["status"] == "supplement"]

    afm("report", demo, "demand-status", "--division", "all", "--out", out)

    lines = reading.lines(out.read_bytes())
    whole = Counter(
        no for no, title in titles.items() for line in lines if no in line and title in line
    )
    assert all(whole[no] for no in waiting)
    assert len(whole) > len(titles) / 3
    assert len(PdfReader(out).pages) <= 11
