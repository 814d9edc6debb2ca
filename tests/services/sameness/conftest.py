"""The service on the file of the test."""

from __future__ import annotations

import pytest

from afm_desktop.services.sameness.service import SamenessService


@pytest.fixture
def sameness(workspace):
    return SamenessService(workspace)
