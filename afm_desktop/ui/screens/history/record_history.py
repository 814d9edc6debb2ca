"""What happened to one record, as a tab of its details."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from afm_desktop.domain.errors import AfmError, NotFound
from afm_desktop.services.past import GestureDetail
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.screens.history.copying import copier
from afm_desktop.ui.screens.history.line_list import LineList
from afm_desktop.ui.screens.history.lines import lines_of_record
from afm_desktop.ui.screens.history.looking_back import LookingBack
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.placeholder import Placeholder

HISTORY = "history"
MARKS = ("tags", "taggings", "attachments")
"""Kinds of record that stand on others, and are told with them."""


class RecordHistory(QWidget):
    """Every gesture that changed the record, the latest first; old values can be put back."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._kind, self._record = "", ""
        self._looking = LookingBack(context)
        self.list = LineList(labels.RECORD_HISTORY)
        self.list.copy_value = copier(context, self.list)
        self.list.opened.connect(context.navigate)
        self.list.put_back.connect(self._looking.put_back)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(Placeholder("history", labels.NO_PAST, labels.WORDS.why_empty))
        context.bridge.changed.connect(self._renew)

    def show_record(self, kind: str, id: str | None) -> None:
        """Show the history of another record, or of none."""
        self._kind, self._record = kind, id or ""
        if id is None:
            self.list.set_lines([])
            self._stack.setCurrentIndex(1)
            return
        self._read()

    def _renew(self, kinds: frozenset[str]) -> None:
        if self._record and kinds & {self._kind, *MARKS}:
            self._read()

    def _read(self) -> None:
        past, record = self._context.bridge.desk.past, self._record
        self._context.bridge.read(
            lambda: past.record(record), self._show, self._fail, slot=f"record_history.{id(self)}"
        )

    def _show(self, steps: tuple[GestureDetail, ...]) -> None:
        before = bool(self.list.lines())
        self.list.set_lines(lines_of_record(steps, HISTORY, self._record), keep_place=before)
        self._stack.setCurrentIndex(0 if steps else 1)

    def _fail(self, error: AfmError) -> None:
        if isinstance(error, NotFound):
            self._stack.setCurrentIndex(1)
        else:
            self._context.bridge.refused.emit(error)
