"""The demonstration, built once for what lists and details show of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from afm_desktop.services.demonstration import build
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demonstration."""
    folder = tmp_path_factory.mktemp("views")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFM_DATA_DIR", str(folder / "office"))
        build(folder / "alliance.afm")
    return folder / "alliance.afm"


@pytest.fixture
def alliance(built: Path) -> Iterator[Workspace]:
    """The demonstration, open for reading."""
    workspace = Workspace.open(built, read_only=True)
    yield workspace
    workspace.close()


@pytest.fixture
def views(workspace: Workspace) -> Views:
    return Views(workspace)
