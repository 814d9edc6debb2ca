"""Titles of sections, and labels beside what they name, on one axis."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.ui.drawing import line_height
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.line import Line

LABEL, LONGEST = 22.0, 32.0
"""Units in which labels stand with the gap behind them: usual, and the most they may take."""

_GAP = 2.0


class SectionTitle(QWidget):
    """A strong title with a value, a count or a control at the right."""

    def __init__(self, text: str, value: str = "", end: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(2))
        self._title, self._value = Line(text, "strong"), Line(value, "body", "text2", tabular=True)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._value)
        if end is not None:
            row.addWidget(end)
        self.setFixedHeight(theme().px(8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, text: str) -> None:
        """Name another section."""
        self._title.setText(text)

    def set_value(self, value: str) -> None:
        """Show another value."""
        self._value.setText(value)


def label_units(labels: Iterable[str]) -> float:
    """The room in which none of these labels takes a second line, if there is so much."""
    advance, u = theme().advance, theme().u
    longest = max((advance(label, "body") for label in labels), default=0.0)
    return min(LONGEST, max(LABEL, math.ceil(longest / u) + 2 * _GAP))


class FormGrid(QWidget):
    """One row for each field: its label at the left, in grey, on the first line.

    Quiet fields start their text on the same axis as plain values.
    """

    def __init__(self, *, label_u: float = LABEL, is_quiet: bool = True) -> None:
        super().__init__()
        u = theme().u
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0 if is_quiet else 2 * u)
        self._is_quiet = is_quiet
        self._label_width = round((label_u - (_GAP if is_quiet else 0)) * u)
        self.labels: list[Line] = []
        self._grid.setColumnStretch(1, 1)
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def add_field(self, field: Field) -> Field:
        """One more field under its own label."""
        self._add(field.label, field)
        return field

    def add_value(self, label: str, text: str, *, wrap: bool = True) -> Line:
        """One more value that cannot be changed here."""
        line = Line(text, wrap=wrap)
        if not wrap:
            line.may_shrink()
        self._add(label, self._inset(line))
        return line

    def add_widget(self, label: str, widget: QWidget) -> None:
        """One more row with something of its own."""
        self._add(label, self._inset(widget))

    def add_row(self, label: str, widget: QWidget) -> None:
        """One more row with controls as high as a field."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(2 * theme().u if self._is_quiet else 0, 0, 0, 0)
        row.addWidget(widget, 1)
        self._add(label, holder)

    def _inset(self, widget: QWidget) -> QWidget:
        """Move what has no padding of its own onto the axis of the fields' text."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        u = theme().u
        above = (theme().control_h - line_height()) // 2
        row.setContentsMargins(2 * u if self._is_quiet else 0, above, 0, above)
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _add(self, label: str, widget: QWidget) -> None:
        line = Line(label, "body", "text3", wrap=True)
        self.labels.append(line)
        holder = QWidget()
        holder.setFixedWidth(self._label_width)
        column = QHBoxLayout(holder)
        above = (theme().control_h - line_height()) // 2
        column.setContentsMargins(0, above, theme().px(_GAP), 0)
        column.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(holder, self._count, 0, top)
        self._grid.addWidget(widget, self._count, 1)
        self._grid.setRowMinimumHeight(self._count, theme().px(6.5))
        self._count += 1
