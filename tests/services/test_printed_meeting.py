"""A meeting as its papers print it, read from a file."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from afm_desktop.app import opened
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.division_meetings import MeetingWithoutDay, NoSuchMeeting
from afm_desktop.services.meetings.model import LinkKind, NewMeeting
from afm_desktop.services.parts import NoSuchRecords


@pytest.fixture
def desk(copy):
    with opened(copy) as made:
        yield made


@pytest.fixture
def copy(demonstration, tmp_path):
    path = tmp_path / "예시.afm"
    path.write_bytes(demonstration.read_bytes())
    return path


def next_of(desk, division):
    listed = desk.lists.listing("meetings", division=division)
    states = zip(listed.values("id"), listed.values("status"), strict=True)
    return next(str(id) for id, status in states if status == "planned")


def test_it_has_what_stands_around_the_meeting(desk):
    meeting = desk.printed_meetings.of(next_of(desk, "BAT"))

    assert meeting.head.division.name == "이차전지"
    assert meeting.structure
    assert meeting.secretariat == meeting.head.host
    assert meeting.is_demonstration
    assert meeting.phones.keys() == {row.id for row in meeting.sheet.roster if row.person_id}
    assert all(plan.on >= meeting.held_on for plan in meeting.plans)


def test_its_class_is_that_of_the_strictest_demand_it_is_about(desk):
    id = next_of(desk, "BAT")
    with desk.workspace.reading() as session:
        secret = Demand.confidentiality == Confidentiality.SECRET
        demand = session.scalars(select(Demand.id).where(secret)).first()
    before = desk.printed_meetings.of(id)
    desk.agendas.link(before.sheet.items[0].id, LinkKind.DEMAND, demand)

    after = desk.printed_meetings.of(id)

    assert before.confidentiality is Confidentiality.DIVISION
    assert after.confidentiality is Confidentiality.SECRET
    assert after.demands[demand].mark is Confidentiality.SECRET


def test_a_core_technology_that_its_words_name_is_known(desk):
    id = next_of(desk, "BAT")
    with desk.workspace.reading() as session:
        demand, title = session.execute(select(Demand.id, Demand.title)).first()
    item = desk.printed_meetings.of(id).sheet.items[0].id

    desk.records.change("demands", demand, {"is_core_technology": True})
    desk.records.change("agenda_items", item, {"discussion": f"{title}의 일정을 논의"})

    assert desk.printed_meetings.of(id).spoken == (demand,)


def test_what_is_no_meeting_of_the_division_or_has_no_day_is_refused(desk):
    id = next_of(desk, "BAT")
    division = desk.printed_meetings.of(id).head.division.id
    undated = desk.meetings.create(NewMeeting(division_id=division, title="날짜 없는 회의"))

    with pytest.raises(NoSuchRecords):
        desk.printed_meetings.of("없음")
    with pytest.raises(NoSuchMeeting):
        desk.printed_meetings.of(id, "AUT")
    with pytest.raises(MeetingWithoutDay):
        desk.printed_meetings.of(undated)
