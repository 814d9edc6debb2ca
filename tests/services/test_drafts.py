"""Drafted sentences: right for none, one and many, and readable by their □ lines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import pytest

from afm_desktop.domain.enums import DemandStatus, LineLevel, ProjectSignal, SizeClass
from afm_desktop.services import drafts
from afm_desktop.services.draft_members import are_adjusted, even_shares
from afm_desktop.services.status import (
    DivisionStatus,
    MemberCount,
    NarrativeLine,
    NarrativeRow,
    Section,
)
from tests.reports.factory import (
    make_directory,
    make_empty,
    make_issues,
    make_members,
    make_projects,
    make_round,
    make_status,
    make_supply,
)

CHAPTERS = [section for section in Section if section is not Section.GIST]


def text_of(status: DivisionStatus, section: Section) -> str:
    return "\n".join(line.text for group in drafts.groups(status, section) for line in group)


def topics(status: DivisionStatus, section: Section) -> list[str]:
    return [
        line.text
        for group in drafts.groups(status, section)
        for line in group
        if line.level is LineLevel.TOPIC
    ]


@pytest.mark.parametrize("section", CHAPTERS)
def test_every_group_opens_with_a_statement_that_has_a_number(section):
    for group in drafts.groups(make_status(), section):
        assert group[0].level is LineLevel.TOPIC
        assert re.search(r"\d", group[0].text) or section is Section.ISSUES


@pytest.mark.parametrize("section", CHAPTERS)
def test_a_section_without_data_is_one_line(section):
    status = replace(make_empty(), demands=None)

    ((line,),) = drafts.groups(status, section)

    assert line.level is LineLevel.POINT
    assert re.fullmatch(r"해당 없음: .+없음\(2026\. 7\. 22\. 기준\)", line.text)
    assert not drafts.has_data(status, section)


def test_nothing_settled_yet_is_told_without_a_zero():
    status = make_status()
    since = replace(status.since, supplements_settled=0, actions_done=0)

    text = text_of(replace(status, since=since), Section.PROGRESS)

    assert "보완 요청 7건(보완 진행 중)" in text
    assert "(후속조치) 6건 모두 진행 중" in text


@pytest.mark.parametrize("section", Section)
def test_no_sentence_counts_to_nothing(section):
    for status in (make_status(), make_status(members=1, demands=1), make_empty()):
        assert not re.search(r"(?<![\d.,])0(개|건|명)", text_of(status, section))


def test_the_members_are_counted_by_size():
    text = text_of(make_status(), Section.MEMBERS)

    assert "회원(기업·기관) 60개 참여, 제2차 분과회의 대비 3개 증가" in text
    assert "기업 52개사 중 중소기업 36개사(69.2%)" in text


@pytest.mark.parametrize(("change", "words"), [(2, "2개 증가"), (-1, "1개 감소"), (0, "변동 없음")])
def test_a_change_is_told_in_words(change, words):
    status = make_status()
    size = replace(status.members.changes[0], change=change)
    members = replace(status.members, changes=(size,))

    assert words in text_of(replace(status, members=members), Section.MEMBERS)


def test_without_a_last_meeting_nothing_is_compared():
    status = make_status(last_meeting=None, since=None)

    assert "대비" not in text_of(status, Section.MEMBERS)
    assert topics(status, Section.PROGRESS) == ["추진경과 5건, 최근 제2차 분과회의(2026. 5. 20.)"]


@pytest.mark.parametrize(
    ("count", "statement"),
    [
        (1, "회원 1개 충북 소재"),
        (2, "회원 2개, 2개 시·도(충북 1개·경북 1개)에 소재"),
        (60, "회원 60개 중 60.0%가 충북·경북·경기에 집중"),
    ],
)
def test_regions_are_told_as_many_as_there_are(count, statement):
    assert statement in topics(make_status(members=count), Section.MEMBERS)


def test_a_round_without_a_decision_says_where_its_demands_are():
    found = make_round(3)
    rows = tuple(replace(row, status=DemandStatus.REVIEWING) for row in found.demands)
    status = make_status(demands=3)
    status = replace(status, demands=replace(found, demands=rows, kpis=()))

    assert topics(status, Section.DEMANDS)[0] == (
        "2026년 제1차 수요조사에 수요 3건 접수, 선정 전(검토 중 3건)"
    )


def test_the_cost_of_the_selected_demands_is_the_sum_of_its_sources():
    text = text_of(make_status(), Section.DEMANDS)
    found = re.search(
        r"4건 ([\d.]+)억원: 국비 ([\d.]+), 지방비 ([\d.]+), 민간부담금 ([\d.]+)억원", text
    )

    total, *parts = (round(float(part) * 10) for part in found.groups())
    assert total == sum(parts)


def test_demands_that_all_left_are_told_so():
    found = make_round(2)
    rows = tuple(replace(row, status=DemandStatus.WITHDRAWN) for row in found.demands)
    status = make_status()
    status = replace(status, demands=replace(found, demands=rows, kpis=()))

    assert "접수 수요 2건 모두 철회" in topics(status, Section.DEMANDS)


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ((DemandStatus.MERGED, DemandStatus.WITHDRAWN), "(통합·철회 2건 제외)"),
        ((DemandStatus.MERGED, DemandStatus.MERGED), "(통합 2건 제외)"),
    ],
)
def test_only_what_occurs_is_named_as_left_out(statuses, words):
    found = make_round(3)
    rows = tuple(
        replace(row, status=status)
        for row, status in zip(found.demands, (DemandStatus.RECEIVED, *statuses), strict=True)
    )
    status = replace(make_status(), demands=replace(found, demands=rows, kpis=()))

    assert topics(status, Section.DEMANDS)[1].endswith(words)


def test_demands_turned_back_at_intake_are_told_apart():
    found = replace(make_round(20), rejected=2)
    with_some = replace(make_status(), demands=found)

    told = [text_of(status, Section.DEMANDS) for status in (make_status(), with_some)]

    assert ["접수 전 반려" in text for text in told] == [False, True]
    assert "수요 20건 접수, 선정 4건, 예비선정 4건" in told[1]
    assert "접수 전 반려 2건 제외" in told[1]


def test_projects_without_any_state_are_told_by_their_public_cost():
    rows = tuple(replace(row, signal=None) for row in make_projects())

    assert topics(make_status(projects=rows), Section.PROJECTS) == [
        "선도 프로젝트 3개 추진, 총사업비 127.1억원(2개 공개분)"
    ]


def test_projects_in_danger_are_named_with_their_reason():
    text = text_of(make_status(), Section.PROJECTS)

    assert "지연·주의 과제 2개, 조치 필요" in text
    assert "(지연) 주액·함침 조건 최적화\n정밀 밸브 납기 지연" in text


def test_one_issue_bears_no_number():
    one = make_status(issues=make_issues()[:1])

    assert topics(one, Section.ISSUES)[0].startswith("쟁점: ")
    assert topics(make_status(), Section.ISSUES)[1].startswith("쟁점 2: ")


def test_a_supply_chain_without_a_sole_source_says_so():
    status = make_status(supply=replace(make_supply(), sole_items=()))

    assert topics(status, Section.SUPPLY)[-1] == "단독 공급 품목 없음"


def test_signals_take_the_particle_of_their_word():
    status = make_status()
    (row,) = status.since.signals
    back = replace(row, before=ProjectSignal.DELAYED, after=ProjectSignal.CAUTION)

    assert "‘주의’에서 ‘지연’으로 변경" in text_of(status, Section.PROGRESS)
    assert "‘지연’에서 ‘주의’로 변경" in text_of(
        replace(status, since=replace(status.since, signals=(back,))), Section.PROGRESS
    )


def test_the_gist_has_at_most_five_lines():
    ((*lines,),) = drafts.groups(make_status(), Section.GIST)

    assert 3 <= len(lines) <= drafts.GIST_LINES
    assert lines[0].text == "회원(기업·기관) 60개(3개 증가), 앵커기업 4개사"


def test_an_unknown_size_is_no_firm():
    members = make_members(make_directory(12))
    counts = (*members.counts, MemberCount(None, members.counts[0].role, 5))

    assert replace(members, counts=counts).of(sizes=SizeClass) == 12


def test_the_fingerprint_follows_all_that_the_draft_says():
    status = make_status()
    delayed = tuple(replace(row, signal=ProjectSignal.DELAYED) for row in status.projects)
    renamed = tuple(replace(row, title=f"{row.title}(변경)") for row in status.projects)

    kept = drafts.fingerprint_of(status, Section.PROJECTS)

    assert kept == drafts.fingerprint_of(make_status(), Section.PROJECTS)
    assert kept != drafts.fingerprint_of(replace(status, projects=delayed), Section.PROJECTS)
    assert kept != drafts.fingerprint_of(replace(status, projects=renamed), Section.PROJECTS)


def test_an_empty_section_is_not_outdated_by_the_next_day():
    today, tomorrow = make_empty(), replace(make_empty(), as_of=date(2026, 7, 23))

    kept = drafts.fingerprint_of(today, Section.PROJECTS)

    assert kept == drafts.fingerprint_of(tomorrow, Section.PROJECTS)
    assert kept != drafts.fingerprint_of(make_status(), Section.PROJECTS)


def test_kept_lines_are_outdated_once_their_figures_change():
    status = make_status()
    line = NarrativeLine(LineLevel.TOPIC, "직접 쓴 문장")
    kept = NarrativeRow(Section.MEMBERS, (line,), drafts.fingerprint_of(status, Section.MEMBERS))
    status = replace(status, narratives=(kept,))

    assert drafts.outdated(status) == ()
    assert drafts.groups(status, Section.MEMBERS) == [(line,)]
    grown = replace(status, members=make_members(make_directory(61)))
    assert drafts.outdated(grown) == (Section.MEMBERS,)


def test_a_narrative_counts_as_data():
    kept = NarrativeRow(Section.PLANS, (NarrativeLine(LineLevel.TOPIC, "일정 협의 중"),), None)
    status = replace(make_empty(), narratives=(kept,))

    assert drafts.has_data(status, Section.PLANS)
    assert drafts.outdated(status) == ()


def with_regions(*counts: int) -> DivisionStatus:
    status = make_status()
    regions = tuple(
        replace(row, count=count)
        for row, count in zip_longest(status.members.regions, counts, fillvalue=0)
    )
    return replace(status, members=replace(status.members, regions=regions))


@pytest.mark.parametrize(
    ("counts", "statement"),
    [
        ((5, 3, 2, 2, 2), "회원 14개 중 57.1%가 서울·인천에 집중"),
        ((3, 2, 1, 1, 1, 1, 1, 1, 1), "회원 12개 중 41.7%가 서울·인천에 소재"),
        ((2, 2, 2, 2), "회원 8개, 4개 시·도에 분산"),
    ],
)
def test_no_region_is_named_while_its_equal_is_not(counts, statement):
    assert statement in topics(with_regions(*counts), Section.MEMBERS)


@pytest.mark.parametrize("counts", [[5, 3, 8, 5, 3], [15, 11, 10, 4, 4, 4, 3, 3, 3, 3]])
def test_equal_counts_have_equal_shares_where_another_can_give_way(counts):
    found = even_shares(counts)

    assert sum(found) == 100
    assert len(set(zip(counts, found, strict=True))) == len(set(counts))


def test_shares_that_are_no_plain_roundings_are_known():
    assert are_adjusted([3, 1, 2, 4, 3])
    assert not are_adjusted([5, 3, 2])
    assert not are_adjusted([0, 0])


def test_anchors_without_suppliers_are_not_said_to_have_the_fewest():
    found = make_supply()
    idle = tuple(replace(row, first=0, second=0, third=0) for row in found.anchors[1:])

    text = text_of(
        make_status(supply=replace(found, anchors=(found.anchors[0], *idle))), Section.SUPPLY
    )

    assert "앵커기업 3개사 중 예시앵커1전지만 공급관계 등록" in text
    assert "최다" not in text


def test_an_issue_tells_who_answers_for_it_until_when_and_how_far_it_is():
    (whole, bare) = make_issues()
    late = replace(whole, request=None, owner=None)

    text = text_of(make_status(issues=(whole, bare, late)), Section.ISSUES)

    assert "우선 지원(담당: 총괄 사무국, 기한 2026. 8. 14., 결정 필요)" in text
    assert text.splitlines()[-1] == "기한 2026. 8. 14., 결정 필요"
    assert "제4차 회의부터 적용\n" in text
