"""A small details pane that says which record it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.line import Line


class PlainDetails(QWidget):
    """Shows kind and id; a new record is stored once its name is entered."""

    open_record = Signal(str, str)
    open_list = Signal(object, object)
    closed = Signal()
    created = Signal(str, str)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.shown: tuple[str, str | None] = ("", None)
        self.defaults: Mapping[str, Any] = {}
        self.is_new = False
        self.create: Create | None = None
        self.room = Room.WIDE
        self.line, self.name = Line("", "h2"), QLineEdit()
        self.name.returnPressed.connect(self._store)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.name)
        column.addStretch(1)

    def show_record(self, kind: str, id: str | None) -> None:
        self.shown, self.is_new = (kind, id), False
        self.line.setText(f"{kind} {id}")

    def begin_new(
        self, kind: str, defaults: Mapping[str, Any], create: Create | None = None
    ) -> None:
        self.create = create
        self.shown, self.defaults, self.is_new = (kind, None), defaults, True
        self.name.setFocus()

    def leave(self) -> bool:
        return True

    def drafts(self) -> Sequence[RecordDraft]:
        return ()

    def take_up(self, drafts: Sequence[RecordDraft]) -> None:
        pass

    def start(self, _field: str | None = None) -> None:
        self.name.setFocus()

    def arrange(self, room: Room) -> None:
        self.room = room

    def _store(self) -> None:
        field = "title" if self.shown[0] in ("demands", "meetings", "lead_projects") else "name"
        values = {**self.defaults, field: self.name.text()}
        kind, records = self.shown[0], self._context.bridge.desk.records
        create = self.create or partial(records.create, kind)
        self._context.bridge.write(lambda: create(values), lambda id: self.created.emit(kind, id))
