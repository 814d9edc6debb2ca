"""The demonstration, built once for what lists and details show of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace


@pytest.fixture
def alliance(demonstration: Path) -> Iterator[Workspace]:
    """The demonstration, open for reading."""
    workspace = Workspace.open(demonstration, read_only=True)
    yield workspace
    workspace.close()


@pytest.fixture
def views(workspace: Workspace) -> Views:
    return Views(workspace)
