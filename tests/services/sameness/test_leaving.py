"""Leaving is a checklist: each item is ended, handed over or erased, and the rest stays."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import (
    AppointmentRole,
    DemandStatus,
    OrganizationEventKind,
    PartnerRole,
)
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Attendance
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject, ProjectPartner
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.own_division import OtherDivision
from afm_desktop.services.people import PeopleService
from afm_desktop.services.sameness.handing import EndsBeforeItBegan, Handed
from afm_desktop.services.sameness.leaving import (
    LeavingService,
    NotItsMembership,
    NotSettledSo,
    Step,
    Tally,
    WithdrawalReasonMissing,
)
from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.services.sameness.succession import NoSuccessor, NotOffered, SuccessionService
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_demand,
    make_division,
    make_link,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_project,
    make_structure,
)
from tests.services.conftest import last_words, put
from tests.storage.conftest import tables


@pytest.fixture
def leaving(workspace):
    return LeavingService(workspace)


@pytest.fixture
def firm(workspace, division):
    """A secretariat with two seats, a link, demands, a chair and one person erased before."""
    body, other = make_organization("예시가람"), make_organization("예시새람")
    second = make_division(name="예시두리")
    person, gone = make_person(body), make_person(body)
    records = {
        "seat": make_membership(body, division),
        "second": make_membership(body, second),
        "link": make_link(body, other, item="전극"),
        "demand": make_demand(body, division, status=DemandStatus.REVIEWING),
        "settled": make_demand(body, division, status=DemandStatus.SELECTED),
        "chair": Appointment(
            person_id=person.id,
            division_id=division.id,
            role=AppointmentRole.DIVISION_CHAIR,
            appointed_on=date(2025, 1, 1),
        ),
        "person": person,
    }
    second.secretariat_id = body.id
    put(workspace, body, other, second, gone, *records.values())
    PeopleService(workspace).erase([gone.id])
    known = {"body": body.id, "other": other.id, "division": division.id, "run": second.id}
    return known | {name: record.id for name, record in records.items()}


def one(workspace, kind, id):
    with workspace.reading() as session:
        found = session.scalars(select(kind).where(kind.id == id)).one()
        session.expunge(found)
        return found


def test_everything_that_is_open_is_listed_with_how_it_is_settled(leaving, firm):
    found = leaving.checklist(firm["body"])

    both = (Step.END, Step.HAND)
    assert [(item.open.matter, item.open.id, item.steps) for item in found.items] == [
        (Matter.MEMBERSHIP, firm["seat"], both),
        (Matter.MEMBERSHIP, firm["second"], both),
        (Matter.SECRETARIAT, firm["run"], (Step.HAND,)),
        (Matter.LINK, firm["link"], both),
        (Matter.DEMAND, firm["demand"], both),
        (Matter.APPOINTMENT, firm["chair"], (Step.END,)),
        (Matter.PERSON, firm["person"], (Step.ERASE,)),
    ]
    assert found.left == 7
    assert found.tallies[Matter.DEMAND] == Tally(open=1, settled=1)
    assert found.tallies[Matter.PERSON] == Tally(open=1, settled=1)
    assert not any("김예시" in item.open.title for item in found.items)


def test_one_membership_takes_what_belongs_to_its_division(leaving, firm):
    found = leaving.checklist(firm["body"], firm["seat"])

    assert {item.open.id for item in found.items} == {firm["seat"], firm["demand"], firm["chair"]}
    with pytest.raises(NotItsMembership):
        leaving.checklist(firm["body"], firm["link"])


def test_with_the_last_membership_everything_goes(leaving, firm):
    leaving.end(firm["body"], [firm["second"]])

    assert len(leaving.checklist(firm["body"], firm["seat"]).items) == 6


def test_items_are_ended_in_one_gesture_that_is_taken_back(workspace, leaving, firm):
    before = tables(workspace)
    ids = [firm[name] for name in ("seat", "second", "link", "demand", "chair")]

    assert leaving.end(firm["body"], ids, on=date(2026, 7, 1), reason="사업 철수") == 5

    assert one(workspace, Membership, firm["seat"]).left_on == date(2026, 7, 1)
    assert one(workspace, SupplyLink, firm["link"]).valid_to == date(2026, 7, 1)
    assert one(workspace, Appointment, firm["chair"]).ended_on == date(2026, 7, 1)
    assert one(workspace, Demand, firm["demand"]).status is DemandStatus.WITHDRAWN
    assert leaving.checklist(firm["body"]).tallies[Matter.MEMBERSHIP] == Tally(0, 2)
    assert last_words(workspace) == "기업·기관 1개 탈퇴 정리"
    workspace.undo()
    assert tables(workspace) == before


def test_an_end_still_to_come_is_told_and_needs_nothing_more(leaving, firm):
    leaving.end(firm["body"], [firm["seat"]], on=date(2026, 12, 31))

    found = leaving.checklist(firm["body"])
    item = next(item for item in found.items if item.open.id == firm["seat"])
    assert (item.is_dated, item.open.until) == (True, date(2026, 12, 31))
    assert found.left == 6
    with pytest.raises(NotSettledSo):
        leaving.end(firm["body"], [firm["seat"]])


def test_items_are_handed_to_another_body(workspace, leaving, firm):
    ids = [firm[name] for name in ("second", "run", "demand")]

    assert leaving.hand(firm["body"], ids, to=firm["other"]) == 3

    assert one(workspace, Demand, firm["demand"]).applicant_id == firm["other"]
    assert one(workspace, Division, firm["run"]).secretariat_id == firm["other"]
    assert one(workspace, Membership, firm["second"]).left_on == DAY


@pytest.fixture
def part(workspace, division, firm):
    """What the firm leads and takes part in, some of it over, and guests it sent to a meeting."""
    body, other = (one(workspace, Organization, firm[name]) for name in ("body", "other"))
    demand = make_demand(other, division, status=DemandStatus.REVIEWING, title="남의 수요")
    over = make_demand(other, division, status=DemandStatus.REJECTED)
    led = make_project(division, lead_id=body.id, lead_name="예시가람", period="2025 ~ 2027")
    run = make_project(division, title="남의 과제", period="2025 ~ 2027")
    ended = make_project(division, period="2023 ~ 2025", lead_id=body.id)
    meeting = make_meeting(division)
    records = {
        "demand part": DemandPartner(
            demand_id=demand.id, organization_id=body.id, role=PartnerRole.JOINT
        ),
        "over part": DemandPartner(
            demand_id=over.id, organization_id=body.id, role=PartnerRole.JOINT
        ),
        "project": led,
        "project part": ProjectPartner(
            project_id=run.id, organization_id=body.id, name="예시가람", role=PartnerRole.RESEARCH
        ),
        "ended part": ProjectPartner(
            project_id=ended.id, organization_id=body.id, name="예시가람", role=PartnerRole.JOINT
        ),
        "guest": Attendance(
            meeting_id=meeting.id, organization_id=body.id, guest_name="박손님", guest_title="팀장"
        ),
    }
    put(workspace, demand, over, run, ended, meeting, *records.values())
    return {name: record.id for name, record in records.items()}


def test_what_it_takes_part_in_is_open_until_that_is_over(leaving, firm, part):
    found = leaving.checklist(firm["body"])

    open_ = {item.open.id: item for item in found.items}
    assert {name: open_[id].steps for name, id in part.items() if id in open_} == {
        "demand part": (Step.END, Step.HAND),
        "project": (Step.HAND,),
        "project part": (Step.END, Step.HAND),
        "guest": (Step.ERASE,),
    }
    assert open_[part["demand part"]].open.title == "남의 수요"
    assert open_[part["project part"]].open.title == "남의 과제"
    assert open_[part["guest"]].open.title == "박*님"
    assert set(part.values()) & {
        item.open.id for item in leaving.checklist(firm["body"], firm["seat"]).items
    } == {part[name] for name in ("demand part", "project", "project part")}


def test_a_partner_is_taken_out_or_replaced_and_comes_back(workspace, leaving, firm, part):
    before = tables(workspace)

    leaving.end(firm["body"], [part["demand part"]])
    leaving.hand(firm["body"], [part["project"], part["project part"]], to=firm["other"])

    left = {item.open.id for item in leaving.checklist(firm["body"]).items}
    assert not left & {part[name] for name in ("demand part", "project", "project part")}
    led = one(workspace, LeadProject, part["project"])
    taken = one(workspace, ProjectPartner, part["project part"])
    assert (led.lead_id, led.lead_name) == (firm["other"], None)
    assert (taken.organization_id, taken.name) == (firm["other"], "예시새람")
    workspace.undo()
    workspace.undo()
    assert tables(workspace) == before


def test_a_partner_that_the_other_is_already_does_not_stand_twice(workspace, leaving, firm, part):
    with workspace.reading() as session:
        run = session.scalars(
            select(ProjectPartner.project_id).where(ProjectPartner.id == part["project part"])
        ).one()
    there = ProjectPartner(
        project_id=run, organization_id=firm["other"], name="예시새람", role=PartnerRole.RESEARCH
    )
    put(workspace, there)

    leaving.hand(firm["body"], [part["project part"]], to=firm["other"])

    with workspace.reading() as session:
        live = select(ProjectPartner.id).where(
            ProjectPartner.project_id == run, ProjectPartner.deleted.is_(None)
        )
        assert session.scalars(live).all() == [there.id]


def test_a_guest_is_erased_with_the_persons(workspace, leaving, firm, part):
    assert leaving.erase(firm["body"], [firm["person"], part["guest"]]) == 2

    assert one(workspace, Attendance, part["guest"]).guest_name is None
    assert leaving.checklist(firm["body"]).tallies[Matter.GUEST] == Tally(open=0, settled=1)


def test_erasing_is_an_operation_of_its_own_and_only_of_its_persons(workspace, leaving, firm):
    assert leaving.erase(firm["body"], [firm["person"]]) == 1

    assert one(workspace, Person, firm["person"]).name is None
    assert last_words(workspace) == "담당자 1명 파기"
    with pytest.raises(NotOffered):
        leaving.erase(firm["other"], [firm["person"]])


def test_what_cannot_be_is_refused_and_nothing_has_changed(workspace, leaving, firm):
    before, body = tables(workspace), firm["body"]

    with pytest.raises(WithdrawalReasonMissing):
        leaving.end(body, [firm["seat"], firm["demand"]])
    with pytest.raises(EndsBeforeItBegan):
        leaving.end(body, [firm["seat"]], on=date(2024, 1, 1))
    with pytest.raises(NotSettledSo):
        leaving.end(body, [firm["person"]])
    with pytest.raises(NotSettledSo):
        leaving.hand(body, [firm["chair"]], to=firm["other"])
    with pytest.raises(NotSettledSo):
        leaving.erase(body, [firm["seat"]])
    with pytest.raises(NoSuccessor):
        leaving.hand(body, [firm["seat"]], to=body)
    with pytest.raises(NotOffered):
        leaving.end(body, [firm["settled"]])

    assert tables(workspace) == before


def test_a_secretary_leaves_what_another_division_keeps(tmp_path):
    """Told with the name of that division, neither ended nor handed over, nor in the count."""
    office = Office(role=Role.SECRETARY, actor="예시 간사", division="BAT", fixed_day=DAY)
    workspace = Workspace.create(tmp_path / "간사.afm", office)
    structure = make_structure()
    own = make_division(structure, code="BAT", name="이차전지")
    other = make_division(structure, code="AUT", name="자동차")
    body, follower = make_organization("예시가람"), make_organization("예시새람")
    seats = [make_membership(body, one) for one in (own, other)]
    demand = make_demand(body, other, status=DemandStatus.REVIEWING)
    put(workspace, structure, own, other, body, follower, *seats, demand)
    leaving, succession = LeavingService(workspace), SuccessionService(workspace)

    found = leaving.checklist(body.id)

    assert [(item.open.keeper, bool(item.steps)) for item in found.items] == [
        ("", True), ("자동차", False), ("자동차", False),
    ]  # fmt: skip
    assert found.left == 1
    with pytest.raises(OtherDivision, match="자동차"):
        leaving.end(body.id, [seats[1].id])
    with pytest.raises(OtherDivision):
        succession.succeed(
            body.id,
            OrganizationEventKind.MERGED,
            on=DAY,
            successor_id=follower.id,
            taken=[demand.id],
        )
    plan = succession.succeed(
        body.id,
        OrganizationEventKind.MERGED,
        on=DAY,
        successor_id=follower.id,
        taken=[seats[0].id],
    )
    assert len(plan.of(Handed.STAYS)) == 2
    workspace.close()
