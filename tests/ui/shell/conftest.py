"""A real file on the desk, and the bridge to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from afm_desktop.app import build
from afm_desktop.domain.enums import OrganizationKind
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.services.desk import Desk
from afm_desktop.storage.settings import Office, Role
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.bridge import Bridge

OFFICE = Office(role=Role.CENTER, actor="예시 사무국")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new file that answers readers at once."""
    Workspace.create(tmp_path / "얼라이언스.afm", OFFICE).close()
    opened = Workspace.open(tmp_path / "얼라이언스.afm", patience=0.0)
    yield opened
    opened.close()


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return build(workspace)


@pytest.fixture
def bridge(desk: Desk, qtbot) -> Iterator[Bridge]:
    made = Bridge(desk)
    yield made
    made.close()


def register(desk: Desk, name: str) -> str:
    """Register a body the way a screen does."""
    return desk.records.create("organizations", {"name": name, "kind": OrganizationKind.COMPANY})


def names(desk: Desk) -> set[str]:
    """The bodies that are in the file."""
    with desk.workspace.reading() as session:
        found = session.scalars(select(Organization.name).where(Organization.deleted.is_(None)))
        return {name or "" for name in found}
