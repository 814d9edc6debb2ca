"""One record in the pane: its head, its tabs, and the fields and lists of the tab that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.details.model import Detail, Section
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.services.lists.people import masked_email, masked_name, masked_phone
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.attachments import AttachmentPanel
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.editor import Create, Editor
from afm_desktop.ui.screens.details.form import RecordForm
from afm_desktop.ui.screens.details.head import Head
from afm_desktop.ui.screens.details.layout import (
    CONTENT,
    FILES,
    HISTORY,
    Tab,
    count_of,
    may_change,
    related_of,
    sections_of,
    tab_with,
    tabs_of,
)
from afm_desktop.ui.screens.details.page import Page
from afm_desktop.ui.screens.details.resuming import Resuming, cells_of, parts_of
from afm_desktop.ui.screens.details.rights import why_not
from afm_desktop.ui.screens.history.record_history import RecordHistory
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import Spot
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.line import rule

_MASKS = {"name": masked_name, "phone": masked_phone, "email": masked_email}


class RecordView(QWidget):
    """Everything about one record; it is kept while something typed in it is not in the file."""

    created = Signal(str)
    dropped = Signal()
    settled = Signal()

    def __init__(
        self, bench: Bench, table: str, id: str | None, given: Mapping[str, object] | None = None
    ) -> None:
        super().__init__()
        self._bench, self.table = bench, table
        self.detail: Detail | None = None
        self._full: dict[str, Entry] = {}
        self.editor = Editor(bench.bridge, table, id, given=given or {})
        self.store_by(None)
        self.is_whole = id is None
        self._resuming = Resuming()
        self.head = Head(bench)
        self.tabs = TabBar([], name=labels.PANE)
        self.keys: list[str] = []
        self.pages: dict[str, Page] = {}
        self.history: RecordHistory | None = None
        self.files: AttachmentPanel | None = None
        self._body = QWidget()
        self._body_column = QVBoxLayout(self._body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._body_column.setSpacing(theme().px(4))
        self._body_column.addWidget(self.tabs)
        self._scrolls = [ScrollColumn(labels.PANE), ScrollColumn(labels.PANE)]
        self._divider = rule(is_vertical=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scrolls[0], 1)
        row.addWidget(self._divider)
        row.addWidget(self._scrolls[1], 1)
        self._is_halved: bool | None = None
        self._scrolls[0].add(self.head)
        self.halve(False)
        self._connect()

    def _connect(self) -> None:
        self.tabs.changed.connect(lambda place: self.show_tab(self.keys[place]))
        self.head.blamed.connect(self.editor.refuse)
        self.head.reveal_asked.connect(self._reveal)
        self.head.dropped.connect(self.dropped)
        self.editor.created.connect(self.created)
        self.editor.settled.connect(self.settled)
        self.editor.refused.connect(self._bench.refused)

    # ------------------------------------------------ what the pane uses

    @property
    def id(self) -> str | None:
        """The record's id, None while it is not in the file."""
        return self.editor.id

    def store_by(self, create: Create | None) -> None:
        """How a new record is stored; by its values alone when nothing else is said."""
        records, table = self._bench.desk.records, self.table
        self.editor.store_by(create or (lambda values: records.create(table, values)))

    def halve(self, is_halved: bool) -> None:
        """Two halves where the pane stands below its list, else one column."""
        if self._is_halved is is_halved:
            return
        self._is_halved = is_halved
        self.head.set_tight(is_halved)
        self._scrolls[1 if is_halved else 0].add(self._body)
        self._scrolls[1].setVisible(is_halved)
        self._divider.setVisible(is_halved)

    def show_new(self, sections: Sequence[Section], *, is_kept: bool = False) -> None:
        """Show the empty fields of a record that does not exist yet."""
        page = self._page(CONTENT)
        page.form.fill(sections)
        self._resuming.in_fields(self.editor)
        self.tabs.hide()
        self.head.show_new(self.table, ", ".join(self.editor.missing()), is_kept=is_kept)

    def show_detail(self, detail: Detail) -> None:
        """Show a record, or what the file holds of the same one now."""
        is_other = self.detail is None or self.detail.id != detail.id
        if is_other and not self.is_whole:
            self._full.clear()
            self._clear_pages()
            self.editor.move_to(detail.id)
        if self.is_whole and self.detail is None:
            self._keep_in_full(detail)
        self.detail = self._unmasked(detail)
        self._show_tabs()
        reason = self.why_not(detail)
        self.head.show_detail(self.detail, reason)
        self._show_masking(detail)
        key = self.keys[max(0, self.tabs.current())]
        for known, page in self.pages.items():
            self._fill(known, page, is_other=is_other and not self.is_whole)
        if key not in self.pages and key not in (FILES, HISTORY):
            self.show_tab(key)
        self._show_apart(detail, is_other=is_other, may_edit=not reason)
        if is_other and not self.is_whole:
            for scroll in self._scrolls:
                scroll.verticalScrollBar().setValue(0)

    def _show_apart(self, detail: Detail, *, is_other: bool, may_edit: bool) -> None:
        """Files and history are no pages of fields."""
        if self.files is not None:
            self.files.show_detail(detail, may_edit=may_edit)
        if self.history is not None and is_other:
            self.history.show_record(self.table, detail.id)

    def show_tab(self, key: str) -> None:
        """Show the fields and lists of a tab."""
        if key == HISTORY:
            self._show_history()
        elif key == FILES:
            self._show_files()
        elif key not in self.pages:
            self._fill(key, self._page(key), is_other=True)
        for known, page in self.pages.items():
            page.setVisible(known == key)
        if self.history is not None:
            self.history.setVisible(key == HISTORY)
        if self.files is not None:
            self.files.setVisible(key == FILES)
        self.tabs.set_current(self.keys.index(key))

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        pages = any(page.has_drafts() for page in self.pages.values())
        files = self.files is not None and self.files.has_drafts()
        here = pages or files or self.editor.has_drafts() or self.head.has_drafts()
        return here or not self._resuming.is_over

    def draft(self, *, is_shown: bool) -> RecordDraft | None:
        """What is typed here and not in the file; None when that is nothing."""
        lists = [page.lists for page in self.pages.values()]
        waiting, life = self._resuming, self.head.life
        found = RecordDraft(
            self.table,
            self.id,
            {**waiting.fields, **self.editor.drafts()},
            self.editor.given,
            self.editor.create,
            {
                **waiting.parts,
                **{key: one for some in lists for key, one in parts_of(some).items()},
            },
            {**waiting.cells, **{at: one for some in lists for at, one in cells_of(some).items()}},
            waiting.step or (life.draft() if life is not None else None),
            is_shown=is_shown,
        )
        is_worth = found.fields or found.parts or found.cells or found.step
        return found if is_worth or self.id is None else None

    def take_up(self, draft: RecordDraft) -> None:
        """Go on from a draft; what belongs to a tab that is not made yet waits for it."""
        self._resuming.begin(draft)
        self._resuming.in_life(self.head.life)
        self._resuming.in_fields(self.editor)
        for page in self.pages.values():
            self._resuming.in_lists(page.lists)

    def why_not(self, detail: Detail) -> str:
        """Why a record cannot be changed here; empty when it can."""
        return why_not(self._bench.desk, detail)

    def settle(self) -> bool:
        """Take what is typed everywhere; whether all of it is valid."""
        answers = [self.editor.settle(), *[page.settle() for page in self.pages.values()]]
        return all(answers)

    def start(self, field: str | None = None) -> None:
        """Give the keyboard to a field or a list, to a file, or to the first field."""
        spot = Spot.of(field or "")
        if spot.tab == FILES:
            self.show_tab(FILES)
            if self.files is not None:
                self.files.go_to(spot.row, is_described=spot.field == "confidentiality")
            return
        if spot.field and self.detail is not None:
            self.show_tab(tab_with(self.detail, spot.field))
        for page in self.pages.values():
            if spot.field in page.lists:
                page.lists[spot.field].begin()
                return
        first = self.editor.fields.get(spot.field) or self._page(CONTENT).form.first()
        (first or self.tabs).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------ tabs and pages

    def _show_tabs(self) -> None:
        detail = self.detail
        if detail is None:
            return
        between = (tab.key for tab in tabs_of(self.table) if self._is_worth(tab))
        keys = [CONTENT, *between, FILES, HISTORY]
        items = [(labels.TABS[key], count_of(detail, key)) for key in keys]
        if keys != self.keys:
            current = self.keys[self.tabs.current()] if self.keys else CONTENT
            self.keys = keys
            self.tabs.set_items(items, keys.index(current) if current in keys else 0)
        else:
            for place, (_, count) in enumerate(items):
                self.tabs.set_count(place, count)
        self.tabs.show()

    def _is_worth(self, tab: Tab) -> bool:
        """A tab is shown when there is something in it, or something can be added to it."""
        detail = self.detail
        if detail is None:
            return False
        lists = related_of(detail, tab.key)
        return bool(tab.sections) or any(
            one.count or may_change(detail.table, one) for one in lists
        )

    def _show_history(self) -> None:
        """Made when it is first wanted; it scrolls in a room of its own."""
        if self.history is None:
            self.history = RecordHistory(self._bench.context)
            self._body_column.addWidget(self.history)
            self.history.show_record(self.table, self.id)
        above = self.tabs.height() + self._body_column.spacing() + 4 * theme().u
        room = self._scrolls[1 if self._is_halved else 0].viewport().height()
        self.history.setMinimumHeight(max(60 * theme().u, room - above))

    def _show_files(self) -> None:
        """Made when it is first wanted."""
        if self.files is None:
            self.files = AttachmentPanel(self._bench)
            self._body_column.addWidget(self.files)
        if self.detail is not None:
            may_edit = not self.why_not(self.detail)
            self.files.show_detail(self.detail, may_edit=may_edit)

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files that were dropped anywhere on the record."""
        if FILES in self.keys:
            self.show_tab(FILES)
        if self.files is not None:
            self.files.attach(paths)

    def _page(self, key: str) -> Page:
        page = self.pages.get(key)
        if page is None:
            form = RecordForm(self.editor, self._bench.making(self.editor))
            form.opened.connect(self._bench.opened)
            page = Page(self._bench, form)
            self.pages[key] = page
            self._body_column.addWidget(page)
        return page

    def _fill(self, key: str, page: Page, *, is_other: bool) -> None:
        detail = self.detail
        if detail is None:
            return
        may_edit = not self.why_not(detail)
        sections: Sequence[Section] = detail.sections
        if not self.is_whole:
            sections = sections_of(sections, self.table, key)
        elif key != CONTENT:
            sections = ()
        if is_other:
            page.form.fill(sections, may_edit=may_edit)
        else:
            page.form.refresh(sections, may_edit=may_edit)
        page.show_related(detail, related_of(detail, key), may_edit=may_edit)
        page.show_cost(detail if key in ("cost", CONTENT) else None)
        self._resuming.in_fields(self.editor)
        self._resuming.in_lists(page.lists)

    def _clear_pages(self) -> None:
        """Lists belong to one record; fields are filled anew."""
        for page in self.pages.values():
            page.clear_related()

    # ------------------------------------------------ persons in full

    def _show_masking(self, detail: Detail) -> None:
        hidden = any(entry.is_masked for part in detail.sections for entry in part.fields)
        is_in_full = bool(self._full)
        if self.table == "people":
            self.head.show_masked(hidden and not is_in_full, is_in_full=is_in_full)

    def _unmasked(self, detail: Detail) -> Detail:
        """Keep showing in full what was asked for, as long as it is still that person's."""
        if not self._full or not self._is_still_so(detail):
            self._full.clear()
            return detail
        sections = tuple(
            replace(part, fields=tuple(self._in_full(entry) for entry in part.fields))
            for part in detail.sections
        )
        name = next((one.value for one in sections[0].fields if one.key == "name"), detail.title)
        return replace(detail, sections=sections, title=str(name or detail.title))

    def _in_full(self, entry: Entry) -> Entry:
        full = self._full.get(entry.key)
        if full is None or not entry.is_masked:
            return entry
        field = self.editor.fields.get(entry.key)
        return replace(full, value=field.value() if field is not None else full.value)  # type: ignore[arg-type]

    def _is_still_so(self, detail: Detail) -> bool:
        if self.detail is not None and self.detail.id != detail.id:
            return False
        for part in detail.sections:
            for entry in part.fields:
                field = self.editor.fields.get(entry.key)
                mask = _MASKS.get(entry.key)
                typed = field.value() if field is not None else None
                if (
                    entry.is_masked
                    and mask
                    and isinstance(typed, str)
                    and mask(typed) != entry.value
                ):
                    return False
        return True

    def _reveal(self, reason: str) -> None:
        details, table, id_ = self._bench.desk.details, self.table, self.id or ""
        # Seeing a person in full is logged, so it is written.
        self._bench.bridge.write(
            lambda: details.of(table, id_, reason=reason), self._revealed, self._not_revealed
        )

    def _revealed(self, detail: Detail) -> None:
        if detail.id != self.id:
            return
        self._full = {entry.key: entry for part in detail.sections for entry in part.fields}
        self.head.end_ask()
        self.detail = detail
        self.head.show_detail(detail, self.why_not(detail))
        self.head.show_masked(False, is_in_full=True)
        self._fill(CONTENT, self._page(CONTENT), is_other=False)
        self.start()

    def _not_revealed(self, error: AfmError) -> None:
        if self.head.ask is not None:
            self.head.ask.refuse(str(error))

    def _keep_in_full(self, detail: Detail) -> None:
        """Whoever has just entered a person goes on seeing it in full."""
        self._full = {
            entry.key: replace(entry, is_masked=False, is_editable=True)
            for part in detail.sections
            for entry in part.fields
            if entry.key in _MASKS and self.table == "people"
        }
