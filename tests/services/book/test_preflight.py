"""What a book lacks is told with the record and the field where it is mended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from afm_desktop.app import build
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    Confidentiality,
    FormKind,
    MeetingStatus,
    RequestState,
)
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.model.meetings import ActionItem, Attendance
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.book.kinds import Severity
from afm_desktop.services.book.preflight import CheckCode, checks_of, checks_of_meeting
from tests.factories import make_agenda_item, make_meeting, make_organization
from tests.services.conftest import held, put

DAY = date(2026, 7, 30)


@pytest.fixture
def desk(workspace):
    return build(workspace)


def planned(division, **values):
    filled = {
        "kind": "division",
        "starts_at": korean_moment(DAY, 10),
        "ends_at": korean_moment(DAY, 11),
        "status": MeetingStatus.PLANNED,
        "place": "예시회관",
    }
    return make_meeting(division, **filled | values)


def found(desk, meeting):
    book = desk.books.of(meeting.id)
    rows = checks_of(book, Confidentiality.DIVISION)
    return {(one.code, one.table, one.field): one for one in rows}


def test_a_meeting_without_a_day_is_checked_though_it_has_no_book(desk, workspace, division):
    meeting = planned(division, starts_at=None, ends_at=None)
    put(workspace, meeting)

    rows = list(checks_of_meeting(desk.books.head(meeting.id), desk.books.matters(meeting.id)))

    assert [(one.code, one.field) for one in rows] == [
        (CheckCode.NO_DAY, "starts_at"),
        (CheckCode.NO_AGENDA, "agenda_items"),
    ]
    assert {one.severity for one in rows} == {Severity.STOP}
    with pytest.raises(AfmError, match="일시"):
        desk.books.of(meeting.id)


def test_what_is_missing_names_its_field(desk, workspace, division):
    meeting = planned(division, place=None)
    item = make_agenda_item(meeting, planned_minutes=None, presenter_id=None)
    put(workspace, meeting, item)

    rows = found(desk, meeting)

    assert rows[CheckCode.NO_PLACE, "meetings", "place"].id == meeting.id
    assert rows[CheckCode.NO_PRESENTER, "agenda_items", "presenter_id"].id == item.id
    assert rows[CheckCode.NO_MINUTES, "agenda_items", "planned_minutes"].id == item.id
    assert (CheckCode.NO_GUESTS, "meetings", "attendances") in rows


def test_an_agenda_longer_than_the_meeting_is_told_by_how_much(desk, workspace, division):
    meeting = planned(division)
    put(
        workspace,
        meeting,
        make_agenda_item(meeting, planned_minutes=40),
        make_agenda_item(meeting, planned_minutes=45),
    )

    assert found(desk, meeting)[CheckCode.OVERRUN, "meetings", "ends_at"].count == 25


def test_data_far_ahead_of_the_meeting_are_old_by_then(desk, workspace, division):
    later = DAY + timedelta(days=60)
    meeting = planned(
        division, starts_at=korean_moment(later, 10), ends_at=korean_moment(later, 11)
    )
    put(workspace, meeting)

    assert found(desk, meeting)[CheckCode.OLD_DATA, "meetings", "starts_at"].count == 68


def test_follow_ups_that_are_late_or_nobodys_are_told(desk, workspace, division):
    meeting = planned(division)
    action = ActionItem(
        division_id=division.id,
        title="제출",
        due_on=date(2026, 7, 1),
        status=ActionStatus.OPEN,
    )
    put(workspace, meeting, action)

    rows = found(desk, meeting)

    assert rows[CheckCode.ACTION_LATE, "action_items", "due_on"].count == 21
    assert rows[CheckCode.NO_OWNER, "action_items", "organization_id"].id == action.id


def test_people_without_a_name_are_counted_with_the_first_of_them(desk, workspace, division):
    meeting, firm = planned(division), make_organization("예시가람")
    nameless = [
        Attendance(meeting_id=meeting.id, organization_id=firm.id, position=at) for at in (1, 2)
    ]
    put(workspace, meeting, firm, *nameless)

    found_one = found(desk, meeting)[CheckCode.NO_NAME, "attendances", None]

    assert (found_one.id, found_one.count) == (nameless[0].id, 2)
    assert found_one.meeting == meeting.id


def test_a_quarter_that_was_not_reported_in_time_leads_to_its_request(desk, workspace, division):
    meeting, firm = planned(division), make_organization("예시가람")
    owed, back = (
        FormRequest(
            kind=FormKind.QUARTER,
            division_id=division.id,
            organization_id=firm.id,
            quarter="2026Q2",
            due_on=date(2026, 7, 15),
            state=state,
        )
        for state in (RequestState.SENT, RequestState.RECEIVED)
    )
    put(workspace, meeting, firm, owed, back)

    row = found(desk, meeting)[CheckCode.LATE_REPORT, "form_requests", None]

    assert (row.id, row.name, row.count) == (owed.id, "예시가람 2026년 2분기", 7)


def test_a_decision_that_was_not_written_down_leads_to_its_matter(desk, workspace, division):
    last = held(division, date(2026, 5, 20), kind="division", ordinal=2)
    item = make_agenda_item(last, kind=AgendaKind.DECISION, outcome=None)
    meeting = planned(division, ordinal=3)
    put(workspace, last, item, meeting)

    row = found(desk, meeting)[CheckCode.DECISION_UNSAID, "agenda_items", "decision"]

    assert (row.id, row.meeting, row.count) == (item.id, last.id, 1)
