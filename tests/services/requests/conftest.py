"""A division with a round that asks, and firms that are asked."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from afm_desktop.domain.enums import FormKind, MemberRole
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.desk import Desk
from afm_desktop.services.forms.model import Answer
from afm_desktop.services.forms.ready_made import add_to, write_ready_made
from afm_desktop.services.requests.model import FormSheet, Prepared, Reply, Wish
from tests.factories import make_membership, make_organization
from tests.services.conftest import put


class Office(NamedTuple):
    """An office that asks firms, without files between."""

    desk: Desk
    division: Division
    round_id: str
    firms: tuple[Organization, ...]

    def send(self, kind: FormKind, *firms: int, **told: object) -> Prepared:
        """Send a form to some firms, the first if none is named."""
        ready = self.desk.requests.prepare(self.wish(kind, *firms, **told))
        self.desk.requests.let_out(ready)
        self.desk.requests.send(ready)
        return ready

    def wish(self, kind: FormKind, *firms: int, **told: object) -> Wish:
        """What is to be asked of some firms, the first if none is named."""
        bodies = tuple(self.firms[number].id for number in firms or (0,))
        if kind is FormKind.DEMAND:
            told.setdefault("round_id", self.round_id)
        return Wish(kind, bodies, **told)  # type: ignore[arg-type]

    def reply(self, sheet: FormSheet, file: str = "회신.xlsx", **said: Answer) -> Reply:
        """The form of a firm with some answers changed; None leaves one open."""
        answers = {**sheet.answers, **said}
        return Reply(
            file,
            sheet.key,
            {key: answer for key, answer in answers.items() if answer is not None},
            asked=frozenset(question.key for question in sheet.questions),
        )

    def sheet(self, ready: Prepared, place: int = 0) -> FormSheet:
        """A form as it would go out now."""
        return self.desk.requests.sheet(ready.sheets[place].key)


@pytest.fixture
def office(desk: Desk, division: Division) -> Office:
    firms = tuple(make_organization(f"예시{name}") for name in ("가람", "나래", "다온"))
    seats = [
        make_membership(firm, division, role=MemberRole.ANCHOR, is_home=True) for firm in firms
    ]
    put(desk.workspace, *firms, *seats)
    found = Round(year=2026, ordinal=1, name="2026년 제1차 수요조사")
    with desk.workspace.writing("회차 준비") as session:
        session.add(found)
        write_ready_made(add_to(session), found.id)
        id_ = found.id
    return Office(desk, division, id_, firms)
