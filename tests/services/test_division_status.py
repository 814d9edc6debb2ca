"""What the paper of a division is told: every figure agrees with the lists behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    AttendanceRole,
    Basis,
    BudgetSource,
    Confidentiality,
    MeetingStatus,
    MemberRole,
    ProjectSignal,
    SizeClass,
)
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import AfmError, NotFound
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.status import DivisionStatus, Section
from afm_desktop.services.status_demands import Stage
from tests.factories import (
    DAY,
    make_agenda_item,
    make_attendance,
    make_budget_line,
    make_demand,
    make_demand_event,
    make_division,
    make_event,
    make_issue,
    make_kpi,
    make_link,
    make_meeting,
    make_membership,
    make_narrative,
    make_narrative_line,
    make_organization,
    make_override,
    make_person,
    make_project,
    make_round,
    make_structure,
)
from tests.services.conftest import put


def status_of(workspace, division, **asked) -> DivisionStatus:
    return DivisionStatusService(workspace).of(division.code, **asked)


@pytest.fixture
def division(workspace):
    structure = make_structure()
    division = make_division(structure, code="BAT", name="이차전지")
    put(workspace, structure, division)
    return division


def held(division, day, **values):
    return make_meeting(
        division, starts_at=korean_moment(day, 14), status=MeetingStatus.CLOSED, **values
    )


# ---------------------------------------------------------------- asking


def test_an_empty_division_has_an_empty_paper(workspace, division):
    status = status_of(workspace, division)

    assert (status.division, status.structure) == ("이차전지", "AI 자율제조 얼라이언스")
    assert status.members.total == 0
    assert status.demands is None
    assert status.since is None
    assert status.supply.suppliers == 0
    assert status.confidentiality is Confidentiality.DIVISION


def test_a_code_is_found_in_small_letters(workspace, division):
    assert DivisionStatusService(workspace).of("bat").division == "이차전지"


def test_an_unknown_code_is_refused_with_the_codes_there_are(workspace, division):
    with pytest.raises(NotFound, match="BAT"):
        DivisionStatusService(workspace).of("XYZ")


def test_another_day_is_refused_and_today_is_not(workspace, division):
    assert status_of(workspace, division, as_of=DAY).as_of == DAY

    with pytest.raises(AfmError, match=r"2026\. 7\. 1\."):
        status_of(workspace, division, as_of=date(2026, 7, 1))


# ---------------------------------------------------------------- members


def test_a_body_in_two_roles_counts_once_under_its_first(workspace, division):
    firm = make_organization("예시가람")
    roles = (MemberRole.MEMBER, MemberRole.ANCHOR)
    put(workspace, firm, *(make_membership(firm, division, role=role) for role in roles))

    status = status_of(workspace, division)

    assert [(row.role, row.count) for row in status.members.counts] == [(MemberRole.ANCHOR, 1)]
    assert [row.name for row in status.members.anchors] == ["예시가람"]
    assert len(status.directory) == 1


def test_matrix_regions_and_directory_agree(workspace, division):
    regions = ["11", "41", None, "29", "99"]
    firms = [
        make_organization(region_code=region, size_class=size)
        for region in regions
        for size in (SizeClass.LARGE, SizeClass.SME, None)
    ]
    put(workspace, *firms, *(make_membership(firm, division) for firm in firms))

    members, directory = _members(status_of(workspace, division))

    assert members.total == len(directory) == len(firms)
    assert sum(row.count for row in members.regions) + members.unplaced == len(firms)
    assert members.unplaced == 6  # no 시·도 at all, and one there never was


def _members(status):
    return status.members, status.directory


def test_a_region_that_became_another_is_counted_there(workspace, division):
    firm = make_organization(region_code="29")
    put(workspace, firm, make_membership(firm, division))

    (row,) = status_of(workspace, division).directory

    assert row.region == "전남광주"


def test_a_firm_counts_up_to_the_day_before_it_left(workspace, division):
    firms = [make_organization() for _ in range(3)]
    days = [DAY, date(2026, 7, 23), None]
    memberships = zip(firms, days, strict=True)
    put(workspace, *firms, *(make_membership(f, division, left_on=d) for f, d in memberships))

    assert status_of(workspace, division).members.total == 2


def test_changes_are_told_since_the_last_meeting_that_was_held(workspace, division):
    firms = [make_organization(name) for name in ("예시가람", "예시나래", "예시다온")]
    put(
        workspace,
        *firms,
        make_membership(firms[0], division),
        make_membership(firms[1], division, joined_on=date(2026, 6, 1)),
        make_membership(firms[2], division, left_on=date(2026, 7, 1), notes="사업 정리"),
        held(division, date(2026, 3, 12), ordinal=1),
        held(division, date(2026, 5, 20), ordinal=2),
        make_meeting(division, starts_at=korean_moment(date(2026, 7, 1)), ordinal=3),
    )

    status = status_of(workspace, division)

    assert status.last_meeting is not None
    assert (status.last_meeting.name, status.last_meeting.held_on.month) == ("제2차 분과회의", 5)
    assert [row.name for row in status.members.joined] == ["예시나래"]
    assert [(row.name, row.reason) for row in status.members.left] == [("예시다온", "사업 정리")]
    assert status.members.change == 0


def test_an_inferred_anchor_is_marked(workspace, division):
    firm = make_organization()
    anchor = make_membership(firm, division, role=MemberRole.ANCHOR, basis=Basis.INFERRED)
    put(workspace, firm, anchor)

    assert status_of(workspace, division).members.anchors[0].is_inferred


def test_a_merged_body_counts_as_the_one_that_remains(workspace, division):
    remaining = make_organization("예시가람")
    merged = make_organization("예시나래", merged_into_id=remaining.id)
    places = [make_membership(body, division) for body in (remaining, merged)]
    put(workspace, remaining, merged, *places)

    status = status_of(workspace, division)

    assert [row.name for row in status.directory] == ["예시가람"]


# ---------------------------------------------------------------- demands


@pytest.fixture
def survey(workspace, division):
    """A round, its applicant, and a way to add a demand in a status with its cost."""
    firm, current = make_organization("예시가람"), make_round(structure_id=division.structure_id)
    put(workspace, firm, current)

    def add(number, status, won=100, **values):
        demand = make_demand(
            firm, division, current, status=status, intake_no=f"BAT-2026-{number:04d}", **values
        )
        put(workspace, demand, make_budget_line(demand, won))
        return demand

    return add


def test_the_funnel_counts_the_demands_that_are_listed(workspace, division, survey):
    for number, status in enumerate(S, 1):
        survey(number, status)

    found = status_of(workspace, division).demands

    assert found is not None
    assert {row.status for row in found.demands} == set(S) - {S.DRAFT, S.SUBMITTED, S.REJECTED}
    assert [(stage.stage, stage.count) for stage in found.stages] == [
        (Stage.RECEIVED, 10),
        (Stage.REVIEWED, 4),
        (Stage.EVALUATED, 3),
        (Stage.SELECTED, 1),
    ]
    for stage, following in zip(found.stages, found.stages[1:], strict=False):
        assert stage.count - following.count == sum(row.count for row in stage.left)
    assert found.stages[0].total_won == sum(row.cost.total for row in found.demands)


def test_a_withdrawn_demand_counts_as_far_as_it_came(workspace, division, survey):
    late, early = survey(1, S.WITHDRAWN), survey(2, S.WITHDRAWN)
    put(
        workspace,
        make_demand_event(late, S.WITHDRAWN, from_status=S.CANDIDATE),
        make_demand_event(early, S.WITHDRAWN, from_status=S.SUBMITTED),
    )

    found = status_of(workspace, division).demands

    assert [stage.count for stage in found.stages] == [1, 1, 0, 0]


def test_costs_are_the_sums_of_their_lines_by_source(workspace, division, survey):
    demand = survey(1, S.SELECTED, 15_000_000_000)
    put(
        workspace,
        make_budget_line(demand, 7, year=2027),
        make_budget_line(demand, 3, source=BudgetSource.CITY),
        make_budget_line(demand, 1_000, deleted=1),
    )

    (row,) = status_of(workspace, division).demands.demands

    assert row.cost.national == 15_000_000_007
    assert row.cost.local == 3
    assert row.cost.province is None
    assert row.cost.total == 15_000_000_010


def test_a_demand_without_lines_has_no_cost_but_is_listed(workspace, division, survey):
    demand = survey(1, S.RECEIVED)
    with workspace.writing("내역 삭제") as session:
        session.connection().exec_driver_sql("UPDATE budget_lines SET deleted = 1")

    (row,) = status_of(workspace, division).demands.demands

    assert (row.intake_no, row.cost.total) == (demand.intake_no, None)


def test_only_the_latest_open_round_is_told(workspace, division, survey):
    survey(1, S.RECEIVED)
    put(workspace, make_round(ordinal=2, opens_at=korean_moment(DAY), name="제2차 조사"))
    put(workspace, make_round(year=2027, opens_at=korean_moment(date(2027, 1, 1))))

    found = status_of(workspace, division).demands

    assert (found.name, found.demands) == ("제2차 조사", ())


def test_targets_are_those_of_selected_demands(workspace, division, survey):
    chosen, other = survey(1, S.SELECTED), survey(2, S.NOT_SELECTED)
    put(workspace, make_kpi(chosen, name="불량률"), make_kpi(other))

    (row,) = status_of(workspace, division).demands.kpis

    assert (row.demand, row.indicator) == (chosen.intake_no, "불량률")


def test_steps_since_the_last_meeting_count_each_demand_once(workspace, division, survey):
    first, second = survey(1, S.REVIEWING), survey(2, S.SUPPLEMENT)
    day = date(2026, 6, 1)
    put(
        workspace,
        held(division, date(2026, 5, 20)),
        make_demand_event(first, S.RECEIVED, happened_on=date(2026, 5, 20)),
        make_demand_event(first, S.SUPPLEMENT, happened_on=day),
        make_demand_event(second, S.SUPPLEMENT, happened_on=day),
        make_demand_event(first, S.REVIEWING, from_status=S.SUPPLEMENT, happened_on=DAY),
    )

    since = status_of(workspace, division).since

    assert (since.received, since.supplements_requested, since.supplements_settled) == (0, 2, 1)


def test_the_paper_is_as_confidential_as_its_strictest_demand(workspace, division, survey):
    survey(1, S.RECEIVED, confidentiality=Confidentiality.PUBLIC)
    survey(2, S.RECEIVED, confidentiality=Confidentiality.CLASSIFIED, control_number="2026-7")

    status = status_of(workspace, division)

    assert status.confidentiality is Confidentiality.CLASSIFIED
    assert status.control_number == "2026-7"


# ---------------------------------------------------------------- projects


def test_a_project_tells_what_is_inferred(workspace, division):
    sourced = make_project(division, title="가", lead_name="예시가람", total_won=5)
    inferred = make_project(division, title="나", division_basis=Basis.INFERRED)
    put(workspace, sourced, inferred, make_project(division, year=2027), make_project())

    rows = status_of(workspace, division).projects

    assert [(row.title, row.is_inferred) for row in rows] == [("가", False), ("나", True)]
    assert (rows[0].lead, rows[0].cost.total) == ("예시가람", 5)


def test_a_signal_changed_after_the_last_meeting_is_told(workspace, division):
    steady, moved = (make_project(division, signal="normal", title=title) for title in "가나")
    put(workspace, steady, moved)
    moment = datetime.now(UTC)
    set_clock(workspace, "자료 준비", moment - timedelta(days=900))
    put(workspace, held(division, moment.date() - timedelta(days=800)))
    with workspace.writing("추진상태 변경") as session:
        project = session.scalars(select(LeadProject).where(LeadProject.id == moved.id)).one()
        project.signal, project.signal_reason = ProjectSignal.DELAYED, "부품 납기"

    (change,) = status_of(workspace, division).since.signals

    assert (change.project, change.reason) == ("나", "부품 납기")
    assert (change.before, change.after) == (ProjectSignal.NORMAL, ProjectSignal.DELAYED)


def set_clock(workspace, words, moment):
    """Let gestures of these words lie at a moment."""
    reading = int(moment.timestamp() * 1000) << 16
    with workspace.administering() as connection:
        connection.exec_driver_sql("UPDATE gesture SET clock = ? WHERE words = ?", (reading, words))


# ---------------------------------------------------------------- supply chains


@pytest.fixture
def chain(workspace, division):
    """Two anchors A and B, a chain c1 → c2 → c3 → c4 below A, and c1 delivers to B too."""
    names = ("예시A", "예시B", "예시c1", "예시c2", "예시c3", "예시c4")
    firms = [make_organization(name) for name in names]
    a, b, *below = firms
    links = [make_link(below[0], a, item="셀"), make_link(below[0], b, item="셀")]
    links += [make_link(s, t) for s, t in zip(below[1:], below, strict=False)]
    anchors = [make_membership(firm, division, role=MemberRole.ANCHOR) for firm in (a, b)]
    put(workspace, *firms, *links, *anchors)
    return firms


def test_suppliers_of_two_anchors_count_once(workspace, division, chain):
    supply = status_of(workspace, division).supply

    assert [(row.anchor, row.first, row.second, row.third) for row in supply.anchors] == [
        ("예시A", 1, 1, 1),
        ("예시B", 1, 1, 1),
    ]
    assert (supply.first, supply.second, supply.third, supply.suppliers) == (1, 1, 1, 3)
    assert [node.tier for node in supply.nodes] == [0, 0, 1, 2, 3]


def test_links_join_bodies_that_are_shown(workspace, division, chain):
    supply = status_of(workspace, division).supply

    nodes = {node.id for node in supply.nodes}
    assert len(supply.links) == 4
    assert all({link.supplier, link.buyer} <= nodes for link in supply.links)


def test_a_given_tier_moves_those_behind_it(workspace, division, chain):
    a, _, _, c2, *_ = chain
    put(workspace, make_override(a, c2, 1))

    supply = status_of(workspace, division).supply

    assert (supply.anchors[0].first, supply.anchors[0].second) == (2, 1)
    assert supply.anchors[0].third == 1  # 예시c4 comes within reach


def test_a_sole_item_names_its_anchors(workspace, division, chain):
    a, b, c1, *_ = chain
    put(
        workspace,
        make_link(c1, a, item="밸브", is_sole_source=True, notes="후보 2개"),
        make_link(c1, b, item="밸브", is_sole_source=True),
    )

    supply = status_of(workspace, division).supply

    (item,) = supply.sole_items
    assert (item.item, item.supplier, item.tier) == ("밸브", "예시c1", 1)
    assert item.anchors == ("예시A", "예시B")
    assert item.note == "후보 2개"
    assert [row.sole_items for row in supply.anchors] == [1, 1]


def test_ended_links_and_links_to_come_are_left_out(workspace, division, chain):
    a, *_ = chain
    old, new = make_organization(), make_organization()
    put(
        workspace,
        old,
        new,
        make_link(old, a, valid_to=DAY),
        make_link(new, a, valid_from=date(2026, 8, 1)),
    )

    assert status_of(workspace, division).supply.suppliers == 3


def test_a_secret_link_marks_the_paper(workspace, division, chain):
    a, _, c1, *_ = chain
    put(workspace, make_link(c1, a, confidentiality=Confidentiality.SECRET))

    assert status_of(workspace, division).confidentiality is Confidentiality.SECRET


# ---------------------------------------------------------------- meetings and words


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
