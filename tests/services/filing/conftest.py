"""A round that is open, a firm with suppliers in a division, and a demand it fills in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from afm_desktop.app import build as desk_on
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import MemberRole, SizeClass
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.services.desk import Desk
from afm_desktop.services.filing.service import FilingService
from afm_desktop.services.forms.model import Answers
from afm_desktop.services.forms.ready_made import add_to, write_ready_made
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_division,
    make_link,
    make_membership,
    make_organization,
    make_person,
    make_structure,
)
from tests.services.conftest import put


class Case(NamedTuple):
    """A demand of a firm in a round, and those around it."""

    desk: Desk
    round_id: str
    demand_id: str
    firm: str
    supplier: str
    vendor: str
    person: str

    @property
    def filing(self) -> FilingService:
        return self.desk.filing

    @property
    def answers(self) -> Answers:
        return self.filing.sheet(self.demand_id).answers

    def whole(self) -> Answers:
        """Answers to every required question of the ready-made form."""
        year = 2026
        return {
            "contact_id": self.person,
            "process": "전극 코팅",
            "product": "이차전지 전극",
            "technologies": ("robot",),
            "as_is": "두께를 사람이 잰다.",
            "problem": "불량이 잦다.",
            "to_be": "두께를 스스로 맞춘다.",
            "kpis": (
                {"name": "불량률", "unit": "%", "baseline": Decimal(3), "target": Decimal(1)},
            ),
            "development": "AI 제어",
            "trl_from": 4,
            "trl_to": 7,
            "starts_on": date(year, 9, 1),
            "ends_on": date(year + 1, 8, 31),
            "budget": (
                {"year": year, "source": "national", "amount_won": 15_000_000_000},
                {"year": year, "source": "private_cash", "amount_won": 5_000_000_000},
                {"year": year + 1, "source": "private_in_kind", "amount_won": 5_000_000_000},
            ),
            "partners": (
                {"organization_id": self.firm, "role": "lead"},
                {"organization_id": self.vendor, "role": "ai_vendor"},
            ),
            "sites": ({"name": "예시1공장", "region_code": "41"},),
            "data_sharing": "분과 안에서 나눈다.",
            "effects": "불량이 준다.",
            "confidentiality": "public",
            "is_core_technology": False,
        }

    def fill(self, **changed: object) -> None:
        self.filing.answer_all(self.demand_id, {**self.whole(), **changed})  # type: ignore[dict-item]


def make_round(year: int = 2026, ordinal: int = 1) -> Round:
    """A round that is open on the day of the tests."""
    return Round(
        year=year,
        ordinal=ordinal,
        name=f"{year}년 제{ordinal}차 수요조사",
        opens_at=korean_moment(date(2026, 7, 1), 9),
        closes_at=korean_moment(date(2026, 7, 31), 18),
    )


def put_round(workspace: Workspace, found: Round) -> str:
    with workspace.writing("회차 준비") as session:
        session.add(found)
        write_ready_made(add_to(session), found.id)
        return found.id


def begin_in(workspace: Workspace) -> Case:
    """Fill a file with a round and begin a demand in it."""
    structure = make_structure()
    division = make_division(structure, code="BAT", name="이차전지")
    firms: list[Organization] = [
        make_organization("예시가람", size_class=SizeClass.MIDDLE),
        make_organization("예시나래", size_class=SizeClass.SMALL, region_code="27"),
        make_organization("예시다온", size_class=SizeClass.SMALL, region_code="11"),
    ]
    person = make_person(firms[0])
    put(workspace, structure, division, *firms, person)
    put(
        workspace,
        make_membership(firms[0], division, role=MemberRole.ANCHOR, is_home=True),
        make_link(firms[1], firms[0], item="전극 슬러리"),
        Indicator(name="불량률", unit="%"),
    )
    round_id = put_round(workspace, make_round())
    desk = desk_on(workspace)
    demand = desk.filing.start(round_id, firms[0].id, title="전극 코팅 두께 제어")
    ids = [one.id for one in firms]
    return Case(desk, round_id, demand, ids[0], ids[1], ids[2], person.id)


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return begin_in(workspace)
