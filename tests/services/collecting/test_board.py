"""Who stands on the board, how far each form is, and how late."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    DemandStatus,
    FormKind,
    MeetingStatus,
    MemberRole,
    RequestState,
)
from afm_desktop.domain.form_progress import OF_DEMAND
from afm_desktop.domain.model.demand_parts import ReviewComment
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.collecting.model import Narrowing, NoSuchForm
from tests.factories import DAY, make_demand, make_demand_event, make_division, make_meeting
from tests.services.collecting.conftest import CLOSES, Survey
from tests.services.conftest import put


def names(survey: Survey, **asked: object) -> list[str]:
    return [line.name for line in survey.board(**asked).lines]


def file_demand(survey: Survey, body: str, status: DemandStatus, division: str = "AUT") -> str:
    demand = make_demand(
        survey.records[body], survey.records[division], survey.records["round"], status=status
    )  # type: ignore[arg-type]
    put(survey.workspace, demand)
    return demand.id


def test_anchors_are_expected_in_a_round_and_are_not_sent_to_yet(survey: Survey) -> None:
    board = survey.board()

    assert [line.name for line in board.lines] == ["예시가", "예시나", "예시라"]
    assert board.count(RequestState.NOT_SENT) == 3
    assert board.late() == 0


def test_whoever_files_of_their_own_accord_stands_on_the_board(survey: Survey) -> None:
    file_demand(survey, "다", DemandStatus.SUBMITTED)

    assert names(survey) == ["예시가", "예시나", "예시다", "예시라"]
    assert survey.cell("다").state is RequestState.RECEIVED
    assert not survey.cell("다").is_expected


def test_the_user_says_who_is_expected(survey: Survey) -> None:
    assert names(survey, roles=frozenset({MemberRole.MEMBER})) == ["예시다"]
    assert names(survey, roles=frozenset()) == []
    assert names(survey, division="AUT") == ["예시가", "예시나"]


def test_all_members_are_expected_to_check_their_data(survey: Survey) -> None:
    board = survey.board("member_check")

    assert [line.name for line in board.lines] == ["예시가", "예시나", "예시다", "예시라"]


def test_the_members_of_its_division_are_asked_about_a_meeting(survey: Survey) -> None:
    meeting = make_meeting(
        survey.records["BAT"],
        title="예시 회의",
        starts_at=korean_moment(date(2026, 8, 3), 14),
        status=MeetingStatus.PLANNED,
    )  # type: ignore[arg-type]
    put(survey.workspace, meeting)

    board = survey.board(f"attendance:{meeting.id}")

    assert [line.name for line in board.lines] == ["예시라"]
    assert board.columns[0].title == "예시 회의"
    assert board.columns[0].due_on == date(2026, 8, 3)


@pytest.mark.parametrize("status", DemandStatus)
def test_a_form_stands_where_its_demand_stands(survey: Survey, status: DemandStatus) -> None:
    file_demand(survey, "가", status)

    assert survey.cell("가").state is OF_DEMAND[status]


def test_of_several_demands_the_one_that_asks_most_decides(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.SELECTED)
    file_demand(survey, "가", DemandStatus.SUPPLEMENT)
    file_demand(survey, "가", DemandStatus.DRAFT)

    cell = survey.cell("가")

    assert cell.state is RequestState.SUPPLEMENT
    assert len(cell.demands) == 3


def test_a_demand_counts_in_the_division_that_leads_it(survey: Survey) -> None:
    file_demand(survey, "라", DemandStatus.RECEIVED, "AUT")

    assert names(survey, division="AUT") == ["예시가", "예시나", "예시라"]
    other = survey.board(division="BAT").lines[0].cells[0]
    assert other is not None
    assert other.state is RequestState.NOT_SENT


def test_days_are_counted_from_the_close_of_the_round(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.DRAFT)

    assert survey.cell("가").days_over == (DAY - CLOSES).days == 22


def test_a_deadline_of_the_request_goes_before_that_of_the_round(survey: Survey) -> None:
    request = FormRequest(
        kind=FormKind.DEMAND,
        organization_id=survey["가"],
        round_id=survey["round"],
        state=RequestState.SENT,
        due_on=date(2026, 7, 20),
    )
    put(survey.workspace, request)

    assert survey.cell("가").days_over == 2


def test_a_supplement_is_due_when_its_comments_are(survey: Survey) -> None:
    demand = file_demand(survey, "가", DemandStatus.SUPPLEMENT)
    put(
        survey.workspace,
        ReviewComment(demand_id=demand, text="근거 보완", due_on=date(2026, 7, 15)),
    )

    assert survey.cell("가").days_over == 7
    assert survey.cell("가").due_on == date(2026, 7, 15)


def test_a_supplement_without_a_day_is_never_late(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.SUPPLEMENT)

    assert survey.cell("가").due_on is None
    assert survey.cell("가").days_over == 0


def test_what_came_is_not_late(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.SUBMITTED)

    assert survey.cell("가").days_over == 0


def test_the_counts_are_those_of_the_lists_they_open(survey: Survey) -> None:
    for body, status in (("가", DemandStatus.DRAFT), ("나", DemandStatus.RECEIVED)):
        file_demand(survey, body, status)
    board = survey.board()

    for state in RequestState:
        opened = board.narrowed(Narrowing(frozenset({state}), survey.form))
        assert len(opened.lines) == board.count(state, survey.form)
    assert len(board.narrowed(Narrowing(is_late=True)).lines) == board.late() == 1
    assert sum(board.count(state) for state in RequestState) == len(board.lines)


def test_a_body_is_found_by_its_first_consonants(survey: Survey) -> None:
    found = survey.board().narrowed(Narrowing(text="ㅇㅅㄴ"))

    assert [line.name for line in found.lines] == ["예시나"]


def test_what_is_late_is_counted_as_the_board_counts_it(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.DRAFT)
    supplemented = file_demand(survey, "나", DemandStatus.SUPPLEMENT)
    step = make_demand_event(survey.records["나"], DemandStatus.SUPPLEMENT, due_on=date(2026, 7, 1))  # type: ignore[arg-type]
    step.demand_id = supplemented
    put(survey.workspace, step)

    late = survey.collecting.late()

    assert (late.filings, late.supplements) == (1, 1)
    assert late.forms == (survey.form,)
    assert late.supplements_since == date(2026, 7, 1)
    assert survey.collecting.late("BAT").filings == 0
    assert survey.board(roles=frozenset()).late() == 2


def test_rounds_members_quarters_and_meetings_are_offered(survey: Survey) -> None:
    titles = [column.title for column in survey.collecting.forms()]

    assert titles == [
        "2026년 제1차 수요조사",
        "회원 정보 확인서",
        "협력사 목록",
        "2026년 3분기 실적",
        "2026년 2분기 실적",
    ]


@pytest.mark.parametrize("key", ["demand", "demand:nothing", "poem", "quarter:soon", "suppliers:x"])
def test_a_form_that_is_not_there_is_refused(survey: Survey, key: str) -> None:
    with pytest.raises(NoSuchForm, match="양식이 없습니다"):
        survey.board(key)


def test_a_merged_body_stands_as_the_one_that_remains(survey: Survey) -> None:
    file_demand(survey, "다", DemandStatus.SUBMITTED)
    with survey.workspace.writing("합치기") as session:
        merged = session.merge(survey.records["다"])
        merged.merged_into_id = survey["가"]  # type: ignore[attr-defined]

    assert names(survey) == ["예시가", "예시나", "예시라"]
    assert survey.cell("가").state is RequestState.RECEIVED


def test_a_body_outside_the_alliance_stands_where_it_filed(survey: Survey) -> None:
    other = make_division(survey.records["structure"], code="ZZZ", name="기타")  # type: ignore[arg-type]
    put(survey.workspace, other)

    assert survey.board(division="ZZZ").lines == ()
