"""후속조치: those this meeting asked for, and what is open from before, with its age."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from afm_desktop.services.meetings.model import ActionRow, MeetingSheet
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.action_form import ActionForm
from afm_desktop.ui.screens.meetings.action_table import ActionEntry, ActionTable
from afm_desktop.ui.screens.meetings.page import MeetingPage
from afm_desktop.ui.screens.meetings.results import HELD
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line


class ActionsPage(MeetingPage):
    """Two tables, and below them the follow-up that is chosen in one of them."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting)
        self._rows: dict[str, ActionRow] = {}
        self._chosen: str | None = None
        self.own_title, self.before_title = (
            SectionTitle(labels.OWN_ACTIONS), SectionTitle(labels.BEFORE),
        )  # fmt: skip
        self.none = Line(labels.NO_ACTIONS, "body", "text2", wrap=True)
        self.none_before = Line(labels.NONE_BEFORE, "body", "text2", wrap=True)
        self.own = ActionTable(acting, labels.OWN_ACTIONS)
        self.before = ActionTable(acting, labels.BEFORE)
        self.entry = ActionEntry(acting)
        self.form = ActionForm(acting)
        self.forms = [self.form.form]
        parts: tuple[QWidget, ...] = (
            self.own_title, self.none, self.own, self.entry,
            self.before_title, self.none_before, self.before, self.form,
        )  # fmt: skip
        for part in parts:
            self.column.addWidget(part)
        for table, other in ((self.own, self.before), (self.before, self.own)):
            table.current_changed.connect(partial(self._choose, other))
            table.opened.connect(lambda _key: self.form.form.begin())

    def show_sheet(self, sheet: MeetingSheet, *, may: bool) -> None:
        chosen = self._chosen
        self._rows = {one.id: one for one in (*sheet.actions, *sheet.open_actions)}
        for title, table, none, rows in (
            (self.own_title, self.own, self.none, sheet.actions),
            (self.before_title, self.before, self.none_before, sheet.open_actions),
        ):
            title.set_value(f"{len(rows):,}건" if rows else "")
            none.setVisible(not rows)
            table.show_actions(rows, sheet.day)
        self.entry.setVisible(may and sheet.head.status in HELD)
        self._show(chosen if chosen in self._rows else next(iter(self._rows), None))

    def go_to(self, id: str, field: str = "") -> None:
        table = self.own if self.own.row_of(id) >= 0 else self.before
        table.set_current(id)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        where: QWidget = self.own if self.own.order() else self.before
        if not self._rows:
            where = self.entry.fields["title"]
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_drafts(self) -> bool:
        return super().has_drafts() or self.entry.has_drafts() or self.form.has_drafts()

    # --- within -----------------------------------------------------------------------------------

    def _choose(self, other: ActionTable, key: object) -> None:
        table = self.own if other is self.before else self.before
        if table.hasFocus():
            other.clearSelection()
            self._show(key if isinstance(key, str) else None)

    def _show(self, id: str | None) -> None:
        self._chosen = id
        may = self.acting.sheet is not None and not self.acting.context.bridge.read_only
        self.form.show_action(self._rows.get(id or ""), may=may)
