"""보고서 opens at once, as what it needs was loaded while nobody waited."""

from __future__ import annotations

import sys

from tests.ui.watchdog import watchdog
from tests.ui.whole_window import rest, visit

__all__ = ["watchdog"]


def test_the_reports_open_without_a_gap(window, watchdog, qtbot):
    qtbot.waitUntil(lambda: window.furnishing.ahead.is_over, timeout=30_000)
    assert "afm_desktop.ui.screens.reports.screen" in sys.modules

    watchdog.run(
        lambda: window.commands.run("screen.reports"),
        lambda: getattr(window.body.stage.current, "key", "") == "reports",
    )

    rest(window)


def test_what_was_not_made_can_neither_be_saved_nor_printed(empty):
    visit(empty, "reports")

    side = empty.body.stage.current.side
    assert not side.print.isEnabled()
    assert not side.save.isEnabled()
