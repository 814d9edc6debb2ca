"""A firm with papers that can be attached to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.marks.attachments import AttachmentService
from tests.factories import DAY, make_organization
from tests.services.conftest import put

FIRMS = "organizations"
OFFICE = Office(role=Role.CENTER, actor="예시 사무국", fixed_day=DAY)


@pytest.fixture
def files(workspace) -> AttachmentService:
    return AttachmentService(workspace)


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "보낼 것"
    made.mkdir()
    return made


@pytest.fixture
def paper(folder) -> Path:
    return write(folder / "사업계획서.hwp", b"\xd0\xcf\x11\xe0 plan")


@pytest.fixture
def firm(workspace) -> str:
    made = make_organization("예시가람")
    put(workspace, made)
    return made.id


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def sql(path: Path, statement: str, *values: object) -> None:
    """Change a closed file as somebody else's program might."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement, values)
    connection.close()
