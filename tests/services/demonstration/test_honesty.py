"""No invented fact stands on a real body, and what is inferred says so."""

import json

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import Basis, MemberRole
from afm_desktop.domain.model.demand_parts import DemandPartner, DemandSupplier
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    AgendaLink,
    Attendance,
    Meeting,
)
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.narratives import DivisionEvent, Issue
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationEvent,
    OrganizationIndustry,
    OrganizationName,
    OrganizationYear,
    Site,
)
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink, TierOverride
from afm_desktop.domain.model.targets import Target
from afm_desktop.paths import DEMONSTRATION
from afm_desktop.services.demonstration.days import LAUNCH

INVENTED = (
    (Demand, "applicant_id"),
    (Demand, "lead_id"),
    (DemandPartner, "organization_id"),
    (DemandSupplier, "organization_id"),
    (SupplyLink, "supplier_id"),
    (SupplyLink, "buyer_id"),
    (TierOverride, "anchor_id"),
    (TierOverride, "supplier_id"),
    (Person, "organization_id"),
    (Meeting, "host_id"),
    (AgendaItem, "presenter_id"),
    (AgendaLink, "organization_id"),
    (ActionItem, "organization_id"),
    (Attendance, "organization_id"),
    (Issue, "responsible_id"),
    (BusinessNumber, "organization_id"),
    (Site, "organization_id"),
    (OrganizationYear, "organization_id"),
    (OrganizationIndustry, "organization_id"),
    (OrganizationName, "organization_id"),
    (OrganizationEvent, "organization_id"),
    (FormRequest, "organization_id"),
)
UNSOURCED = (
    "address",
    "phone",
    "website",
    "district",
    "main_products",
    "adoption_level",
    "adoption_evidence",
    "corporate_number",
    "size_confirmed_on",
    "root_industry",
)


@pytest.fixture
def facts():
    return json.loads((DEMONSTRATION / "alliance.json").read_text("utf-8"))


@pytest.mark.parametrize(("record", "column"), INVENTED)
def test_what_is_invented_belongs_to_invented_bodies(session, real, record, column):
    bodies = set(session.scalars(select(getattr(record, column))))

    assert not bodies & real


def test_every_body_is_either_invented_by_name_or_named_by_a_source(session, real, facts):
    named = {member["name"] for row in facts["divisions"] for member in row["members"]}
    named |= {row["secretariat_institute"] for row in facts["divisions"]} - {None}

    found = session.scalars(select(Organization).where(Organization.id.in_(real))).all()

    assert {body.name for body in found} == named
    assert all(body.source and body.source.startswith("http") for body in found)
    assert all(body.basis is Basis.SOURCED for body in found)


@pytest.mark.parametrize("column", UNSOURCED)
def test_a_real_body_has_nothing_that_no_source_says(session, real, column):
    values = session.scalars(select(getattr(Organization, column)).where(Organization.id.in_(real)))

    assert set(values) == {None}


def test_the_region_of_a_real_body_stands_in_its_source(session, real):
    found = session.scalars(
        select(Organization).where(Organization.id.in_(real), Organization.region_code.is_not(None))
    ).all()

    assert found
    assert all("부산 소재" in (body.notes or "") for body in found)


def test_the_size_of_a_real_firm_says_what_it_stands_on(session, real):
    found = session.scalars(select(Organization).where(Organization.id.in_(real))).all()

    assert {body.name for body in found if body.size_basis is Basis.SOURCED} == {
        "성우하이텍",
        "HJ중공업",
        "블루넥스",
    }


def test_the_placing_of_a_real_firm_is_marked_inferred(session, real):
    found = session.scalars(select(Membership).where(Membership.organization_id.in_(real))).all()

    assert all(seat.source and seat.source.startswith("http") for seat in found)
    sourced = {seat.organization_id for seat in found if seat.basis is not Basis.INFERRED}
    names = session.scalars(select(Organization.name).where(Organization.id.in_(sourced))).all()
    assert names == ["한국전자기술연구원(KETI)"]
    assert {seat.joined_on for seat in found} == {LAUNCH, None}
    assert {seat.left_on for seat in found} == {None}


def test_a_real_secretariat_says_what_it_stands_on(session, real):
    rows = session.execute(
        select(Division.code, Division.secretariat_basis).where(Division.secretariat_id.in_(real))
    ).all()

    assert dict(map(tuple, rows)) == {
        "AUT": Basis.INFERRED,
        "ELC": Basis.SOURCED,
        "MCH": Basis.SOURCED,
    }


def test_nobody_of_a_real_body_is_appointed(session, real):
    bodies = session.scalars(
        select(Person.organization_id).join(Appointment, Appointment.person_id == Person.id)
    )

    assert not set(bodies) & real


def test_projects_say_what_their_source_says_and_no_more(session, facts):
    found = session.scalars(select(LeadProject).order_by(LeadProject.id)).all()

    for project, row in zip(found, facts["lead_projects"], strict=True):
        assert project.source == row["source"]
        assert project.lead_name == row["lead_org"]
        assert project.signal is None
        assert project.agreed_on is None
        assert (project.total_won is None) == (row["total_eok"] is None)
        assert (project.private_won is None) == (row["private_eok"] is None)
        assert project.division_basis is (Basis.INFERRED if row["division_code"] else None)


def test_a_bare_year_becomes_no_day(session):
    known = session.scalars(select(LeadProject).where(LeadProject.starts_on.is_not(None))).all()
    years = session.scalars(
        select(LeadProject.period).where(LeadProject.title.contains("하이엔드 절삭가공"))
    ).all()

    assert {project.starts_on.isoformat() for project in known} == {"2024-10-01", "2025-10-01"}
    assert years == ["2024 ~ 2027"]


def test_targets_are_the_published_ones(session, facts):
    found = session.scalars(select(Target).order_by(Target.position)).all()

    assert [target.name for target in found] == [row["label"] for row in facts["targets"]]
    assert [target.source for target in found] == [row["source"] for row in facts["targets"]]


def test_events_of_the_whole_alliance_have_a_source_or_are_marked(session):
    found = session.scalars(select(DivisionEvent)).all()

    public = [event for event in found if event.basis is Basis.SOURCED]
    assert len(public) == 5
    assert all(event.source.startswith("http") for event in public)
    assert {event.source for event in found if event not in public} == {"예시 자료"}


def test_invented_people_cannot_be_mistaken(session):
    people = session.scalars(select(Person)).all()

    assert all(person.email.endswith("@example.invalid") for person in people)
    assert all(person.phone.startswith("02-0000-") for person in people)
    assert all(person.name.endswith(("예시", "견본", "보기", "가상")) for person in people)
    assert all(person.purpose and person.legal_basis and person.expires_on for person in people)


def test_invented_numbers_belong_to_no_tax_office(session):
    numbers = session.scalars(select(BusinessNumber.number)).all()

    assert all(int(number[:3]) < 101 for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_real_anchors_are_those_that_sources_call_so(session, real, facts):
    anchors = session.scalars(
        select(Organization.name)
        .join(Membership, Membership.organization_id == Organization.id)
        .where(Membership.role == MemberRole.ANCHOR, Organization.id.in_(real))
    ).all()

    assert sorted(anchors) == sorted(name for row in facts["divisions"] for name in row["anchors"])


def test_names_are_names_and_remarks_stand_in_the_notes(session, real):
    leads = session.scalars(select(LeadProject.lead_name)).all()
    names = session.scalars(select(Organization.name).where(Organization.id.in_(real))).all()
    noted = session.scalars(
        select(LeadProject.notes).where(LeadProject.lead_name == "에이치앤이투자")
    ).one()

    for name in (*leads, *names):
        assert not any(word in (name or "") for word in ("추정", "원문", ";", "표기"))
    assert "에이치앤이루자로 추정" in noted
