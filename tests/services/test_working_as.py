"""Another account of the computer works under a name of its own."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import AppointmentRole
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.office import NoName
from afm_desktop.services.working_as import at_keyboard, resume, work_as
from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace

OFFICE = Office(
    role=Role.SECRETARY, actor="홍길동", division="BAT", fixed_day=None, organization="예시연구원"
)


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.create(tmp_path / "분과.afm", OFFICE)
    with made.writing("분과") as session:
        structure = Structure(name="얼라이언스")
        session.add(structure)
        session.flush()
        division = Division(structure_id=structure.id, code="BAT", name="이차전지")
        officer, deputy = Person(name="홍길동"), Person(name="김대행")
        session.add_all([division, officer, deputy])
        session.flush()
        session.add(
            Appointment(
                person_id=officer.id, division_id=division.id, role=AppointmentRole.SECRETARY
            )
        )
        session.add(
            Appointment(
                person_id=deputy.id,
                division_id=division.id,
                role=AppointmentRole.ACTING,
                stands_in_for_id=officer.id,
                appointed_on=made.today,
                ended_on=date(2100, 1, 1),
            )
        )
    yield made
    made.close()


def test_the_first_account_is_whoever_works_in_the_file(workspace):
    assert not at_keyboard(workspace, "hong").is_another

    assert resume(workspace, "hong") is None
    assert workspace.office.actor == "홍길동"
    assert not at_keyboard(workspace, "hong").is_new_here


def test_another_account_is_asked_and_not_taken_for_the_last(workspace):
    resume(workspace, "hong")

    asked = at_keyboard(workspace, "kim")

    assert asked.is_another
    assert resume(workspace, "kim") is None
    assert workspace.office.actor == "홍길동"


def test_who_stands_in_is_offered_masked_and_works_under_both_names(workspace):
    resume(workspace, "hong")
    offered = at_keyboard(workspace, "kim").candidates
    assert [(one.name, one.stands_in_for) for one in offered] == [
        ("홍길동", None),
        ("김*행", "홍*동"),
    ]

    office = work_as(workspace, "kim", person_id=offered[1].person_id)

    assert office.actor == workspace.office.actor == "김대행(홍길동 대행)"


def test_an_account_that_is_known_works_on_under_its_name(workspace):
    resume(workspace, "hong")
    work_as(workspace, "kim", name="김대행")

    assert resume(workspace, "hong").actor == "홍길동"
    assert resume(workspace, "kim").actor == "김대행"
    assert not at_keyboard(workspace, "kim").is_another


def test_without_a_name_nothing_changes(workspace):
    resume(workspace, "hong")

    with pytest.raises(NoName):
        work_as(workspace, "kim", name=" ")

    assert workspace.office.actor == "홍길동"
    assert at_keyboard(workspace, "kim").is_another


def test_who_is_asked_leaves_no_trace_in_the_journal(workspace, tmp_path):
    resume(workspace, "hong")
    work_as(workspace, "kim", name="김대행")

    assert check(tmp_path / "분과.afm").findings == ()
