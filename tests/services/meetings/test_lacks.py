"""What a meeting lacks, before it is held and afterwards."""

from __future__ import annotations

from datetime import timedelta

from afm_desktop.domain.enums import AgendaKind
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.model.meetings import Paper
from afm_desktop.services.meetings.lacks import BOOK
from afm_desktop.services.meetings.model import Lack, NewItem, NewMeeting
from tests.services.conftest import put
from tests.services.meetings.conftest import DONE, HELD, NEXT


def lacks(hall, id):
    return [one.lack for one in hall.desk.meetings.missing(id)]


def keep_book(hall, id, meets_at):
    put(hall.workspace, Paper(kind=BOOK, sha256="0", meeting_id=id, meets_at=meets_at))


def ready(hall):
    """A planned meeting that lacks nothing but its book."""
    id = hall.add(place="대회의실")
    hall.desk.agendas.add(id, NewItem("보고", presenter_id=hall.host_id, planned_minutes=20))
    hall.desk.rosters.invite(id, hall.desk.rosters.propose(id))
    return id


def test_a_meeting_just_written_down_lacks_nearly_all(hall):
    id = hall.desk.meetings.create(NewMeeting(hall.other_id))

    assert lacks(hall, id) == [
        Lack.DAY,
        Lack.PLACE,
        Lack.CHAIR,
        Lack.ROSTER,
        Lack.AGENDA,
        Lack.BOOK,
    ]


def test_each_matter_says_what_it_lacks(hall):
    id = ready(hall)
    added = hall.desk.agendas.add(id, NewItem("논의"))
    hall.desk.agendas.add(id, NewItem("긴 안건", presenter_id=hall.host_id, planned_minutes=150))

    assert [(one.lack, one.item_id, one.count) for one in hall.desk.meetings.missing(id)] == [
        (Lack.PRESENTER, added, None),
        (Lack.MINUTES_PLANNED, added, None),
        (Lack.OVER_RUN, None, 50),
        (Lack.BOOK, None, None),
    ]


def test_a_book_of_another_date_is_an_old_one(hall):
    id = ready(hall)
    keep_book(hall, id, HELD)
    fresh = lacks(hall, id)
    hall.desk.meetings.reschedule(id, HELD + timedelta(days=1), reason="장소 사정")

    assert fresh == []
    assert lacks(hall, id) == [Lack.OLD_BOOK]
    assert hall.desk.meetings.missing(id)[0].moment == HELD
    assert hall.desk.meetings.of(id).papers[0].is_outdated


def test_a_meeting_put_off_lacks_its_day(hall):
    id = ready(hall)
    keep_book(hall, id, HELD)
    hall.desk.meetings.move(id, S.POSTPONED, reason="폭우")

    assert lacks(hall, id) == [Lack.DAY, Lack.OLD_BOOK]


def test_what_the_last_meeting_left_is_missed(hall):
    first = hall.add("의결")
    hall.close(first, 의결=NEXT)
    id = ready(hall)
    hall.desk.meetings.reschedule(id, HELD + timedelta(days=1), reason="일정")
    second = hall.desk.meetings.create(
        NewMeeting(hall.division_id, starts_at=HELD + timedelta(days=2))
    )

    assert {Lack.WAITING, Lack.LAST_MINUTES} <= set(lacks(hall, second))


def test_a_meeting_that_was_held_is_to_be_written_down(hall):
    id = hall.add("보고", starts_at=HELD - timedelta(days=2), ends_at=None)
    hall.desk.rosters.invite(id, hall.desk.rosters.propose(id))
    hall.desk.agendas.add(id, NewItem("의결", AgendaKind.DECISION))

    assert lacks(hall, id) == [
        Lack.MARKS,
        Lack.DECISION,
        Lack.PLACEMENT,
        Lack.PLACEMENT,
        Lack.CLOSING,
        Lack.MINUTES,
    ]


def test_a_meeting_that_is_complete_lacks_nothing(hall):
    id = hall.add("보고")
    hall.desk.rosters.invite(id, hall.desk.rosters.propose(id))
    hall.desk.rosters.mark(id, {1: "P", 2: "A"})
    hall.close(id, 보고=DONE)
    short = lacks(hall, id)
    hall.desk.rosters.mark(id, {2: "P"})
    hall.desk.outcomes.draft_minutes(id)

    assert short == [Lack.QUORUM, Lack.MINUTES]
    assert lacks(hall, id) == []
    cancelled = hall.add()
    hall.desk.meetings.move(cancelled, S.CANCELLED, reason="안건 없음")
    assert lacks(hall, cancelled) == []
