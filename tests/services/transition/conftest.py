"""An alliance of three divisions on the day it is divided anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AppointmentRole, DemandStatus, MeetingStatus, MemberRole
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import DemandRelatedDivision
from afm_desktop.domain.model.members import Appointment
from afm_desktop.services.transition.model import NewDivision, NewStructure, Plan
from afm_desktop.services.transition.service import TransitionService
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_demand,
    make_demand_event,
    make_division,
    make_issue,
    make_meeting,
    make_membership,
    make_organization,
    make_person,
    make_project,
    make_round,
    make_structure,
)
from tests.services.conftest import put

CHANGE = date(2026, 7, 1)
BEFORE, AFTER = date(2026, 6, 1), date(2026, 7, 10)
NEW = ("FAC", "CAR", "HUM")


@dataclass(frozen=True, slots=True)
class World:
    """The records by what they are called in the tests."""

    records: dict[str, Record]

    def __getitem__(self, name: str) -> str:
        return self.records[name].id


def plan_of(
    successors: dict[str, str] | None = None, *, on: date | None = CHANGE, **changes: Any
) -> Plan:
    """The present divisions go over to FAC, CAR and HUM, as written: `BAT=FAC`."""
    wanted = successors if successors is not None else {"AUT": "CAR", "BAT": "FAC", "MCH": "FAC"}
    structure = NewStructure(
        name="예시 새 체계",
        starts_on=on,
        divisions=tuple(NewDivision(code, f"예시 {code}") for code in NEW),
    )
    mapped = {old: tuple(news.split()) for old, news in wanted.items()}
    return Plan(structure, mapped, **changes)


def fill(workspace: Workspace) -> World:
    """Three divisions with four bodies, and something of every kind in each state."""
    structure = make_structure()
    found: dict[str, Record] = {"structure": structure}
    for position, code in enumerate(("AUT", "BAT", "MCH"), 1):
        found[code] = make_division(structure, code=code, name=f"예시 {code}", position=position)
    for name in ("가", "나", "다", "라"):
        found[name] = make_organization(f"예시{name}")
    aut, bat, mch = (found[code] for code in ("AUT", "BAT", "MCH"))
    found["BAT"].secretariat_id = found["나"].id  # type: ignore[attr-defined]
    found["seat"] = make_membership(found["가"], aut, role=MemberRole.ANCHOR, is_home=True)
    found["both 1"] = make_membership(found["나"], bat, is_home=True)
    found["both 2"] = make_membership(found["나"], mch, role=MemberRole.ANCHOR)
    found["two roles 1"] = make_membership(found["다"], bat, role=MemberRole.ANCHOR)
    found["two roles 2"] = make_membership(found["다"], bat, role=MemberRole.SECRETARIAT)
    found["past"] = make_membership(found["라"], mch, left_on=BEFORE)
    found["leaving"] = make_membership(found["라"], aut, left_on=AFTER)
    found["joining"] = make_membership(found["라"], bat, joined_on=AFTER)
    person = make_person(found["가"])
    found["person"] = person
    found["chair"] = Appointment(
        person_id=person.id, division_id=bat.id, role=AppointmentRole.DIVISION_CHAIR
    )
    found["expert"] = Appointment(
        person_id=person.id, division_id=bat.id, role=AppointmentRole.COMMITTEE_MEMBER
    )
    found["round"] = make_round(structure_id=structure.id)
    found["next round"] = make_round(
        structure_id=structure.id, ordinal=2, opens_at=korean_moment(AFTER)
    )
    found["open"] = make_demand(found["가"], aut, found["round"], status=DemandStatus.REVIEWING)
    found["other open"] = make_demand(found["나"], mch, status=DemandStatus.SUBMITTED)
    found["over"] = make_demand(found["나"], bat, status=DemandStatus.SELECTED)
    found["over event"] = make_demand_event(
        found["over"], DemandStatus.SELECTED, happened_on=BEFORE
    )
    found["over since"] = make_demand(found["나"], bat, status=DemandStatus.REJECTED)
    found["since event"] = make_demand_event(
        found["over since"], DemandStatus.REJECTED, happened_on=AFTER
    )
    found["related"] = DemandRelatedDivision(demand_id=found["open"].id, division_id=bat.id)
    found["running"] = make_project(mch, lead_id=found["나"].id, period="2025 ~ 2027")
    found["ended"] = make_project(mch, period="2023 ~ 2024")
    found["held"] = make_meeting(bat, starts_at=korean_moment(BEFORE), status=MeetingStatus.CLOSED)
    found["ahead"] = make_meeting(bat, starts_at=korean_moment(AFTER), status=MeetingStatus.PLANNED)
    found["issue"] = make_issue(mch)
    put(workspace, *found.values())
    return World(found)


@pytest.fixture
def world(workspace: Workspace) -> World:
    return fill(workspace)


@pytest.fixture
def transition(workspace: Workspace) -> TransitionService:
    return TransitionService(workspace)
