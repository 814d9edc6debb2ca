"""The first records that a value changes, each with what it shows before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from afm_desktop.services.bulk_edits import FIRST, ChangeRow
from afm_desktop.services.lists.listing import ColumnKind, Value
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.details.saying import said
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line, rule

_SHARES = (4, 3, 0, 3)
"""How the room is shared between record, before, arrow and after."""
_ARROW = "→"


class ChangeTable(QWidget):
    """Record, before → after; keeps its height, so that nothing below it jumps."""

    def __init__(self) -> None:
        super().__init__()
        u = theme().u
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * u)
        self._grid.setVerticalSpacing(u)
        for column, share in enumerate(_SHARES):
            self._grid.setColumnStretch(column, share)
        heads = (labels.RECORD, labels.BEFORE, "", labels.AFTER)
        for column, head in enumerate(heads):
            self._grid.addWidget(Line(head, "caption", "text2"), 0, column)
        self._grid.addWidget(rule(), 1, 0, 1, len(heads))
        self._lines = [self._row(2 + number) for number in range(FIRST)]
        self._more = Line("", "caption", "text2")
        self._grid.addWidget(self._more, 2 + FIRST, 0, 1, len(heads))

    def show_rows(self, rows: Sequence[ChangeRow], kind: ColumnKind, count: int) -> None:
        """Show the first of so many records."""
        shown = [_texts(one, kind) for one in rows]
        shown += [("", "", "", "")] * (FIRST - len(shown))
        for lines, texts in zip(self._lines, shown, strict=True):
            for line, text in zip(lines, texts, strict=True):
                line.setText(text)
        rest = count - len(rows)
        self._more.setText(labels.MORE_ROWS.format(count=rest) if rest > 0 else "")

    def clear(self) -> None:
        """Show that nothing changes."""
        self.show_rows((), ColumnKind.TEXT, 0)

    def texts(self) -> list[tuple[str, ...]]:
        """What stands in the table."""
        rows = [tuple(line.text() for line in lines) for lines in self._lines]
        return [row for row in rows if row[0]]

    def _row(self, place: int) -> tuple[Line, ...]:
        inks = ("text", "text2", "text3", "text")
        lines = tuple(Line("", "body", ink) for ink in inks)
        for column, line in enumerate(lines):
            self._grid.addWidget(line if _SHARES[column] == 0 else line.may_shrink(), place, column)
        return lines


def _texts(row: ChangeRow, kind: ColumnKind) -> tuple[str, ...]:
    return (row.title, _in_line(row.before, kind), _ARROW, _in_line(row.after, kind))


def _in_line(value: Value, kind: ColumnKind) -> str:
    return " ".join(said(value, kind).split()) or labels.EMPTY
