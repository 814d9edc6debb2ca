"""What every test may use."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from afm_desktop.services.demonstration import Counts, build

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long tests come first, or one of them is left to one core when all else is done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was loaded stays to the end: no search for garbage goes through all of it each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def shared_office_data(tmp_path_factory):
    """What several tests share is not made among this computer's real notes either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFM_DATA_DIR", str(tmp_path_factory.mktemp("office")))
        yield


@pytest.fixture(autouse=True)
def office_data(tmp_path_factory, monkeypatch):
    """Each test runs on a computer that remembers nothing."""
    folder = tmp_path_factory.mktemp("office")
    monkeypatch.setenv("AFM_DATA_DIR", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)  # backups of the demonstration, in the main


@pytest.fixture(scope="session")
def built_demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counts]:
    """The demonstration, built once for all tests, and what its building counted."""
    path = tmp_path_factory.mktemp("demonstration") / "alliance.afm"
    return path, build(path)


@pytest.fixture(scope="session")
def demonstration(built_demonstration: tuple[Path, Counts]) -> Path:
    """The file of the demonstration; nobody writes in it, who must takes a copy."""
    return built_demonstration[0]
