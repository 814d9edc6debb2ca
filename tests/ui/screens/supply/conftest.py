"""The real window at the supply chain of one division."""

from __future__ import annotations

import pytest

from afm_desktop.ui.places import Place
from tests.ui.screens.records.conftest import *  # noqa: F403 - the same window
from tests.ui.screens.records.conftest import show


@pytest.fixture
def page(window, qtbot):
    """The map of the first division."""
    screen = show(window, Place("links"), qtbot)
    window.scope.choose(window.desk.divisions.names()[0].code)
    screen = window.body.stage.current
    screen.set_mode("map")
    qtbot.waitUntil(lambda: screen.chain.has_map)
    return screen.chain
