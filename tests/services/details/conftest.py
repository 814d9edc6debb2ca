"""Details over a small file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from afm_desktop.domain.model import RECORDS
from afm_desktop.services.details.service import Details
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace


@pytest.fixture
def details(workspace: Workspace) -> Details:
    return Details(workspace, Views(workspace))


@pytest.fixture(scope="module")
def alliance(demonstration: Path) -> Iterator[Workspace]:
    """The demonstration, open for all tests that only read it."""
    workspace = Workspace.open(demonstration, read_only=True)
    yield workspace
    workspace.close()


@pytest.fixture
def alliance_details(alliance: Workspace) -> Details:
    return Details(alliance, Views(alliance))


@pytest.fixture
def alliance_records(alliance: Workspace) -> list[tuple[str, str]]:
    """The first record of every kind there is, by table and id."""
    with alliance.reading() as session:
        firsts = [
            (record.__tablename__, session.scalars(select(record.id).limit(1)).first())
            for record in RECORDS
        ]
    return [(table, id_) for table, id_ in firsts if id_]
