"""목표 대비 실적 read back from its PDF."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from afm_desktop.app import opened
from afm_desktop.reports import targets
from afm_desktop.reports.figure_options import TargetsOptions
from afm_desktop.reports.target_tables import quantity, rate
from afm_desktop.services.figure_bars import achievement_bar
from afm_desktop.services.figures import Line, Tone
from afm_desktop.services.target_report import Measured
from tests.factories import DAY
from tests.reports import reading
from tests.reports.figures import make_plan, make_target, make_target_report

HARD = "<b>&amp; 굵게</b> <img src=https://example.com/a.png> 美中 " + "가나다라마바사" * 30


@pytest.fixture(scope="module")
def alliance(demonstration: Path):
    with opened(demonstration, read_only=True) as desk:
        return desk.target_reports.of(), desk.dashboard.of().targets


def test_targets_are_those_of_the_dashboard(alliance):
    report, shown = alliance

    text = reading.all_text(targets.make(report).data)

    assert tuple(row.line for row in report.targets if row.line) == shown
    assert f"목표 {len(report.aimed)}개 중 1개 실적 확보" in text
    assert "선도프로젝트 누적(집계) 20.0%" in text


def test_what_nobody_measured_is_no_data_and_never_nought(alliance):
    report, _shown = alliance
    without = [row for row in report.aimed if not row.has_result]

    lines = reading.lines(targets.make(report).data)

    told = [line for line in lines if "자료 없음 - -" in line]
    assert len(told) == len(without)
    assert not any("0.0" in line for line in told)


def test_the_same_targets_are_the_same_bytes_with_bookmarks(alliance):
    first, second = (targets.make(alliance[0]).data for _ in range(2))

    assert first == second
    titles = " ".join(title for title, _page in reading.bookmarks(first))
    assert all(name in titles for name in ("총괄", "목표별 실적", "연차별 계획", "자료 출처"))
    assert all(reading.fonts(first).values())


def test_rates_plans_and_what_is_better_low_are_told():
    report = make_target_report(
        make_target("도입률", "40", "25.5", baseline=Decimal(5), planned=Decimal(30),
                    plan=make_plan("10", "30", "35", "40")),
        make_target("불량률", "2", "1.5", is_lower_better=True),
        make_target("재해율", "2", "3", is_lower_better=True),
        make_target("넘은 목표", "10", "12"),
        make_target("준비 중", "10", None),
    )  # fmt: skip

    text = reading.all_text(targets.make(report).data)

    assert "목표 5개 중 4개 실적 확보, 달성 2개" in text
    assert "(달성률) 도입률 63.8%, 넘은 목표 120.0%" in text
    assert "(2026년 계획 미달) 도입률" in text
    assert "2026년(올해)" in text
    assert "막대의 세로선은 올해 계획" in text
    assert "낮을수록 좋은 지표" in text
    assert " 달성 " in text
    assert " 미달" in text


def test_targets_and_values_in_words_stand_below_the_table():
    row = make_target("수준", None, None, text="세계 최고 수준")
    row = replace(row, measured=Measured(DAY, None, "중상"))
    report = make_target_report(row)

    text = reading.all_text(targets.make(report).data)

    assert "수준 목표: 세계 최고 수준" in text
    assert "수준 실적: 중상" in text


@pytest.mark.parametrize("omits", [False, True])
def test_no_target_is_told(omits):
    text = reading.all_text(
        targets.make(make_target_report(), TargetsOptions(omits_empty=omits)).data
    )

    assert "등록한 목표 없음" in text
    assert "표 1" not in text


def test_chapters_without_data_can_be_left_out():
    report = make_target_report(make_target("도입률", "40", "20"))

    text = reading.all_text(targets.make(report, TargetsOptions(omits_empty=True)).data)

    assert "연차별 계획" not in text
    assert "도입률" in text


def test_a_long_table_repeats_its_head():
    rows = [make_target(f"지표 {number}", "10", "5") for number in range(80)]
    paper = targets.make(make_target_report(*rows), TargetsOptions(has_cover=False))

    pages = [text for text in reading.texts(paper.data) if "목표 대비 실적" in text]
    assert len(pages) > 1
    assert all("달성률(%)" in text for text in pages)


@pytest.mark.parametrize("is_large", [False, True])
def test_hostile_text_is_printed_whole(is_large):
    row = make_target(HARD, "10", "5", source=HARD, division=HARD, plan=make_plan("1"))
    report = make_target_report(row, make_target("예시\U00020bb7", "1", None), about=HARD)

    paper = targets.make(report, TargetsOptions(is_large=is_large))

    assert reading.squeezed(HARD) in reading.squeezed(reading.all_text(paper.data))
    assert paper.missing == ("\U00020bb7",)


@pytest.mark.parametrize(
    ("value", "said"),
    [("200.0000", "200"), ("1234.5", "1,234.5"), ("-0.25", "△0.25"), ("0", "0"), (None, "-")],
)
def test_quantities_have_no_needless_places(value, said):
    assert quantity(Decimal(value) if value is not None else None) == said


def test_a_rate_is_rounded_to_a_tenth_and_its_bar_is_clipped():
    over = achievement_bar(Decimal("1.7"), Decimal("0.5"), width=50, height=6)
    under = achievement_bar(Decimal("-0.1"), None, width=50, height=6)

    assert rate(Decimal("0.63751")) == "63.8"
    assert rate(Decimal("-0.1")) == "△10.0"
    assert max(part.x + part.width for part in over.parts if not isinstance(part, Line)) == 50
    assert [part.x1 for part in over.parts if isinstance(part, Line)] == [25]
    assert [part.tone for part in under.parts if isinstance(part, Line)] == [Tone.INK]
