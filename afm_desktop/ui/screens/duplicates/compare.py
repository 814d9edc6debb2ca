"""Two bodies side by side: every field, what is carried over, and what is decided."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.sameness.merge_plan import FieldState, MergePlan, Side
from afm_desktop.services.sameness.queue import PairRow
from afm_desktop.ui.labels import commands as command_words
from afm_desktop.ui.labels import duplicates as labels
from afm_desktop.ui.screens.duplicates.tables import (
    child_rows,
    child_table,
    field_rows,
    field_table,
)
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line, rule

_DEMANDS = "demands"


class Compare(QWidget):
    """What a merger of the chosen pair would do; a field is turned by Enter or a double click."""

    merge = Signal()
    differ = Signal()
    swap = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: MergePlan | None = None
        self._sides: dict[str, Side] = {}
        self.setAccessibleName(labels.FIELDS)
        u = theme().u
        self._title = Line("", "h2", wrap=True)
        self._why = Line("", "body", "text2", wrap=True)
        self._site = Line("", "body", "text2", wrap=True)
        self.fields, self.children_table = field_table(), child_table()
        self.fields.opened.connect(self._turn)
        self._count = Line("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(4 * u, 4 * u, 4 * u, 3 * u)
        head.setSpacing(u)
        for line in (self._title, self._why, self._site):
            head.addWidget(line)
        head.addSpacing(2 * u)
        head.addLayout(self._buttons())
        head.addSpacing(u)
        head.addWidget(Line(labels.HINT, "caption", "text3").may_shrink())
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.fields, 3)
        column.addWidget(rule())
        below = QVBoxLayout()
        below.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
        below.addWidget(self._count)
        column.addLayout(below)
        column.addWidget(self.children_table, 2)

    @property
    def choices(self) -> Mapping[str, Side]:
        """The values that were chosen by hand."""
        return dict(self._sides)

    def show_plan(self, pair: PairRow, plan: MergePlan) -> None:
        """Show what merging a pair would do."""
        self.plan, self._sides = plan, {}
        self._title.setText(f"{plan.keep_name}  ←  {plan.lose_name}")
        self._why.setText(labels.reasons(pair.reasons))
        self._site.setText(labels.as_site(pair.site, plan.keep_name) if pair.site else "")
        self._site.setVisible(pair.site is not None)
        self._count.setText(labels.children(len(plan.children)))
        self.children_table.setVisible(bool(plan.children))
        self.children_table.show_rows(child_rows(plan.children))
        self._show_fields()

    def named(self) -> Mapping[str, list[str]]:
        """The chosen demands among what is carried over, by table."""
        chosen = {str(key) for key in self.children_table.selected_keys()}
        children = self.plan.children if self.plan is not None else ()
        return {_DEMANDS: [one.id for one in children if one.kind == _DEMANDS and one.id in chosen]}

    def let(self, *, may: bool, tip: str = "") -> None:
        """Whether anything can be decided here, and why not."""
        for button in (self.merge_button, self.differ_button):
            button.setEnabled(may)
            button.set_tip(tip)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        words = command_words.COMMANDS
        self.merge_button = Button(words["merge_bodies"][0], "git-merge", "primary")
        self.differ_button = Button(words["differ_bodies"][0])
        self.later_button = Button(labels.LATER)
        self.swap_button = Button(words["swap_bodies"][0], "arrow-left-right", "quiet")
        self.merge_button.clicked.connect(self.merge)
        self.differ_button.clicked.connect(self.differ)
        self.later_button.clicked.connect(self.later)
        self.swap_button.clicked.connect(self.swap)
        for button in (self.merge_button, self.differ_button, self.later_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.swap_button)
        return row

    def _turn(self, field: object) -> None:
        """Use the value of the other side."""
        for row in self.plan.fields if self.plan is not None else ():
            if row.field == field and row.state is not FieldState.SAME:
                now = self._sides.get(row.field, row.taken)
                self._sides[row.field] = Side.LOSE if now is Side.KEEP else Side.KEEP
                self._show_fields()

    def _show_fields(self) -> None:
        if self.plan is not None:
            self.fields.show_rows(field_rows(self.plan.fields, self._sides))
