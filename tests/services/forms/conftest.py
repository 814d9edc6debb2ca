"""A round with the ready-made form, two questions of its own, and a demand in it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import FieldChoice, FormField, FormSection, Round
from afm_desktop.services.forms.model import Answers, Form
from afm_desktop.services.forms.reading import answers_of, form_of
from afm_desktop.services.forms.ready_made import add_to, write_ready_made
from afm_desktop.services.forms.writing import write_answers
from afm_desktop.services.records import live
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY, make_division, make_organization, make_structure
from tests.services.conftest import put


class Survey(NamedTuple):
    """A round, a demand in it, and the firms that can take part."""

    workspace: Workspace
    round_id: str
    demand_id: str
    firms: tuple[str, ...]

    def form(self) -> Form:
        with self.workspace.reading() as session:
            return form_of(session, self.round_id, DAY)

    def answers(self) -> Answers:
        with self.workspace.reading() as session:
            form = form_of(session, self.round_id, DAY)
            return answers_of(session, form, live(session, Demand, self.demand_id))

    def answer(self, answers: Answers) -> None:
        with self.workspace.writing("수요서 작성") as session:
            form = form_of(session, self.round_id, DAY)
            write_answers(session, form, live(session, Demand, self.demand_id), answers)

    def key(self, label: str) -> str:
        return next(one.key for one in self.form().questions if one.label == label)


@pytest.fixture
def survey(workspace: Workspace) -> Survey:
    structure = make_structure()
    division = make_division(structure)
    firms: list[Organization] = [make_organization(name=f"예시{name}") for name in "가나다"]
    put(workspace, structure, division, *firms)
    found = Round(year=2026, ordinal=1, name="제1차 수요조사")
    demand = Demand(
        title="전극 코팅 두께 제어",
        applicant_id=firms[0].id,
        division_id=division.id,
        round_id=found.id,
    )
    with workspace.writing("회차 준비") as session:
        session.add_all([found, demand])
        write_ready_made(add_to(session), found.id)
        section = FormSection(round_id=found.id, position=90, title="추가 질문")
        session.add(section)
        several = FormField(
            section_id=section.id, position=1, label="보유 설비", kind=FieldKind.CHOICES
        )
        table = FormField(
            section_id=section.id, position=2, label="투자 실적", kind=FieldKind.TABLE
        )
        session.add_all([several, table])
        for place, name in enumerate(("코터", "권선기", "충방전기"), 1):
            session.add(FieldChoice(field_id=several.id, position=place, label=name))
        for place, (name, kind) in enumerate(
            (("내용", FieldKind.TEXT), ("금액", FieldKind.MONEY), ("일자", FieldKind.DATE)), 1
        ):
            session.add(
                FormField(
                    section_id=section.id,
                    parent_id=table.id,
                    position=place,
                    label=name,
                    kind=kind,
                )
            )
        ids = found.id, demand.id
    return Survey(workspace, *ids, tuple(firm.id for firm in firms))
