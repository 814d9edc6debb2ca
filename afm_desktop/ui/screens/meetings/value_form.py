"""The fields of the one row that is chosen, under its table; each is saved when it is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_field import ChoiceField
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.form import FormGrid, label_units
from afm_desktop.ui.widgets.line import Line

_NARROW = 18  # units of a field among several


class ValueForm(QWidget):
    """Labels beside fields; `changed` tells key, value and the field."""

    changed = Signal(str, object, object)

    def __init__(
        self, fields: Mapping[str, Field], beside: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """`beside` names rows in which several fields stand."""
        super().__init__()
        self.fields = fields
        rows = {keys[0]: (label, keys) for label, keys in (beside or {}).items()}
        among = {key for keys in (beside or {}).values() for key in keys}
        self.id: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.grid = FormGrid(label_u=label_units(one.label for one in fields.values()))
        column.addWidget(self.grid)
        for key, field in fields.items():
            if key in rows:
                label, keys = rows[key]
                self.grid.add_row(label, _in_a_row([fields[one] for one in keys]))
            elif key not in among:
                self.grid.add_field(field)
            field.left.connect(partial(self._tell, key, field))

    def show_values(
        self, id: str | None, values: Mapping[str, Any], words: Mapping[str, str | None]
    ) -> None:
        """Show what the file holds of one row; typed text of the same one stays.

        `words` say the values that do not speak for themselves.
        """
        is_other, self.id = id != self.id, id
        for key, field in self.fields.items():
            value = values.get(key)
            if isinstance(field, ChoiceField):
                show = field.set_value if is_other else field.refresh_value
                show(value, words.get(key) or "")
            elif is_other:
                field.set_value(value)
            else:
                field.refresh_value(value)

    def allow(self, may: bool) -> None:
        """Whether fields may be changed now."""
        for field in self.fields.values():
            field.set_read_only(not may)

    def settle(self) -> bool:
        """Take what is typed; whether all of it is valid."""
        answers = [field.settle() for field in self.fields.values()]
        return all(answers)

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        return any(field.is_touched() or field.error() for field in self.fields.values())

    def begin(self, key: str = "") -> None:
        """Put the keyboard into a field, the first one unless it is named."""
        field = self.fields.get(key) or next(iter(self.fields.values()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, key: str, field: Field, value: object) -> None:
        if self.id is not None:
            self.changed.emit(key, value, field)


def _in_a_row(fields: Sequence[Field]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(1))
    for field in fields:
        row.addWidget(Line(field.label, "body", "text2"))
        field.setFixedWidth(theme().px(_NARROW))
        row.addWidget(field)
        row.addSpacing(theme().px(2))
    row.addStretch(1)
    return holder
