"""Meetings, events, issues and kept lines as a division's paper tells them."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    ActionStatus,
    AttendanceRole,
    MemberRole,
)
from afm_desktop.domain.errors import AfmError, NotFound
from afm_desktop.domain.model.meetings import ActionItem
from afm_desktop.services.status import OpenAction, Section
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_division,
    make_event,
    make_issue,
    make_meeting,
    make_membership,
    make_narrative,
    make_narrative_line,
    make_organization,
    make_person,
)
from tests.services.conftest import held, put, status_of


def test_a_meeting_tells_who_is_invited_without_names(workspace, division):
    anchor, body = make_organization("예시가람"), make_organization("예시대학교")
    person = make_person(body, name="김예시", title="교수")
    meeting = make_meeting(division, place="예시회관", ends_at=korean_moment(date(2026, 7, 30), 16))
    put(
        workspace,
        anchor,
        body,
        person,
        meeting,
        make_membership(anchor, division, role=MemberRole.ANCHOR),
        make_agenda_item(meeting, presenter_id=body.id, planned_minutes=30),
        make_attendance(meeting, person, body, role=AttendanceRole.CHAIR),
        make_attendance(meeting, None, anchor, guest_name="이예시"),
        make_attendance(meeting, guest_body="예시청", role=AttendanceRole.OBSERVER),
    )

    status = status_of(workspace, division, meeting_id=meeting.id)

    overview = status.meeting
    assert (overview.name, overview.chair, overview.anchors) == ("제3차 분과회의", "예시대학교", 1)
    assert (overview.participants, overview.observers) == (2, 1)
    assert (overview.starts.hour, overview.ends.hour) == (14, 16)
    assert overview.agenda[0].presenter == "예시대학교"
    assert [(row.name, row.note) for row in status.attendance] == [
        ("김예시", "위원장"),
        ("이예시", None),
        ("", "배석"),
    ]


def test_the_follow_ups_of_the_last_meeting_are_counted(workspace, division):
    last, body = held(division, date(2026, 6, 1)), make_organization("예시가람")
    earlier = held(division, date(2026, 3, 2))
    put(workspace, last, earlier, body)
    asked = [
        (last, "의견 통보", ActionStatus.DONE, date(2026, 6, 5)),
        (last, "수정안 작성", ActionStatus.STARTED, date(2026, 7, 15)),
        (last, "현장 조사", ActionStatus.DROPPED, date(2026, 7, 1)),
        (earlier, "옛 조치", None, date(2026, 4, 1)),
    ]
    put(
        workspace,
        *(
            ActionItem(
                division_id=division.id,
                meeting_id=meeting.id,
                organization_id=body.id,
                title=title,
                status=status,
                due_on=due,
            )
            for meeting, title, status, due in asked
        ),
    )

    since = status_of(workspace, division).since

    assert (since.actions, since.actions_done) == (2, 1)
    assert since.open_actions == (OpenAction("수정안 작성", "예시가람", date(2026, 7, 15)),)


def test_a_meeting_of_another_division_is_refused(workspace, division):
    other = make_division()
    meeting = make_meeting(other)
    put(workspace, other, meeting)

    with pytest.raises(NotFound, match="이차전지"):
        status_of(workspace, division, meeting_id=meeting.id)


def test_a_meeting_without_a_day_is_refused(workspace, division):
    meeting = make_meeting(division, starts_at=None)
    put(workspace, meeting)

    with pytest.raises(AfmError, match="일시"):
        status_of(workspace, division, meeting_id=meeting.id)


def test_events_lie_behind_and_plans_ahead(workspace, division):
    other = make_division()
    meeting = make_meeting(division, title="제3차 분과회의", place="예시회관")
    put(
        workspace,
        other,
        meeting,
        make_event(division, detail="12개 분과"),
        make_event(None, title="얼라이언스 출범", happened_on=date(2024, 7, 1)),
        make_event(division, title="점검", happened_on=date(2026, 9, 1), is_planned=True),
        make_event(division, title="지난 계획", happened_on=date(2026, 6, 1), is_planned=True),
        make_event(other),
    )

    status = status_of(workspace, division)

    assert [row.text for row in status.events] == ["얼라이언스 출범", "예시 분과 출범: 12개 분과"]
    assert [(row.text, row.note) for row in status.plans] == [
        ("제3차 분과회의", "예시회관"),
        ("점검", None),
    ]


def test_a_meeting_that_an_event_announces_is_planned_once(workspace, division):
    meeting = make_meeting(division)
    event = make_event(division, happened_on=date(2026, 7, 30), meeting_id=meeting.id)
    put(workspace, meeting, event)

    assert len(status_of(workspace, division).plans) == 1


def test_settled_issues_are_left_out_and_decisions_come_first(workspace, division):
    body = make_organization("예시지원단")
    put(
        workspace,
        body,
        make_issue(division, title="나중"),
        make_issue(division, title="해소", state="settled"),
        make_issue(
            division,
            title="먼저",
            state="to_decide",
            statement="납기 8주\n대체 없음",
            request="인증 지원",
            responsible_id=body.id,
        ),
    )

    rows = status_of(workspace, division).issues

    assert [row.title for row in rows] == ["먼저", "나중"]
    assert rows[0].situation == ("납기 8주", "대체 없음")
    assert (rows[0].request, rows[0].owner) == ("인증 지원", "예시지원단")


def test_kept_lines_are_those_of_the_day(workspace, division):
    today = make_narrative(division, Section.GIST, drafted_from="abc")
    past = make_narrative(division, Section.SUPPLY, as_of=date(2026, 7, 1))
    put(
        workspace,
        today,
        past,
        make_narrative_line(today, "둘째", position=2),
        make_narrative_line(today, "첫째", position=1),
        make_narrative_line(past, "지난달"),
    )

    (row,) = status_of(workspace, division).narratives

    assert (row.section, row.fingerprint) == (Section.GIST, "abc")
    assert [line.text for line in row.lines] == ["첫째", "둘째"]
