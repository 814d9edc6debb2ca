"""Offices keep the meetings; the file of a firm reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.domain.enums import ActionStatus, MeetingStatus
from afm_desktop.domain.office import Role
from afm_desktop.services.meetings.keeping import KEPT, KeptByOffices
from afm_desktop.services.meetings.model import NewAction, NewItem, NewMeeting
from afm_desktop.services.settled import PARTS
from tests.services.meetings.test_outcomes import DUE


@pytest.fixture
def firm(hall):
    """A meeting, one of its matters and a follow-up, in a file that becomes a firm's."""
    id = hall.add("보고")
    action = hall.desk.outcomes.add_action(id, NewAction("제출", DUE, hall.firm_id))
    office = hall.workspace.office
    hall.workspace.become(replace(office, role=Role.FIRM, organization="예시가람"))
    return hall, id, hall.items(id)["보고"], action


def test_every_part_of_a_meeting_is_kept_with_it():
    assert {"meetings", *(one.__tablename__ for one in PARTS)} == KEPT


@pytest.mark.parametrize(
    "change",
    [
        lambda desk, id, item: desk.meetings.create(NewMeeting(title="새 회의")),
        lambda desk, id, item: desk.meetings.change(id, {"place": "서울"}),
        lambda desk, id, item: desk.meetings.move(id, MeetingStatus.CANCELLED, reason="사유"),
        lambda desk, id, item: desk.agendas.add(id, NewItem("안건")),
        lambda desk, id, item: desk.agendas.delete([item]),
        lambda desk, id, item: desk.rosters.add_guest(id, "김예시"),
        lambda desk, id, item: desk.outcomes.decide(item, "원안 의결"),
        lambda desk, id, item: desk.outcomes.draft_minutes(id),
        lambda desk, id, item: desk.outcomes.add_action(id, NewAction("보고", DUE)),
        lambda desk, id, item: desk.records.change("meetings", id, {"place": "서울"}),
        lambda desk, id, item: desk.records.delete("agenda_items", [item]),
    ],
)
def test_a_firm_changes_nothing_of_a_meeting(firm, change):
    hall, id, item, _ = firm
    before = hall.desk.meetings.of(id)

    with pytest.raises(KeptByOffices):
        change(hall.desk, id, item)

    assert hall.desk.meetings.of(id) == before


def test_a_firm_notes_what_became_of_a_follow_up(firm):
    hall, id, _, action = firm

    hall.desk.outcomes.finish_action(action, outcome="제출함")

    assert hall.desk.meetings.of(id).actions[0].status is ActionStatus.DONE
