"""A division with its officers and members, and a meeting of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AppointmentRole, MeetingStatus, MemberRole, Placement
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.model import NewItem, NewMeeting, Placed
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_division,
    make_membership,
    make_organization,
    make_person,
    make_structure,
)
from tests.services.conftest import OFFICE, put

TODAY = date(2026, 7, 22)
HELD = korean_moment(TODAY, 10)
ENDS = korean_moment(TODAY, 12)
DONE, NEXT = Placed(Placement.DONE), Placed(Placement.NEXT)


class Hall(NamedTuple):
    """Where a division meets."""

    workspace: Workspace
    desk: Desk
    division_id: str
    other_id: str
    host_id: str
    firm_id: str
    chair_id: str
    secretary_id: str
    contact_id: str

    def add(self, *titles: str, **values: object) -> str:
        """A planned meeting of today with these matters."""
        asked = {"division_id": self.division_id, "starts_at": HELD, "ends_at": ENDS, **values}
        id = self.desk.meetings.create(NewMeeting(**asked))  # type: ignore[arg-type]
        for title in titles:
            self.desk.agendas.add(id, NewItem(title))
        self.desk.meetings.move(id, MeetingStatus.PLANNED)
        return id

    def items(self, id: str) -> dict[str, str]:
        """The ids of its matters by their titles."""
        return {one.title: one.id for one in self.desk.meetings.of(id).items}

    def close(self, id: str, **placed: Placed) -> None:
        """Close a meeting: matters that are not named are done."""
        known = self.items(id)
        placings = {item: placed.get(title, DONE) for title, item in known.items()}
        self.desk.meetings.close(id, placings)


@pytest.fixture(scope="session")
def hall_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """A file with the division in it, made once and copied by each test; the ids in it."""
    path = tmp_path_factory.mktemp("회의") / "회의.afm"
    workspace = Workspace.create(path, OFFICE)
    structure = make_structure()
    host, firm = make_organization("예시연구원"), make_organization("예시가람")
    division = make_division(structure, code="BAT", name="이차전지", secretariat_id=host.id)
    other = make_division(structure, code="AUT", name="자동차")
    chair = make_person(firm, name="김위원장", title="대표")
    secretary, contact = make_person(host, name="이간사"), make_person(firm, name="박담당")
    put(workspace, structure, host, firm, division, other, chair, secretary, contact)
    since = date(2026, 1, 1)
    put(
        workspace,
        make_membership(firm, division, role=MemberRole.ANCHOR),
        make_membership(host, division, role=MemberRole.SECRETARIAT),
        *(
            Appointment(person_id=one.id, division_id=division.id, role=role, appointed_on=since)
            for one, role in (
                (chair, AppointmentRole.DIVISION_CHAIR),
                (secretary, AppointmentRole.SECRETARY),
            )
        ),
    )
    workspace.close()
    ids = (division, other, host, firm, chair, secretary, contact)
    return path, tuple(one.id for one in ids)


@pytest.fixture
def workspace(hall_file: tuple[Path, tuple[str, ...]], tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "회의.afm"
    shutil.copy(hall_file[0], path)
    workspace = Workspace.open(path, trusts=True)
    yield workspace
    workspace.close()


@pytest.fixture
def hall(hall_file: tuple[Path, tuple[str, ...]], workspace: Workspace, desk: Desk) -> Hall:
    return Hall(workspace, desk, *hall_file[1])


@pytest.fixture
def division_record(hall: Hall) -> Division:
    """The division as a record, to make others of."""
    with hall.workspace.reading() as session:
        found = session.query(Division).filter(Division.id == hall.division_id).one()
        session.expunge_all()
        return found
