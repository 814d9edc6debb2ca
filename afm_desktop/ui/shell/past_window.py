"""The window of the open file as it was: the same screens, read only, with a way back to today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.as_of.model import Times
from afm_desktop.services.glance import Glance
from afm_desktop.ui.labels import past as labels
from afm_desktop.ui.screens.screen import Note, ScreenSpec
from afm_desktop.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk
    from afm_desktop.ui.shell.program import Program

PAST, NOTHING_YET = "past", "nothing_yet"
OF_TODAY = ("back_up", "save_as", "check")
"""What is done with the file itself, which is not the one that is seen."""


class PastWindow(MainWindow):
    """Says above all screens which day is seen; closing it leads back to today."""

    def __init__(
        self,
        program: Program,
        seen: Glance,
        screens: Sequence[ScreenSpec],
        times: Times,
        ask: Callable[[], None],
    ) -> None:
        self.times, self._ask = times, ask
        super().__init__(program, seen, screens)

    @property
    def file_words(self) -> str:
        return labels.file_words(self.path.name, self.times.as_of)

    def furnish(self, desk: Desk, reason: AfmError | None) -> None:
        super().furnish(desk, reason)
        self.commands.unbind(*OF_TODAY)
        self.commands.bind("look_back", self._ask)
        self.commands.bind("to_today", self.to_today)

    def say_nothing_known(self, sentence: str) -> None:
        """Say why there is nothing to see."""
        self.notes.put(Note(NOTHING_YET, sentence, "warning"))

    def to_today(self) -> None:
        """Close this window and be in that of today."""
        today = self.program.window
        self.close()
        if isinstance(today, MainWindow):
            today.come_forward()

    def _begin_notes(self) -> None:
        words, back = labels.banner(self.times), labels.TO_TODAY
        self.notes.put(
            Note(PAST, words, "warning", back, self.to_today, can_close=False, stands=True)
        )
