"""The demonstration, built once; tests only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.demonstration import Counts
from afm_desktop.storage.workspace import Workspace


@pytest.fixture(scope="session")
def made(built_demonstration: tuple[Path, Counts]) -> tuple[Path, Counts]:
    """The file of the demonstration, and what its building counted."""
    return built_demonstration


@pytest.fixture
def workspace(made: tuple[Path, Counts]) -> Iterator[Workspace]:
    """The demonstration, open for reading."""
    found = Workspace.open(made[0], read_only=True)
    yield found
    found.close()


@pytest.fixture
def session(workspace: Workspace) -> Iterator[Session]:
    """A look into the demonstration."""
    with workspace.reading() as found:
        yield found


@pytest.fixture
def real(session: Session) -> set[str]:
    """The ids of real bodies."""
    return set(
        session.scalars(select(Organization.id).where(~Organization.name.startswith("예시")))
    )


@pytest.fixture
def divisions(session: Session) -> dict[str, str]:
    """The ids of the divisions by code."""
    return {code or "": id for code, id in session.execute(select(Division.code, Division.id))}
