"""A new round: its year and ordinal, and what it begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.services.rounds.definition import Told
from afm_desktop.services.rounds.model import RoundRow
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.screens.details.typed_fields import YearField
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, NumberField, Option, TextField
from afm_desktop.ui.widgets.form import FormGrid
from afm_desktop.ui.widgets.line import Line

READY, FILE = "", "file"
_WIDTH = 120  # units


class Beginning(QWidget):
    """`begun` tells the values, the id of the round that is copied, and what a file tells.

    Of the last two at most one is there.
    """

    begun = Signal(object, object, object)
    file_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.year = YearField(labels.YEAR, is_required=True)
        self.ordinal = NumberField(labels.ORDINAL, least=1, most=99, is_required=True)
        self.name = TextField(labels.NAME)
        self.start_with = ChoiceField(labels.BEGINS, [], is_required=True)
        self.from_file = Button(labels.FROM_FILE, "folder-open")
        self.from_file.clicked.connect(self.file_wanted)
        self._copies: list[Option] = []
        self._told: Told | None = None
        self.button = Button(labels.BEGIN, "plus", "primary")
        self.refusal = Line("", "body", "danger", wrap=True)
        self.refusal.hide()
        self.button.clicked.connect(self._begin)
        self._put_together()

    def offer(self, rounds: Sequence[RoundRow]) -> None:
        """Begin after these rounds; the latest is copied unless something else is chosen."""
        copies = [Option(one.id, labels.COPY_OF.format(name=one.name)) for one in rounds]
        self._copies, self._told = [*copies, Option(READY, labels.READY_MADE)], None
        self.start_with.set_options(self._copies)
        latest = max((one.year or 0 for one in rounds), default=0)
        self.start_with.set_value(rounds[0].id if rounds else READY)
        self.year.set_value(max(latest + 1, self._today.year))
        self.ordinal.set_value(1)
        self.name.set_value(None)
        self.refuse("")

    def take_file(self, name: str, told: Told) -> None:
        """Begin with what a file tells, and with its year, ordinal and name where it has them."""
        self._told = told
        self.start_with.set_options([Option(FILE, labels.OF_FILE.format(name=name)), *self._copies])
        self.start_with.set_value(FILE)
        for key, field in (("year", self.year), ("ordinal", self.ordinal), ("name", self.name)):
            if key in told["round"]:
                field.set_value(told["round"][key])
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why the round was not made."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _begin(self) -> None:
        if not all(field.settle() for field in (self.year, self.ordinal, self.name)):
            return
        values = {
            "year": self.year.value(),
            "ordinal": self.ordinal.value(),
            "name": self.name.value(),
        }
        chosen = self.start_with.value()
        if chosen == FILE and self._told is not None:
            self.begun.emit({**self._told["round"], **values}, None, self._told)
        else:
            self.begun.emit(values, chosen or None, None)

    def _put_together(self) -> None:
        u = theme().u
        box = QWidget()
        box.setMaximumWidth(theme().px(_WIDTH))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * u)
        column.addWidget(Line(labels.BEGIN_TITLE, "h2"))
        grid = FormGrid(is_quiet=False)
        for field in (self.year, self.ordinal, self.name, self.start_with):
            grid.add_field(field)
        grid.add_widget("", _at_left(self.from_file))
        column.addWidget(grid)
        column.addWidget(Line(labels.BEGIN_NOTE, "caption", "text2", wrap=True))
        column.addWidget(self.refusal)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6 * u, 6 * u, 6 * u, 6 * u)
        outer.addWidget(box)
        outer.addStretch(1)


def _at_left(button: Button) -> QWidget:
    """No wider than its words, below the fields."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
