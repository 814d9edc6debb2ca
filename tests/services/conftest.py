"""A workspace in a real file whose today never moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afm_desktop.app import build as desk_on
from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.desk import Desk
from afm_desktop.services.division_status import DivisionStatusService
from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.records import Records
from afm_desktop.services.status import DivisionStatus
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY, make_division, make_meeting, make_organization, make_structure

OFFICE = Office(role=Role.CENTER, actor="예시 사무국", fixed_day=DAY)


def put(workspace: Workspace, *records: Record) -> None:
    """Store records in one gesture."""
    with workspace.writing("자료 준비") as session:
        session.add_all(records)
        session.flush()
        session.expunge_all()


def status_of(workspace: Workspace, division: Division, **asked: Any) -> DivisionStatus:
    """What the paper of a division is told."""
    return DivisionStatusService(workspace).of(division.code or "", **asked)


def held(division: Division, day: date, **values: Any) -> Meeting:
    """A meeting of a division that was held on a day."""
    return make_meeting(
        division, starts_at=korean_moment(day, 14), status=MeetingStatus.CLOSED, **values
    )


def last_words(workspace: Workspace) -> str:
    """What the latest gesture is called."""
    return Gestures(workspace).rows(limit=1)[0].words


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "얼라이언스.afm", OFFICE)
    yield workspace
    workspace.close()


@pytest.fixture
def division(workspace: Workspace) -> Division:
    """이차전지 of the structure in force, with nothing in it."""
    structure = make_structure()
    division = make_division(structure, code="BAT", name="이차전지")
    put(workspace, structure, division)
    return division


@pytest.fixture
def records(workspace: Workspace) -> Records:
    return Records(workspace)


@pytest.fixture
def firm(workspace: Workspace) -> Organization:
    """예시가람, which nothing points to yet."""
    firm = make_organization("예시가람")
    put(workspace, firm)
    return firm


@pytest.fixture(scope="session")
def alliance(demonstration: Path) -> Iterator[Desk]:
    """The demonstration, open for all tests that only read it."""
    workspace = Workspace.open(demonstration, read_only=True)
    yield desk_on(workspace)
    workspace.close()


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """Every service on the file of the test."""
    return desk_on(workspace)
