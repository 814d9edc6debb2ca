"""A file and a program to take pictures of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from afm_desktop.app import open_desk
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.ui.pictures.studio import Sitting, Studio


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The file of a secretary who has just begun."""
    path = tmp_path / "copy" / "이차전지.afm"
    path.parent.mkdir()
    found_office(path, Office(Role.SECRETARY, "예시 간사", "BAT", "예시연구원"))
    return path


@pytest.fixture(scope="module")
def taken_once(qapp, tmp_path_factory) -> list[Path]:
    """All pictures of a new file of the central office."""
    folder = tmp_path_factory.mktemp("pictures")
    path = folder / "사무국.afm"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFM_DATA_DIR", str(folder / "data"))
        found_office(path, Office(Role.CENTER, "예시 사무국"))
        (folder / "out").mkdir()
        return Studio(qapp, path, open_desk, Sitting()).take(folder / "out")


@pytest.fixture
def take(qapp, copy: Path, tmp_path: Path) -> Callable[..., list[Path]]:
    """Take the pictures into a new folder."""

    def taken(name: str = "one", sitting: Sitting | None = None, **known) -> list[Path]:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        studio = Studio(qapp, copy, open_desk, sitting or Sitting(), **known)
        return studio.take(folder)

    return taken
