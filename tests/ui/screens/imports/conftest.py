"""The screen of imports, and a watchdog of the event loop."""

import pytest

from tests.ui.watchdog import watchdog
from tests.ui.whole_window import visit

__all__ = ["watchdog"]


@pytest.fixture
def screen(window):
    visit(window, "import")
    return window.body.stage.current
