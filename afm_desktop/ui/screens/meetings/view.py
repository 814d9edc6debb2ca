"""One meeting in the pane: the tabs of its record, with those of its own between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.services.desk import Desk
from afm_desktop.services.details.model import Detail
from afm_desktop.services.meetings.lacks import lacks_of
from afm_desktop.services.meetings.model import MeetingSheet, Missing
from afm_desktop.ui.labels import meeting_results as results
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.layout import CONTENT, FILES, HISTORY, count_of
from afm_desktop.ui.screens.details.view import RecordView
from afm_desktop.ui.screens.meetings import lacks
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.actions import ActionsPage
from afm_desktop.ui.screens.meetings.agenda import AgendaPage
from afm_desktop.ui.screens.meetings.closing import ask_placings
from afm_desktop.ui.screens.meetings.head import MeetingStrip
from afm_desktop.ui.screens.meetings.lacks import Chipped
from afm_desktop.ui.screens.meetings.minutes import MinutesPage
from afm_desktop.ui.screens.meetings.page import MeetingPage
from afm_desktop.ui.screens.meetings.results import ResultsPage
from afm_desktop.ui.screens.meetings.roster import RosterPage
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import Spot

KIND = "meetings"
_MAKERS: Mapping[str, type[MeetingPage]] = {
    lacks.AGENDA: AgendaPage,
    lacks.ROSTER: RosterPage,
    lacks.RESULTS: ResultsPage,
    lacks.ACTIONS: ActionsPage,
    lacks.MINUTES: MinutesPage,
}
_OF_TEMPLATES = (lacks.AGENDA, lacks.ROSTER)
_BY_STEPS = frozenset({"status", "notice", "is_template", "previous_id"})
"""Fields that are set by what is done with a meeting."""
LOW = 160.0  # units below which a pane is low
_TIME = frozenset({"starts_at", "ends_at"})


class MeetingView(RecordView):
    """Its own tabs show the sheet, which is read after the record."""

    sheet_shown = Signal()

    def __init__(
        self, bench: Bench, table: str, id: str | None, given: Mapping[str, object] | None = None
    ) -> None:
        self.panels: dict[str, MeetingPage] = {}
        self._is_below, self._is_made, self._is_tight = False, False, False
        super().__init__(bench, table, id, given)
        self.acting = Acting(bench.context, self)
        self.acting.refused.connect(bench.refused)
        self.acting.opened.connect(bench.opened)
        self.acting.reread.connect(self._read_sheet)
        self.strip = MeetingStrip(self.acting)
        self.strip.mend.connect(self.mend)
        self.strip.steps.close_wanted.connect(self.close_meeting)
        self._body_column.insertWidget(0, self.strip)
        self.strip.hide()
        self._slot = f"meeting {id_of(self)}"
        self._is_made = True
        self._wanted: Spot | None = None
        """Where the keyboard goes once the sheet is shown."""

    # --- as the pane asks -------------------------------------------------------------------------

    def halve(self, is_halved: bool) -> None:
        """Tables need all the width there is."""
        super().halve(False)
        self._is_below = is_halved
        self._tighten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tighten()

    def _tighten(self) -> None:
        """Where the pane is low the tabs stay in sight."""
        if not self._is_made:
            return
        is_low = self.height() < theme().px(LOW)
        self.strip.set_low(is_low)
        if self._is_tight is not (self._is_below or is_low):
            self._is_tight = not self._is_tight
            self.head.set_tight(self._is_tight)

    def show_detail(self, detail: Detail) -> None:
        is_other = self.detail is not None and self.detail.id != detail.id
        if is_other:
            self.acting.sheet, self.acting.is_in_full = None, False
            self._wanted = None
        super().show_detail(_trimmed(detail))
        self._read_sheet()

    def _read_sheet(self) -> None:
        if self.detail is None:
            return
        desk, id_, is_in_full = self._bench.desk, self.detail.id, self.acting.is_in_full
        self._bench.bridge.read(
            lambda: read(desk, id_, in_full=is_in_full), self._show_sheet, slot=self._slot
        )

    def show_tab(self, key: str) -> None:
        if key in _MAKERS:
            self._panel(key)
            for page in self.pages.values():
                page.hide()
            for part in (self.history, self.files):
                if part is not None:
                    part.hide()
            self.tabs.set_current(self.keys.index(key))
        else:
            super().show_tab(key)
        for known, panel in self.panels.items():
            panel.setVisible(known == key)

    def why_not(self, detail: Detail) -> str:
        usual, sheet = super().why_not(detail), self.acting.sheet
        return usual or (_why_not(sheet) if sheet is not None else "")

    def has_drafts(self) -> bool:
        panels = any(panel.has_drafts() for panel in self.panels.values())
        return panels or super().has_drafts() or self.strip.steps.has_drafts()

    def settle(self) -> bool:
        answers = [super().settle(), *[panel.settle() for panel in self.panels.values()]]
        return all(answers)

    def start(self, field: str | None = None) -> None:
        """Give the keyboard to the tab that is shown, or to a field."""
        key = self.keys[max(0, self.tabs.current())] if self.keys else CONTENT
        if field is not None:
            self._wanted = Spot.of(field)
            self._reach()
        elif key in self.panels:
            self.panels[key].begin()
        else:
            super().start()

    # --- the sheet --------------------------------------------------------------------------------

    def _show_sheet(self, found: tuple[MeetingSheet, Sequence[Missing]]) -> None:
        sheet, missing = found
        if self.detail is None or sheet.head.id != self.detail.id:
            return
        before, self.acting.sheet = self.acting.why_not, sheet
        self.acting.is_reader = bool(super().why_not(self.detail))
        self.acting.why_not = self.why_not(self.detail)
        if before != self.acting.why_not:
            for key, page in self.pages.items():
                self._fill(key, page, is_other=False)
        self.strip.show_sheet(sheet, () if self.acting.is_reader else lacks.chips(missing))
        self.strip.show()
        self._show_tabs()
        for panel in self.panels.values():
            panel.show_sheet(sheet, may=self.acting.may)
        self._reach()
        self.sheet_shown.emit()

    def _show_tabs(self) -> None:
        detail, sheet = self.detail, self.acting.sheet
        if detail is None:
            return
        own = _OF_TEMPLATES if sheet is not None and sheet.head.is_template else tuple(_MAKERS)
        keys = [CONTENT, *own, FILES, HISTORY]
        items = [(labels.TABS[key], self._count(detail, key)) for key in keys]
        if keys != self.keys:
            current = self.keys[self.tabs.current()] if self.keys else CONTENT
            self.keys = keys
            place = keys.index(current) if current in keys else 0
            self.tabs.set_items(items, place)
            if current not in keys:
                self.show_tab(CONTENT)
        else:
            for place, (_, count) in enumerate(items):
                self.tabs.set_count(place, count)
        self.tabs.show()

    def _count(self, detail: Detail, key: str) -> str:
        sheet = self.acting.sheet
        if key not in _MAKERS:
            return count_of(detail, key)
        counts = {} if sheet is None else {
            lacks.AGENDA: len(sheet.items),
            lacks.ROSTER: len(sheet.roster),
            lacks.ACTIONS: sum(one.is_open for one in (*sheet.actions, *sheet.open_actions)),
            lacks.MINUTES: len(sheet.papers),
        }  # fmt: skip
        return f"{counts[key]:,}" if counts.get(key) else ""

    def _panel(self, key: str) -> MeetingPage:
        panel = self.panels.get(key)
        if panel is None:
            panel = self.panels[key] = _MAKERS[key](self.acting)
            self._body_column.addWidget(panel)
            if self.acting.sheet is not None:
                panel.show_sheet(self.acting.sheet, may=self.acting.may)
        return panel

    # --- ways -------------------------------------------------------------------------------------

    def mend(self, lacking: Chipped) -> None:
        """Go to where something that is missing is mended."""
        tab, field = lacking.place
        if tab == lacks.CLOSING:
            self.close_meeting()
        elif tab == lacks.BOOK:
            self.strip.steps.book_wanted.emit()
        elif tab == CONTENT:
            self._mend_field(field)
        elif tab in self.keys:
            self._go_to_row(tab, lacking.item_id, field)

    def _go_to_row(self, tab: str, row: str | None, field: str) -> None:
        self.show_tab(tab)
        panel = self._panel(tab)
        if row:
            panel.go_to(row, field)
        else:
            panel.begin()

    def _reach(self) -> None:
        """Go to where the keyboard is wanted; the sheet is read after the record."""
        spot, sheet = self._wanted, self.acting.sheet
        if spot is None or sheet is None or self.detail is None:
            return
        self._wanted = None
        if spot.tab in _MAKERS and spot.tab in self.keys:
            self._go_to_row(spot.tab, spot.row, spot.field)
        elif spot.tab:
            super().start(str(spot))
        else:
            self._mend_field(spot.field)

    def _mend_field(self, name: str) -> None:
        sheet = self.acting.sheet
        if name in _TIME and sheet is not None and sheet.head.status is not S.DRAFT:
            self.strip.steps.begin_new_time()
            return
        self.show_tab(CONTENT)
        field = self.editor.fields.get(name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_meeting(self) -> None:
        """Close it; what is not placed yet is asked for in one dialog."""
        sheet, meetings = self.acting.sheet, self._bench.desk.meetings
        if sheet is None or not self.settle():
            return
        if all(one.is_placed for one in sheet.items):
            id_ = sheet.head.id
            self.acting.do(lambda: meetings.close(id_, {}), results.CLOSED)
        else:
            ask_placings(self._bench.context, sheet)


def id_of(view: RecordView) -> int:
    """What tells one view from another."""
    return id(view)


def read(desk: Desk, id: str, *, in_full: bool) -> tuple[MeetingSheet, Sequence[Missing]]:
    """A meeting, with the names of persons masked unless they were asked for; what it lacks."""
    sheet = desk.meetings.of(id)
    missing = lacks_of(sheet)
    return sheet if in_full else sheet.masked(), missing


def _why_not(sheet: MeetingSheet) -> str:
    if sheet.is_settled:
        return labels.SETTLED
    return labels.CALLED_OFF if sheet.head.status is S.CANCELLED else ""


def _trimmed(detail: Detail) -> Detail:
    """Without what is set by steps; the time of a meeting that was announced is moved by one."""
    status = detail.field("status").value
    is_fixed = status not in (None, S.DRAFT)
    sections = tuple(
        replace(
            part,
            fields=tuple(
                replace(one, is_editable=False) if is_fixed and one.key in _TIME else one
                for one in part.fields
                if one.key not in _BY_STEPS
            ),
        )
        for part in detail.sections
    )
    return replace(detail, sections=sections)
