"""The next meeting after an old one, and meetings after a template."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import AgendaKind, AttendanceStatus, Placement
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.model.meetings import TemplateNotHeld
from afm_desktop.domain.model.members import Membership
from afm_desktop.services.hits import Hits
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.meetings.errors import NotATemplate
from afm_desktop.services.meetings.model import NewAction, NewMeeting, Placed
from afm_desktop.services.views.model import ViewKind, ViewQuery
from tests.services.conftest import last_words
from tests.services.meetings.conftest import ENDS, HELD, NEXT

LATER = HELD + timedelta(days=14)


@pytest.fixture
def old(hall):
    """A closed meeting: one matter done, one put off, one kept back, one dropped."""
    id = hall.add("현황 보고", "예산 의결", "기타", "철회", place="대회의실", host_id=hall.host_id)
    hall.desk.rosters.invite(id, hall.desk.rosters.propose(id))
    hall.desk.rosters.mark(id, {1: "P", 2: "E"})
    hall.desk.outcomes.add_action(id, NewAction("자료 제출", LATER.date(), hall.firm_id))
    backlog, dropped = Placed(Placement.BACKLOG), Placed(Placement.DROPPED, "중복")
    hall.close(id, **{"예산 의결": NEXT, "기타": backlog, "철회": dropped})
    return id


def test_a_copy_follows_the_last_with_its_place_people_and_length(hall, old):
    copied = hall.desk.meetings.copy(old, LATER)

    head = hall.desk.meetings.of(copied.id).head
    assert head.title == "2026년 제2차 이차전지 분과회의"
    assert (head.place, head.host, head.status) == ("대회의실", "예시연구원", S.DRAFT)
    assert (head.previous_id, head.ends_at) == (old, LATER + (ENDS - HELD))
    roster = hall.desk.meetings.of(copied.id).roster
    assert [(one.name, one.status) for one in roster] == [
        ("김위원장", AttendanceStatus.PLANNED),
        ("이간사", AttendanceStatus.PLANNED),
    ]
    assert last_words(hall.workspace) == "회의 1건 복사"


def test_a_copy_begins_with_the_minutes_the_follow_ups_and_what_was_put_off(hall, old):
    copied = hall.desk.meetings.copy(old, LATER)

    sheet = hall.desk.meetings.of(copied.id)
    assert [(one.title, one.kind) for one in sheet.items] == [
        ("제1차 분과회의 회의록 승인", AgendaKind.DECISION),
        ("후속조치 이행 점검", AgendaKind.REPORT),
        ("예산 의결", AgendaKind.REPORT),
        ("현황 보고", AgendaKind.REPORT),
    ]
    assert (copied.carried, copied.open_actions) == (1, 1)
    assert [(one.title, one.age) for one in sheet.open_actions] == [("자료 제출", 0)]
    assert [one.title for one in sheet.waiting] == ["기타"]
    assert hall.desk.meetings.of(old).items[1].taken_by_id == copied.id


def test_a_new_meeting_that_follows_begins_as_a_copy_does(hall, old):
    new = NewMeeting(hall.division_id, starts_at=LATER)

    made = hall.desk.meetings.create(new, follows=True)

    assert [one.title for one in hall.desk.meetings.of(made).items] == [
        "제1차 분과회의 회의록 승인",
        "후속조치 이행 점검",
        "예산 의결",
    ]


def test_the_agenda_and_the_people_are_copied_when_wanted(hall, old):
    copied = hall.desk.meetings.copy(old, LATER, with_agenda=False, with_roster=False)

    sheet = hall.desk.meetings.of(copied.id)
    assert "현황 보고" not in [one.title for one in sheet.items]
    assert sheet.roster == ()


def test_what_a_meeting_begins_with_is_not_copied_but_written_anew(hall, old):
    second = hall.desk.meetings.copy(old, HELD + timedelta(hours=3)).id
    hall.desk.meetings.move(second, S.PLANNED)
    hall.close(second)
    third = hall.desk.meetings.copy(second, LATER).id

    assert [one.title for one in hall.desk.meetings.of(third).items] == [
        "제2차 분과회의 회의록 승인",
        "후속조치 이행 점검",
        "현황 보고",
    ]


def test_approved_minutes_are_not_to_be_approved_again(hall, old):
    hall.desk.outcomes.approve(hall.desk.outcomes.draft_minutes(old))
    copied = hall.desk.meetings.copy(old, LATER)

    assert hall.desk.meetings.of(copied.id).items[0].title == "후속조치 이행 점검"


def test_what_a_meeting_called_off_was_to_deal_with_goes_to_the_next_once(hall, old):
    second = hall.desk.meetings.copy(old, LATER).id
    hall.desk.meetings.move(second, S.PLANNED)
    hall.desk.meetings.move(second, S.CANCELLED, reason="폭우")
    third = hall.desk.meetings.copy(old, LATER + timedelta(days=7)).id

    titles = [one.title for one in hall.desk.meetings.of(third).items]
    assert sorted(titles) == sorted(set(titles))
    assert "예산 의결" in titles


def test_a_copy_is_taken_back_in_one(hall, old):
    before = hall.desk.meetings.of(old)
    hall.desk.meetings.copy(old, LATER)
    hall.desk.undoing.undo()

    assert hall.desk.meetings.of(old) == before
    assert [one.title for one in hall.desk.agendas.backlog(hall.division_id)] == [
        "예산 의결",
        "기타",
    ]


def test_a_template_keeps_the_pattern_and_is_never_held(hall, old):
    template = hall.desk.meetings.make_template(old, title="분과회의 서식")
    row = hall.desk.meetings.templates()[0]

    assert (row.title, row.items, row.division.code) == ("분과회의 서식", 1, "BAT")
    assert hall.desk.meetings.of(template).steps == ()
    with pytest.raises(TemplateNotHeld):
        hall.desk.meetings.move(template, S.PLANNED)
    assert hall.desk.meetings.propose(hall.division_id).ordinal == 2


def test_a_meeting_is_made_after_a_template(hall, old):
    template = hall.desk.meetings.make_template(old)
    new = NewMeeting(starts_at=LATER, place="현장")
    made = hall.desk.meetings.from_template(template, new)

    head = hall.desk.meetings.of(made.id).head
    assert (head.place, head.host, head.ordinal) == ("현장", "예시연구원", 2)
    assert head.division.code == "BAT"
    with pytest.raises(NotATemplate):
        hall.desk.meetings.from_template(old)


def test_a_template_is_in_no_list_of_meetings(hall, old):
    hall.desk.meetings.make_template(old)

    assert len(hall.desk.lists.listing(ListKind.MEETINGS).rows) == 1
    assert hall.desk.views.count(ViewKind.MEETINGS, ViewQuery()) == 1


def test_bodies_that_left_the_division_are_not_copied(hall, old):
    hall.desk.rosters.add_guest(old, "외부 손님", body="다른 기관")
    seat = select(Membership.id).where(Membership.organization_id == hall.firm_id)
    with hall.workspace.reading() as session:
        membership = session.scalars(seat).one()
    hall.desk.records.change("memberships", membership, {"left_on": HELD.date()})

    copied = hall.desk.meetings.copy(old, LATER)

    names = [one.name for one in hall.desk.meetings.of(copied.id).roster]
    assert names == ["이간사", "외부 손님"]


def test_a_template_is_found_as_one_and_is_no_meeting_to_choose(hall, old):
    hall.desk.meetings.make_template(old, title="분과회의 서식")

    (hit,) = Hits(hall.workspace).find("분과회의 서식", ["meetings"])

    assert hit.is_template
    assert hall.desk.details.suggest("meetings", "분과회의 서식") == ()
