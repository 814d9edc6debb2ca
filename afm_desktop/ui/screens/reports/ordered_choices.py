"""Parts of a paper that are turned on and off, and moved up and down."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.switch import Switch


class _Row(QWidget):
    """One part: its name, a way up, a way down, and its switch."""

    def __init__(self, choice: StrEnum, name: str) -> None:
        super().__init__()
        self.choice = choice
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(1))
        line = Line(name, "body", "text2").may_shrink()
        line.setFixedHeight(theme().control_h)
        self.up = Button("", "chevron-up", "quiet", labels.MOVE_UP.format(name=name))
        self.down = Button("", "chevron-down", "quiet", labels.MOVE_DOWN.format(name=name))
        self.switch = Switch(name)
        row.addWidget(line, 1)
        for widget in (self.up, self.down, self.switch):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class OrderedChoices(QWidget):
    """Tells the parts that are on, in their order; those that are off keep their places."""

    left = Signal(object)

    def __init__(self, label: str, names: Mapping[StrEnum, str]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self._rows = {choice: _Row(choice, name) for choice, name in names.items()}
        self._order = list(names)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = Line(label, "strong")
        head.setFixedHeight(theme().control_h)
        self._column.addWidget(head)
        for row in self._rows.values():
            self._column.addWidget(row)
            row.switch.clicked.connect(lambda _on: self._tell())
            row.up.clicked.connect(lambda _on=False, one=row: self.shift(one.choice, -1))
            row.down.clicked.connect(lambda _on=False, one=row: self.shift(one.choice, 1))
        self._show_order()

    def value(self) -> tuple[StrEnum, ...]:
        """The parts that are on."""
        return tuple(one for one in self._order if self._rows[one].switch.isChecked())

    def set_value(self, value: tuple[StrEnum, ...]) -> None:
        """Show what is on, in its order, without telling it."""
        for choice, row in self._rows.items():
            row.switch.setChecked(choice in value)
        if tuple(one for one in self._order if one in value) != tuple(value):
            self._order = [*value, *(one for one in self._order if one not in value)]
            self._show_order()

    def row(self, choice: StrEnum) -> _Row:
        """The row of a part."""
        return self._rows[choice]

    def shift(self, choice: StrEnum, step: int) -> None:
        """Put a part before or behind its neighbour; the keyboard stays with it."""
        at = self._order.index(choice)
        to = at + step
        if not 0 <= to < len(self._order):
            return
        self._order[at], self._order[to] = self._order[to], self._order[at]
        self._show_order()
        row = self._rows[choice]
        wanted = row.up if step < 0 else row.down
        other = row.down if step < 0 else row.up
        (wanted if wanted.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _show_order(self) -> None:
        for place, choice in enumerate(self._order, 1):  # the head stands first
            row = self._rows[choice]
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
        before: QWidget | None = None
        for choice in self._order:
            row = self._rows[choice]
            row.up.setEnabled(choice is not self._order[0])
            row.down.setEnabled(choice is not self._order[-1])
            for widget in (row.up, row.down, row.switch):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _tell(self) -> None:
        self.left.emit(self.value())
