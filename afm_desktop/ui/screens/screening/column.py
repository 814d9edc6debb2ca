"""A column that is filled anew; where one was in it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from afm_desktop.ui.widgets.details_pane import ScrollColumn

_PLACE = "place"


class Column(QWidget):
    """Scrolls; after it is filled with the same again, scroll and keyboard are where they were."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.area = ScrollColumn(name)
        self._layout.addWidget(self.area)

    def fill(self, parts: Iterable[QWidget], *, is_same: bool) -> None:
        """Show these parts; `is_same` when they are of the record that was shown."""
        old, place = self.area, self._here()
        at = old.verticalScrollBar().value() if is_same else 0
        self.area = ScrollColumn(self._name, gap_u=2)
        self.area.space(2)
        for part in parts:
            self.area.add(part)
        self._layout.replaceWidget(old, self.area)
        self.area.show()
        old.hide()
        old.deleteLater()
        if place:
            self._go_to(place)
        area = self.area
        QTimer.singleShot(0, area, lambda: area.verticalScrollBar().setValue(at))

    def _here(self) -> str:
        """The name of the place that has the keyboard."""
        widget = QApplication.focusWidget()
        if widget is None or not self.area.isAncestorOf(widget):
            return ""
        while widget is not None and widget is not self.area:
            if found := widget.property(_PLACE):
                return str(found)
            widget = widget.parentWidget()
        return "-"

    def _go_to(self, place: str) -> None:
        widgets = self.area.findChildren(QWidget)
        named = next((one for one in widgets if one.property(_PLACE) == place), None)
        may = (one for one in widgets if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        target = named if named is not None and named.isEnabled() else next(may, None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def at(widget: QWidget, place: str) -> None:
    """Name the place that a widget is, so that the keyboard finds it again."""
    widget.setProperty(_PLACE, place)
