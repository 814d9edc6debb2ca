"""The details of the record that is chosen, of whatever kind; what is typed there is never lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError, NotFound
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.details.model import Detail, Section
from afm_desktop.services.safekeeping import SUFFIX
from afm_desktop.services.views.model import TABLES
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.dropped import dropped_files
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.screens.details.head import id_words
from afm_desktop.ui.screens.details.landing import Landing
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.details.rights import why_not
from afm_desktop.ui.screens.details.top_line import TopLine
from afm_desktop.ui.screens.details.view import RecordView
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder

Key = tuple[str, str | None]
LEAST = 88.0  # units
_BODIES = "organizations"
_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2)
_SCREENS = {table: kind.value for kind, table in TABLES.items()}


class DetailsPane(QWidget):
    """Shows one record and edits it in place."""

    open_record = Signal(str, str)
    open_list = Signal(object, object)  # ViewKind, ViewQuery
    closed = Signal()
    created = Signal(str, str)

    showed = Signal(object)  # the Detail that is shown now

    def __init__(self, context: ScreenContext, *, is_apart: bool = False) -> None:
        super().__init__()
        self._context, self._is_halved = context, False
        self._bench = Bench(context, self)
        self._wanted: Key | None = None
        self._starting: tuple[Key, QWidget | None] | None = None
        """The record that the keyboard waits for, and where it is until then."""
        self._starting_at: str | None = None
        self._slot = f"details {id(self)}"
        self.view: RecordView | None = None
        self._kept: dict[Key, RecordView] = {}
        self._waiting: dict[Key, RecordDraft] = {}
        """What was typed in the pane that this one replaces."""
        self.setAccessibleName(labels.PANE)
        self.setMinimumWidth(theme().px(LEAST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopLine(is_apart=is_apart)
        column.addWidget(self.top)
        self.refusal = Remark("circle-alert", colour="danger")
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(4 * theme().u, 0, 4 * theme().u, 0)
        inner.addWidget(self.refusal)
        column.addWidget(holder)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._empty = Placeholder("panel-right", labels.NOTHING, labels.CHOOSE)
        self._blank = QWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._blank)
        self._failure: Placeholder | None = None
        self.refusal.hide()
        self.setAcceptDrops(True)
        self._landing = Landing(self)
        self._connect()
        self._tell_top("")

    def _connect(self) -> None:
        self._bench.opened.connect(self.open_record)
        self._bench.listed.connect(self.open_list)
        self._bench.begun.connect(self.begin_new)
        self._bench.refused.connect(self._refuse)
        self._context.bridge.changed.connect(self._changed)
        self.top.link_asked.connect(self.copy_link)
        self.top.apart_asked.connect(self.open_apart)
        self.top.delete_asked.connect(self.delete)
        self.top.succession_asked.connect(lambda: self._bench.ask_succession(self._body()))
        self.top.leaving_asked.connect(lambda: self._bench.ask_leaving(self._body()))
        self.top.closed.connect(self.closed)

    # ------------------------------------------------ what screens use

    @property
    def record(self) -> Key | None:
        """The table and id of what is shown or being read; the id is None for a new record."""
        return self._wanted

    @property
    def detail(self) -> Detail | None:
        """The record as it was last read."""
        return self.view.detail if self.view is not None else None

    def show_record(self, kind: str, id: str | None) -> None:
        """Show a record; with no id nothing, and what was typed stays for later."""
        if id is not None and self._wanted == (kind, id) and self.view is not None:
            return
        self.leave()
        self._starting = None
        if self.view is None or self.view.id != id:
            self._let_go()
        self.refusal.say("")
        if id is None:
            self._wanted = None
            self._put_away()
            self._stack.setCurrentWidget(self._empty)
            self._tell_top("")
            return
        self._wanted = (kind, id)
        if self.view is None:
            self._stack.setCurrentWidget(self._blank)
        self._read()

    def begin_new(
        self,
        kind: str,
        defaults: Mapping[str, object] | None = None,
        create: Create | None = None,
    ) -> None:
        """Begin a record, or go on with the one of this kind that was begun before."""
        self.leave()
        self.refusal.say("")
        self._wanted = (kind, None)
        kept, waiting = self._kept.get((kind, None)), self._waiting.get((kind, None))
        given = dict(waiting.given if waiting else defaults or {})
        create = create or (waiting.create if waiting else None)
        details = self._context.bridge.desk.details
        if kept is not None:
            kept.store_by(create)
            self._put_away()
            self._put(self._kept.pop((kind, None)))
            self._tell_top(NOUNS[kind].name)
            self._start_soon(kept)
            return
        self._context.bridge.glance(
            lambda: details.blank(kind, given),
            partial(self._begin, kind, given, create),
            self._failed,
        )

    def leave(self) -> bool:
        """Save what was typed; whether nothing waits to be mended or finished."""
        if self.view is None:
            return True
        is_valid = self.view.settle()
        return is_valid and not (self.view.editor.is_new and self.view.editor.has_values())

    def has_drafts(self) -> bool:
        """Whether something typed here is not in the file."""
        return bool(self._waiting) or any(view.has_drafts() for view in self._views())

    def drafts(self) -> tuple[RecordDraft, ...]:
        """What is typed here and not in the file."""
        found = [view.draft(is_shown=view is self.view) for view in self._views()]
        if self.view is not None and self.refusal.text:
            shown = found[0] or RecordDraft(self.view.table, self.view.id, {}, is_shown=True)
            found[0] = replace(shown, said=self.refusal.text)
        return (*(draft for draft in found if draft is not None), *self._waiting.values())

    def take_up(self, drafts: Sequence[RecordDraft]) -> None:
        """Go on from drafts once their records are shown; a new record is shown at once."""
        self._waiting = {(one.table, one.id): replace(one, is_shown=False) for one in drafts}
        new = next((one for one in drafts if one.is_shown and one.id is None), None)
        if new is not None:
            self.begin_new(new.table)

    def drop(self) -> None:
        """Give up a record that was begun; what was typed into it goes."""
        view, self.view = self.view, None
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()
        self._wanted = None
        self._stack.setCurrentWidget(self._empty)
        self._tell_top("")
        self.closed.emit()

    def start(self, field: str | None = None) -> None:
        """Give the keyboard to the record or a field of it, once it is the one that is shown."""
        self._starting_at = field
        if self._is_current:
            self._starting = None
            if self.view is not None:
                self.view.start(field)
        elif self._wanted is not None:
            self._let_go()
            self._starting = (self._wanted, QApplication.focusWidget())

    def open_apart(self) -> None:
        """Show the record in a window of its own."""
        if self._wanted is not None and self._wanted[1] is not None:
            self._context.frame.open_apart(*cast(tuple[str, str], self._wanted))

    def copy_link(self) -> None:
        """Put the address of the record on the clipboard."""
        if self._wanted is None or self._wanted[1] is None:
            return
        table, id_ = self._wanted
        place = Place(_SCREENS.get(table, table), id_)
        QGuiApplication.clipboard().setText(place.link())
        self._context.toast(labels.LINK_COPIED)

    def arrange(self, room: Room) -> None:
        """One column at the right or on a page of its own, two halves below a list."""
        self._is_halved = room is Room.MEDIUM
        self.top.set_low(self._is_halved)
        for view in self._views():
            view.halve(self._is_halved)

    def event(self, event: QEvent) -> bool:
        """Del and F2 belong to what has the keyboard here, not to the list beside it."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and _is_own(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.view is not None and self.view.editor.is_new:
            self.drop()
        else:
            self.closed.emit()

    # ------------------------------------------------ files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are for the record; what is no attachment goes to the window."""
        detail = self.detail
        if detail is None or not self._landing_paths(event):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._landing.show_for(detail.title)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._landing.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._landing.hide()
        paths = self._landing_paths(event)
        if self.view is None or not paths:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.view.attach(paths)

    def _landing_paths(self, event: QDropEvent) -> list[Path]:
        """What would be attached to the record that is shown; nothing where that may not be."""
        detail, desk = self.detail, self._context.bridge.desk
        if detail is None or not self._is_current or why_not(desk, detail):
            return []
        paths = dropped_files(event.mimeData())
        is_workspace = any(path.suffix.casefold() == SUFFIX for path in paths)
        return [] if is_workspace else paths

    # ------------------------------------------------ reading

    @property
    def _is_current(self) -> bool:
        """Whether the record that is wanted is the one whose fields are here."""
        return self.view is not None and (self.view.table, self.view.id) == self._wanted

    def _let_go(self) -> None:
        """What is typed from now on is for no field of the record that goes."""
        here = QApplication.focusWidget()
        if self.view is not None and here is not None and self.view.isAncestorOf(here):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_if_waited_for(self) -> None:
        """The keyboard comes, unless the person has gone elsewhere meanwhile."""
        waiting, self._starting = self._starting, None
        if waiting is None or waiting[0] != self._wanted:
            return
        if self._starting_at is not None or waiting[1] is QApplication.focusWidget():
            self.start(self._starting_at)

    def _read(self) -> None:
        table, id_ = self._wanted or ("", None)
        if id_ is None:
            return
        details = self._context.bridge.desk.details
        self._context.bridge.read(
            lambda: details.of(table, id_), self._show, self._failed, slot=self._slot
        )

    def _changed(self, _kinds: frozenset[str]) -> None:
        self._read()

    def _show(self, detail: Detail) -> None:
        key = (detail.table, detail.id)
        if key != self._wanted:
            return
        if not self._can_show(detail):
            self._put_away()
            view = self._kept.pop(key, None) or self._view(detail.table, detail.id)
            self._put(view)
        if self.view is not None:
            self.view.show_detail(detail)
            self._resume(self.view)
            self._stack.setCurrentWidget(self.view)
        self._tell_top(id_words(detail))
        self._start_if_waited_for()
        self.showed.emit(detail)

    def _can_show(self, detail: Detail) -> bool:
        """Whether the widgets at hand serve: the same record, or one of its kind."""
        view = self.view
        if view is None or view.table != detail.table:
            return False
        if view.id == detail.id:
            return True
        is_free = not view.editor.is_new and not view.has_drafts() and not view.is_whole
        return is_free and (detail.table, detail.id) not in self._kept

    def _failed(self, error: AfmError) -> None:
        is_gone = isinstance(error, NotFound)
        again = Button(labels.READ_AGAIN)
        again.clicked.connect(self._read)
        self._put_away()
        if self._failure is not None:
            self._stack.removeWidget(self._failure)
            self._failure.deleteLater()
        said = labels.GONE if is_gone else str(error)
        self._failure = Placeholder(
            "circle-alert", labels.CANNOT_READ, said, [] if is_gone else [again]
        )
        self._stack.addWidget(self._failure)
        self._stack.setCurrentWidget(self._failure)
        self._tell_top("")

    # ------------------------------------------------ views

    def _view(
        self, table: str, id: str | None, given: Mapping[str, object] | None = None
    ) -> RecordView:
        view = self._made(table, id, given)
        view.halve(self._is_halved)
        view.created.connect(partial(self._created, view))
        view.dropped.connect(self.drop)
        view.settled.connect(partial(self._settled, view))
        return view

    def _made(self, table: str, id: str | None, given: Mapping[str, object] | None) -> RecordView:
        """The widgets of a record; some kinds have their own."""
        return RecordView(self._bench, table, id, given)

    def _views(self) -> list[RecordView]:
        return [view for view in (self.view, *self._kept.values()) if view is not None]

    def _resume(self, view: RecordView) -> None:
        draft = self._waiting.pop((view.table, view.id), None)
        if draft is not None:
            view.take_up(draft)
            if view is self.view:
                self._refuse(draft.said)

    def _put(self, view: RecordView) -> None:
        self.view = view
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def _put_away(self) -> None:
        """Take the view off; it is kept while something typed in it is not in the file."""
        view, self.view = self.view, None
        if view is None:
            return
        if view.has_drafts():
            self._kept[view.table, view.id] = view
            if not view.editor.is_saving:
                self._context.toast(labels.DRAFT_KEPT)
            return
        self._discard(view)

    def _discard(self, view: RecordView) -> None:
        self._stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    def _settled(self, view: RecordView) -> None:
        """A view that was kept only until its last gesture was saved goes."""
        key = (view.table, view.id)
        if self._kept.get(key) is not view:
            return
        if view.has_drafts():
            self._context.toast(labels.DRAFT_KEPT)
        else:
            del self._kept[key]
            self._discard(view)

    def _begin(
        self,
        kind: str,
        given: Mapping[str, object],
        create: Create | None,
        sections: tuple[Section, ...],
    ) -> None:
        self._put_away()
        view = self._view(kind, None, given)
        view.store_by(create)
        self._put(view)
        view.show_new(sections)
        self._resume(view)
        self._tell_top(NOUNS[kind].name)
        self._start_soon(view)

    def _start_soon(self, view: RecordView) -> None:
        """Give the keyboard to the first field, once the pane itself is where it belongs."""
        view.start()
        QTimer.singleShot(0, view, view.start)

    def _created(self, view: RecordView, id_: str) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if kept is not view}
        if view is self.view:
            self._wanted = (view.table, id_)
            self._read()
        else:
            self._kept[view.table, id_] = view
        self.created.emit(view.table, id_)

    # ------------------------------------------------ the line above

    def _tell_top(self, words: str) -> None:
        has_record = self.view is not None and self.view.id is not None and bool(words)
        may_change = not self._context.bridge.read_only
        is_body = has_record and self.view is not None and self.view.table == _BODIES
        self.top.tell(words, has_record=has_record, may_change=may_change, is_body=is_body)

    def delete(self) -> None:
        """Put the record into the trash; it can be taken back."""
        if self._wanted is not None and self._wanted[1] is not None:
            self._bench.delete(self._wanted[0], self._wanted[1])

    def _body(self) -> str:
        return (self._wanted[1] if self._wanted is not None else None) or ""

    def _refuse(self, sentence: str) -> None:
        self.refusal.say(sentence)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in _OWN_KEYS and not event.modifiers()
