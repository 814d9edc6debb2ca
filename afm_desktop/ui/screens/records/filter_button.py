"""The button of one filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.spec import FilterSpec
from afm_desktop.ui.widgets.button import Button

_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterButton(Button):
    """Says what its filter is set to; Delete clears it and is kept from deleting records."""

    def __init__(self, spec: FilterSpec) -> None:
        trailing = "" if spec.record else "chevron-down"
        tip = labels.OPENED_WITH if spec.record else ""
        super().__init__(spec.title, variant="filter", trailing=trailing, name=spec.title, tip=tip)
        self.spec = spec
        self.set_most(64)

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() in _ERASE:
            event.accept()
            return True
        return super().event(event)
