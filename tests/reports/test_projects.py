"""선도 프로젝트 추진현황 read back from its PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from afm_desktop.app import opened
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports import projects
from afm_desktop.reports.figure_options import ProjectsOptions
from afm_desktop.reports.units import ShownUnit
from afm_desktop.services.project_origins import OriginDemand
from tests.reports import reading
from tests.reports.factory import make_projects
from tests.reports.figures import make_line, make_project_report, make_scope

HARD = "<b>&amp; 굵게</b> <img src=https://example.com/a.png> 美中 " + "가나다라마바사" * 30


@pytest.fixture(scope="module")
def alliance(demonstration: Path):
    with opened(demonstration, read_only=True) as desk:
        return desk.project_reports.of(), desk.dashboard.of().total


def test_sums_are_those_of_the_records_and_of_the_dashboard(alliance):
    report, total = alliance
    won = sum(one.row.cost.total or 0 for one in report.projects)

    paper = projects.make(report, ProjectsOptions(has_cards=False))

    said = [line for line in reading.lines(paper.data) if line.startswith("계")]
    assert len(report.projects) == total.projects
    assert [reading.numbers(line)[0] for line in said[:2]] == [total.projects] * 2
    assert all(f"{won // 1_000_000:,}" in line for line in said)


@pytest.mark.parametrize("unit", [ShownUnit.WON, ShownUnit.HUNDRED_MILLION])
def test_years_and_divisions_add_up_in_every_unit(alliance, unit):
    report, _total = alliance

    lines = reading.lines(projects.make(report, ProjectsOptions(unit=unit, has_cards=False)).data)

    start = next(at for at, line in enumerate(lines) if line.startswith("표 2"))
    rows = []
    for line in lines[start + 2 :]:
        rows.append(reading.numbers(line)[-1])
        if line.startswith("계"):
            break
    assert sum(rows[:-1]) == rows[-1]
    assert [reading.numbers(line)[1:2] for line in lines if line.startswith("2024년")]


def test_heads_repeat_and_every_chapter_has_a_bookmark(alliance):
    paper = projects.make(alliance[0])

    pages = [page.splitlines() for page in reading.texts(paper.data)]
    lists = [page for page in pages if any("선도 프로젝트 추진 현황" in line for line in page)]
    assert len(lists) > 1
    assert all(any("주관기관" in line for line in page) for page in lists)
    titles = [title for title, _page in reading.bookmarks(paper.data)]
    assert [title.split(" ", 1)[1] for title in titles if " " in title][-4:] == [
        "총괄",
        "과제 목록",
        "지연·주의 과제",
        "과제별 현황",
    ]


def test_the_same_projects_are_the_same_bytes_in_embedded_fonts(alliance):
    first, second = (projects.make(alliance[0]).data for _ in range(2))

    assert first == second
    assert all(reading.fonts(first).values())


def test_a_card_tells_what_is_known_and_nothing_else():
    known, *_ = make_projects()
    bare = replace(known, lead="", region=None, signal=None, starts=None, ends=None)
    nothing = make_line(
        replace(bare, title="빈 과제", cost=make_projects()[2].cost, source=None),
        division="", year=None, program=None, starts_on=None, ends_on=None, agreed_on=None,
        partners=(),
    )  # fmt: skip
    report = replace(make_project_report([known]), projects=(make_line(known), nothing))

    text = reading.all_text(projects.make(report).data)

    for words in ("협약일 2024. 11. 20.", "예시나래(공급기업(AI)), 예시다솜", "국비 3,000"):
        assert words in text
    card = text.partition("2. 빈 과제")[2]
    assert not any(word in card for word in ("협약일", "참여기관", "총사업비", "추진상태"))


def test_states_are_counted_and_delays_say_why():
    text = reading.all_text(projects.make(make_project_report()).data)

    assert "정상 1개·주의 1개·지연 1개" in text
    assert "지연·주의 과제 2개, 조치 필요" in text
    assert "정밀 밸브 납기 지연으로" in text


def test_a_project_of_a_demand_beyond_the_class_counts_and_is_not_told():
    first, *rest = make_projects()
    origin = OriginDemand("BAT-2026-0001", "숨은 수요", Confidentiality.SECRET, core="d1")
    report = make_project_report(rest)
    report = replace(report, projects=(make_line(first, origin), *report.projects))
    hidden = ProjectsOptions(secrecy=Confidentiality.DIVISION)

    text = reading.all_text(projects.make(report, hidden).data)
    open_text = reading.all_text(projects.make(report).data)

    assert first.title not in text
    assert "숨은 수요" not in text
    assert "공개등급이 이 문서보다 높은 1건은" in text
    assert "선도 프로젝트 3개" in text
    assert "BAT-2026-0001 숨은 수요" in open_text
    assert projects.told(report, ProjectsOptions()) == ("d1",)
    assert projects.told(report, hidden) == ()


def test_of_very_many_delays_every_one_is_told():
    delayed = make_projects()[2]
    report = make_project_report([replace(delayed, title=f"과제 {n:03}") for n in range(120)])

    paper = projects.make(report, ProjectsOptions(has_cards=False))

    text = reading.all_text(paper.data)
    assert "지연·주의 과제 120개, 조치 필요" in text
    assert text.count("과제 119") == 2  # in the table, and with its reason


def test_no_project_is_told_in_one_line_each():
    report = make_project_report([])

    text = reading.all_text(projects.make(report).data)

    assert "등록한 선도 프로젝트 없음" in text
    assert "표 1" not in text


@pytest.mark.parametrize("is_large", [False, True])
def test_hostile_text_is_printed_whole(is_large):
    row = replace(make_projects()[0], title=HARD, lead=HARD, signal_reason=HARD)
    report = make_project_report([row], about=HARD, issuer=HARD)

    paper = projects.make(report, ProjectsOptions(is_large=is_large))

    assert reading.squeezed(reading.all_text(paper.data)).count(reading.squeezed(HARD)) >= 3
    odd = replace(
        report, scope=make_scope(), projects=(make_line(replace(row, title="예시\U00020bb7")),)
    )
    assert projects.make(odd).missing == ("\U00020bb7",)
