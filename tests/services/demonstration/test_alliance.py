"""The demonstration is the alliance of the design: its numbers, its members, its calendar."""

import re
from collections import Counter
from itertools import pairwise

from sqlalchemy import func, select

from afm_desktop.domain.counting import headcount
from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import MeetingStatus, MemberRole, SizeClass
from afm_desktop.domain.model import RECORDS
from afm_desktop.domain.model.meetings import AgendaItem, Attendance, Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.narratives import DivisionEvent, Issue
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.model.targets import Target
from afm_desktop.domain.tables import regions_on
from afm_desktop.services.demonstration import Counts
from afm_desktop.services.demonstration.days import LAUNCH, TODAY, is_working_day
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.storage.check import check

CODES = ["AUT", "SHP", "BAT", "SEM", "ELC", "MCH", "STL", "CHM", "TEX", "BIO", "AER", "FOD"]


def present(session):
    """Memberships that hold on the demonstration's day."""
    return [seat for seat in session.scalars(select(Membership)) if seat.active_on(TODAY)]


def test_the_numbers_are_those_of_the_design(made, session):
    def count(record):
        return session.scalar(select(func.count()).select_from(record))

    assert count(Organization) == 153
    assert count(LeadProject) == 40
    assert count(Target) == 28
    assert session.scalars(select(Division.code).order_by(Division.position)).all() == CODES
    assert made[1] == Counts(12, 153, 139, 1530, 213, 40, 28, 136, 34)


def test_the_structure_of_2024_is_open_ended(session):
    structure = session.scalars(select(Structure)).one()

    assert (structure.valid_from, structure.valid_to) == (LAUNCH, None)


def test_the_day_is_fixed(workspace):
    assert workspace.today == TODAY
    assert workspace.office.is_demonstration


def test_every_body_sits_somewhere_and_has_one_home(session):
    seats = present(session)

    assert {seat.organization_id for seat in seats} == set(session.scalars(select(Organization.id)))
    homes = Counter(seat.organization_id for seat in seats if seat.is_home)
    assert set(homes.values()) == {1}
    assert len(homes) == 153


def test_a_body_in_several_divisions_counts_once(session):
    counted = headcount((seat.division_id, seat.organization_id) for seat in present(session))
    places = Counter(seat.organization_id for seat in present(session))

    assert counted.total == 153
    assert counted.overlap > 20
    assert set(places.values()) == {1, 2, 3}
    sizes = sorted(counted.by_division.values())
    assert 9 <= sizes[0] < 13
    assert 20 < sizes[-1] <= 26


def test_firms_are_as_large_as_the_ministry_said(session):
    sizes = Counter(session.scalars(select(Organization.size_class)))
    firms = sum(sizes.values()) - sizes[SizeClass.NONE]
    small = sum(count for size, count in sizes.items() if size.is_sme)

    shares = [
        round(100 * n / firms) for n in (sizes[SizeClass.LARGE], sizes[SizeClass.MIDDLE], small)
    ]

    assert shares == [21, 23, 56]


def test_each_division_has_all_roles_and_an_invented_anchor(session, divisions):
    for division in divisions.values():
        seats = [seat for seat in present(session) if seat.division_id == division]
        anchors = [seat.organization_id for seat in seats if seat.role is MemberRole.ANCHOR]
        names = session.scalars(select(Organization.name).where(Organization.id.in_(anchors)))

        assert {seat.role for seat in seats} == set(MemberRole)
        assert any(name.startswith("예시") for name in names)


def test_regions_are_those_of_the_day(session):
    codes = set(session.scalars(select(Organization.region_code))) - {None}

    assert codes <= {region.code for region in regions_on(TODAY)}
    assert "12" in codes


def test_bodies_came_and_went_since_the_last_meeting(workspace):
    service = DivisionStatusService(workspace)
    found = [service.of(code).members for code in CODES]

    assert sum(bool(members.joined) for members in found) >= 8
    assert sum(bool(members.left) for members in found) >= 4
    assert {members.change for members in found} >= {-1, 0, 1}
    assert all(row.reason for members in found for row in members.left)


def test_what_happened_since_the_last_meeting_differs(workspace):
    service = DivisionStatusService(workspace)
    found = [service.of(code).since for code in CODES]

    assert len({(row.merged, row.withdrawn) for row in found}) >= 3
    assert len({row.selected for row in found}) >= 3
    assert len({(row.supplements_requested, row.supplements_settled) for row in found}) >= 6


def test_each_division_met_and_meets_again(session, divisions):
    for division in divisions.values():
        meetings = session.scalars(
            select(Meeting)
            .where(Meeting.division_id == division, Meeting.kind == "division")
            .order_by(Meeting.starts_at)
        ).all()
        days = [meeting.starts_at.astimezone(KOREA).date() for meeting in meetings]

        assert [meeting.status for meeting in meetings[-3:]] == [
            MeetingStatus.CLOSED,
            MeetingStatus.PLANNED,
            MeetingStatus.PLANNED,
        ]
        assert days[-3] < TODAY < days[-2] < days[-1]
        assert all(map(is_working_day, days))
        assert meetings[-1].purpose
        assert "예시" in meetings[-1].place


def test_the_next_meeting_has_an_agenda_and_guests(session):
    of_divisions = select(Meeting).where(Meeting.kind == "division", Meeting.ordinal <= 3)
    for meeting in session.scalars(of_divisions):
        items = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)).all()
        guests = session.scalar(
            select(func.count()).select_from(Attendance).where(Attendance.meeting_id == meeting.id)
        )
        is_next = meeting.status is MeetingStatus.PLANNED

        assert 3 <= len(items) <= 4 if is_next else items
        assert all(item.kind and item.presenter_id and item.planned_minutes for item in items)
        assert guests >= 8 if is_next else guests >= 0
        assert all((item.outcome is None) == is_next for item in items)


def test_each_division_has_events_and_issues(session, divisions):
    for division in divisions.values():
        events = session.scalars(
            select(DivisionEvent).where(DivisionEvent.division_id == division)
        ).all()
        issues = session.scalars(select(Issue).where(Issue.division_id == division)).all()

        assert sum(not event.is_planned for event in events) >= 6
        assert 2 <= len(issues) <= 3
        assert all(row.statement and row.request and row.responsible_id for row in issues)


def test_only_plans_lie_ahead(session):
    for event in session.scalars(select(DivisionEvent)):
        assert event.happened_on <= TODAY
    for seat in session.scalars(select(Membership)):
        assert max(filter(None, (seat.joined_on, seat.left_on)), default=TODAY) <= TODAY
    found = session.scalars(select(Round)).one()
    assert found.closes_at.astimezone(KOREA).date() < TODAY


def test_the_papers_speak_of_everything(workspace, session):
    rows = session.execute(
        select(Division.code, Meeting.id)
        .join(Meeting, Meeting.division_id == Division.id)
        .where(Meeting.status == MeetingStatus.PLANNED, Meeting.ordinal == 3)
    )
    meetings = dict(rows.all())

    for code in CODES:
        status = DivisionStatusService(workspace).of(code, meeting_id=meetings[code])

        assert status.meeting.agenda
        assert len(status.events) >= 10
        assert status.since.received
        assert status.since.selected
        assert status.members.anchors
        assert status.demands.kpis
        assert status.projects
        assert status.supply.first
        assert status.supply.second
        assert status.supply.third
        assert status.supply.sole_items
        assert status.issues
        assert len(status.plans) >= 5
        assert len(status.attendance) >= 10


def test_neighbouring_divisions_do_not_meet_in_the_same_words(session, divisions):
    told = {}
    for code, division in divisions.items():
        items = select(AgendaItem.title).join(Meeting).where(Meeting.division_id == division)
        told[code] = set(session.scalars(items))

    for code, following in pairwise(CODES):
        assert len(told[code] & told[following]) <= 2


def test_what_invented_happened_on_working_days(session):
    events = session.scalars(select(DivisionEvent).where(DivisionEvent.source == "예시 자료"))

    assert all(is_working_day(event.happened_on) for event in events)


def test_issues_differ_and_quote_amounts_as_papers_do(session):
    issues = session.scalars(select(Issue)).all()
    said = [text for row in issues for text in (row.title, row.statement, row.request)]

    assert len({row.title for row in issues}) == len(issues)
    assert not any(word in text for text in said for word in ("{", "한 곳", "공급사가"))
    for text in said:
        for figure in re.findall(r"([\d,.]+)억원", text):
            assert re.fullmatch(r"[\d,]+\.\d", figure)


def test_every_plan_names_an_invented_body_that_does_it(workspace):
    service = DivisionStatusService(workspace)
    plans = {code: service.of(code).plans for code in CODES}

    for rows in plans.values():
        assert all(is_working_day(row.on) and row.on > TODAY for row in rows)
        assert all(row.owner.startswith("예시") and row.note for row in rows)
        assert len({row.owner for row in rows}) >= 3
    titles = Counter(row.text for rows in plans.values() for row in rows)
    assert sum(count == 1 for count in titles.values()) >= 24


def test_every_record_keeps_its_own_rules(session):
    for entity in RECORDS:
        columns = [column.name for column in entity.__table__.columns]
        for record in session.scalars(select(entity)):
            before = {key: getattr(record, key) for key in columns}
            record.check()

            assert record.missing == []
            assert {key: getattr(record, key) for key in before} == before


def test_the_file_is_whole(made):
    report = check(made[0])

    assert report.is_whole, report.findings[:5]
