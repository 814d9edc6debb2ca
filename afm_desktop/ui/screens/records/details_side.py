"""The details beside a list: they follow the current row and lead on to other records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.screens.records.details_slot import Details, DetailsSlot, MakeDetails
from afm_desktop.ui.screens.records.linking import place_of_record
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.view_places import place_of


@dataclass(frozen=True, slots=True)
class SideDrafts:
    """What is typed beside a list, and what was shown when a new record was begun."""

    records: tuple[RecordDraft, ...]
    before: str | None


class DetailsSide(QObject):
    """The slot and what stands in it; without details the list has all the room."""

    created = Signal(str)
    """The id of a new record of this kind."""
    closed = Signal()
    left_alone = Signal()
    """Another record comes while the keyboard is in the details: it is not meant for that one."""
    dropped = Signal()
    """A record that was begun is given up."""

    def __init__(
        self,
        spec: RecordsSpec,
        main: QWidget,
        context: ScreenContext,
        make: MakeDetails | None,
    ) -> None:
        super().__init__(main)
        self._spec, self._context = spec, context
        self.pane: QWidget | None = make(context) if make is not None else None
        self.slot = (
            DetailsSlot(spec.key, main, self.pane, context.preferences, usual=spec.details_u)
            if self.pane is not None
            else None
        )
        self.widget: QWidget = self.slot or main
        self._shown: str | None = None
        self._is_new = False
        self._before: str | None = None
        """What was shown when a new record was begun."""
        if self.pane is not None:
            self._connect(self._details)

    @property
    def is_there(self) -> bool:
        """Whether there are details at all."""
        return self.pane is not None

    @property
    def is_shown(self) -> bool:
        """Whether the details can be seen."""
        return self.slot is not None and self.slot.is_shown

    @property
    def is_page(self) -> bool:
        """Whether a record stands in the place of the list."""
        return self.slot is not None and self.slot.is_page

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the details."""
        here = QApplication.focusWidget()
        return self.pane is not None and here is not None and self.pane.isAncestorOf(here)

    def follow(self, id: str | None, *, again: bool = False) -> None:
        """Show another record; `again` reads the same one anew, but never over an empty form."""
        if self._is_new and (again or id == self._before):
            return
        is_due = again or id != self._shown
        if self.pane is not None and is_due:
            if id != self._shown and self.has_focus:
                self.left_alone.emit()
            self._shown, self._is_new = id, False
            self._details.show_record(self._spec.record, id)

    def set_shown(self, is_shown: bool) -> None:
        """Show the details, or hide them."""
        if self.slot is not None:
            self.slot.set_shown(is_shown)

    def set_needed(self, is_needed: bool) -> None:
        """Take the details away while there is no record at all."""
        if self.slot is not None:
            self.slot.set_needed(is_needed)

    def enter(self, field: str | None = None) -> None:
        """Show the details and put the keyboard into them, at a field where one is named."""
        self.set_shown(True)
        if self.pane is not None:
            self._details.start(field)

    def begin_new(self, defaults: Mapping[str, Any], create: Create | None = None) -> None:
        """Offer an empty form."""
        self._before, self._shown, self._is_new = self._shown, None, True
        self.set_needed(True)
        self.set_shown(True)
        self._details.begin_new(self._spec.record, defaults, create)

    def leave(self) -> bool:
        """Save what was typed; whether something else may be shown."""
        return self.pane is None or self._details.leave()

    def drafts(self) -> SideDrafts:
        """What is typed and not in the file."""
        records = tuple(self._details.drafts()) if self.pane is not None else ()
        return SideDrafts(records, self._before if self._is_new else None)

    def take_up(self, drafts: SideDrafts) -> None:
        """Go on from drafts; a record that was begun is shown again at once."""
        if self.pane is None or not drafts.records:
            return
        self._is_new = any(one.is_shown and one.id is None for one in drafts.records)
        self._before = drafts.before
        self._details.take_up(drafts.records)

    def arrange(self, room: Room) -> None:
        """Stand where there is room."""
        if self.slot is not None:
            self.slot.arrange(room)
            self._details.arrange(room)

    @property
    def _details(self) -> Details:
        return cast("Details", self.pane)

    def _connect(self, details: Details) -> None:
        details.open_record.connect(self._open_record)
        details.open_list.connect(self._open_list)
        details.closed.connect(self._tell_closed)
        details.created.connect(self._tell_created)

    def _tell_closed(self) -> None:
        was_new, self._is_new = self._is_new, False
        (self.dropped if was_new else self.closed).emit()

    def _open_record(self, kind: str, id: str) -> None:
        place = place_of_record(kind, id)
        if place is not None:
            self._context.navigate(place)
        else:  # no list shows its kind
            self._context.frame.open_apart(kind, id)

    def _open_list(self, kind: ViewKind, query: ViewQuery) -> None:
        self._context.navigate(place_of(kind, query))

    def _tell_created(self, kind: str, id: str) -> None:
        if kind == self._spec.record:
            self._shown, self._is_new = id, False
            self.created.emit(id)
