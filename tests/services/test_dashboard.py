"""현황판: its figures are those of papers and lists, and each opens the list behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from afm_desktop.app import build
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import ActionStatus, DemandStatus, MeetingStatus
from afm_desktop.domain.meeting_lacks import Lack
from afm_desktop.domain.model.meetings import ActionItem
from afm_desktop.domain.model.targets import Indicator, Measurement, Target, TargetYear
from afm_desktop.services.collecting.model import Asked
from afm_desktop.services.dashboard import LATEST
from afm_desktop.services.dashboard_rows import DashboardRows, Todo, TodoKind
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.meetings.lacks import gathered
from afm_desktop.services.views.model import ViewKind, ViewQuery
from tests.factories import (
    DAY,
    make_agenda_item,
    make_demand,
    make_demand_event,
    make_issue,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_project,
    make_round,
)
from tests.services.conftest import put

CODES = ["AUT", "SHP", "BAT", "SEM", "ELC", "MCH", "STL", "CHM", "TEX", "BIO", "AER", "FOD"]


def todo(rows: DashboardRows, kind: TodoKind) -> Todo | None:
    return next((one for one in rows.todos if one.kind is kind), None)


# --- figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_the_funnel_is_the_one_of_the_paper(alliance, code):
    paper = alliance.division_status.of(code).demands

    rows = alliance.dashboard.of(code)

    assert tuple(line.stage for line in rows.funnel) == paper.stages
    assert rows.round == paper.name


def test_projects_are_those_of_the_list_and_of_the_papers_of_later_years_too(workspace, division):
    put(workspace, *(make_project(division, year=year) for year in (2025, 2026, 2027)))
    desk = build(workspace)

    counts = (
        desk.dashboard.of(division.code).divisions[0].projects,
        desk.views.count(ViewKind.PROJECTS, ViewQuery(division.code)),
        len(desk.division_status.of(division.code).projects),
        len(desk.project_reports.of(division.code).projects),
    )

    assert counts == (3, 3, 3, 3)


@pytest.mark.parametrize("code", [None, "BAT", "FOD"])
def test_each_stage_of_the_funnel_opens_the_demands_that_came_this_far(alliance, code):
    for line in alliance.dashboard.of(code).funnel:
        totals = alliance.views.totals(ViewKind.DEMANDS, line.query)

        assert totals.count == line.stage.count
        assert totals.sums["total_cost_won"] == line.stage.total_won


def test_the_funnel_of_all_is_the_sum_of_the_divisions(alliance):
    parts = [alliance.dashboard.of(code).funnel for code in CODES]

    for place, line in enumerate(alliance.dashboard.of().funnel):
        assert line.stage.count == sum(part[place].stage.count for part in parts)
        assert line.stage.total_won == sum(part[place].stage.total_won for part in parts)


def test_the_divisions_hold_what_their_lists_show(alliance):
    listing = alliance.lists.listing(ListKind.DIVISIONS)

    rows = alliance.dashboard.of()

    assert [line.division.code for line in rows.divisions] == CODES
    for key in ("members", "anchors", "demands", "projects"):
        assert [getattr(line, key) for line in rows.divisions] == listing.values(key)
    for line in rows.divisions:
        totals = alliance.views.totals(ViewKind.DEMANDS, ViewQuery(line.division.code))
        assert line.total_won == totals.sums["total_cost_won"]


def test_the_total_counts_a_body_once(alliance):
    total = alliance.dashboard.of().total

    assert (total.members, total.demands, total.projects) == (153, 213, 40)
    lines = alliance.dashboard.of().divisions
    assert sum(line.members for line in lines) == total.members + total.members_overlap
    assert sum(line.total_won for line in lines) == total.total_won


@pytest.mark.parametrize("code", [None, *CODES])
def test_every_count_to_do_is_the_one_of_its_list(alliance, code):
    for one in alliance.dashboard.of(code).todos:
        if one.late is not None:
            late = one.late
            board = alliance.collecting.board(Asked(late.forms, late.division, frozenset()))
            assert board.late(late.states) == one.count
            continue
        behind = len(alliance.views.keys(one.view, one.query))

        assert one.kind is TodoKind.NEXT_MEETING or behind == one.count, one


def test_one_division_stands_alone(alliance):
    rows = alliance.dashboard.of("bat")

    assert [line.division.code for line in rows.divisions] == ["BAT"]
    assert rows.divisions[0] in alliance.dashboard.of().divisions


def test_the_latest_gestures_are_those_of_the_history(alliance):
    assert list(alliance.dashboard.of().gestures) == alliance.gestures.rows(limit=LATEST)


# --- what waits -------------------------------------------------------------------------------


def test_nothing_waits_in_an_empty_file(desk):
    rows = desk.dashboard.of()

    assert rows.todos == rows.targets == rows.funnel == rows.divisions == ()
    assert (rows.structure, rows.round, rows.total.members) == (None, None, 0)


def test_what_waits_longest_is_told_with_its_day(workspace, desk, division, firm):
    waiting = [make_demand(firm, division, status=DemandStatus.SUPPLEMENT) for _ in range(2)]
    put(
        workspace,
        make_round(structure_id=division.structure_id),
        *waiting,
        make_demand(firm, division, status=DemandStatus.RECEIVED, received_on=date(2026, 7, 3)),
        *(
            make_demand_event(demand, DemandStatus.SUPPLEMENT, happened_on=date(2026, 7, day))
            for day, demand in zip((14, 9), waiting, strict=True)
        ),
    )

    rows = desk.dashboard.of("BAT")

    asked = todo(rows, TodoKind.SUPPLEMENTS)
    assert (asked.count, asked.on) == (2, date(2026, 7, 9))
    assert todo(rows, TodoKind.RECEIVED).on == date(2026, 7, 3)
    assert todo(rows, TodoKind.SUBMITTED) is None


def test_the_next_meeting_tells_what_it_lacks(workspace, desk, division):
    meeting = make_meeting(division, starts_at=korean_moment(date(2026, 9, 1), 9), place=None)
    put(workspace, meeting)

    (told,) = (one for one in desk.dashboard.todos() if one.kind is TodoKind.NEXT_MEETING)

    assert told.record == meeting.id
    assert told.lacks == gathered(desk.meetings.missing(meeting.id))
    assert Lack.PLACE in {one.lack for one in told.lacks}


def test_follow_ups_whose_day_is_past_wait_in_their_list(workspace, desk, division):
    late, done, ahead = (
        ActionItem(division_id=division.id, title="예시 조치", due_on=due, status=status)
        for due, status in (
            (date(2026, 7, 1), ActionStatus.STARTED),
            (date(2026, 7, 1), ActionStatus.DONE),
            (date(2026, 9, 1), ActionStatus.OPEN),
        )
    )
    put(workspace, late, done, ahead)

    (told,) = (one for one in desk.dashboard.todos() if one.kind is TodoKind.ACTIONS_OVERDUE)

    assert (told.count, told.on) == (1, date(2026, 7, 1))


def test_meetings_are_told_by_where_they_lie(workspace, desk, division):
    first = make_meeting(division, title="예시 회의", starts_at=korean_moment(DAY, 9))
    later = make_meeting(division, starts_at=korean_moment(date(2026, 9, 1), 9))
    forgotten = make_meeting(division, starts_at=korean_moment(date(2026, 7, 1), 9))
    held = make_meeting(
        division, starts_at=korean_moment(date(2026, 6, 1), 9), status=MeetingStatus.CLOSED
    )
    put(workspace, later, first, forgotten, held, make_agenda_item(first))

    rows = desk.dashboard.of()

    following = todo(rows, TodoKind.NEXT_MEETING)
    assert (following.on, following.text, following.record) == (DAY, "예시 회의", first.id)
    assert todo(rows, TodoKind.MEETINGS_WITHOUT_AGENDA).count == 1
    assert todo(rows, TodoKind.MEETINGS_UNSETTLED).on == date(2026, 7, 1)
    assert rows.divisions[0].next_meeting_on == DAY


def test_people_issues_and_bodies_wait_too(workspace, desk, division, firm):
    other = make_organization("예시나래")
    put(
        workspace,
        other,
        *(make_membership(body, division) for body in (firm, other)),
        make_person(firm, expires_on=date(2026, 7, 1)),
        make_issue(division, due_on=date(2026, 7, 2)),
    )

    rows = desk.dashboard.of()

    assert todo(rows, TodoKind.PEOPLE_EXPIRED).on == date(2026, 7, 1)
    assert todo(rows, TodoKind.ISSUES_OVERDUE).on == date(2026, 7, 2)
    assert todo(rows, TodoKind.ISSUES_OPEN).count == 1
    assert todo(rows, TodoKind.MEMBERS_WITHOUT_PEOPLE).count == 1


# --- targets ----------------------------------------------------------------------------------


def test_a_target_stands_beside_its_plan_and_its_latest_value(workspace, desk):
    target = Target(name="선도프로젝트", unit="개", target=Decimal(200), due_year=2028)
    put(
        workspace,
        target,
        TargetYear(target_id=target.id, year=2026, value=Decimal(60)),
        TargetYear(target_id=target.id, year=2027, value=Decimal(120)),
        Measurement(target_id=target.id, measured_on=date(2026, 6, 30), value=Decimal(40)),
        Measurement(target_id=target.id, measured_on=date(2025, 6, 30), value=Decimal(26)),
        Target(name="실적만 있는 지표"),
    )

    (line,) = desk.dashboard.of().targets

    assert (line.target, line.planned, line.measured) == (Decimal(200), Decimal(60), Decimal(40))
    assert (line.measured_on, line.reached) == (date(2026, 6, 30), Decimal("0.2"))


def test_the_lead_projects_of_the_demonstration_are_counted(alliance):
    line = next(one for one in alliance.dashboard.of().targets if one.counted)

    assert (line.name, line.measured, line.target) == ("선도프로젝트 누적", 40, 200)
    assert line.measured == alliance.dashboard.of().total.projects


def test_what_is_to_fall_has_no_part_that_is_reached(workspace, desk):
    indicator = Indicator(name="불량률", is_lower_better=True)
    target = Target(name="불량률", indicator_id=indicator.id, target=Decimal(50))
    measured = Measurement(target_id=target.id, measured_on=DAY, value=Decimal(60))
    put(workspace, indicator, target, measured)

    (line,) = desk.dashboard.of().targets

    assert (line.is_lower_better, line.reached) == (True, None)


def test_what_waits_is_told_without_the_rest(alliance: Desk) -> None:
    assert alliance.dashboard.todos() == alliance.dashboard.of().todos
