"""안건: the matters in order, their minutes against those there are, and those that wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.enums import AgendaKind
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import ItemRow, MeetingSheet, NewItem, Timing
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.agenda_form import AgendaForm
from afm_desktop.ui.screens.meetings.entry_row import EntryRow
from afm_desktop.ui.screens.meetings.grid import Grid
from afm_desktop.ui.screens.meetings.page import MeetingPage
from afm_desktop.ui.screens.meetings.waiting import Waiting
from afm_desktop.ui.screens.rounds.list_editor import column
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import Look
from afm_desktop.ui.widgets.fields import ChoiceField, NumberField, Option, TextField
from afm_desktop.ui.widgets.line import Line

KINDS = {
    AgendaKind.REPORT.value: Look(),
    AgendaKind.DISCUSSION.value: Look(Tone.INFO),
    AgendaKind.DECISION.value: Look(Tone.PROGRESS),
}
_DAY = 24 * 60


class AgendaPage(MeetingPage):
    """Table, the line for the next matter, and the fields of the one that is chosen."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting)
        self._items: Sequence[ItemRow] = ()
        self._wanted: str | None = None
        self.timing, self.over = Line("", "body", "text2"), Line("", "strong", "danger")
        self.none = Line("", "body", "text2", wrap=True)
        self.table = agenda_table()
        self.entry = _entry()
        self.form = AgendaForm(acting)
        self.waiting = Waiting(acting)
        self.forms = [self.form.form]
        row = QHBoxLayout()
        row.setSpacing(theme().px(3))
        row.addWidget(self.timing)
        row.addWidget(self.over)
        row.addStretch(1)
        self.column.addLayout(row)
        parts: tuple[QWidget, ...] = (
            self.none, self.table, self.entry, self.form, self.waiting,
        )  # fmt: skip
        for part in parts:
            self.column.addWidget(part)
        self._listen()

    def show_sheet(self, sheet: MeetingSheet, *, may: bool) -> None:
        self._items = sheet.items
        self._show_timing(sheet.timing)
        self.none.setText(labels.NO_AGENDA if may else labels.NO_AGENDA_CLOSED)
        self.none.setVisible(not sheet.items)
        self.table.is_ordered = may
        self.table.show_rows([_row(one) for one in sheet.items])
        if self._wanted is not None and self.table.set_current(self._wanted):
            self._wanted = None
        self.entry.setVisible(may)
        self.waiting.show_rows(sheet.waiting, may=may)
        self._choose(self.table.current_key())

    def go_to(self, id: str, field: str = "") -> None:
        self.table.set_current(id)
        self.form.form.begin(field)

    def begin(self) -> None:
        if self._items:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.entry.begin()

    def has_drafts(self) -> bool:
        return super().has_drafts() or self.entry.has_drafts()

    # --- within -----------------------------------------------------------------------------------

    def _listen(self) -> None:
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _key: self.form.form.begin())
        self.table.added.connect(self.entry.begin)
        self.table.removed.connect(lambda: self._delete(str(self.table.current_key() or "")))
        self.table.reordered.connect(self._reorder)
        self.form.deleted.connect(self._delete)
        self.entry.entered.connect(self._add)

    def _show_timing(self, timing: Timing) -> None:
        self.timing.setText(labels.timing_words(timing, len(self._items)))
        self.timing.setVisible(bool(self._items))
        self.over.setText(labels.OVER.format(minutes=timing.over) if timing.over else "")
        self.over.setVisible(bool(timing.over))

    def _choose(self, key: object) -> None:
        item = next((one for one in self._items if one.id == key), None)
        self.form.show_item(item, may=self.acting.may)

    def _add(self, values: dict[str, object]) -> None:
        agendas, id_ = self.acting.desk.agendas, self.acting.id
        new = NewItem(**values)  # type: ignore[arg-type]
        self.acting.do(lambda: agendas.add(id_, new), then=self._added,
                       field=self.entry.fields["title"])  # fmt: skip

    def _added(self, id: str) -> None:
        self.entry.clear("kind")
        if not self.table.set_current(id):
            self._wanted = id

    def _delete(self, id: str) -> None:
        agendas = self.acting.desk.agendas
        if id and self.acting.may:
            self.acting.do(lambda: agendas.delete([id]), labels.ITEM_DELETED)

    def _reorder(self, keys: Sequence[str]) -> None:
        agendas, id_ = self.acting.desk.agendas, self.acting.id
        self.acting.do(lambda: agendas.reorder(id_, keys))


def agenda_table() -> Grid:
    """The matters of a meeting under one another."""
    heads = labels.AGENDA_HEADS
    return Grid(
        labels.TABS["agenda"],
        (
            column("number", heads, kind="number", sample="10"),
            column("kind", heads, kind="chip", sample="의결", looks=KINDS),
            column("title", heads, sample="반기 추진 현황 보고", stretch=True),
            column("presenter", heads, sample="예시한강테크노파크", ink="text2", yields=2),
            column("minutes", heads, kind="number", sample="120", unit=labels.MINUTES),
            column("links", heads, kind="number", sample="10", yields=1),
        ),
        is_ordered=True,
    )


def _row(item: ItemRow) -> TableRow:
    minutes, links = item.planned_minutes, len(item.links)
    return TableRow(
        item.id,
        (
            Cell(str(item.number), item.number),
            Cell(word(item.kind), item.kind.value),
            Cell(item.title),
            Cell(labels.presenter_words(item)),
            Cell(f"{minutes:,}" if minutes is not None else "", minutes),
            Cell(str(links) if links else "", links),
        ),
    )


def _entry() -> EntryRow:
    kinds = [Option(one, word(one)) for one in AgendaKind]
    kind = ChoiceField(labels.KIND, kinds, is_required=True)
    kind.set_value(AgendaKind.REPORT)
    title = TextField(labels.TITLE, placeholder=labels.NEW_ITEM_HINT)
    minutes = NumberField(labels.PLANNED_MINUTES, unit=labels.MINUTES, least=1, most=_DAY)
    return EntryRow(
        {"kind": kind, "title": title, "planned_minutes": minutes},
        {"kind": 22, "planned_minutes": 18},
        required=("title",),
        name=labels.NEW_ITEM,
    )
