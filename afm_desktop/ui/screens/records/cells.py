"""Values of a list edited where they stand, with the fields, checks and rights of the details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from afm_desktop.domain.errors import AfmError, RuleViolation
from afm_desktop.services.details.model import Detail
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.editor import Editor
from afm_desktop.ui.screens.details.making import set_entry
from afm_desktop.ui.screens.details.rights import why_not
from afm_desktop.ui.screens.records.gestures import RowGestures
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.field import Draft, Field
from afm_desktop.ui.widgets.table import DataTable
from afm_desktop.ui.widgets.tooltip import announce


class CellRefused(RuleViolation):
    """A value of a list is to be changed that cannot be, or not from there."""


@dataclass(frozen=True, slots=True)
class CellDraft:
    """What is typed in a cell and cannot be saved."""

    key: object
    column: str
    draft: Draft


class Cells(QObject):
    """Makes the field of a cell, saves it as a gesture, and fills a value down."""

    told = Signal(str)
    """Why a cell cannot be edited, for the status bar."""

    def __init__(
        self, spec: RecordsSpec, context: ScreenContext, table: DataTable, gestures: RowGestures
    ) -> None:
        super().__init__(table)
        self._spec, self._table, self._gestures = spec, table, gestures
        self._desk, self._bridge = context.bridge.desk, context.bridge
        self._bench = Bench(context, self)
        table.set_editing(self.field, spec.edits)

    def edit(self) -> None:
        """Edit the cell the keyboard is at."""
        self._table.edit_cell()

    def fill_down(self, keys: Sequence[int]) -> None:
        """Give the selected rows the value of the first in the column the keyboard is at."""
        column = self._table.current_column()
        name = self._spec.edits.get(column)
        if name is None:
            self._say(labels.CELL_IS_DERIVED.format(column=self._title(column)))
            return
        self._bridge.write(
            partial(self._fill, tuple(keys), name), self._filled, self._gestures.refuse
        )

    def draft(self) -> CellDraft | None:
        """What is typed in a cell and cannot be saved; None when that is nothing."""
        cell, draft = self._table.edited_cell(), self._table.cell_draft()
        return CellDraft(*cell, draft) if cell is not None and draft is not None else None

    def take_up(self, draft: CellDraft) -> None:
        """Go on in the cell of a draft, if its record is still in the list."""
        cell = self._table.index_of(draft.key, draft.column)
        if cell.isValid():
            self._table.go_to_cell(cell.row(), cell.column())
            self._table.edit_cell(draft.draft)

    def why_not_fill(self) -> str:
        """Why no value can be filled down now."""
        if len(self._table.selected_rows()) < 2:
            return labels.CHOOSE_TWO
        return self._gestures.why_not_change()

    # --- one cell ---------------------------------------------------------------------------------

    def field(self, key: object, column: str) -> Field | None:
        """The field of a cell; None, and the reason is told, when it cannot be edited."""
        name = self._spec.edits.get(column)
        if name is None or not isinstance(key, int):
            self._say(labels.CELL_IS_DERIVED.format(column=self._title(column)))
            return None
        detail = self._at_hand(key, column)
        if detail is None:
            return None
        entry = detail.field(name)
        reason = self._why_not(detail, entry)
        if reason:
            self._say(reason)
            return None
        editor = Editor(self._bridge, detail.table, detail.id)
        field = self._bench.making(editor).field(entry)
        set_entry(field, entry)
        field.left.connect(partial(self._save, key, column, detail.id, field))
        return field

    def _at_hand(self, key: int, column: str) -> Detail | None:
        """The record of a row; the cell opens a little later while a gesture is committed."""
        found: list[Detail] = []
        is_late = False

        def take(detail: Detail) -> None:
            found.append(detail)
            if is_late and (self._table.current_key(), self._table.current_column()) == cell:
                self._table.edit_cell()

        cell = (key, column)
        self._bridge.glance(partial(self._read, key), take, self._fail)
        is_late = True
        return found[0] if found else None

    def _read(self, key: int) -> Detail:
        id_ = self._desk.views.id_of(self._spec.kind, key)
        return self._desk.details.plain(self._spec.record, id_ or "")

    def _fail(self, error: AfmError) -> None:
        self._say(str(error))

    def _why_not(self, detail: Detail, entry: Entry) -> str:
        reason = why_not(self._desk, detail)
        if reason or entry.is_editable:
            return reason
        why = labels.CELL_IS_MASKED if entry.is_masked else labels.CELL_BY_STEPS
        return why.format(column=entry.word)

    def _save(self, key: int, column: str, id: str, field: Field, value: object) -> None:
        records, name = self._desk.records, self._spec.edits[column]
        self._bridge.write(
            lambda: records.change(self._spec.record, id, {name: value}),
            lambda _done: self._gestures.accept(),
            partial(self._refused, key, column, Draft(value, field.shown_text(), None, "")),
        )

    def _refused(self, key: int, column: str, draft: Draft, error: AfmError) -> None:
        """The value stays before one's eyes, with the sentence under it."""
        cell = self._table.index_of(key, column)
        if not cell.isValid() or not self._table.settle_cell():
            self._gestures.refuse(error)
            return
        self._table.go_to_cell(cell.row(), cell.column())
        self._table.edit_cell(Draft(draft.value, draft.word, None, str(error)))

    # --- several cells ----------------------------------------------------------------------------

    def _fill(self, keys: Sequence[int], name: str) -> int:
        desk, spec = self._desk, self._spec
        ids = desk.views.ids_of(spec.kind, keys)
        first, *others = [ids[key] for key in keys if key in ids]
        for id_ in (first, *others):
            detail = desk.details.plain(spec.record, id_)
            reason = self._why_not(detail, detail.field(name))
            if reason:
                raise CellRefused(labels.NOT_FILLED.format(title=detail.title, why=reason))
        desk.records.fill_down(spec.record, first, others, name)
        return len(others)

    def _filled(self, count: int) -> None:
        self._gestures.tell_filled(count)

    def _say(self, sentence: str) -> None:
        self.told.emit(sentence)
        announce(self._table, sentence)

    def _title(self, column: str) -> str:
        return next((one.header for one in self._spec.columns if one.key == column), column)
