"""Writing meetings down and moving them through their life."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.meeting_life import MoveRefused, ReasonAsked
from afm_desktop.domain.model.meetings import EndsBeforeItStarts, NoDayYet
from afm_desktop.services.collecting.errors import DayAhead
from afm_desktop.services.demands import BeforeLastStep
from afm_desktop.services.meetings.errors import (
    NoMeetingFound,
    NoReschedule,
    NotHeldYet,
    ReasonForNewTime,
    SameTime,
    TimeIsTold,
)
from afm_desktop.services.meetings.model import NewMeeting
from afm_desktop.services.records import SetElsewhere
from tests.services.conftest import last_words
from tests.services.meetings.conftest import ENDS, HELD, TODAY

LATER = korean_moment(date(2026, 8, 5), 14)


def test_title_and_ordinal_are_proposed_in_the_line_of_body_kind_and_year(hall):
    first = hall.desk.meetings.create(NewMeeting(hall.division_id, starts_at=HELD))
    proposed = hall.desk.meetings.propose(hall.division_id)
    other = hall.desk.meetings.propose(hall.division_id, "talk")
    series = hall.desk.meetings.propose(hall.division_id, series="기술협의체")
    alliance = hall.desk.meetings.propose(None, "assembly", year=2027)

    assert hall.desk.meetings.of(first).head.title == "2026년 제1차 이차전지 분과회의"
    assert hall.desk.meetings.of(first).head.name == "제1차 분과회의"
    assert (proposed.ordinal, proposed.title) == (2, "2026년 제2차 이차전지 분과회의")
    assert other.title == "2026년 제1차 이차전지 간담회"
    assert series.title == "2026년 제1차 이차전지 기술협의체"
    assert alliance.title == "2027년 제1차 총회"


def test_a_meeting_may_concern_several_divisions(hall):
    id = hall.desk.meetings.create(NewMeeting(hall.division_id, related=(hall.other_id,)))
    before = [one.name for one in hall.desk.meetings.of(id).head.related]
    hall.desk.meetings.relate(id, [])

    assert before == ["자동차"]
    assert hall.desk.meetings.of(id).head.related == ()


def test_a_new_meeting_follows_the_last_of_its_line(hall):
    first = hall.add()
    second = hall.desk.meetings.create(NewMeeting(hall.division_id, starts_at=LATER))

    assert hall.desk.meetings.of(second).head.previous_id == first


def test_steps_are_kept_with_their_day_and_reason(hall):
    id = hall.add()
    hall.desk.meetings.move(id, S.POSTPONED, reason="앵커기업 일정")
    hall.desk.meetings.move(id, S.CANCELLED, reason="안건 없음")

    steps = [(one.from_status, one.status, one.reason) for one in hall.desk.meetings.of(id).changes]
    assert steps == [
        (S.DRAFT, S.PLANNED, None),
        (S.PLANNED, S.POSTPONED, "앵커기업 일정"),
        (S.POSTPONED, S.CANCELLED, "안건 없음"),
    ]
    assert hall.desk.meetings.of(id).head.notice == 2
    assert last_words(hall.workspace) == "회의 1건 취소"


def test_the_sheet_offers_the_steps_of_the_table(hall):
    steps = hall.desk.meetings.of(hall.add()).steps

    assert [(one.to, one.asks_reason, one.is_told) for one in steps] == [
        (S.CLOSED, False, False),
        (S.POSTPONED, True, True),
        (S.CANCELLED, True, True),
    ]


@pytest.mark.parametrize(
    ("to", "asked", "refusal"),
    [
        (S.DRAFT, {}, MoveRefused),
        (S.CANCELLED, {"reason": "  "}, ReasonAsked),
        (S.CANCELLED, {"reason": "불참", "on": TODAY + timedelta(1)}, DayAhead),
        (S.CANCELLED, {"reason": "불참", "on": TODAY - timedelta(1)}, BeforeLastStep),
    ],
)
def test_a_refused_step_changes_nothing(hall, to, asked, refusal):
    id = hall.add()
    before = hall.desk.meetings.of(id)

    with pytest.raises(refusal):
        hall.desk.meetings.move(id, to, **asked)

    assert hall.desk.meetings.of(id) == before


def test_a_meeting_without_a_day_is_not_planned(hall):
    id = hall.desk.meetings.create(NewMeeting(hall.division_id))

    with pytest.raises(NoDayYet):
        hall.desk.meetings.move(id, S.PLANNED)


def test_a_meeting_to_come_is_not_closed(hall):
    id = hall.add(starts_at=LATER, ends_at=None)

    with pytest.raises(NotHeldYet, match=r"회의일\(2026\. 8\. 5\.\) 전에는"):
        hall.desk.meetings.close(id, {})


def test_a_new_time_is_told_with_the_time_before(hall):
    id = hall.add()
    hall.desk.meetings.reschedule(id, LATER, reason="장소 사정")

    sheet = hall.desk.meetings.of(id)
    assert (sheet.head.starts_at, sheet.head.ends_at) == (LATER, LATER + (ENDS - HELD))
    assert (sheet.head.notice, sheet.changes[-1].was_at) == (1, HELD)
    assert last_words(hall.workspace) == "회의 일시 변경"


def test_a_meeting_put_off_is_planned_again_with_its_new_time(hall):
    id = hall.add()
    hall.desk.meetings.move(id, S.POSTPONED, reason="폭우")
    hall.desk.meetings.reschedule(id, LATER, reason="새 일정")

    head = hall.desk.meetings.of(id).head
    assert (head.status, head.notice) == (S.PLANNED, 2)


def test_a_time_changes_with_a_reason_and_to_another_one(hall):
    id = hall.add()

    with pytest.raises(ReasonForNewTime):
        hall.desk.meetings.reschedule(id, LATER)
    with pytest.raises(SameTime):
        hall.desk.meetings.reschedule(id, HELD, reason="같은 날")
    with pytest.raises(EndsBeforeItStarts):
        hall.desk.meetings.reschedule(id, LATER, HELD, reason="거꾸로")
    hall.close(id)
    with pytest.raises(NoReschedule):
        hall.desk.meetings.reschedule(id, LATER, reason="늦음")
    assert hall.desk.meetings.of(id).head.starts_at == HELD


def test_the_time_of_a_draft_is_simply_written(hall):
    id = hall.desk.meetings.create(NewMeeting(hall.division_id))
    hall.desk.meetings.change(id, {"starts_at": HELD, "place": "대회의실"})
    hall.desk.meetings.reschedule(id, LATER)

    sheet = hall.desk.meetings.of(id)
    assert (sheet.head.starts_at, sheet.head.notice, sheet.changes) == (LATER, 0, ())


def test_the_time_of_a_planned_meeting_is_not_simply_written(hall):
    id = hall.add()
    hall.desk.meetings.change(id, {"starts_at": HELD, "place": "소회의실"})

    with pytest.raises(TimeIsTold, match="일시 변경"):
        hall.desk.meetings.change(id, {"starts_at": LATER})
    with pytest.raises(TimeIsTold):
        hall.desk.records.change("meetings", id, {"starts_at": LATER})
    hall.desk.records.change("meetings", id, {"starts_at": HELD})
    assert hall.desk.meetings.of(id).head.place == "소회의실"


def test_a_closed_meeting_is_reopened_with_a_reason(hall):
    id = hall.add()
    hall.close(id)

    with pytest.raises(ReasonAsked):
        hall.desk.meetings.move(id, S.PLANNED)
    hall.desk.meetings.move(id, S.PLANNED, reason="의결 누락")

    sheet = hall.desk.meetings.of(id)
    assert (sheet.head.status, sheet.head.notice) == (S.PLANNED, 0)
    assert sheet.changes[-1].reason == "의결 누락"


def test_a_step_is_taken_back_as_a_whole(hall):
    id = hall.add()
    before = hall.desk.meetings.of(id)
    hall.desk.meetings.move(id, S.CANCELLED, reason="안건 없음")
    hall.desk.undoing.undo()

    assert hall.desk.meetings.of(id) == before


def test_a_meeting_is_found_by_its_title(hall):
    id = hall.add()

    assert hall.desk.meetings.find("2026년 제1차 이차전지 분과회의") == id
    with pytest.raises(NoMeetingFound):
        hall.desk.meetings.find("없는 회의")


def test_who_is_in_the_chair_presides(hall):
    chair = hall.desk.meetings.of(hall.add()).chair

    assert (chair.name, chair.organization) == ("김위원장", "예시가람")
    assert chair.masked().name == "김**장"


def test_the_general_editor_moves_no_meeting_and_gives_no_number(hall):
    id = hall.add("의결")
    made = hall.desk.records.create("meetings", {"title": "예시 회의"})

    with pytest.raises(SetElsewhere):
        hall.desk.records.change("meetings", id, {"status": S.CLOSED})
    with pytest.raises(SetElsewhere):
        hall.desk.records.change("agenda_items", hall.items(id)["의결"], {"decision_no": "1"})
    assert hall.desk.meetings.of(made).head.status is S.DRAFT
