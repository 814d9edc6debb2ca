"""A round that closed: two anchors and a member of one division, an anchor of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.model.base import Record
from afm_desktop.services.collecting.model import Asked, Board, CellKey, FormCell
from afm_desktop.services.collecting.service import CollectingService
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_division,
    make_membership,
    make_organization,
    make_round,
    make_structure,
)
from tests.services.conftest import put

CLOSES = date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Survey:
    """The records by name, and the board on them."""

    workspace: Workspace
    records: dict[str, Record]

    def __getitem__(self, name: str) -> str:
        return self.records[name].id

    @property
    def collecting(self) -> CollectingService:
        return CollectingService(self.workspace)

    @property
    def form(self) -> str:
        return f"demand:{self['round']}"

    def board(self, *forms: str, **asked: object) -> Board:
        return self.collecting.board(Asked(forms or (self.form,), **asked))  # type: ignore[arg-type]

    def key(self, body: str, form: str | None = None) -> CellKey:
        return CellKey(form or self.form, self[body])

    def cell(self, body: str, form: str | None = None) -> FormCell:
        found = next(
            line for line in self.board(form or self.form).lines
            if line.organization_id == self[body]
        )  # fmt: skip
        assert found.cells[0] is not None
        return found.cells[0]


@pytest.fixture
def survey(workspace: Workspace) -> Survey:
    structure = make_structure()
    first, second = (
        make_division(structure, code="AUT", name="자동차"),
        make_division(structure, code="BAT", name="이차전지"),
    )
    ga, na, da, ra = (make_organization(f"예시{name}") for name in "가나다라")
    round_ = make_round(name="2026년 제1차 수요조사", closes_at=korean_moment(CLOSES, 18))
    records = {
        "structure": structure, "AUT": first, "BAT": second, "round": round_,
        "가": ga, "나": na, "다": da, "라": ra,
    }  # fmt: skip
    put(
        workspace,
        *records.values(),
        make_membership(ga, first, role=MemberRole.ANCHOR, is_home=True),
        make_membership(na, first, role=MemberRole.ANCHOR, is_home=True),
        make_membership(da, first, is_home=True),
        make_membership(ra, second, role=MemberRole.ANCHOR, is_home=True),
    )
    return Survey(workspace, records)
