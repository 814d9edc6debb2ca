"""What every test may use."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def office_data(tmp_path_factory, monkeypatch):
    """Each test runs on a computer that remembers nothing."""
    folder = tmp_path_factory.mktemp("office")
    monkeypatch.setenv("AFM_DATA_DIR", str(folder))
    return folder
