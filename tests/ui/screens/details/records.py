"""One record of each kind, with what it needs around it."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.enums import (
    IssueState,
    MemberRole,
    OrganizationKind,
)
from afm_desktop.services.desk import Desk

KINDS = (
    "organizations",
    "supply_links",
    "memberships",
    "demands",
    "lead_projects",
    "divisions",
    "meetings",
    "rounds",
    "targets",
    "issues",
)


class World:
    """Two of everything a field may point to."""

    def __init__(self, desk: Desk) -> None:
        create = desk.records.create
        self.structures = [
            create("structures", {"name": f"예시 체계 {n}", "code": f"S{n}"}) for n in (1, 2)
        ]
        self.divisions = [
            create(
                "divisions",
                {"name": name, "code": code, "structure_id": self.structures[0]},
            )
            for name, code in (("이차전지", "BAT"), ("조선", "SHI"))
        ]
        self.bodies = [
            create("organizations", {"name": name, "kind": OrganizationKind.COMPANY})
            for name in ("예시가람", "예시나래", "예시다온")
        ]
        self.people = [
            create("people", {"name": name, "organization_id": self.bodies[0]})
            for name in ("홍길동", "김철수")
        ]
        self.sites = [
            desk.parts.add("sites", body, {"name": "예시 사업장"}) for body in self.bodies[:2]
        ]
        self.rounds = [
            create("rounds", {"year": 2026, "ordinal": n, "structure_id": self.structures[0]})
            for n in (1, 2)
        ]
        self.indicators = [create("indicators", {"name": f"예시 지표 {n}"}) for n in (1, 2)]
        self.meetings = [create("meetings", {"title": "예시 회의", "kind": "division"})]
        self.demands = [
            create(
                "demands",
                {
                    "title": title,
                    "applicant_id": self.bodies[0],
                    "division_id": self.divisions[0],
                    "control_number": "예시-1",
                },
            )
            for title in ("외관 검사", "용접 제어")
        ]


def some(desk: Desk, table: str) -> str:
    """A record of a kind, with little in it."""
    world = World(desk)
    create = desk.records.create
    made = {
        "organizations": lambda: world.bodies[0],
        "people": lambda: world.people[0],
        "divisions": lambda: world.divisions[0],
        "rounds": lambda: world.rounds[0],
        "meetings": lambda: world.meetings[0],
        "demands": lambda: world.demands[0],
        "supply_links": lambda: create(
            "supply_links", {"supplier_id": world.bodies[0], "buyer_id": world.bodies[1]}
        ),
        "memberships": lambda: desk.memberships.join(
            world.bodies[0],
            division_id=world.divisions[0],
            role=MemberRole.MEMBER,
            on=date(2026, 1, 1),
        ),
        "lead_projects": lambda: create("lead_projects", {"title": "예시 과제", "year": 2026}),
        "targets": lambda: create("targets", {"name": "예시 목표"}),
        "issues": lambda: create("issues", {"title": "예시 쟁점", "state": IssueState.OPEN}),
    }
    return made[table]()
