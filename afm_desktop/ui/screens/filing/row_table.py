"""A table edited in place: a field in each cell; a row is saved once its needed cells are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.filing.model import Names
from afm_desktop.services.forms.model import Answer, Question, Row
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.filing.answering import Answering, Means, field_of, show_in
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import Field
from afm_desktop.ui.widgets.line import Line

_NARROW = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL})
Cells = dict[str, Field]


class RowTable(Answering):
    """Rows of fields under the titles of their columns, and a button for one more."""

    def __init__(self, question: Question, means: Means, *, may_edit: bool) -> None:
        super().__init__()
        self._question, self._means, self._may_edit = question, means, may_edit
        self.rows: list[Cells] = []
        self._saved = 0  # rows the file holds; those behind are still incomplete
        self._names: Names = {}
        self._grid_holder = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().u)
        self._column.addWidget(self._grid_holder)
        self.hint = Line("", "caption", "text3", wrap=True)
        self._column.addWidget(self.hint)
        self.add_button = Button(
            labels.ADD_ROW, "plus", "link", f"{question.label} {labels.ADD_ROW}"
        )
        self.add_button.clicked.connect(self.add_row)
        self.add_button.setVisible(may_edit)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._build(())

    # ------------------------------------------------ what screens use

    def show_answer(self, answer: Answer, names: Names) -> None:
        rows = _rows(answer)
        self._names = names
        if self._stands_for(rows):
            self._saved = len(rows)
            for cells, row in zip(self.rows, rows, strict=False):
                self._fill(cells, row)
        else:
            waiting = [self._typed(cells) for cells in self.rows[self._saved :]]
            kept = [row for row in waiting if row and not self._is_whole(row)]
            self._build(rows, kept)
        self._tell_waiting()

    def settle(self) -> bool:
        answers = [made.settle() for cells in self.rows for made in cells.values()]
        return all(answers)

    def has_drafts(self) -> bool:
        typed = any(
            made.is_touched() or made.error() for cells in self.rows for made in cells.values()
        )
        return typed or any(self._typed(cells) for cells in self.rows[self._saved :])

    def refuse(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.set_colour("danger")

    def begin(self) -> None:
        """The first cell that is open, else the button for a row."""
        for cells in self.rows:
            for made in cells.values():
                if made.value() is None:
                    made.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        if self._may_edit:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_row(self) -> None:
        """Offer one more row to fill in."""
        held = [self._typed(cells) for cells in self.rows]
        self._build(held[: self._saved], [*held[self._saved :], {}])
        first = next(iter(self.rows[-1].values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_waiting()

    def remove_row(self, number: int) -> None:
        """Take a row out; one that was never saved just goes."""
        held = [self._typed(cells) for cells in self.rows]
        if number < self._saved:
            rows = tuple(row for at, row in enumerate(held[: self._saved]) if at != number)
            self.left.emit(rows or None)
        else:
            waiting = [row for at, row in enumerate(held) if at >= self._saved and at != number]
            self._build(held[: self._saved], waiting)
            self._tell_waiting()

    # ------------------------------------------------ building

    def _build(self, rows: Sequence[Row], waiting: Sequence[Row] = ()) -> None:
        old, self._grid_holder = self._grid_holder, QWidget()
        self._column.replaceWidget(old, self._grid_holder)
        old.hide()
        old.deleteLater()
        self.rows, self._saved = [], len(rows)
        grid = QGridLayout(self._grid_holder)
        u = theme().u
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(u)
        grid.setVerticalSpacing(u)
        every = (*rows, *waiting)
        self._grid_holder.setVisible(bool(every))
        for place, column in enumerate(self._question.columns):
            label = (
                labels.STARRED.format(label=column.label) if column.is_required else column.label
            )
            grid.addWidget(Line(label, "label", "text2"), 0, place)
            grid.setColumnStretch(place, 2 if column.kind in _NARROW else 4)
        for number, row in enumerate(every):
            self._place(grid, number, row)

    def _place(self, grid: QGridLayout, number: int, row: Row) -> None:
        cells: Cells = {}
        for place, column in enumerate(self._question.columns):
            name = labels.CELL.format(number=number + 1, column=column.label)
            made = field_of(column, self._means, name)
            made.set_read_only(not self._may_edit)
            cells[column.key] = made
            grid.addWidget(made, number + 1, place, Qt.AlignmentFlag.AlignTop)
        self._fill(cells, row)
        for made in cells.values():
            made.left.connect(partial(self._left, cells))
        self.rows.append(cells)
        if self._may_edit:
            words = labels.REMOVE_ROW.format(number=number + 1)
            remove = Button("", "trash-2", "quiet", words)
            remove.clicked.connect(lambda _on=False, at=number: self.remove_row(at))
            grid.addWidget(
                remove, number + 1, len(self._question.columns), Qt.AlignmentFlag.AlignTop
            )

    def _fill(self, cells: Cells, row: Row) -> None:
        for key, made in cells.items():
            show_in(made, row.get(key), self._names)

    # ------------------------------------------------ telling

    def _left(self, _cells: Cells, _value: object) -> None:
        """A saved row whose needed cell was emptied waits, so that nothing is deleted by it."""
        held = [self._typed(cells) for cells in self.rows]
        if all(self._is_whole(row) for row in held[: self._saved]):
            whole = tuple(row for row in held if row and self._is_whole(row))
            self.left.emit(whole or None)
        self._tell_waiting()

    def _typed(self, cells: Cells) -> Row:
        values = {key: made.value() for key, made in cells.items()}
        return {key: value for key, value in values.items() if value is not None}  # type: ignore[misc]

    def _is_whole(self, row: Row) -> bool:
        needed = (column.key for column in self._question.columns if column.is_required)
        return bool(row) and all(row.get(key) is not None for key in needed)

    def _stands_for(self, rows: Sequence[Row]) -> bool:
        """Whether the rows on the screen are these, so that the keyboard may stay where it is."""
        count = len(rows)
        whole = [self._is_whole(self._typed(cells)) for cells in self.rows]
        return self._saved <= count <= len(whole) and all(whole[:count]) and not any(whole[count:])

    def _tell_waiting(self) -> None:
        held = [self._typed(cells) for cells in self.rows]
        waits = any(not self._is_whole(row) for row in held)
        self.hint.setText(labels.ROW_WAITS if waits and self._may_edit else "")
        self.hint.set_colour("text3")
        self.hint.setVisible(bool(self.hint.text()))


def _rows(answer: Answer) -> tuple[Row, ...]:
    rows = answer if isinstance(answer, tuple) else ()
    return tuple(row for row in rows if isinstance(row, Mapping))
