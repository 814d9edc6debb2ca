"""The fields of what is chosen in a list, one below the other; each is saved when it is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.fields import Field
from afm_desktop.ui.widgets.form import FormGrid, label_units
from afm_desktop.ui.widgets.line import Line

WIDTH = 84  # units


class Side(ScrollColumn):
    """Fields under their captions or beside them; `changed` tells key, value and the field."""

    changed = Signal(str, object, object)

    def __init__(self, name: str, fields: Mapping[str, Field], *, is_grid: bool = False) -> None:
        super().__init__(name)
        self.fields = fields
        self.id: str | None = None
        self._boxes: dict[str, QWidget] = {}
        self.title = Line(name, "h2", wrap=True)
        self.space(3)
        self.add(self.title)
        units = label_units(field.label for field in fields.values())
        grid = FormGrid(label_u=units, is_quiet=False) if is_grid else None
        if grid is not None:
            self.add(grid)
        for key, field in fields.items():
            if grid is not None:
                grid.add_field(field)
            else:
                self._boxes[key] = _captioned(field)
                self.add(self._boxes[key])
            field.left.connect(partial(self._tell, key, field))

    def show_values(self, id: str | None, values: Mapping[str, Any]) -> None:
        """Show what the file holds of one record; typed text of the same one stays."""
        is_other, self.id = id != self.id, id
        for key, field in self.fields.items():
            show = field.set_value if is_other else field.refresh_value
            show(values.get(key))

    def allow(self, may: bool) -> None:
        """Whether fields may be changed now."""
        for field in self.fields.values():
            field.set_read_only(not may)

    def show_only(self, keys: Collection[str]) -> None:
        """Show these fields alone."""
        for key, box in self._boxes.items():
            box.setVisible(key in keys)

    def settle(self) -> None:
        """Take what is typed."""
        for field in self.fields.values():
            field.settle()

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, key: str, field: Field, value: object) -> None:
        if self.id is not None:
            self.changed.emit(key, value, field)


def _captioned(field: Field) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(0.5))
    column.addWidget(Line(field.label, "label", "text2"))
    column.addWidget(field)
    return box
