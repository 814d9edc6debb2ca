"""Rosters: who is invited, who came, and whether that is enough."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afm_desktop.domain.attendance_marks import NotAMark
from afm_desktop.domain.enums import AppointmentRole, AttendanceRole, AttendanceStatus
from afm_desktop.domain.model.meetings import LeavesBeforeArriving
from afm_desktop.domain.model.members import Appointment
from afm_desktop.services.meetings.errors import AlreadyInvited, NamelessGuest, NoSuchNumber
from afm_desktop.services.meetings.model import Mark, NewItem
from tests.factories import make_membership, make_organization, make_person
from tests.services.conftest import last_words, put
from tests.services.meetings.conftest import ENDS, HELD, TODAY


def invited(hall, id):
    hall.desk.rosters.invite(id, hall.desk.rosters.propose(id))
    return hall.desk.meetings.of(id).roster


def appoint(hall, person, **values):
    filled = {"division_id": hall.division_id, "role": AppointmentRole.ACTING}
    put(hall.workspace, person, Appointment(person_id=person.id, **{**filled, **values}))


def test_officers_and_one_person_of_each_body_are_invited(hall, workspace, division_record):
    late, gone = make_organization("예시늦음"), make_organization("예시나감")
    put(
        workspace,
        late,
        gone,
        make_person(late, name="정담당", last_confirmed_on=date(2026, 1, 1)),
        make_person(late, name="최담당", last_confirmed_on=date(2026, 6, 1)),
        make_person(late, name="한만료", expires_on=date(2026, 7, 1)),
        make_membership(late, division_record),
        make_membership(gone, division_record, left_on=TODAY),
    )
    roster = invited(hall, hall.add())

    assert [(one.number, one.role, one.name) for one in roster] == [
        (1, AttendanceRole.CHAIR, "김위원장"),
        (2, AttendanceRole.MEMBER, "최담당"),
        (3, AttendanceRole.SECRETARY, "이간사"),
    ]
    assert last_words(hall.workspace) == "참석자 3명 등록"


def test_who_is_on_the_roster_is_not_proposed_again(hall):
    id = hall.add()
    invited(hall, id)

    assert hall.desk.rosters.propose(id) == ()
    with pytest.raises(AlreadyInvited):
        hall.desk.rosters.add_person(id, hall.chair_id)


def test_who_presents_is_invited(hall):
    id = hall.add()
    hall.desk.agendas.add(id, NewItem("보고", presenter_person_id=hall.contact_id))

    roles = {one.name: one.role for one in invited(hall, id)}
    assert roles["박담당"] is AttendanceRole.PRESENTER


def test_a_stand_in_presides_while_the_officer_is_on_leave(hall):
    deputy = make_person(name="강대행")
    days = {"appointed_on": date(2026, 7, 1), "ended_on": date(2026, 8, 1)}
    appoint(hall, deputy, stands_in_for_id=hall.chair_id, **days)
    during = hall.desk.meetings.of(hall.add()).chair
    after = hall.add(starts_at=HELD + timedelta(days=30), ends_at=None)

    assert (during.name, during.role) == ("강대행", AppointmentRole.DIVISION_CHAIR)
    assert during.stands_in_for == "김위원장"
    assert hall.desk.meetings.of(after).chair.name == "김위원장"
    now = hall.desk.people.standing_in(hall.division_id, TODAY)
    assert [(one.name, one.stands_in_for) for one in now] == [
        ("강대행", "김위원장"),
        ("이간사", None),
    ]


def test_a_body_without_a_contact_person_has_a_seat(hall, workspace, division_record):
    body = make_organization("예시빈자리")
    put(workspace, body, make_membership(body, division_record))

    seat = next(one for one in invited(hall, hall.add()) if one.organization == "예시빈자리")
    assert (seat.name, seat.is_guest) == ("", False)


def test_marks_are_typed_in_the_order_of_the_roster(hall):
    id = hall.add()
    invited(hall, id)
    hall.desk.rosters.add_guest(id, "손님", body="예시부")
    hall.desk.rosters.mark(id, {1: "P", 2: "ㅌ", 3: Mark(AttendanceStatus.EXCUSED, reason="출장")})

    roster = hall.desk.meetings.of(id).roster
    assert [(one.status, one.reason) for one in roster] == [
        (AttendanceStatus.PRESENT, None),
        (AttendanceStatus.PROXY, None),
        (AttendanceStatus.EXCUSED, "출장"),
    ]
    assert last_words(hall.workspace) == "참석자 3명 출석 표시"


def test_late_and_early_are_told_by_the_times(hall):
    id = hall.add()
    invited(hall, id)
    late = Mark(
        AttendanceStatus.PROXY,
        "최대리",
        arrived_at=HELD + timedelta(minutes=10),
        left_at=ENDS - timedelta(minutes=5),
    )
    hall.desk.rosters.mark(id, {1: late})

    first = hall.desk.meetings.of(id).roster[0]
    assert (first.proxy_name, first.is_late, first.left_early) == ("최대리", True, True)
    hall.desk.rosters.mark(id, {1: "A"})
    first = hall.desk.meetings.of(id).roster[0]
    assert (first.proxy_name, first.arrived_at, first.is_late) == (None, None, False)


def test_one_wrong_mark_leaves_all_as_it_was(hall):
    id = hall.add()
    invited(hall, id)
    before = hall.desk.meetings.of(id)
    wrong = Mark(AttendanceStatus.PRESENT, arrived_at=ENDS, left_at=HELD)

    for marks, refusal in (
        ({1: "P", 2: "Q"}, NotAMark),
        ({1: "P", 9: "P"}, NoSuchNumber),
        ({2: "P", 1: wrong}, LeavesBeforeArriving),
    ):
        with pytest.raises(refusal):
            hall.desk.rosters.mark(id, marks)
    assert hall.desk.meetings.of(id) == before


def test_more_than_half_of_those_with_a_vote_make_a_quorum(hall):
    id = hall.add()
    invited(hall, id)
    hall.desk.rosters.add_guest(id, "손님")
    hall.desk.rosters.mark(id, {1: "P", 3: "P"})
    short = hall.desk.meetings.of(id).quorum
    hall.desk.rosters.mark(id, {2: "X"})
    enough = hall.desk.meetings.of(id).quorum
    hall.desk.meetings.change(id, {"quorum": 3})

    assert (short.voters, short.needed, short.present, short.is_met) == (2, 2, 1, False)
    assert (enough.present, enough.proxies, enough.is_met) == (2, 1, True)
    assert not hall.desk.meetings.of(id).quorum.is_met


def test_a_roster_is_put_in_order_and_taken_apart(hall):
    id = hall.add()
    ids = [one.id for one in invited(hall, id)]
    hall.desk.rosters.reorder(id, ids[::-1])
    hall.desk.rosters.remove([ids[0]])

    assert [one.name for one in hall.desk.meetings.of(id).roster] == ["이간사"]
    with pytest.raises(NamelessGuest):
        hall.desk.rosters.add_guest(id, " ")


def test_names_are_hidden_on_request(hall):
    id = hall.add()
    invited(hall, id)

    assert [one.name for one in hall.desk.meetings.of(id).masked().roster] == ["김**장", "이*사"]
