"""What held on an earlier day, as it is known now."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    AttendanceStatus,
    DemandStatus,
    FormKind,
    IssueState,
    MeetingStatus,
    NameKind,
    RequestState,
    Verdict,
)
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.domain.model.demand_parts import Finding, ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import AgendaItem, Attendance, Meeting
from afm_desktop.domain.model.narratives import Issue
from afm_desktop.domain.model.organizations import OrganizationName
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.storage.check import check_connection
from afm_desktop.storage.sqlite import search
from tests.factories import (
    DAY,
    make_agenda_item,
    make_attendance,
    make_budget_line,
    make_demand,
    make_demand_event,
    make_issue,
    make_meeting,
    make_membership,
    make_organization,
    make_project,
    make_round,
)
from tests.services.as_of.conftest import JUNE, learn_all_at, one
from tests.services.conftest import put

MAY, JULY = date(2026, 5, 20), date(2026, 7, 10)
S = DemandStatus


@pytest.fixture
def demand(workspace, division):
    """A demand that was submitted in May, received in June and is a candidate since July."""
    firm, round_ = make_organization("예시가람"), make_round()
    demand = make_demand(
        firm,
        division,
        round_,
        intake_no="BAT-2026-0001",
        received_on=date(2026, 6, 20),
        status=S.CANDIDATE,
    )
    steps = [
        (S.DRAFT, S.SUBMITTED, MAY),
        (S.SUBMITTED, S.RECEIVED, date(2026, 6, 20)),
        (S.RECEIVED, S.REVIEWING, date(2026, 6, 20)),
        (S.REVIEWING, S.CANDIDATE, JULY),
    ]
    events = [
        make_demand_event(demand, status, from_status=before, happened_on=on)
        for before, status, on in steps
    ]
    put(workspace, firm, round_, demand, make_budget_line(demand), *events)
    return demand


def listed(desk, key="title"):
    return desk.lists.listing(ListKind.DEMANDS).values(key)


# --- demands ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status", "number"),
    [
        (MAY, S.SUBMITTED, None),
        (JUNE, S.SUBMITTED, None),
        (date(2026, 6, 19), S.SUBMITTED, None),
        (date(2026, 6, 20), S.REVIEWING, "BAT-2026-0001"),
        (date(2026, 7, 9), S.REVIEWING, "BAT-2026-0001"),
        (JULY, S.CANDIDATE, "BAT-2026-0001"),
        (date(2026, 7, 21), S.CANDIDATE, "BAT-2026-0001"),
    ],
)
def test_a_demand_stands_where_its_last_event_had_brought_it(then, demand, day, status, number):
    past = then(day)

    assert listed(past, "status") == [status]
    assert listed(past, "intake_no") == [number]


def test_a_demand_is_not_there_before_its_first_event(then, demand):
    past = then(date(2026, 5, 19))

    assert listed(past) == []
    with past.workspace.reading() as session:
        left = session.connection().exec_driver_sql(
            "SELECT count(*) FROM budget_lines WHERE deleted IS NULL"
        )
        assert left.scalar_one() == 0


def test_what_was_entered_before_its_first_event_was_a_draft(workspace, then, demand):
    learn_all_at(workspace, korean_moment(date(2026, 5, 1)))

    assert listed(then(date(2026, 5, 19)), "status") == [S.DRAFT]


def test_a_draft_is_there_from_the_day_it_was_entered(workspace, division, then):
    firm, round_ = make_organization(), make_round()
    put(workspace, firm, round_, make_demand(firm, division, round_, status=S.DRAFT))
    assert listed(then(JUNE)) == []

    learn_all_at(workspace, korean_moment(JUNE, 23))
    assert listed(then(JUNE), "status") == [S.DRAFT]


def test_a_demand_without_events_is_there_once_it_was_received(workspace, division, then):
    firm, round_ = make_organization(), make_round()
    early, late = (
        make_demand(firm, division, round_, status=S.RECEIVED, title=title, received_on=on)
        for title, on in (("먼저", MAY), ("나중", JULY))
    )
    put(workspace, firm, round_, early, late)

    assert listed(then(JUNE)) == ["먼저"]


def test_a_demand_merged_since_stood_alone(workspace, division, then):
    firm, round_ = make_organization(), make_round()
    leader = make_demand(firm, division, round_, status=S.REVIEWING, received_on=MAY)
    merged = make_demand(
        firm, division, round_, status=S.MERGED, received_on=MAY, merged_into_id=leader.id
    )
    events = [
        make_demand_event(merged, S.REVIEWING, from_status=S.RECEIVED, happened_on=MAY),
        make_demand_event(merged, S.MERGED, from_status=S.REVIEWING, happened_on=JULY),
    ]
    put(workspace, firm, round_, leader, merged, *events)

    was, still = one(then(JUNE), merged), one(then(JULY), merged)

    assert (was.status, was.merged_into_id) == (S.REVIEWING, None)
    assert (still.status, still.merged_into_id) == (S.MERGED, leader.id)


def test_what_screening_found_later_is_not_there(workspace, then, demand):
    finding = Finding(demand_id=demand.id, verdict=Verdict.UNMET)
    comment = ReviewComment(demand_id=demand.id, text="예산 보완", supplement=1)
    put(workspace, finding, comment)

    past = then(JUNE)

    assert [one(past, record).deleted for record in (finding, comment)] == [ABSENT, ABSENT]


def test_an_answer_given_later_is_still_waited_for(workspace, then, demand):
    event = make_demand_event(
        demand, S.SUPPLEMENT, from_status=S.REVIEWING, happened_on=date(2026, 6, 25)
    )
    comment = ReviewComment(
        demand_id=demand.id, text="예산 보완", supplement=1, answer="고침", answered_on=JULY
    )
    put(workspace, event, comment)

    found = one(then(date(2026, 6, 30)), comment)

    assert (found.deleted, found.answer, found.answered_on) == (None, None, None)


def test_the_stages_of_the_window_and_the_search_follow(then, demand):
    past = then(JUNE)
    query = ViewQuery(text="BAT-2026")

    assert len(past.views.keys(ViewKind.DEMANDS, ViewQuery())) == 1
    assert len(past.views.keys(ViewKind.DEMANDS, query)) == 0
    with past.workspace.reading() as session:
        assert list(search.stale(session.connection())) == []


# --- what else has a day ----------------------------------------------------------------------


def test_members_are_those_of_the_day(workspace, division, then):
    old, new, left = (make_organization(f"예시{name}") for name in ("가람", "나래", "다온"))
    put(
        workspace,
        old,
        new,
        left,
        make_membership(old, division, joined_on=MAY),
        make_membership(new, division, joined_on=JULY),
        make_membership(left, division, joined_on=MAY, left_on=JULY),
    )

    assert then(JUNE).lists.listing(ListKind.MEMBERS).values("name") == ["예시가람", "예시다온"]
    assert then(JULY).lists.listing(ListKind.MEMBERS).values("name") == ["예시가람", "예시나래"]


def test_a_body_bears_the_name_it_bore(workspace, division, then):
    firm = make_organization("예시새이름")
    names = [
        OrganizationName(organization_id=firm.id, name=name, kind=NameKind.FORMER, valid_to=end)
        for name, end in (("예시첫이름", date(2026, 6, 1)), ("예시옛이름", JULY))
    ]
    put(workspace, firm, make_membership(firm, division), *names)

    def named(day):
        return then(day).lists.listing(ListKind.MEMBERS).values("name")

    assert named(MAY) == ["예시첫이름"]
    assert named(JUNE) == ["예시옛이름"]
    assert named(JULY) == ["예시새이름"]
    assert then(JUNE).lists.listing(ListKind.MEMBERS, query="새이름").rows == ()


def test_a_meeting_held_since_was_planned(workspace, division, then):
    meeting = make_meeting(division, starts_at=korean_moment(JULY, 14), status=MeetingStatus.CLOSED)
    item = make_agenda_item(meeting, outcome="원안 의결", decision_no="2026-1")
    guest = make_attendance(meeting, status=AttendanceStatus.PRESENT)
    put(workspace, meeting, item, guest)

    past, still = then(JUNE), then(JULY)

    assert one(past, meeting).status is MeetingStatus.PLANNED
    assert (one(past, item).outcome, one(past, item).decision_no) == (None, None)
    assert one(past, guest).status is AttendanceStatus.PLANNED
    assert one(still, meeting).status is MeetingStatus.CLOSED
    assert one(still, item).outcome == "원안 의결"


def test_issues_are_those_raised_and_open_as_long_as_they_were(workspace, division, then):
    settled = make_issue(division, raised_on=MAY, settled_on=JULY, state=IssueState.SETTLED)
    later = make_issue(division, raised_on=JULY)
    put(workspace, settled, later)

    past = then(JUNE)

    assert one(past, settled).state is IssueState.UNDER_REVIEW
    assert one(past, later).deleted == ABSENT


def test_measurements_projects_and_forms_are_those_of_the_day(workspace, division, then):
    firm = make_organization("예시가람")
    target = Target(name="보급", announced_on=MAY)
    measured = Measurement(target_id=target.id, measured_on=JULY)
    project = make_project(division, agreed_on=JULY)
    form = FormRequest(
        kind=FormKind.DEMAND,
        organization_id=firm.id,
        sent_on=MAY,
        replied_on=JULY,
        state=RequestState.RECEIVED,
    )
    reminder = FormReminder(request_id=form.id, happened_on=JULY)
    put(workspace, firm, target, measured, project, form, reminder)

    past, before = then(JUNE), then(date(2026, 5, 1))

    assert one(past, target).deleted is None
    assert [one(past, record).deleted for record in (measured, project, reminder)] == [ABSENT] * 3
    assert (one(past, form).state, one(past, form).replied_on) == (RequestState.SENT, None)
    assert (one(before, form).state, one(before, form).sent_on) == (RequestState.NOT_SENT, None)
    assert one(before, target).deleted == ABSENT


def test_a_project_of_which_only_the_year_is_known_is_there_in_that_year(workspace, division, then):
    project = make_project(division, year=2026)
    put(workspace, project)

    assert one(then(date(2025, 12, 31)), project).deleted == ABSENT
    assert one(then(date(2026, 1, 1)), project).deleted is None


def test_all_is_as_it_is_today(workspace, then, demand, desk):
    assert listed(then(DAY), "status") == listed(desk, "status")


def test_the_file_itself_is_never_touched(workspace, then, demand):
    then(date(2026, 1, 1))

    with workspace.reading() as session:
        assert check_connection(session.connection()).is_whole
        assert session.query(Demand).one().status is S.CANDIDATE
        assert session.query(Meeting).count() == session.query(AgendaItem).count() == 0
        assert session.query(Issue).count() == session.query(Attendance).count() == 0
