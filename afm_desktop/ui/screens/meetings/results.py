"""결과: what became of each matter, and what follows from the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.enums import MeetingStatus, Placement
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import ItemRow, MeetingSheet
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.action_table import ActionEntry, ActionTable
from afm_desktop.ui.screens.meetings.agenda import KINDS
from afm_desktop.ui.screens.meetings.grid import Grid
from afm_desktop.ui.screens.meetings.page import MeetingPage
from afm_desktop.ui.screens.meetings.results_form import ResultsForm
from afm_desktop.ui.screens.rounds.list_editor import column
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import Look
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line

HELD = (MeetingStatus.PLANNED, MeetingStatus.CLOSED)
"""Only of these something can have come."""
PLACED = {
    Placement.DONE.value: Look(Tone.SUCCESS, Glyph.TICK),
    Placement.NEXT.value: Look(Tone.INFO, Glyph.HALF),
    Placement.BACKLOG.value: Look(Tone.WARNING, Glyph.DASH),
    Placement.DROPPED.value: Look(Tone.NEUTRAL, Glyph.CROSS),
    "": Look(Tone.NEUTRAL, Glyph.DASHED),
}


class ResultsPage(MeetingPage):
    """Table, the fields of the matter that is chosen, and the grid of new follow-ups."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting)
        self._items: Sequence[ItemRow] = ()
        self._may = False
        self.not_held = Remark("lock")
        self.none = Line(labels.NO_RESULTS, "body", "text2", wrap=True)
        self.table = _table()
        self.form = ResultsForm(acting)
        self.title = SectionTitle(labels.NEW_ACTIONS)
        self.follow_ups, self.entry = ActionTable(acting, labels.NEW_ACTIONS), ActionEntry(acting)
        self.forms = [self.form.form]
        parts: tuple[QWidget, ...] = (
            self.not_held, self.none, self.table, self.form,
            self.title, self.follow_ups, self.entry,
        )  # fmt: skip
        for part in parts:
            self.column.addWidget(part)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(lambda _key: self.form.form.begin())
        self.follow_ups.added.connect(self.entry.begin)

    def show_sheet(self, sheet: MeetingSheet, *, may: bool) -> None:
        is_held = sheet.head.status in HELD
        self._items, self._may = sheet.items, may and is_held
        self.not_held.say(labels.NOT_HELD if may and not is_held else "")
        self.none.setVisible(not sheet.items)
        self.table.show_rows([_row(one) for one in sheet.items])
        self._choose(self.table.current_key())
        self.follow_ups.show_actions(sheet.actions, sheet.day)
        self.entry.setVisible(self._may)
        self.title.setVisible(self._may or bool(sheet.actions))

    def go_to(self, id: str, field: str = "") -> None:
        self.table.set_current(id)
        if field == "placement":
            self.form.placing.begin()
        else:
            self.form.form.begin(field)

    def begin(self) -> None:
        where = self.table if self._items else self.entry.fields["title"]
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_drafts(self) -> bool:
        return super().has_drafts() or self.entry.has_drafts()

    # --- within -----------------------------------------------------------------------------------

    def _choose(self, key: object) -> None:
        item = next((one for one in self._items if one.id == key), None)
        self.form.show_item(item, may=self._may)


def _table() -> Grid:
    heads = labels.RESULT_HEADS
    return Grid(
        heads["placement"],
        (
            column("number", heads, kind="number", sample="10"),
            column("kind", heads, kind="chip", sample="의결", looks=KINDS),
            column("title", heads, sample="반기 추진 현황 보고", stretch=True),
            column("placement", heads, kind="chip", sample="다음 회의로", looks=PLACED),
            column("decision_no", heads, sample="AUT-2026-의결-12", ink="text2", yields=1),
            column("minutes", heads, kind="number", sample="120", unit=labels.MINUTES, yields=2),
        ),
    )


def _row(item: ItemRow) -> TableRow:
    minutes = item.actual_minutes
    placed = (word(item.placement), item.placement.value) if item.placement else None
    return TableRow(
        item.id,
        (
            Cell(str(item.number), item.number),
            Cell(word(item.kind), item.kind.value),
            Cell(item.title),
            Cell(*(placed or (labels.UNPLACED, ""))),
            Cell(item.decision_no or ""),
            Cell(f"{minutes:,}" if minutes is not None else "", minutes),
        ),
    )
