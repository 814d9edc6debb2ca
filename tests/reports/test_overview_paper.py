"""총괄 현황 read back from its PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from afm_desktop.app import opened
from afm_desktop.reports import overview_paper
from afm_desktop.reports.figure_options import OverviewOptions
from afm_desktop.services.figure_bars import PanelRow, bar_panels
from afm_desktop.services.figures import Bar, Tone
from afm_desktop.services.overview_report import NO_SUPPLY, SinceNotBefore
from tests.reports import reading

HARD = "<b>&amp;</b> 美中 " + "가나다라마바사" * 20


@pytest.fixture(scope="module")
def alliance(demonstration: Path):
    with opened(demonstration, read_only=True) as desk:
        return desk.overviews.of(date(2026, 6, 30)), desk.dashboard.of()


@pytest.fixture(scope="module")
def lines(alliance):
    return reading.lines(overview_paper.make(alliance[0]).data)


def test_divisions_and_totals_are_those_of_the_dashboard(alliance, lines):
    report, shown = alliance
    total = shown.total

    start = next(at for at, line in enumerate(lines) if line.startswith("표 1"))
    rows = [reading.numbers(line) for line in lines[start:] if len(reading.numbers(line)) == 8]

    stages = [line.stage.count for line in shown.funnel]
    won = sum(row.cost_won for row in report.divisions) // 1_000_000
    assert rows[len(report.divisions)] == [
        total.members, total.anchors, *stages, won, total.projects
    ]  # fmt: skip
    assert [row[0] for row in rows[: len(report.divisions)]] == [
        line.members for line in shown.divisions
    ]
    for at in (2, 3, 4, 5, 6):
        assert sum(row[at] for row in rows[: len(report.divisions)]) == rows[-1][at]


def test_the_first_page_is_the_summary_alone(alliance):
    paper = overview_paper.make(alliance[0])
    first, second, *_ = reading.texts(paper.data)

    for said in (
        "12개 분과에 기업·기관 153개",
        "수요 211건 접수",
        "선도 프로젝트 40개",
        "협력사 92개사",
    ):
        assert said in first.replace("\xa0", " ")
    assert "분과별 현황" not in first
    assert "변동사항" in second


def test_changes_after_a_day_are_counted_by_the_days_of_the_records(alliance, lines):
    text = " ".join(lines).replace("\xa0", " ")

    assert "2026. 6. 30. 다음 날부터 2026. 7. 22.까지" in text
    assert dict(alliance[0].changes.demands)["selected"] == alliance[1].total.selected
    assert f"선정 {alliance[1].total.selected}건" in text


def test_changes_are_counted_from_a_day_before(demonstration):
    with opened(demonstration, read_only=True) as desk, pytest.raises(SinceNotBefore):
        desk.overviews.of(desk.workspace.today)


def test_the_same_alliance_is_the_same_bytes_with_bookmarks(alliance):
    first, second = (overview_paper.make(alliance[0]).data for _ in range(2))

    assert first == second
    titles = " ".join(title for title, _page in reading.bookmarks(first))
    for name in ("총괄", "변동사항", "분과별 현황", "수요", "선도 프로젝트", "공급망", "목표"):
        assert name in titles
    assert all(reading.fonts(first).values())


def test_demands_of_no_division_are_told_beside_the_total(alliance):
    report, _ = alliance
    first, *others = report.divisions
    one_less = replace(first, stages=(first.stages[0] - 1, *first.stages[1:]))

    total = replace(report.total, projects=sum(row.projects for row in report.divisions))

    paper = overview_paper.make(replace(report, total=total, divisions=(one_less, *others)))

    text = reading.squeezed(reading.all_text(paper.data))
    assert reading.squeezed("분과가 정해지지 않은 수요 1건을 포함") in text


def test_an_empty_alliance_says_what_is_missing(alliance):
    report = alliance[0]
    nothing = replace(
        report,
        total=replace(report.total, members=0, members_overlap=0, anchors=0, demands=0, projects=0),
        divisions=(),
        round=replace(report.round, round=None, status=None, divisions=()),
        projects=(),
        supply=NO_SUPPLY,
        targets=(),
        changes=None,
    )

    text = reading.all_text(overview_paper.make(nothing).data)

    for said in (
        "등록한 분과 없음",
        "접수한 수요 없음",
        "등록된 공급관계 없음",
        "등록한 목표 없음",
    ):
        assert said in text
    assert "표 1" not in text


def test_one_division_of_hostile_name_is_printed_whole(alliance):
    report = alliance[0]
    one = replace(report.divisions[0], name=HARD)
    scope = replace(report.scope, about=HARD, issuer=HARD)

    for is_large in (False, True):
        paper = overview_paper.make(
            replace(report, scope=scope, divisions=(one,)),
            OverviewOptions(has_cover=True, is_large=is_large),
        )
        assert reading.squeezed(HARD) in reading.squeezed(reading.all_text(paper.data))


def test_bars_stand_to_the_scale_of_their_panel_and_its_longest_is_dark():
    rows = [PanelRow("가", (10, 0), ("10", "-")), PanelRow("나", (5, 3), ("5", "3"))]

    figure = bar_panels(
        rows, ("회원", "과제"), width=400, measure=lambda text, size, _b: len(text) * size
    )

    bars = [part for part in figure.parts if isinstance(part, Bar)]
    assert [bar.fill for bar in bars] == [Tone.ACCENT, Tone.MARK, Tone.ACCENT]
    assert bars[0].width == pytest.approx(2 * bars[1].width)
    assert max(bar.x + bar.width for bar in bars) <= 400
