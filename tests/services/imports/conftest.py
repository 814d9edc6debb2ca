"""Lists as they arrive, without a file: rows of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.imports.model import (
    ImportKind,
    ImportReport,
    ImportRow,
    Source,
    Wishes,
)
from afm_desktop.services.imports.service import ImportService
from afm_desktop.storage.workspace import Workspace

SOURCE = Source(
    "회원명단.xlsx", "명단", "ab" * 32, ("기업명", "분과"), {"기업명": "name"}, {"name": "B"}
)


def listed(*rows: Mapping[str, Any]) -> list[ImportRow]:
    """Rows of a sheet whose header is its fourth row."""
    return [ImportRow(number, row) for number, row in enumerate(rows, 5)]


class Lists:
    """Imports rows into the file of the test."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.service = ImportService(workspace)

    def rehearse(self, kind: ImportKind, rows: Iterable[ImportRow], **wishes: Any) -> ImportReport:
        """What an import would do."""
        return self.service.rehearse(kind, SOURCE, rows, self._wishes(wishes))

    def run(self, kind: ImportKind, rows: Iterable[ImportRow], **wishes: Any) -> ImportReport:
        """An import."""
        return self.service.run(kind, SOURCE, rows, self._wishes(wishes))

    def _wishes(self, said: Mapping[str, Any]) -> Wishes:
        """Rows that name no division are of the file's first, if there is one."""
        codes = self.all("SELECT code FROM divisions WHERE deleted IS NULL ORDER BY row")
        return Wishes(**{"division": codes[0][0] if codes else None, **said})

    def all(self, statement: str) -> list[tuple[Any, ...]]:
        """What the file answers."""
        with self.workspace.reading() as session:
            return [tuple(row) for row in session.connection().exec_driver_sql(statement)]


@pytest.fixture
def lists(workspace: Workspace) -> Lists:
    return Lists(workspace)


@pytest.fixture
def begun(workspace: Workspace, division: Division, firm: Organization) -> Path:
    """A file with 이차전지 and 예시가람, closed again."""
    workspace.close()
    return workspace.path
