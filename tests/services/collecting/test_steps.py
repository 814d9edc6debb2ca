"""What is done with many forms at once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import DemandStatus, FormKind, IntakeRoute, RequestState
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.services.collecting.errors import (
    DayAhead,
    DueBeforeSending,
    DueTooEarly,
    NothingToReceive,
    NothingToRemind,
    NothingToSend,
    StateOfDemand,
)
from afm_desktop.services.collecting.steps import Extend, Receive, Remind, Send, SetState
from afm_desktop.services.records import NothingChosen
from afm_desktop.services.undoing import Undoing
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY, make_demand
from tests.services.collecting.conftest import CLOSES, Survey
from tests.services.conftest import last_words, put

SENT_ON = date(2026, 7, 1)


def requests(workspace: Workspace) -> list[FormRequest]:
    with workspace.reading() as session:
        found = list(session.scalars(select(FormRequest).where(FormRequest.deleted.is_(None))))
        session.expunge_all()
        return found


def file_demand(survey: Survey, body: str, status: DemandStatus) -> None:
    put(
        survey.workspace,
        make_demand(
            survey.records[body], survey.records["AUT"], survey.records["round"], status=status
        ),  # type: ignore[arg-type]
    )


def test_many_are_marked_as_sent_in_one_gesture(survey: Survey) -> None:
    keys = [survey.key("가"), survey.key("나")]

    done = survey.collecting.take(Send(on=SENT_ON, due_on=date(2026, 7, 10)), keys)

    assert (done.count, done.left) == (2, 0)
    assert last_words(survey.workspace) == "양식 2건 발송 처리"
    assert survey.cell("가").state is RequestState.SENT
    assert survey.cell("가").days_over == 12
    made = requests(survey.workspace)
    assert {one.kind for one in made} == {FormKind.DEMAND}
    assert {one.division_id for one in made} == {survey["AUT"]}
    assert len({one.key for one in made}) == 2


def test_without_a_day_the_close_of_the_round_is_the_deadline(survey: Survey) -> None:
    survey.collecting.take(Send(on=date(2026, 6, 1)), [survey.key("가")])

    assert requests(survey.workspace)[0].due_on == CLOSES


def test_undo_takes_all_of_a_step_back(survey: Survey) -> None:
    survey.collecting.take(Send(on=SENT_ON), [survey.key("가"), survey.key("나")])

    Undoing(survey.workspace).undo()

    assert survey.cell("가").state is RequestState.NOT_SENT
    assert requests(survey.workspace) == []


def test_what_a_step_does_not_fit_is_left_and_told(survey: Survey) -> None:
    survey.collecting.take(Send(on=SENT_ON), [survey.key("가")])

    done = survey.collecting.take(Send(on=DAY), [survey.key("가"), survey.key("나")])

    assert (done.count, done.left) == (1, 1)
    assert survey.cell("가").sent_on == SENT_ON


def test_reminders_are_counted(survey: Survey) -> None:
    survey.collecting.take(Send(on=SENT_ON), [survey.key("가"), survey.key("나")])

    for day in (date(2026, 7, 10), DAY):
        survey.collecting.take(
            Remind(on=day, route=IntakeRoute.EMAIL), [survey.key("가"), survey.key("나")]
        )

    assert survey.cell("가").reminders == 2
    assert survey.cell("가").reminded_on == DAY
    with survey.workspace.reading() as session:
        assert len(list(session.scalars(select(FormReminder)))) == 4


def test_a_draft_nobody_asked_for_can_be_reminded(survey: Survey) -> None:
    file_demand(survey, "다", DemandStatus.DRAFT)

    survey.collecting.take(Remind(on=DAY), [survey.key("다")])

    assert survey.cell("다").reminders == 1
    assert survey.cell("다").state is RequestState.WRITING
    assert requests(survey.workspace)[0].demand_id == survey.cell("다").demands[0].id


def test_what_was_not_sent_cannot_be_reminded(survey: Survey) -> None:
    with pytest.raises(NothingToRemind, match="먼저 발송 처리"):
        survey.collecting.take(Remind(on=DAY), [survey.key("가")])

    assert requests(survey.workspace) == []


def test_a_deadline_is_put_off_for_some(survey: Survey) -> None:
    survey.collecting.take(Send(on=SENT_ON), [survey.key("가"), survey.key("나")])

    survey.collecting.take(Extend(on=DAY, new_due_on=date(2026, 7, 31)), [survey.key("가")])

    assert survey.cell("가").due_on == date(2026, 7, 31)
    assert survey.cell("가").is_extended
    assert survey.cell("가").days_over == 0
    assert survey.cell("나").days_over == 22


def test_a_draft_nobody_asked_for_gets_more_time(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.DRAFT)

    survey.collecting.take(Extend(on=DAY, new_due_on=date(2026, 7, 31)), [survey.key("가")])

    assert survey.cell("가").due_on == date(2026, 7, 31)


def test_a_form_is_received_with_its_route_and_number(survey: Survey) -> None:
    key = survey.key("다", "member_check")
    survey.collecting.take(Send(on=SENT_ON), [key])

    survey.collecting.take(
        Receive(on=DAY, route=IntakeRoute.OFFICIAL_LETTER, document_no="예시-12"), [key]
    )

    cell = survey.cell("다", "member_check")
    assert cell.state is RequestState.RECEIVED
    assert (cell.replied_on, cell.route, cell.document_no) == (
        DAY,
        IntakeRoute.OFFICIAL_LETTER,
        "예시-12",
    )


def test_the_state_is_set_by_hand_where_there_is_no_demand(survey: Survey) -> None:
    key = survey.key("다", "suppliers")

    survey.collecting.take(SetState(on=DAY, state=RequestState.DONE), [key])

    assert survey.board("suppliers").count(RequestState.DONE) == 1


def test_the_state_of_a_demand_is_not_set_by_hand(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.SUBMITTED)

    with pytest.raises(StateOfDemand, match="처리 단계를 따릅니다"):
        survey.collecting.take(SetState(on=DAY, state=RequestState.DONE), [survey.key("가")])


@pytest.mark.parametrize(
    ("step", "refused"),
    [
        (Send(on=date(2026, 7, 23)), DayAhead),
        (Send(on=SENT_ON, due_on=date(2026, 6, 30)), DueBeforeSending),
        (Extend(on=DAY, new_due_on=CLOSES), DueTooEarly),
    ],
)
def test_days_that_contradict_each_other_are_refused(
    survey: Survey, step: Send | Extend, refused: type[RuleViolation]
) -> None:
    if isinstance(step, Extend):
        survey.collecting.take(Send(on=SENT_ON), [survey.key("가")])

    with pytest.raises(refused):
        survey.collecting.take(step, [survey.key("가")])


def test_what_came_is_neither_sent_nor_received_again(survey: Survey) -> None:
    key = survey.key("가", "member_check")
    survey.collecting.take(Receive(on=DAY), [key])

    with pytest.raises(NothingToReceive):
        survey.collecting.take(Receive(on=DAY), [key])
    with pytest.raises(NothingToSend):
        survey.collecting.take(Send(on=DAY), [key])


def test_nothing_chosen_is_refused(survey: Survey) -> None:
    with pytest.raises(NothingChosen):
        survey.collecting.take(Send(on=DAY), [])


def test_the_division_of_the_board_asks(survey: Survey) -> None:
    survey.collecting.take(Send(on=SENT_ON), [survey.key("라")], "BAT")

    assert requests(survey.workspace)[0].division_id == survey["BAT"]


def test_filed_demands_are_received_with_numbers_and_the_route(survey: Survey) -> None:
    file_demand(survey, "가", DemandStatus.SUBMITTED)
    file_demand(survey, "나", DemandStatus.SUBMITTED)
    file_demand(survey, "다", DemandStatus.DRAFT)
    keys = [survey.key(name) for name in "가나다"]

    done = survey.collecting.take(Receive(on=DAY, route=IntakeRoute.EMAIL), keys)

    assert (done.count, done.left) == (2, 1)
    with survey.workspace.reading() as session:
        found = session.scalars(select(Demand).order_by(Demand.row)).all()
        assert [one.status for one in found] == ["received", "received", "draft"]
        assert [one.intake_no for one in found] == ["AUT-2026-0001", "AUT-2026-0002", None]
        assert [one.intake_route for one in found] == ["email", "email", None]
    assert survey.cell("가").replied_on == DAY
