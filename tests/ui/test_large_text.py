"""With large text the list keeps its rows, and what can be done with a record is in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from tests.ui.whole_window import rest, visit

LEAST_ROWS = 6


def test_at_150_percent_six_rows_stand_above_the_details(window):
    window.program.look.choose(scale=1.5)
    rest(window)
    visit(window, "demands")
    rest(window)
    screen = window.body.stage.current
    table = screen.list.table

    whole = table.viewport().height() // table.rowHeight(0)

    assert whole >= LEAST_ROWS
    life = screen.side.pane.view.head.life
    around = screen.side.pane.view._scrolls[0].viewport()
    for button in life.moves.values():
        foot = button.mapTo(around, QPoint(0, button.height()))
        assert foot.y() <= around.height()
