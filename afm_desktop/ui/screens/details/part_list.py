"""What belongs to a record: lines that open, are edited where they stand, added and deleted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.details.model import Detail, Related, RelatedRow, Section
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.drafts import PartDraft
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.screens.details.layout import may_change
from afm_desktop.ui.screens.details.making import OPENED
from afm_desktop.ui.screens.details.part_editor import PartEditor
from afm_desktop.ui.screens.details.part_line import PartLine
from afm_desktop.ui.screens.details.part_order import PartOrder
from afm_desktop.ui.screens.details.telling import told
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.link_line import LinkLine
from afm_desktop.ui.widgets.popup_menu import PopupMenu

FIRST = 20
_EVENTS = "organization_events"
"""What happened to a body is entered with what follows from it."""
_BY_PANE = frozenset({"organizations", "demands", "lead_projects", "meetings", "divisions"})
"""Kinds with so many fields that a new one takes the whole pane."""


class PartList(QWidget):
    """One list under its title; at most one line of it is edited at a time."""

    def __init__(
        self, bench: Bench, table: str, id: str, related: Related, *, may_edit: bool
    ) -> None:
        super().__init__()
        self._bench, self._table, self._id = bench, table, id
        self._may_edit = may_edit and may_change(table, related)
        self._related = related
        self._lines: dict[str, PartLine] = {}
        self._order = PartOrder(bench, self, self._lines)
        self._open: PartEditor | None = None
        self._first = FIRST
        self._waiting: PartDraft | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = labels.related_title(table, related.key)
        self.add_button: Button | None = None
        if self._may_edit:
            what = labels.ADD_WHAT.format(what=title)
            self.add_button = Button(labels.ADD, "plus", "link", what)
            self.add_button.clicked.connect(self.add)
        self._title = SectionTitle(title, "", self.add_button)
        column.addWidget(self._title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self._more: LinkLine | None = None
        self._foot = column
        self.refresh(related)

    # ------------------------------------------------ what panes use

    @property
    def key(self) -> str:
        """The key of the list."""
        return self._related.key

    def refresh(self, related: Related) -> None:
        """Show the lines there are now; the one that is edited stays open."""
        focused = next((id_ for id_, line in self._lines.items() if line.hasFocus()), None)
        self._related = self._order.related = related
        noun = NOUNS[related.table]
        self._title.set_value(f"{related.count:,}{noun.counter}" if related.count else "")
        shown = {row.id: row for row in related.rows[: self._first]}
        for id_ in [id_ for id_ in self._lines if id_ not in shown]:
            self._discard(self._lines.pop(id_))
        for place, row in enumerate(shown.values()):
            self._place(place, row)
        editor = self._open
        if editor is not None and not editor.editor.is_new:
            if editor.editor.id in shown:
                self._reread()
            elif not editor.has_drafts():
                self._fold()
        self._tell_more()
        if focused in self._lines:
            self._lines[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_drafts(self) -> bool:
        """Whether something typed here is not in the file."""
        return self._open is not None and self._open.has_drafts()

    def draft(self) -> PartDraft | None:
        """What is typed in the line that is edited; None when that is nothing."""
        editor = self._open
        if editor is None:
            return self._waiting
        return editor.draft()

    def take_up(self, draft: PartDraft) -> None:
        """Go on from a draft in the line it belongs to."""
        self._waiting = draft
        if draft.id is None:
            self.add()
            return
        if draft.id not in self._lines:
            self._first = len(self._related.rows)
            self.refresh(self._related)
        if draft.id in self._lines:
            self.edit(draft.id)

    def settle(self) -> bool:
        """Take what is typed in the line that is edited."""
        return self._open is None or self._open.editor.settle()

    def begin(self) -> None:
        """Give the keyboard to the first line, or to what adds one."""
        where = next(iter(self._lines.values()), None) or self.add_button
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Begin a new one."""
        related = self._related
        owner = related.owner or ""
        if related.table == _EVENTS:
            self._bench.ask_succession(self._id)
            return
        if related.table in _BY_PANE:
            self._bench.begun.emit(related.table, {owner: self._id})
            return
        if not self._fold():
            return
        given: Mapping[str, object] = {owner: self._id}
        create = self._bench.creation(related.table, owner, self._id)
        editor = self._edit(None, create=create)
        details = self._bench.desk.details
        self._bench.bridge.glance(
            lambda: details.blank(related.table, given), lambda found: self._begin(editor, found)
        )

    def edit(self, id: str) -> None:
        """Edit a line where it stands."""
        if self._open is not None and self._open.editor.id == id:
            self._open.start()
        elif self._fold():
            self._edit(id)
            self._lines[id].hide()
            self._reread(start=True)

    # ------------------------------------------------ lines

    def _place(self, place: int, row: RelatedRow) -> None:
        line = self._lines.get(row.id)
        if line is None:
            line = self._line(row)
            self._lines[row.id] = line
        else:
            line.set_told(told(self._table, self._related, row))
            self._rows.removeWidget(line)
        self._rows.insertWidget(self._spot(place), line)
        is_open = self._open is not None and self._open.editor.id == row.id
        line.setVisible(not is_open)
        if is_open and self._open is not None:
            self._rows.removeWidget(self._open)
            self._rows.insertWidget(self._spot(place) + 1, self._open)

    def _spot(self, place: int) -> int:
        """Where a line stands; an open editor before it takes a place as well."""
        editor = self._open
        at = self._rows.indexOf(editor) if editor is not None else -1
        return place + (1 if 0 <= at <= place else 0)

    def _line(self, row: RelatedRow) -> PartLine:
        is_elsewhere = self._is_elsewhere(row)
        icon = "chevron-right" if is_elsewhere else "pencil" if self._may_edit else ""
        line = PartLine(told(self._table, self._related, row), icon=icon)
        id_, opens = row.id, row.opens
        if is_elsewhere:
            line.clicked.connect(lambda: self._bench.opened.emit(opens.table, opens.id))
        else:
            line.clicked.connect(lambda: self.edit(id_))
        if self._may_edit:
            line.edit_asked.connect(lambda: self.edit(id_))
            line.delete_asked.connect(lambda: self._delete(id_))
            line.menu_asked.connect(lambda at: self._open_menu(id_, at))
            if self._related.is_ordered:
                self._order.take(id_, line)
        line.stepped.connect(lambda step: self._step(id_, step))
        return line

    def _is_elsewhere(self, row: RelatedRow) -> bool:
        return row.opens.table in OPENED

    def _step(self, id_: str, step: int) -> None:
        order = [row.id for row in self._related.rows if row.id in self._lines]
        place = order.index(id_) + step
        if 0 <= place < len(order):
            self._lines[order[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_menu(self, id_: str, at: QPoint) -> None:
        menu = PopupMenu(self._lines[id_], labels.MORE)
        menu.add(labels.EDIT, lambda: self.edit(id_), icon="pencil", keys="F2")
        if self._related.is_ordered:
            self._order.add_to(menu, id_)
        menu.addSeparator()
        menu.add(
            labels.DELETE, lambda: self._delete(id_), icon="trash-2", keys="Del", is_danger=True
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _delete(self, id_: str) -> None:
        self._step(id_, 1)
        self._bench.delete(self._related.table, id_)

    # ------------------------------------------------ the line that is edited

    def _edit(self, id_: str | None, create: Create | None = None) -> PartEditor:
        owner = self._related.owner or ""
        editor = PartEditor(
            self._bench,
            self._related.table,
            id_,
            owner,
            create=create,
            given={owner: self._id},
            may_edit=self._may_edit,
        )
        editor.folded.connect(self._drop)
        editor.gone.connect(self._forget)
        self._open = editor
        line = self._lines.get(id_ or "")
        place = self._rows.indexOf(line) + 1 if line is not None else self._rows.count()
        self._rows.insertWidget(place, editor)
        editor.show()
        return editor

    def _begin(self, editor: PartEditor, sections: tuple[Section, ...]) -> None:
        if self._open is editor:
            editor.fill(sections)
            editor.start()
            self._resume(editor)

    def _reread(self, *, start: bool = False) -> None:
        editor = self._open
        if editor is None or editor.editor.id is None:
            return
        details, table, id_ = self._bench.desk.details, self._related.table, editor.editor.id
        self._bench.bridge.glance(
            lambda: details.of(table, id_), lambda found: self._show(editor, found, start)
        )

    def _show(self, editor: PartEditor, detail: Detail, start: bool) -> None:
        if self._open is not editor:
            return
        editor.show_detail(detail)
        nested = [one for one in detail.related if may_change(detail.table, one)]
        for one in nested:
            known = next((known for known in editor.lists() if known.key == one.key), None)
            if known is not None:
                known.refresh(one)
            else:
                made = PartList(self._bench, detail.table, detail.id, one, may_edit=self._may_edit)
                editor.add_nested(made)
        if start:
            editor.start()
        self._resume(editor)

    def _resume(self, editor: PartEditor) -> None:
        draft = self._waiting
        if draft is None or draft.id != editor.editor.id:
            return
        self._waiting = None
        editor.take_up(draft)

    def _fold(self) -> bool:
        """Close the editor; not while what is typed in it is not valid."""
        editor = self._open
        if editor is None:
            return True
        editor.editor.settle()
        if editor.has_drafts() and not editor.editor.is_saving:
            editor.start()
            return False
        self._forget()
        return True

    def _drop(self) -> None:
        """Close it on purpose: what was typed and is not valid goes."""
        id_ = self._open.editor.id if self._open is not None else None
        self._forget()
        line = self._lines.get(id_ or "")
        here = line if line is not None else self.add_button
        if here is not None:
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        editor, self._open = self._open, None
        if editor is None:
            return
        line = self._lines.get(editor.editor.id or "")
        self._discard(editor)
        if line is not None:
            line.show()

    def _discard(self, widget: QWidget) -> None:
        self._rows.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    # ------------------------------------------------ the rest of it

    def _tell_more(self) -> None:
        """A line below that opens the whole list, or shows the rest of it here."""
        more, self._more = self._more, None
        had_focus = more is not None and more.hasFocus()
        if more is not None:
            self._foot.removeWidget(more)
            more.hide()
            more.deleteLater()
        words = self._more_words()
        if words:
            self._more = LinkLine(words, is_link=True, has_rule=False)
            self._more.clicked.connect(self._show_more)
            self._foot.addWidget(self._more)
            if had_focus:
                self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more_words(self) -> str:
        related, shown = self._related, len(self._lines)
        if related.view is not None and related.query is not None and related.count:
            return labels.SHOW_ALL.format(count=related.count)
        if shown < len(related.rows):
            return labels.SHOW_MORE.format(count=related.count - shown)
        return ""

    def _show_more(self) -> None:
        related = self._related
        if related.view is not None:
            self._bench.listed.emit(related.view, related.query)
            return
        self._first = len(related.rows)
        self.refresh(related)
