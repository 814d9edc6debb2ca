"""The blocks of 현황판 in the order of need: beside one another where there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.dashboard_rows import DashboardRows, SectionKind
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.dashboard.changes import ChangeBlock
from afm_desktop.ui.screens.dashboard.divisions import DivisionBlock
from afm_desktop.ui.screens.dashboard.funnel import FunnelBlock
from afm_desktop.ui.screens.dashboard.parts import Go, LinkRow
from afm_desktop.ui.screens.dashboard.sections import SectionBlock
from afm_desktop.ui.screens.dashboard.targets import TargetBlock
from afm_desktop.ui.screens.dashboard.todos import TodoBlock
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import rule


class Page(QWidget):
    """One reading of the figures, laid out for the room there is."""

    def __init__(self, rows: DashboardRows, go: Go, room: Room, *, is_one: bool) -> None:
        super().__init__()
        u = theme().u
        self._room = room
        self.todos = TodoBlock(rows.todos, rows.as_of, go)
        self.targets = TargetBlock(rows.targets, go, is_one=is_one)
        self.funnel = FunnelBlock(rows.funnel, rows.round, go)
        self.divisions = DivisionBlock(rows, go, is_one=is_one)
        self.changes = ChangeBlock(rows.gestures, go)
        self.sections = {
            section.kind: SectionBlock(section, rows.as_of, go) for section in rows.sections
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6 * u, 2 * u, 6 * u, 6 * u)
        self._column.setSpacing(0)
        if rows.is_firm:
            self._lay_out_firm()
        elif self.sections:
            self._lay_out_division()
        else:
            self._add(_beside(self.todos, self.targets, (4, 6), room))
            self._add(self.funnel)
            self._add(_beside(self.divisions, self.changes, (7, 3), room))
        self._column.addStretch(1)

    def _lay_out_division(self) -> None:
        """A division without targets of its own shows who its members are in their place."""
        sizes = self.sections[SectionKind.SIZES]
        room = self._room
        is_aimed = bool(self.targets.rows)
        self._add(_beside(self.todos, self.targets if is_aimed else sizes, (4, 6), room))
        self._add(self.funnel)
        self._add(self.divisions)
        meetings, issues = self.sections[SectionKind.MEETINGS], self.sections[SectionKind.ISSUES]
        self._add(_beside(meetings, issues, (1, 1), room))
        decisions, actions = (
            self.sections[SectionKind.DECISIONS], self.sections[SectionKind.ACTIONS],
        )  # fmt: skip
        self._add(_beside(decisions, actions, (1, 1), room))
        if is_aimed:
            self._add(_beside(sizes, self.changes, (1, 1), room))
        else:
            self._add(_beside(self.changes, self.targets, (6, 4), room))

    def _lay_out_firm(self) -> None:
        """What is awaited from a firm, its demands and suppliers, and the meetings it goes to."""
        for block in (self.targets, self.funnel, self.divisions):
            block.setParent(self)
            block.hide()
        room, found = self._room, list(self.sections.values())
        if not found:
            self._add(_beside(self.todos, self.changes, (1, 1), room))
            return
        demands, suppliers, meetings = found
        self._add(_beside(self.todos, demands, (1, 1), room))
        self._add(_beside(suppliers, meetings, (1, 1), room))
        self._add(self.changes)

    def _add(self, part: QWidget | QBoxLayout) -> None:
        """One more part below the others."""
        if self._column.count():
            _part(self._column)
        if isinstance(part, QWidget):
            self._column.addWidget(part)
        else:
            self._column.addLayout(part)

    def is_choosing_structure(self) -> bool:
        """Whether the keyboard is in the choice of the structure."""
        views = self.divisions.views
        return views is not None and any(one.hasFocus() for one in views.choices())

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
