"""In whose name letters, receipts, forms and reminders go out."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.services.speaking import ALLIANCE, speaker
from afm_desktop.storage.workspace import Workspace

PERSON = "김예시"


@pytest.fixture
def workspace(tmp_path):
    found_office(tmp_path / "간사.afm", Office(Role.SECRETARY, PERSON, division="BAT"))
    opened = Workspace.open(tmp_path / "간사.afm")
    yield opened
    opened.close()


def battery(session):
    return session.scalars(select(Division).where(Division.code == "BAT")).one()


def test_a_secretary_without_a_body_writes_for_the_division_and_not_as_a_person(workspace):
    with workspace.reading() as session:
        told = speaker(session, workspace.office, battery(session).id)
        nowhere = speaker(session, workspace.office, None)

    assert (told, nowhere) == ("AI 자율제조 얼라이언스 이차전지 분과", ALLIANCE)


def test_the_body_of_the_office_writes_before_the_secretariat(workspace):
    own = Office(Role.SECRETARY, PERSON, division="BAT", organization="예시사무국")
    with workspace.writing("간사기관 지정") as session:
        body = Organization(name="예시연구원")
        session.add(body)
        battery(session).secretariat_id = body.id
    with workspace.reading() as session:
        division = battery(session).id

        assert speaker(session, own, division) == "예시사무국"
        assert speaker(session, workspace.office, division) == "예시연구원"


def test_the_central_office_writes_for_the_alliance(workspace):
    with workspace.reading() as session:
        center = Office(Role.CENTER, PERSON)
        assert speaker(session, center, battery(session).id) == ALLIANCE
