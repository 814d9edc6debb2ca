"""Where the details of a record stand: beside the list, below it, or in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme

USUAL, LEAST = 92.0, 88.0
"""The width of the details in units, and the least at which they are readable."""
MOST = 0.64  # of the width, so that a list beside wide details can still be read
LOWEST = 24.0  # units of height, below the list
_LIST_SHARE, _DETAILS_SHARE = 5, 3
"""Below the list what can be done with a record is in sight, and the list has the rest."""


class Details(Protocol):
    """What a list asks of the pane that shows one record."""

    open_record: SignalInstance
    """(kind, id): another record is to be shown in its own list."""
    open_list: SignalInstance
    """(ViewKind, ViewQuery): the list behind a number."""
    closed: SignalInstance
    created: SignalInstance
    """(kind, id): a new record is stored."""

    def show_record(self, kind: str, id: str | None) -> None:
        """Show a record, or nothing."""

    def begin_new(
        self, kind: str, defaults: Mapping[str, Any], create: Create | None = None
    ) -> None:
        """Offer an empty form; nothing is stored until its first required field is valid.

        `create` stores a record that is registered in a way of its own.
        """

    def leave(self) -> bool:
        """Save what was typed; whether something else may be shown."""

    def drafts(self) -> Sequence[RecordDraft]:
        """What is typed and not in the file."""

    def take_up(self, drafts: Sequence[RecordDraft]) -> None:
        """Go on from drafts, in place of the pane they were typed in."""

    def start(self, field: str | None = None) -> None:
        """Take the keyboard, at a field where one is named."""

    def arrange(self, room: Room) -> None:
        """Lay itself out for so much room."""


MakeDetails = Callable[[ScreenContext], Any]
"""Makes a QWidget that is `Details`."""


class _Handle(QSplitterHandle):
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.border)


class _Splitter(QSplitter):
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class DetailsSlot(_Splitter):
    """List and details with a line between them that can be moved; where it stands is kept."""

    def __init__(
        self,
        key: str,
        main: QWidget,
        details: QWidget,
        preferences: Preferences,
        *,
        usual: float = USUAL,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._usual = usual
        self.least_main: Callable[[], int] = lambda: 0
        """How high the list must be above wide details, so that one can choose in it."""
        self._name, self._preferences = f"{key}.details", preferences
        self._main, self._details, self._room = main, details, Room.WIDE
        self._is_wanted = bool(preferences.layout(self._name).get("shown", True))
        self._is_page, self._is_needed = False, True
        self.setHandleWidth(max(1, theme().tokens.edge))
        self.setChildrenCollapsible(False)
        self.addWidget(main)
        self.addWidget(details)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(lambda *_: self._keep())
        self._lay_out()

    @property
    def is_shown(self) -> bool:
        """Whether the details can be seen."""
        is_there = self._is_page if self._room is Room.NARROW else self._is_wanted
        return is_there and self._is_needed

    @property
    def is_page(self) -> bool:
        """Whether the details stand in the place of the list."""
        return self._room is Room.NARROW and self.is_shown

    def set_shown(self, is_shown: bool) -> None:
        """Show the details, or hide them."""
        if self._room is Room.NARROW:
            self._is_page = is_shown
        elif is_shown != self._is_wanted:
            self._is_wanted = is_shown
            self._keep()
        self._lay_out()

    def set_needed(self, is_needed: bool) -> None:
        """Take the details away while there is no record at all."""
        if is_needed != self._is_needed:
            self._is_needed = is_needed
            self._lay_out()

    def arrange(self, room: Room) -> None:
        """At the right, below, or one of the two at a time."""
        if room is not self._room:
            self._room = room
            self._lay_out()

    def _lay_out(self) -> None:
        is_side = self._room is Room.WIDE
        wanted = Qt.Orientation.Horizontal if is_side else Qt.Orientation.Vertical
        self.setOrientation(wanted)
        self._details.setMinimumWidth(theme().px(LEAST) if is_side else 0)
        # What stands there while there is no record must not make it higher than its share.
        self._details.setMinimumHeight(0 if is_side else theme().px(LOWEST))
        self._main.setVisible(not self.is_page)
        self._details.setVisible(self.is_shown)
        kept = self._preferences.layout(self._name)
        if is_side:
            width = theme().px(max(LEAST, float(kept.get("width", self._usual))))
            if self._is_wide and self.width() > theme().px(2 * LEAST):
                width = min(width, round(self.width() * MOST))
            self.setSizes([max(1, self.width() - width), width])
        else:
            self._share_out()

    def _share_out(self) -> None:
        """Below one another each has its share of any height."""
        kept = self._preferences.layout(self._name)
        usual = _DETAILS_SHARE / (_LIST_SHARE + _DETAILS_SHARE)
        share = float(kept.get("share", MOST if self._is_wide else usual))
        high = max(100, self.height())
        listed = round(high * (1 - share))
        if self._is_wide and "share" not in kept:
            most = high - theme().px(LOWEST)
            listed = max(listed, min(self.least_main(), most))
        self.setSizes([listed, high - listed])

    @property
    def _is_wide(self) -> bool:
        """Whether the details are what one works in, and the list leads to them."""
        return self._usual > USUAL

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_other = event.oldSize().width() != event.size().width()
        if self._is_wide and self._room is Room.WIDE and is_other:
            self._lay_out()
        if self._room is Room.MEDIUM and event.oldSize().height() != event.size().height():
            self._share_out()

    def _keep(self) -> None:
        kept = {**self._preferences.layout(self._name), "shown": self._is_wanted}
        sizes: list[int] = self.sizes()
        high = sizes[0] + sizes[1]
        if self.is_shown and self._room is Room.WIDE and sizes[1]:
            kept["width"] = round(sizes[1] / theme().u, 1)
        elif self.is_shown and self._room is Room.MEDIUM and high:
            kept["share"] = round(sizes[1] / high, 3)
        self._preferences.keep_layout(self._name, kept)
