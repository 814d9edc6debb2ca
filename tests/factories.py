"""Records that are valid as they come; every made-up body's name starts with 예시."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    BudgetSource,
    DemandStatus,
    IssueState,
    LineLevel,
    LinkKind,
    MeetingStatus,
    MemberRole,
    OrganizationKind,
    SizeClass,
)
from afm_desktop.domain.model.demand_parts import BudgetLine, DemandEvent, KpiTarget
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import AgendaItem, Attendance, Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.narratives import DivisionEvent, Issue, Narrative, NarrativeLine
from afm_desktop.domain.model.organizations import BusinessNumber, Organization, Site
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.model.supply import SupplyLink, TierOverride

DAY = date(2026, 7, 22)
_numbers = count(1)


def make_structure(**values: Any) -> Structure:
    filled = {"code": "AIAM2024", "name": "AI 자율제조 얼라이언스", "valid_from": date(2024, 7, 22)}
    return Structure(**filled | values)


def make_division(structure: Structure | None = None, **values: Any) -> Division:
    number = next(_numbers)
    filled = {"code": f"T{number:02d}", "name": f"예시업종{number}", "position": number}
    return Division(structure_id=structure and structure.id, **filled | values)


def make_organization(name: str | None = None, **values: Any) -> Organization:
    filled = {
        "name": name or f"예시기업{next(_numbers)}",
        "kind": OrganizationKind.COMPANY,
        "size_class": SizeClass.MEDIUM,
        "region_code": "41",
    }
    return Organization(**filled | values)


def make_site(organization: Organization, **values: Any) -> Site:
    filled = {"name": f"예시{next(_numbers)}공장"}
    return Site(organization_id=organization.id, **filled | values)


def make_business_number(organization: Organization, **values: Any) -> BusinessNumber:
    filled = {"number": "124-81-00998"}
    return BusinessNumber(organization_id=organization.id, **filled | values)


def make_membership(organization: Organization, division: Division, **values: Any) -> Membership:
    filled = {"role": MemberRole.MEMBER, "joined_on": date(2024, 7, 22)}
    return Membership(organization_id=organization.id, division_id=division.id, **filled | values)


def make_person(organization: Organization | None = None, **values: Any) -> Person:
    filled = {
        "name": "김예시",
        "title": "책임",
        "phone": "02-0000-1234",
        "email": "sample@example.kr",
        "purpose": "분과 운영 연락",
    }
    return Person(organization_id=organization and organization.id, **filled | values)


def make_link(supplier: Organization, buyer: Organization, **values: Any) -> SupplyLink:
    filled = {"item": f"예시품목{next(_numbers)}", "kind": LinkKind.PART}
    return SupplyLink(supplier_id=supplier.id, buyer_id=buyer.id, **filled | values)


def make_override(
    anchor: Organization, supplier: Organization, tier: int, **values: Any
) -> TierOverride:
    return TierOverride(anchor_id=anchor.id, supplier_id=supplier.id, tier=tier, **values)


def make_round(**values: Any) -> Round:
    filled = {"year": 2026, "ordinal": 1, "opens_at": korean_moment(date(2026, 3, 2))}
    return Round(**filled | values)


def make_demand(
    applicant: Organization, division: Division, round: Round | None = None, **values: Any
) -> Demand:
    filled = {"title": f"예시 수요 {next(_numbers)}", "status": DemandStatus.DRAFT}
    return Demand(
        applicant_id=applicant.id,
        division_id=division.id,
        round_id=round and round.id,
        **filled | values,
    )


def make_budget_line(demand: Demand, amount_won: int = 100_000_000, **values: Any) -> BudgetLine:
    filled = {"year": 2026, "source": BudgetSource.NATIONAL}
    return BudgetLine(demand_id=demand.id, amount_won=amount_won, **filled | values)


def make_demand_event(demand: Demand, status: DemandStatus, **values: Any) -> DemandEvent:
    filled = {"happened_on": DAY}
    return DemandEvent(demand_id=demand.id, status=status, **filled | values)


def make_kpi(demand: Demand, **values: Any) -> KpiTarget:
    filled = {"name": "불량률", "unit": "%", "position": 1}
    return KpiTarget(demand_id=demand.id, **filled | values)


def make_project(division: Division | None = None, **values: Any) -> LeadProject:
    filled = {"title": f"예시 선도프로젝트 {next(_numbers)}", "year": 2024}
    return LeadProject(division_id=division and division.id, **filled | values)


def make_meeting(division: Division | None = None, **values: Any) -> Meeting:
    filled = {
        "title": "2026년 제3차 예시 분과회의",
        "kind": "division",
        "ordinal": 3,
        "starts_at": korean_moment(date(2026, 7, 30), 14),
        "status": MeetingStatus.PLANNED,
    }
    return Meeting(division_id=division and division.id, **filled | values)


def make_agenda_item(meeting: Meeting, **values: Any) -> AgendaItem:
    filled = {"title": "수요조사 결과 보고", "kind": AgendaKind.REPORT, "position": 1}
    return AgendaItem(meeting_id=meeting.id, **filled | values)


def make_attendance(
    meeting: Meeting,
    person: Person | None = None,
    organization: Organization | None = None,
    **values: Any,
) -> Attendance:
    filled = {"role": AttendanceRole.MEMBER, "position": next(_numbers)}
    return Attendance(
        meeting_id=meeting.id,
        person_id=person and person.id,
        organization_id=organization and organization.id,
        **filled | values,
    )


def make_event(division: Division | None = None, **values: Any) -> DivisionEvent:
    filled = {"title": "예시 분과 출범", "happened_on": date(2024, 7, 22)}
    return DivisionEvent(division_id=division and division.id, **filled | values)


def make_issue(division: Division, **values: Any) -> Issue:
    filled = {"title": "예시 단독 공급 품목 지연", "state": IssueState.OPEN}
    return Issue(division_id=division.id, **filled | values)


def make_narrative(division: Division, section: str, **values: Any) -> Narrative:
    filled = {"paper": "division-status", "as_of": DAY}
    return Narrative(division_id=division.id, section=section, **filled | values)


def make_narrative_line(narrative: Narrative, text: str, **values: Any) -> NarrativeLine:
    filled = {"level": LineLevel.POINT, "position": next(_numbers)}
    return NarrativeLine(narrative_id=narrative.id, text=text, **filled | values)
