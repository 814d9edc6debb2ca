"""What meetings leave behind: decisions with numbers, follow-ups, minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from afm_desktop.domain.enums import ActionStatus, AgendaKind, MinutesState, Placement
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.model.meetings import NotOverYet, ReasonToDrop
from afm_desktop.domain.office import Role
from afm_desktop.services.collecting.errors import DayAhead
from afm_desktop.services.demands import BeforeLastStep
from afm_desktop.services.meetings import outcome_errors as errors
from afm_desktop.services.meetings.model import LinkKind, NewAction, NewItem, Placed, Votes
from afm_desktop.services.records import SetElsewhere
from afm_desktop.services.settled import SettledMeeting
from tests.services.conftest import last_words
from tests.services.meetings.conftest import HELD, TODAY

DUE = date(2026, 8, 5)


def item(hall, id, title="예산 의결"):
    return hall.desk.agendas.add(id, NewItem(title, AgendaKind.DECISION))


def approved(hall, titles=()):
    """A closed meeting whose minutes were approved in writing."""
    id = hall.add(*titles)
    hall.close(id)
    hall.desk.outcomes.approve(hall.desk.outcomes.draft_minutes(id))
    return id


# --- decisions -----------------------------------------------------------------------------------


def test_decisions_are_numbered_by_body_and_year_and_never_twice(hall):
    id = hall.add()
    first, second, third = (item(hall, id, f"의결 {n}") for n in range(3))
    outcomes = hall.desk.outcomes

    assert outcomes.decide(first, "원안 가결") == "BAT-2026-의결-1"
    assert outcomes.decide(second, "수정 가결") == "BAT-2026-의결-2"
    assert outcomes.decide(first, "원안대로 가결") == "BAT-2026-의결-1"
    hall.desk.agendas.delete([second])
    assert outcomes.decide(third, "부결") == "BAT-2026-의결-3"
    alliance = hall.add(division_id=None, kind="assembly")
    assert outcomes.decide(item(hall, alliance), "가결") == "총괄-2026-의결-1"


def test_votes_are_kept_and_not_more_than_there_were_voters(hall):
    id = hall.add()
    hall.desk.rosters.invite(id, hall.desk.rosters.propose(id))
    hall.desk.rosters.mark(id, {1: "P", 2: "X"})
    decided = item(hall, id)

    with pytest.raises(errors.MoreVotesThanVoters, match=r"3표.*2명"):
        hall.desk.outcomes.decide(decided, "가결", Votes(2, 1, 0))
    hall.desk.outcomes.decide(decided, "가결", Votes(1, 0, 1))
    assert hall.desk.meetings.of(id).decisions[0].votes == Votes(1, 0, 1)


def test_a_decision_is_found_and_shown_on_what_it_is_about(hall):
    id = hall.add()
    decided = item(hall, id)
    hall.desk.agendas.link(decided, LinkKind.ORGANIZATION, hall.firm_id)
    hall.desk.outcomes.decide(decided, "예시가람 참여 확정")

    about = hall.desk.outcomes.decisions_about(LinkKind.ORGANIZATION, hall.firm_id)
    assert [one.number for one in about] == ["BAT-2026-의결-1"]
    for text, count in (("의결-1", 1), ("가람", 1), ("없는말", 0)):
        assert len(hall.desk.outcomes.decisions(text=text, year=2026)) == count
    assert hall.desk.outcomes.decisions(division_id=hall.other_id) == ()


def test_who_keeps_no_numbers_of_a_body_decides_nothing_for_it(hall):
    id = hall.add()
    decided = item(hall, id)
    hall.workspace.become(replace(hall.workspace.office, role=Role.SECRETARY, division="AUT"))

    with pytest.raises(errors.DecidedElsewhere):
        hall.desk.outcomes.decide(decided, "가결")
    with pytest.raises(errors.NothingDecided):
        hall.desk.outcomes.decide(decided, "  ")


def test_what_was_said_is_noted_bit_by_bit(hall):
    id = hall.add()
    noted = item(hall, id)
    hall.desk.outcomes.note(noted, discussion="일정 논의", actual_minutes=25)
    hall.desk.outcomes.note(noted, outcome="다음 달 재논의")

    row = hall.desk.meetings.of(id).items[0]
    assert (row.discussion, row.outcome, row.actual_minutes) == ("일정 논의", "다음 달 재논의", 25)
    assert row.proposed is Placement.DONE
    assert last_words(hall.workspace) == "안건 1건 결과 기록"


# --- follow-ups ----------------------------------------------------------------------------------


def test_a_follow_up_has_one_owner_and_a_day(hall):
    id = hall.add()
    outcomes = hall.desk.outcomes

    with pytest.raises(errors.ActionWithoutOwner):
        outcomes.add_action(id, NewAction("자료 제출", DUE))
    with pytest.raises(errors.ActionWithoutDue):
        outcomes.add_action(id, NewAction("자료 제출", person_id=hall.contact_id))
    with pytest.raises(errors.DueBeforeMeeting):
        outcomes.add_action(
            id, NewAction("자료 제출", TODAY - timedelta(1), person_id=hall.contact_id)
        )
    action = outcomes.add_action(id, NewAction("자료 제출", DUE, person_id=hall.contact_id))
    row = hall.desk.meetings.of(id).actions[0]
    assert (row.id, row.person, row.organization) == (action, "박담당", "예시가람")
    assert (row.status, row.agreed_on, row.age) == (ActionStatus.OPEN, TODAY, 0)


def test_age_and_delay_are_told_in_days(hall):
    id = hall.add(starts_at=HELD - timedelta(days=10), ends_at=None)
    due = TODAY - timedelta(days=3)
    action = hall.desk.outcomes.add_action(id, NewAction("보고", due, hall.firm_id))
    late = hall.desk.outcomes.open_actions(hall.division_id)[0]
    hall.desk.outcomes.finish_action(action, outcome="제출", on=TODAY - timedelta(1))
    done = hall.desk.meetings.of(id).actions[0]

    assert (late.age, late.late, late.is_overdue) == (10, 3, True)
    assert (done.age, done.is_overdue, done.outcome) == (9, False, "제출")
    assert hall.desk.outcomes.open_actions(hall.division_id) == ()


def test_a_follow_up_is_begun_dropped_with_a_reason_and_taken_up_again(hall):
    id = hall.add()
    action = hall.desk.outcomes.add_action(id, NewAction("보고", DUE, hall.firm_id))

    def status():
        return hall.desk.meetings.of(id).actions[0].status

    hall.desk.outcomes.start_action(action)
    assert status() is ActionStatus.STARTED
    with pytest.raises(ReasonToDrop):
        hall.desk.outcomes.drop_action(action, " ")
    hall.desk.outcomes.drop_action(action, "사업 종료")
    assert status() is ActionStatus.DROPPED
    hall.desk.outcomes.reopen_action(action)
    assert status() is ActionStatus.OPEN
    with pytest.raises(DayAhead):
        hall.desk.outcomes.finish_action(action, on=TODAY + timedelta(1))
    with pytest.raises(BeforeLastStep):
        hall.desk.outcomes.finish_action(action, on=TODAY - timedelta(1))


def test_the_day_a_follow_up_ended_comes_and_goes_with_its_status(hall):
    id, records = hall.add(), hall.desk.records
    action = hall.desk.outcomes.add_action(id, NewAction("보고", DUE, hall.firm_id))

    def status(value):
        records.change("action_items", action, {"status": value})
        return hall.desk.meetings.of(id).actions[0].done_on

    assert status(ActionStatus.DONE) == TODAY
    records.change("action_items", action, {"done_on": date(2026, 7, 20)})
    assert status(ActionStatus.DONE) == date(2026, 7, 20)
    assert status(ActionStatus.STARTED) is None
    with pytest.raises(NotOverYet):
        records.change("action_items", action, {"done_on": TODAY})
    with pytest.raises(ReasonToDrop):
        records.change_all("action_items", [action], {"status": ActionStatus.DROPPED})
    told = hall.desk.bulk.what_changes("action_items", [action], "status", "dropped")
    assert told.refused == 1


def test_a_follow_up_goes_to_another_person(hall):
    id = hall.add()
    action = hall.desk.outcomes.add_action(id, NewAction("보고", DUE, hall.firm_id))
    hall.desk.outcomes.change_action(action, {"person_id": hall.secretary_id})

    row = hall.desk.meetings.of(id).actions[0]
    assert (row.person, row.organization) == ("이간사", "예시연구원")


# --- minutes -------------------------------------------------------------------------------------


def test_minutes_go_round_and_are_approved_in_a_later_meeting(hall):
    first = hall.add()
    hall.close(first)
    later = hall.add(starts_at=HELD + timedelta(hours=3), ends_at=None)
    draft = hall.desk.outcomes.draft_minutes(first)
    hall.desk.outcomes.circulate(draft)

    with pytest.raises(errors.NotALaterMeeting):
        hall.desk.outcomes.approve(draft, in_id=first)
    hall.desk.outcomes.approve(draft, in_id=later)
    row = hall.desk.meetings.of(first).minutes[0]
    assert (row.version, row.state, row.approved_in_id) == (1, MinutesState.APPROVED, later)
    assert hall.desk.meetings.of(later).last_minutes == (row,)
    with pytest.raises(errors.ApprovedAlready):
        hall.desk.outcomes.circulate(draft)


def test_a_further_version_says_what_it_changes(hall):
    id = hall.add()
    first = hall.desk.outcomes.draft_minutes(id)

    with pytest.raises(errors.ChangesUnsaid):
        hall.desk.outcomes.draft_minutes(id)
    hall.desk.outcomes.draft_minutes(id, changes="참석자 정정")
    with pytest.raises(errors.AnotherVersion, match="제2판"):
        hall.desk.outcomes.circulate(first)
    assert [one.changes for one in hall.desk.meetings.of(id).minutes] == [None, "참석자 정정"]


def test_minutes_are_approved_of_a_closed_meeting_only(hall):
    id = hall.add()
    draft = hall.desk.outcomes.draft_minutes(id)

    with pytest.raises(errors.NotClosedForMinutes):
        hall.desk.outcomes.approve(draft)


# --- settled -------------------------------------------------------------------------------------


def test_a_closed_meeting_is_completed_until_its_minutes_are_approved(hall):
    id = hall.add("보고")
    hall.close(id)
    hall.desk.rosters.add_guest(id, "손님")
    hall.desk.outcomes.note(hall.items(id)["보고"], outcome="원안 접수")
    hall.desk.outcomes.add_action(id, NewAction("보고", DUE, hall.firm_id))

    assert not hall.desk.meetings.of(id).is_settled


def test_a_settled_meeting_refuses_every_change_of_what_it_was(hall):
    id = approved(hall, ("보고",))
    noted, desk = hall.items(id)["보고"], hall.desk

    for act in (
        lambda: desk.meetings.change(id, {"place": "다른 곳"}),
        lambda: desk.agendas.change(noted, {"title": "다른 안건"}),
        lambda: desk.agendas.add(id, NewItem("기타", placed=Placed(Placement.DONE))),
        lambda: desk.rosters.add_guest(id, "손님"),
        lambda: desk.outcomes.note(noted, outcome="정정"),
        lambda: desk.outcomes.place(noted, Placed(Placement.NEXT)),
        lambda: desk.outcomes.add_action(id, NewAction("보고", DUE, hall.firm_id)),
        lambda: desk.outcomes.draft_minutes(id, changes="정정"),
        lambda: desk.records.change("meetings", id, {"place": "다른 곳"}),
        lambda: desk.records.change("agenda_items", noted, {"outcome": "정정"}),
        lambda: desk.records.delete("agenda_items", [noted]),
        lambda: desk.records.delete("meetings", [id]),
        lambda: desk.parts.add("attendances", id, {"guest_name": "손님"}),
        lambda: desk.parts.put_before("agenda_items", noted, None),
        lambda: desk.bulk.change("meetings", [id], "place", "다른 곳"),
    ):
        with pytest.raises(SettledMeeting, match="회의록이 승인되어 고칠 수 없습니다"):
            act()
    desk.records.change("meetings", id, {"notes": "비고는 적는다"})


def test_reopening_begins_the_next_version_and_one_undo_takes_both_back(hall):
    id = approved(hall)
    before = hall.desk.meetings.of(id)
    hall.desk.meetings.move(id, S.PLANNED, reason="표결 정정")
    sheet = hall.desk.meetings.of(id)
    hall.close(id)

    assert [(one.version, one.changes) for one in sheet.minutes] == [(1, None), (2, "표결 정정")]
    assert not hall.desk.meetings.of(id).is_settled
    hall.desk.undoing.undo()
    hall.desk.undoing.undo()
    assert hall.desk.meetings.of(id) == before


def test_follow_ups_of_a_settled_meeting_go_on(hall):
    id = hall.add()
    action = hall.desk.outcomes.add_action(id, NewAction("보고", DUE, hall.firm_id))
    hall.close(id)
    hall.desk.outcomes.approve(hall.desk.outcomes.draft_minutes(id))
    hall.desk.outcomes.finish_action(action)

    assert not hall.desk.meetings.of(id).actions[0].is_open


def test_the_general_editor_places_nothing(hall):
    id = hall.add("보고")

    with pytest.raises(SetElsewhere):
        hall.desk.records.change(
            "agenda_items", hall.items(id)["보고"], {"placement": Placement.DONE}
        )
