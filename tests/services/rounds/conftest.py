"""A round with the ready-made form, and one of last year in which firms filed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.desk import Desk
from tests.factories import make_division, make_organization, make_person, make_structure
from tests.services.conftest import put


class World(NamedTuple):
    """Two rounds: nobody has filed in `fresh`, two firms have in `used`."""

    desk: Desk
    fresh: str
    used: str
    demands: tuple[str, ...]
    firms: tuple[str, ...]
    division: str


@pytest.fixture
def world(desk: Desk) -> World:
    structure = make_structure()
    division = make_division(structure, name="이차전지")
    firms = [make_organization(name) for name in ("예시나래", "예시가람", "예시다온")]
    person = make_person(firms[0], name="김예시", last_confirmed_on=date(2025, 3, 2))
    put(desk.workspace, structure, division, *firms, person)
    used = desk.rounds.create({"year": 2025, "ordinal": 1, "planned_projects": 10})
    fresh = desk.rounds.create({"year": 2026, "ordinal": 1})
    demands = [
        Demand(
            title=f"수요 {number}",
            applicant_id=firm,
            division_id=division.id,
            round_id=used,
            contact_id=contact,
            status=status,
        )
        for number, (firm, contact, status) in enumerate(
            (
                (firms[0].id, person.id, DemandStatus.SELECTED),
                (firms[0].id, None, DemandStatus.RECEIVED),
                (firms[1].id, None, DemandStatus.SUBMITTED),
                (firms[2].id, None, DemandStatus.DRAFT),
            ),
            1,
        )
    ]
    ids = tuple(one.id for one in demands)
    bodies = tuple(one.id for one in firms)
    own = division.id
    put(desk.workspace, *demands)
    return World(desk, fresh, used, ids, bodies, own)
