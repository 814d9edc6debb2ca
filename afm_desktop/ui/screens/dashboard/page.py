"""The blocks of 현황판 in the order of need: beside one another where there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.dashboard_rows import DashboardRows
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.dashboard.changes import ChangeBlock
from afm_desktop.ui.screens.dashboard.divisions import DivisionBlock
from afm_desktop.ui.screens.dashboard.funnel import FunnelBlock
from afm_desktop.ui.screens.dashboard.parts import Go, LinkRow
from afm_desktop.ui.screens.dashboard.targets import TargetBlock
from afm_desktop.ui.screens.dashboard.todos import TodoBlock
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import rule


class Page(QWidget):
    """One reading of the figures, laid out for the room there is."""

    def __init__(self, rows: DashboardRows, go: Go, room: Room, *, is_one: bool) -> None:
        super().__init__()
        u = theme().u
        self.todos = TodoBlock(rows.todos, rows.as_of, go)
        self.targets = TargetBlock(rows.targets, go, is_one=is_one)
        self.funnel = FunnelBlock(rows.funnel, rows.round, go)
        self.divisions = DivisionBlock(rows, go, is_one=is_one)
        self.changes = ChangeBlock(rows.gestures, go)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * u, 2 * u, 6 * u, 6 * u)
        column.setSpacing(0)
        column.addLayout(_beside(self.todos, self.targets, (4, 6), room))
        _part(column)
        column.addWidget(self.funnel)
        _part(column)
        column.addLayout(_beside(self.divisions, self.changes, (7, 3), room))
        column.addStretch(1)

    def links(self) -> list[LinkRow]:
        """The lines that lead somewhere, in visual order."""
        return self.findChildren(LinkRow)


def _part(column: QVBoxLayout) -> None:
    u = theme().u
    column.addSpacing(3 * u)
    column.addWidget(rule())
    column.addSpacing(2 * u)


def _beside(left: QWidget, right: QWidget, shares: tuple[int, int], room: Room) -> QBoxLayout:
    """Two blocks with a line between them, or one below the other."""
    if room is Room.WIDE:
        row = QHBoxLayout()
        gap = theme().px(8)
        row.setSpacing(gap)
        row.addWidget(left, shares[0])
        row.addWidget(rule(is_vertical=True))
        row.addWidget(right, shares[1])
        return row
    stacked = QVBoxLayout()
    stacked.setSpacing(0)
    stacked.addWidget(left)
    _part(stacked)
    stacked.addWidget(right)
    stacked.setAlignment(Qt.AlignmentFlag.AlignTop)
    return stacked
