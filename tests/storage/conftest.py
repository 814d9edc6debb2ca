"""A workspace in a real file, and its tables as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.office import Office, Role
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.workspace import Workspace

OFFICE = Office(role=Role.SECRETARY, actor="예시 간사")
Dump = dict[str, list[tuple[Any, ...]]]


def tables(workspace: Workspace) -> Dump:
    """Every synced table's rows by id, without the local row number."""
    found = {}
    with workspace.reading() as session:
        for synced in synced_tables().values():
            names = ", ".join(f'"{field}"' for field in synced.fields)
            rows = session.connection().exec_driver_sql(
                f"SELECT id, {names} FROM {synced.name} ORDER BY id"
            )
            found[synced.name] = [tuple(row) for row in rows]
    return found


def count(workspace: Workspace, table: str) -> int:
    with workspace.reading() as session:
        return session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


def scalar(workspace: Workspace, statement: str) -> Any:
    with workspace.reading() as session:
        return session.connection().exec_driver_sql(statement).scalar_one()


def add_organization(workspace: Workspace, name: str = "예시가람기전", **values: Any) -> str:
    with workspace.writing("기업·기관 1개 추가") as session:
        organization = Organization(name=name, **values)
        session.add(organization)
        return organization.id


def set_values(
    workspace: Workspace, record: str, table: str = "organizations", **values: Any
) -> None:
    """Change a record by plain SQL, as a bulk service does."""
    assignments = ", ".join(f'"{field}" = ?' for field in values)
    with workspace.writing("값 수정") as session:
        session.connection().exec_driver_sql(
            f"UPDATE {table} SET {assignments} WHERE id = ?", (*values.values(), record)
        )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "얼라이언스.afm"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    workspace = Workspace.create(path, OFFICE)
    yield workspace
    workspace.close()
