"""What may follow in the life of a meeting."""

import pytest

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.meeting_life import (
    ASKS_REASON,
    NEXT,
    TOLD,
    MoveRefused,
    asks_reason,
    is_told,
    may_move,
)


def test_a_meeting_is_written_planned_and_closed():
    assert may_move(S.DRAFT, S.PLANNED)
    assert may_move(S.PLANNED, S.CLOSED)
    assert not may_move(S.DRAFT, S.CLOSED)


def test_every_status_has_a_way_on():
    assert set(NEXT) == set(S)
    assert all(NEXT.values())


@pytest.mark.parametrize("table", [ASKS_REASON, TOLD])
def test_only_steps_there_are_ask_a_reason_or_are_told(table):
    assert all(may_move(current, wanted) for current, wanted in table)


def test_a_reopened_meeting_says_why_but_calendars_do_not_hear_of_it():
    assert asks_reason(S.CLOSED, S.PLANNED)
    assert not is_told(S.CLOSED, S.PLANNED)


def test_a_refusal_says_what_is_possible():
    assert str(MoveRefused(S.DRAFT, S.CLOSED)) == (
        "‘작성’ 상태의 회의는 ‘종료’로 바꿀 수 없습니다. 지금 할 수 있는 처리는 예정입니다."
    )
