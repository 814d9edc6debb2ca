"""A division with its secretariat, a round with the ready-made form, and demands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.office import Role
from afm_desktop.services.desk import Desk
from afm_desktop.services.forms.ready_made import add_to, write_ready_made
from afm_desktop.services.screening.model import ScreeningSheet
from afm_desktop.services.screening.service import ScreeningService
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_demand,
    make_demand_event,
    make_division,
    make_organization,
    make_structure,
)
from tests.services.conftest import put

DUE = date(2026, 8, 5)


class Field(NamedTuple):
    """What is screened, and by whom."""

    workspace: Workspace
    desk: Desk
    add: Callable[..., str]
    institute: str
    firm: str
    round_id: str

    @property
    def screening(self) -> ScreeningService:
        return self.desk.screening

    def sheet(self, id: str) -> ScreeningSheet:
        return self.screening.sheet(id)

    def status(self, id: str) -> S:
        return self.sheet(id).status


@pytest.fixture
def field(workspace: Workspace, desk: Desk) -> Field:
    structure = make_structure()
    institute, firm = make_organization("예시연구원"), make_organization("예시가람")
    division = make_division(structure, code="BAT", name="이차전지", secretariat_id=institute.id)
    put(workspace, institute, firm, structure, division)
    found = Round(year=2026, ordinal=1, name="2026년 제1차 수요조사", most_supplements=2)
    with workspace.writing("회차 준비") as session:
        session.add(found)
        write_ready_made(add_to(session), found.id)
        round_id = found.id

    def add(status: S = S.REVIEWING, **values: Any) -> str:
        demand = make_demand(firm, division, status=status)
        for name, value in {"round_id": round_id, **values}.items():
            setattr(demand, name, value)
        events = [make_demand_event(demand, status, happened_on=date(2026, 7, 1))]
        put(workspace, demand, *events)
        return demand.id

    return Field(workspace, desk, add, institute.id, firm.id, round_id)


def become(field: Field, role: Role, **values: Any) -> None:
    """Screen from an office of another kind."""
    field.workspace.become(replace(field.workspace.office, role=role, **values))
