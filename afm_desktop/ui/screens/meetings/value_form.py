"""The fields of the one row that is chosen, under its table; each is saved when it is left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.ui.widgets.choice_field import ChoiceField
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.form import FormGrid, label_units


class ValueForm(QWidget):
    """Labels beside fields; `changed` tells key, value and the field."""

    changed = Signal(str, object, object)

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self.fields = fields
        self.id: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.grid = FormGrid(label_u=label_units(one.label for one in fields.values()))
        column.addWidget(self.grid)
        for key, field in fields.items():
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
