"""What all tests of the window share."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from afm_desktop.ui.collecting import Collector
from tests.ui.waiting import PromptBot
from tests.ui.whole_window import (  # noqa: F401 - fixtures
    empty,
    file,
    program,
    quiet_desktop,
    seen,
    stays,
    window,
)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> PromptBot:
    """pytest-qt's, which looks more often whether what is waited for is there."""
    return PromptBot(request)


@pytest.fixture(autouse=True)
def collector(qapp):
    """Garbage is collected as in the program: a test with workers would stand still for ever."""
    made = Collector(qapp)
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard():
    """The offscreen clipboard outlives Python, and what Python put there must not."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
