"""A workspace in a real file whose today never moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from afm_desktop.domain.model.base import Record
from afm_desktop.storage.settings import Office, Role
from afm_desktop.storage.workspace import Workspace
from tests.factories import DAY

OFFICE = Office(role=Role.CENTER, actor="예시 사무국", fixed_day=DAY)


def put(workspace: Workspace, *records: Record) -> None:
    """Store records in one gesture."""
    with workspace.writing("자료 준비") as session:
        session.add_all(records)
        session.flush()
        session.expunge_all()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(tmp_path / "얼라이언스.afm", OFFICE)
    yield workspace
    workspace.close()
