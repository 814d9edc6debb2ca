"""What goes out to those a meeting concerns: a calendar file and a mail, read back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    FormKind,
    MeetingStatus,
    RequestState,
)
from afm_desktop.domain.model.meetings import Meeting, MeetingChange
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.structures import Division
from afm_desktop.exchange.calendar_file import calendar_of, file_name
from afm_desktop.exchange.invitation_mail import mail_of
from afm_desktop.services.desk import Desk
from afm_desktop.services.invitations import InvitedWithoutDay, NothingToInviteTo, Notice
from afm_desktop.services.records import live
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_meeting,
    make_organization,
    make_person,
)
from tests.services.conftest import desk, division, put, workspace  # noqa: F401 - fixtures

OLD, NEW = korean_moment(date(2026, 7, 30), 14), korean_moment(date(2026, 8, 6), 10)


def event_of(desk: Desk, meeting: Meeting, **asked: Any) -> tuple[Calendar, Any]:  # noqa: F811
    calendar = Calendar.from_ical(calendar_of(desk.invitations.of(meeting.id, **asked)))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def mail(desk: Desk, meeting: Meeting) -> str:  # noqa: F811
    return mail_of(desk.invitations.of(meeting.id)).text


@pytest.fixture
def meeting(workspace: Workspace, division: Division) -> Meeting:  # noqa: F811
    """A meeting in which 예시가람 speaks and the chair has notes."""
    body = make_organization("예시가람")
    meeting = make_meeting(
        division,
        title="2026년 제3차 이차전지 분과회의",
        starts_at=OLD,
        ends_at=OLD + timedelta(hours=2),
        place="예시연구원; 3층, 회의실",
        purpose="수요 평가 결과 공유",
        chair_note="위원장만 봄",
    )
    first = make_agenda_item(meeting, presenter_id=body.id, planned_minutes=30)
    second = make_agenda_item(
        meeting,
        title="하반기 운영계획(안)",
        kind=AgendaKind.DECISION,
        position=2,
        chair_note="먼저 의결",
    )
    put(workspace, body, meeting, first, second)
    return meeting


def moved(workspace: Workspace, meeting: Meeting, status: MeetingStatus, **values: Any) -> None:  # noqa: F811
    """What a service writes when a meeting is moved or falls out."""
    step = MeetingChange(
        meeting_id=meeting.id,
        happened_on=workspace.today,
        from_status=MeetingStatus.PLANNED,
        status=status,
        was_at=OLD,
        reason="위원 다수 출장",
    )
    with workspace.writing("회의 변경") as session:
        session.add(step)
        found = live(session, Meeting, meeting.id)
        for name, value in {"status": status, "notice": 1, **values}.items():
            setattr(found, name, value)


def test_a_calendar_reads_when_where_and_what_about(desk: Desk, meeting: Meeting) -> None:  # noqa: F811
    calendar, event = event_of(desk, meeting)

    assert calendar["METHOD"] == "REQUEST"
    assert event["DTSTART"].dt == OLD
    assert event["DTEND"].dt == OLD + timedelta(hours=2)
    assert event["DTSTART"].params["TZID"] == "Asia/Seoul"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Seoul"]
    assert event["LOCATION"] == "예시연구원; 3층, 회의실"
    assert event["SUMMARY"] == "2026년 제3차 이차전지 분과회의"
    assert "1. (보고) 수요조사 결과 보고 - 예시가람, 30분" in event["DESCRIPTION"]
    assert "2. (의결) 하반기 운영계획(안)" in event["DESCRIPTION"]


def test_what_is_noted_for_the_chair_stays_with_the_chair(desk: Desk, meeting: Meeting) -> None:  # noqa: F811
    written = calendar_of(desk.invitations.of(meeting.id)).decode() + mail(desk, meeting)

    assert "위원장만" not in written.replace("\r\n ", "")
    assert "먼저 의결" not in written


def test_the_same_meeting_is_the_same_file(desk: Desk, meeting: Meeting) -> None:  # noqa: F811
    first, second = (calendar_of(desk.invitations.of(meeting.id)) for _ in range(2))

    assert first == second
    assert b"\r\n" in first
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))


def test_a_moved_meeting_replaces_its_entry(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    meeting: Meeting,
) -> None:
    _, before = event_of(desk, meeting)
    moved(workspace, meeting, MeetingStatus.PLANNED, starts_at=NEW, ends_at=None)

    calendar, after = event_of(desk, meeting)

    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert calendar["METHOD"] == "REQUEST"
    assert after["DTSTART"].dt == NEW
    assert "당초 일시: 2026. 7. 30.(목) 14:00" in after["DESCRIPTION"]
    text = mail(desk, meeting)
    assert "일시 변경 안내" in text
    assert "변경 일시: 2026. 8. 6.(목) 10:00" in text
    assert "사유: 위원 다수 출장" in text


def test_a_later_step_does_not_hide_that_a_meeting_was_moved(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    meeting: Meeting,
) -> None:
    desk.meetings.move(meeting.id, MeetingStatus.POSTPONED, reason="위원 다수 출장")
    desk.meetings.reschedule(meeting.id, NEW, reason="회의장 사정")

    before = desk.invitations.of(meeting.id)
    desk.meetings.move(meeting.id, MeetingStatus.POSTPONED, reason="태풍")
    desk.meetings.move(meeting.id, MeetingStatus.PLANNED)
    after = desk.invitations.of(meeting.id)

    assert before.notice is after.notice is Notice.MOVED
    assert before.was_at == after.was_at == OLD
    assert (before.sequence, after.reason) == (2, "회의장 사정")
    assert after.sequence > before.sequence


@pytest.mark.parametrize(
    ("status", "said"), [(MeetingStatus.CANCELLED, "취소"), (MeetingStatus.POSTPONED, "연기")]
)
def test_a_meeting_that_falls_out_leaves_the_diary(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    meeting: Meeting,
    status: MeetingStatus,
    said: str,
) -> None:
    moved(workspace, meeting, status)

    calendar, event = event_of(desk, meeting)

    assert calendar["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith(f"[{said}] ")
    assert file_name(desk.invitations.of(meeting.id)).endswith(f" {said}.ics")
    text = mail(desk, meeting)
    assert f"{said} 안내" in text
    assert f"{said}한 회의의 일시: 2026. 7. 30.(목) 14:00" in text
    assert "참석 여부" not in text


def test_a_meeting_put_off_without_a_new_day_names_the_old_one(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    meeting: Meeting,
) -> None:
    moved(workspace, meeting, MeetingStatus.POSTPONED, starts_at=None, ends_at=None)

    _, event = event_of(desk, meeting)

    assert event["DTSTART"].dt == OLD


def test_people_are_named_only_for_a_reason_that_is_logged(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    meeting: Meeting,
) -> None:
    body = make_organization("예시나루")
    chair = make_person(body, name="김위원", email="chair@example.kr")
    office = make_person(body, name="이간사", email="office@example.kr")
    hostile = make_person(body, name="박예시", email="a@b.kr\nATTENDEE:mailto:x@y.kr")
    put(workspace, body, chair, office, hostile)
    put(
        workspace,
        make_attendance(meeting, chair, body, role=AttendanceRole.CHAIR),
        make_attendance(meeting, office, body, role=AttendanceRole.SECRETARY),
        make_attendance(meeting, hostile, body, status=AttendanceStatus.ABSENT),
        make_attendance(meeting, guest_name="최손님"),
    )

    _, without = event_of(desk, meeting)
    _, event = event_of(desk, meeting, reason="회의 초대")

    assert "ATTENDEE" not in without
    assert "ORGANIZER" not in without
    assert event["ORGANIZER"] == "mailto:office@example.kr"
    assert [str(one) for one in event["ATTENDEE"]] == [
        "mailto:chair@example.kr",
        "mailto:office@example.kr",
    ]
    assert event["ATTENDEE"][0].params["ROLE"] == "CHAIR"
    assert event["ATTENDEE"][0].params["CN"] == "김위원(예시나루)"
    (access,) = desk.accesses.rows()
    assert access.reason == "회의 초대"
    assert access.count == 2


def test_a_mail_says_what_is_asked_and_names_no_person(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    meeting: Meeting,
) -> None:
    body = make_organization("예시다온")
    request = FormRequest(
        kind=FormKind.ATTENDANCE,
        meeting_id=meeting.id,
        organization_id=body.id,
        state=RequestState.SENT,
        due_on=date(2026, 7, 27),
    )
    put(workspace, body, request)

    text = mail(desk, meeting)

    assert text.startswith(
        "제목: [AI 자율제조 얼라이언스] 2026년 제3차 이차전지 분과회의 개최 안내"
    )
    assert "□ 일시: 2026. 7. 30.(목) 14:00 ~ 16:00" in text
    assert "참석 여부 회신(기한 2026. 7. 27.(월))" in text
    assert "발표 자료 사전 송부(예시가람)" in text


def test_nobody_is_invited_to_what_has_no_day_or_is_never_held(
    workspace: Workspace,  # noqa: F811
    desk: Desk,  # noqa: F811
    division: Division,  # noqa: F811
) -> None:
    undated = make_meeting(division, starts_at=None)
    template = make_meeting(division, is_template=True)
    put(workspace, undated, template)

    with pytest.raises(InvitedWithoutDay):
        desk.invitations.of(undated.id)
    with pytest.raises(NothingToInviteTo):
        desk.invitations.of(template.id)
