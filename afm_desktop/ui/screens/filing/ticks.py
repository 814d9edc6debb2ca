"""Any of several values, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.option_list import Option
from afm_desktop.ui.widgets.switch import CheckBox


class Ticks(Field):
    """The ticked values as a tuple in the order they are offered; None when there are none."""

    def __init__(self, label: str, options: Sequence[Option], *, name: str = "") -> None:
        super().__init__(label, name=name)
        self.boxes = {
            option.value: CheckBox(option.word, name=words.named_value(self._name, option.word))
            for option in options
        }
        flow = Flow()
        flow.add(*self.boxes.values())
        self._mount(flow)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))
        for box in self.boxes.values():
            box.clicked.connect(lambda _on: self._take())

    def is_touched(self) -> bool:
        return False

    def shown_text(self) -> str:
        return ", ".join(box.text() for box in self.boxes.values() if box.isChecked())

    def set_read_only(self, is_read_only: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not is_read_only)

    def _take(self) -> None:
        value = self._draft()
        self.set_error(None)
        if value != self._sent:
            self._sent = value
            self.typed.emit(self.shown_text())
            self.left.emit(value)

    def _draft(self) -> object:
        return tuple(value for value, box in self.boxes.items() if box.isChecked()) or None

    def _display(self, value: object) -> None:
        ticked = value if isinstance(value, tuple) else ()
        for one, box in self.boxes.items():
            box.setChecked(one in ticked)

    def _mark(self, is_wrong: bool) -> None:
        for box in self.boxes.values():
            box.setAccessibleDescription(self._error if is_wrong else "")
