"""What every test may use."""

import os

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples in every run; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def office_data(tmp_path_factory, monkeypatch):
    """Each test runs on a computer that remembers nothing."""
    folder = tmp_path_factory.mktemp("office")
    monkeypatch.setenv("AFM_DATA_DIR", str(folder))
    return folder
