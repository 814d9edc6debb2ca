"""이력: everything that was done in this file, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import cast

from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.history.gesture_pane import GesturePane
from afm_desktop.ui.screens.history.spec import GESTURES
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.screen import Doing, Header, ScreenContext

TAKE_BACK = "take_back"
_RECORD = "record"


class HistoryScreen(RecordsScreen):
    """A list of gestures with what the current one did; any of them can be taken back."""

    spec = GESTURES
    key = "history"
    title = labels.TITLE
    icon = "history"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, GesturePane)
        self.gesture.shown.connect(lambda _detail: self.header_changed.emit())

    @property
    def gesture(self) -> GesturePane:
        """The details of the current gesture."""
        return cast("GesturePane", self.side.pane)

    def header(self) -> Header:
        """The count, what can be taken back, and what Ctrl+Z and Ctrl+Y do now."""
        usual = super().header()
        more = (*usual.more, TAKE_BACK, "compare_dates", "undo", "redo")
        return Header(usual.count, secondary=usual.secondary, more=more)

    def doings(self) -> Mapping[str, Doing]:
        """Gestures are neither deleted nor entered; they are taken back."""
        return {
            **super().doings(),
            TAKE_BACK: Doing(self.gesture.take_back, self.gesture.why_not_back),
        }

    def open(self, place: Place) -> None:
        """Show a gesture, or the history of one record."""
        names, past = self.content.words.names, self.context.bridge.desk.past
        for record in place.filter(_RECORD):
            if record not in names:
                names[record] = ""
                self.context.bridge.glance(
                    partial(past.title, record), partial(names.__setitem__, record)
                )
        super().open(place)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Every gesture is one more line, whatever it changed."""
        super().refresh(kinds | self.spec.reads if kinds else kinds)
